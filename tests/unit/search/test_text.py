"""What of a rendered page is searched."""

from __future__ import annotations

from builder.search.text import PageSection, read_sections
from builder.text.normalise import BARRIER


def sections(main: str) -> tuple[PageSection, ...]:
    return read_sections(f"<!doctype html><html><body><p>外</p><main>{main}</main></body></html>".encode())[1]


def joined(main: str) -> str:
    return "".join(section.text for section in sections(f"<h1>题</h1>{main}")).replace(" ", "")


def test_only_the_main_part_is_searched() -> None:
    assert joined("<p>里</p>") == "题里"


def test_navigation_and_what_a_template_leaves_out_are_not_searched_and_nothing_is_found_across_them() -> None:
    assert joined("甲<nav>航</nav>乙<p data-nosearch>略</p>丙") == f"题甲{BARRIER}乙{BARRIER}丙"


def test_words_that_are_marked_up_stay_together_and_blocks_stand_apart() -> None:
    (section,) = sections("<h1>题</h1><p>区委<strong>组织</strong>部</p><p>牵头</p>")
    assert section.text.split() == ["题", "区委组织部", "牵头"]


def test_headings_and_table_rows_with_an_id_can_be_linked_to() -> None:
    outcome = sections(
        '<h1>题</h1><p>前</p><h2 id="a">摘要</h2><p>中</p><table><tr id="m-1"><th>举措</th></tr></table><h2>无</h2>'
    )
    assert [(section.anchor, section.heading) for section in outcome] == [("", ""), ("a", "摘要"), ("m-1", "摘要")]
    assert outcome[2].text.split() == ["举措", "无"]


def test_line_breaks_of_a_template_are_no_barrier() -> None:
    assert BARRIER not in joined("<p>甲\n乙</p>\n<p>丙</p>")


def test_a_gap_between_two_anchors_is_kept() -> None:
    main = '<h2 id="a">甲</h2><table><tr id="r"><td data-nosearch>略</td></tr></table><h2 id="b">乙</h2>'
    assert joined(main) == f"题甲{BARRIER}乙"
