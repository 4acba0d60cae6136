"""The index of names: which names a page has in it, where each leads, and how a file hands them over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from builder.model.types import Text
from builder.search.documents import HeldDocument
from builder.search.entries import SearchEntry
from builder.search.name import Name, in_english, names_of, usual_words
from builder.search.names import NameEntry, NameReadings, SplitNames, data_script, name_parts, name_script
from builder.search.text import read_packed_page


def document(entry: SearchEntry, title: str = "题") -> HeldDocument:
    page = f"<html><body><main><h1>{title}</h1></main></body></html>"
    return HeldDocument("a/b.html", entry, read_packed_page(page.encode()))


def entries(*documents: HeldDocument) -> list[NameEntry]:
    (part,) = name_parts(documents, {}, NameReadings())
    return part.entries


def test_a_page_is_found_by_its_heading_too_unless_a_name_says_the_same() -> None:
    assert [each.folded for each in entries(document(SearchEntry("plan", names_of("plan", "题"))))] == ["题"]
    assert {each.folded for each in entries(document(SearchEntry("plan", names_of("plan", "别题"))))} == {"题", "别题"}


def test_a_source_leaves_its_heading_to_the_plan_whose_text_it_is() -> None:
    assert entries(document(SearchEntry("source", ()))) == []


def test_the_heading_of_a_page_about_two_is_an_alias_that_is_not_read_aloud() -> None:
    (entry,) = entries(document(SearchEntry("pair", ()), "甲与乙"))
    assert (entry.rank, entry.pinyin) == (1, "")


def test_only_a_name_in_english_leads_to_the_page_in_english() -> None:
    names = (Name("题", "theme"), *in_english("theme", Text(zh="题", en="Housing")))
    entry = SearchEntry("theme", names, english="en/a/b.html")
    led = {each.folded: (each.page.path, each.page.own, each.page.title) for each in entries(document(entry))}
    assert led == {"题": ("a/b.html", "a/b.html", "题"), "housing": ("en/a/b.html", "a/b.html", "Housing")}
    alone = {each.page.path for each in entries(document(replace(entry, english="")))}
    assert alone == {"a/b.html"}


def test_words_that_readers_use_for_pages_split_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.search.names.MAX_NAMES_UNSPLIT", 2)
    splits = []

    def split(names: str, make: Callable[[], list[SplitNames]]) -> list[SplitNames]:
        splits.append(names)
        return make()

    for names in (["题", "别题"], ["题", "别题", "又题"]):
        words = usual_words("theme", ["甲", "乙", "丙"])
        entry = SearchEntry("theme", (*names_of("theme", *names), *words))
        parts = name_parts([document(entry)], {}, NameReadings(), split)
        assert {each.folded for part in parts for each in part.entries} == {*names, "甲", "乙", "丙"}
        assert len(splits) == (len(names) > 2)


def test_what_an_earlier_build_has_read_is_not_read_again() -> None:
    readings = NameReadings({"题\n": "of before"})
    assert readings.find(Name("题", "theme")) == "of before"
    assert readings.find(Name("区", "theme")) == "qu"
    assert readings.asked == {"题\n": "of before", "区\n": "qu"}


def test_no_name_ends_the_script_that_hands_it_over() -> None:
    """Two signs that JSON allows end a line of older scripts, and `</script>` would end the element."""
    for sign in ("\u2028", "\u2029", "</script>"):
        assert sign not in data_script("a", [sign]).decode()
    (part,) = name_parts([document(SearchEntry("theme", names_of("theme", "甲\u2028乙</b>")))], {}, NameReadings())
    script = name_script("a", part, {"a/b.html": "1"}).decode()
    assert script.count("\n") == 1
    assert [sign for sign in ("\u2028", "</b>") if sign in script] == []
