"""What changes of what is known of a district beside its plans is a change for readers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builder.compare.changes import ContentChange, find_changes
from builder.compare.news import list_news
from builder.findings.messages import messages
from builder.model.schema.context import ContextFile
from builder.model.site import Site
from tests.support.comparing import plan_of, site_of
from tests.unit.compare.test_contexts import context, figures, kind


def site(recorded: ContextFile | None) -> Site:
    built = site_of([plan_of([((), (), ())], code="110101", name="p1", extent="complete")])
    return replace(built, districts=tuple(each.model_copy(update={"context": recorded}) for each in built.districts))


def changes(before: ContextFile | None, after: ContextFile | None) -> list[tuple[str, str, str, str]]:
    listed = find_changes(site(before), site(after))
    return [(change.kind, change.what, change.before, change.after) for change in listed]


def people(value: str) -> ContextFile:
    return context(population=figures(("2025", value)))


@pytest.mark.parametrize("recorded", [None, context(), people("30"), context(kind=kind("urban"), area="not_stated")])
def test_the_same_is_no_change(recorded: ContextFile | None) -> None:
    assert changes(recorded, recorded) == []


def test_a_file_that_says_that_nothing_was_looked_for_changes_nothing() -> None:
    assert changes(None, context()) == []


def test_a_number_that_changes_says_what_it_was() -> None:
    expected = ("changed", "context_population", "30 万人（《统计公报》）", "31 万人（《统计公报》）")
    assert changes(people("30"), people("31")) == [expected]


def test_a_new_year_is_added_and_one_that_is_gone_removed() -> None:
    later = context(population=figures(("2026", "29")))
    assert [kinds[:2] for kinds in changes(people("30"), later)] == [
        ("added", "context_population"),
        ("removed", "context_population"),
    ]


def test_a_first_number_is_added_and_no_state_removed() -> None:
    assert [kinds[0] for kinds in changes(None, people("30"))] == ["added"]


def test_why_nothing_is_known_is_told_when_it_changes() -> None:
    expected = ("changed", "context_area", "not_researched", "not_stated")
    assert changes(context(), context(area="not_stated")) == [expected]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_measure_has_words(language: str) -> None:
    full: dict[str, Any] = {name: figures(("2025", "1")) for name in ("population", "gdp", "revenue", "area")}
    listed = list(find_changes(site(None), site(context(kind=kind("county"), **full))))
    assert len(listed) == 5
    assert all(_line(language, change) for change in listed)


def _line(language: str, change: ContentChange) -> str:
    values = {"name": change.name, "before": change.before, "after": change.after}
    return messages(language).change(change.kind, change.what, **values)


def test_only_what_says_when_it_was_recorded_is_news() -> None:
    dated = [each | {"recorded": day} for each in figures(("2025", "30")) for day in ("2026-03-02",)]
    recorded = context(population=[*figures(("2024", "31")), *dated])
    (news,) = (each for each in list_news(site(recorded)) if each.kind == "context")
    assert [(name, getattr(entry, "year", 0)) for name, entry in news.facts] == [("population", 2025)]
