"""The items of a list have the numbers that readers of the page see."""

from __future__ import annotations

import pytest

from builder.evidence.sources.saved_page import visible_text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ol><li>甲</li><li><p>乙</p></li></ol>", ["1.甲", "2.乙"]),
        ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
        ("<ol start=3><li>甲</li><li value=7>乙</li><li>丙</li></ol>", ["3.甲", "7.乙", "8.丙"]),
        ("<ol><li>甲<ol type=a><li>乙</li></ol></li><li>丙</li></ol>", ["1.甲", "a)乙", "2.丙"]),
        ("<ol type=I><li>甲</li></ol>", ["I.甲"]),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲</li></ol>", ["一、甲"]),
        ("<ol><li><b>甲</b>乙</li></ol>丙", ["1.甲乙", "丙"]),
    ],
)
def test_items_of_a_numbered_list_have_their_numbers(page: str, expected: list[str]) -> None:
    assert visible_text(page).split() == expected


@pytest.mark.parametrize(
    "page",
    [
        "<ul><li>甲</li></ul>",
        "<ol style='list-style: none'><li>甲</li></ol>",
        "<ol><li style='list-style:none'>甲</li></ol>",
        "<ol style='display:none'><li>乙</li></ol>甲",
        "<li>甲</li>",
        "<ol><li></li></ol>甲",
    ],
)
def test_items_that_show_no_number_have_none(page: str) -> None:
    assert visible_text(page).split() == ["甲"]


@pytest.mark.parametrize("words", ["1.甲", "一、甲", "（一）甲", "第一条甲", "1）甲"])
def test_an_item_that_is_numbered_by_hand_is_not_numbered_twice(words: str) -> None:
    assert visible_text(f"<ol><li>{words}</li></ol>").split() == [words]
