"""What of a rendered page is searched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.search.marked import cut_marked
from builder.search.text import PageSection, pack_page, parse_sections, read_sections
from builder.text.normalise import BARRIER
from tests.golden import GOLDEN


def sections(main: str) -> tuple[PageSection, ...]:
    return read_sections(f"<!doctype html><html><body><p>外</p><main>{main}</main></body></html>".encode())[1]


def joined(main: str) -> str:
    return "".join(section.text for section in sections(f"<h1>题</h1>{main}")).replace(" ", "")


def test_only_the_heading_and_what_is_marked_is_searched() -> None:
    assert joined("<h2>章</h2><p>外</p><p data-search>里</p>") == f"题{BARRIER}里{BARRIER}"


def test_nothing_is_found_across_the_edge_of_what_is_marked() -> None:
    assert joined("<p data-search>甲</p><p data-search>乙</p>") == f"题{BARRIER}甲{BARRIER}乙{BARRIER}"


def test_what_is_left_out_of_what_is_marked_is_a_gap() -> None:
    main = "<div data-search>甲<nav>航</nav>乙<p data-nosearch>略</p>丙</div>"
    assert joined(main) == f"题{BARRIER}甲{BARRIER}乙{BARRIER}丙{BARRIER}"


def test_a_mark_within_what_is_marked_changes_nothing() -> None:
    assert joined("<div data-search>甲<b data-search>乙</b>丙</div>") == f"题{BARRIER}甲乙丙{BARRIER}"


def test_words_that_are_marked_up_stay_together_and_blocks_stand_apart() -> None:
    (section,) = sections("<h1>题</h1><div data-search><p>区委<strong>组织</strong>部</p><p>牵头</p></div>")
    assert section.text.split() == ["题", "区委组织部", "牵头"]


def test_headings_and_table_rows_with_an_id_can_be_linked_to() -> None:
    outcome = sections(
        '<h1>题</h1><p data-search>前</p><h2 id="a">摘要</h2><p data-search>中</p>'
        '<table><tr id="m-1"><th data-search>举措</th></tr></table><h2 data-search>无</h2>'
    )
    assert [(section.anchor, section.heading) for section in outcome] == [("", ""), ("a", "摘要"), ("m-1", "摘要")]
    assert outcome[2].text.split() == ["举措", "无"]


def test_line_breaks_of_a_template_are_no_barrier() -> None:
    assert joined("<div data-search><p>甲\n乙</p>\n<p>丙</p></div>") == f"题{BARRIER}甲乙丙{BARRIER}"


TAGS = ("p", "div", "li", "tr", "td", "h2", "span", "a", "nav", "form", "button", "details")
SAID = ("", " data-search", " data-nosearch", ' id="a"', ' id="b" data-search', ' class="x" data-search="" id="c"')
NODES = st.recursive(
    st.sampled_from(["甲", "乙&amp;", "\n", "<br>", "<img alt='<' data-searches>", ""]),
    lambda inner: st.builds(
        lambda name, said, parts: f"<{name}{said}>{''.join(parts)}</{name}>",
        st.sampled_from(TAGS), st.sampled_from(SAID), st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)  # fmt: skip


@given(st.lists(NODES, max_size=4).map("".join))
def test_what_is_cut_out_of_a_page_says_what_the_page_says(main: str) -> None:
    page = f"<!doctype html><html><body><nav>外</nav><main><h1>题</h1>{main}</main><p data-search>外</p></body></html>"
    assert read_sections(page.encode()) == parse_sections(page.encode())


@pytest.mark.parametrize("path", sorted(GOLDEN.rglob("*.html")), ids=lambda path: path.relative_to(GOLDEN).as_posix())
def test_of_every_kind_of_page_nothing_is_lost(path: Path) -> None:
    page = path.read_bytes()
    if b"<h1" in page:
        assert read_sections(page) == parse_sections(page)


def test_of_a_page_whose_elements_do_not_end_nothing_is_cut() -> None:
    page = "<main><h1>题</h1><ul><li data-search>甲<li data-search>乙</ul><p data-search>丙</p></main>".encode()
    assert cut_marked(page) == page
    assert "".join(section.text for section in read_sections(page)[1]).split() == ["题", "甲", "乙", "丙"]


@given(st.text(), st.lists(st.tuples(st.text(), st.text(), st.text())))
def test_a_page_that_was_packed_is_the_same_again(title: str, sections: list[tuple[str, str, str]]) -> None:
    page = title, tuple(PageSection(*each) for each in sections)
    assert pack_page(page).open() == page
