"""What differs between two wordings is marked, and nothing of either is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compare.wording import compare_wording

WORDS = st.text(alphabet="水手公寓，。14 0A", max_size=24)


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_from_the_marks(before: str, after: str) -> None:
    stretches = compare_wording(before, after)
    assert "".join(part.text for part in stretches if part.change != "new") == before
    assert "".join(part.text for part in stretches if part.change != "gone") == after


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("公寓140套", "公寓160套", [("gone", "140"), ("new", "160")]),
        ("由区水手办牵头", "由区财政局牵头", [("gone", "水手办"), ("new", "财政局")]),
        ("建公寓", "建公寓。另建学校", [("new", "。另建学校")]),
        ("同样的话", "同样的话", []),
        ("重点的水手", "优秀的青年", [("gone", "重点的水手"), ("new", "优秀的青年")]),
    ],
)
def test_numbers_and_words_are_marked_as_a_whole(before: str, after: str, marked: list[tuple[str, str]]) -> None:
    assert [(part.change, part.text) for part in compare_wording(before, after) if part.change != "same"] == marked
