"""What Pagefind reads of a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.search.documents import OVERLAP, ZONES, SearchDocument, fold_document, stage_document, zone_of
from builder.search.encoding import encode_words
from builder.search.entries import SearchEntry
from builder.search.text import PageSection
from builder.text.normalise import BARRIER

TEXT = st.text("区委组织部水手公寓", max_size=40)
SECTIONS = st.lists(st.tuples(st.sampled_from(["", "summary", "evidence", "facts"]), TEXT), max_size=6)


def read(document: SearchDocument) -> list[str]:
    return stage_document(document, {})[0].decode().partition("<body>")[2].partition("</body>")[0].split()


def place(document: SearchDocument, text: str) -> int:
    """At which word of the document a pair of characters stands first."""
    return read(document).index(encode_words(text))


@given(TEXT.filter(bool), SECTIONS)
def test_every_stretch_of_a_page_is_a_phrase_of_its_document(title: str, sections: list[tuple[str, str]]) -> None:
    parts = (PageSection("", "", title), *(PageSection(anchor, "", text) for anchor, text in sections))
    outcome = SearchDocument("a.html", SearchEntry("programme", ()), title, parts)
    text, document = fold_document(outcome, {}), f" {' '.join(read(outcome))} "
    for start in range(len(text)):
        assert f" {encode_words(text[start : start + OVERLAP])} " in document or start == len(text) - 1


@given(TEXT.filter(bool), SECTIONS)
def test_no_phrase_of_a_document_is_on_no_stretch_of_its_page(title: str, sections: list[tuple[str, str]]) -> None:
    parts = (PageSection("", "", title), *(PageSection(anchor, "", text) for anchor, text in sections))
    document = SearchDocument("a.html", SearchEntry("programme", ()), title, parts)
    whole = f" {encode_words(fold_document(document, {}))} "
    for run in " ".join(read(document)).split("-"):
        assert f" {run.strip()} " in whole or not run.strip()


def test_names_come_before_summaries_those_before_other_text_and_the_source_last() -> None:
    sections = (
        PageSection("", "", "标题出自"),
        PageSection("evidence", "", "原文依据"),
        PageSection("facts", "", "要点"),
        PageSection("m-a", "", "举措"),
        PageSection("summary", "", "摘要"),
    )
    page = SearchDocument("a.html", SearchEntry("programme", ()), "标题", sections)
    source = SearchDocument(
        "b.html", SearchEntry("source", ()), "标题", (PageSection("", "", "标题"), PageSection("text", "", "原文"))
    )
    about = SearchDocument("c.html", SearchEntry("text", ()), "标题", (PageSection("", "", "标题说明"),))
    order = [place(page, text) for text in ("标题", "摘要", "举措", "要点", "原文")]
    order += [place(source, "原文"), place(about, "说明")]
    assert order == sorted(order)
    assert len(set(order)) == len(order)


def test_a_definition_counts_like_a_summary() -> None:
    theme = SearchDocument("c.html", SearchEntry("theme", ()), "标题", (PageSection("", "", "标题定义"),))
    assert zone_of("programme", "summary") == zone_of("theme", "")
    assert ZONES[1] <= place(theme, "定义") < ZONES[2]


def test_a_zone_starts_later_where_the_one_before_it_is_too_long() -> None:
    summary, facts = PageSection("summary", "", "摘" * 1_500), PageSection("facts", "", "要点")
    document = SearchDocument(
        "a.html", SearchEntry("programme", ()), "标题", (PageSection("", "", "标题"), summary, facts)
    )
    _, starts = stage_document(document, {})
    at = place(document, "要点")
    assert max(zone for zone, start in enumerate(starts) if start <= at) == zone_of("programme", "facts")
    assert max(zone for zone, start in enumerate(starts) if start <= 1_200) == zone_of("programme", "summary")


def test_nothing_is_a_phrase_across_a_gap() -> None:
    assert "- " in f"{encode_words(f'区委{BARRIER}委组')} "


def test_a_fragment_has_another_name_when_anything_that_it_shows_is_other() -> None:
    """Browsers keep files for as long as they are called the same."""
    section = PageSection("a", "题", "文")
    document = SearchDocument("a.html", SearchEntry("programme", ()), "文", (section,))
    second = SearchDocument("a.html", SearchEntry("programme", (), "某区"), "文", (section,))
    assert read(document) == read(second)
    assert stage_document(document, {}) != stage_document(second, {})


def test_a_zone_starts_with_the_first_of_several_stretches() -> None:
    sections = (
        PageSection("", "", "标题据此"),
        PageSection("summary", "", "摘要"),
        PageSection("facts", "", "要点"),
        PageSection("m-a", "", "举措"),
        PageSection("evidence", "", "原文依据"),
    )
    document = SearchDocument("a.html", SearchEntry("programme", ()), "标题", sections)
    _, starts = stage_document(document, {})
    zones = {text: sum(place(document, text) >= start for start in starts[1:]) for text in ("据此", "要点", "依据")}
    assert zones == dict.fromkeys(zones, zone_of("programme", "facts"))
