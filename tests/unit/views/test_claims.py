"""What a claim shows: who compared it and when, how many of a block, and where a mistake in it is reported."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from builder.evidence.locks.lock import RULES
from builder.evidence.locks.marks import UNCHECKED, Mark
from builder.model.types import PartialDate
from builder.views.claims import claimed_value, count_marks, date_words, mark_line, mark_of, report_link
from builder.views.context import PageContext
from builder.views.pieces import Value
from tests.unit.views import test_comparing_fairly as views


@pytest.fixture
def page() -> PageContext:
    return views.context(views.unchanged).page("districts/d0.html")


def attested(by: str, on: str, rules: int = RULES) -> Mark:
    return Mark("attested", by, on, rules)


def words(page: PageContext, *marks: Mark) -> str:
    line = count_marks(page, marks)
    assert line
    return line.words


def test_a_block_without_claims_has_no_marks(page: PageContext) -> None:
    assert count_marks(page, []) is None
    assert mark_line(page, ["", ""]) is None


def test_a_single_claim_is_not_counted_and_each_claim_of_several_once(page: PageContext) -> None:
    alone, twice = mark_line(page, ["d0.a"]), mark_line(page, ["d0.a", "d0.a", "", "d0.b"])
    assert alone
    assert twice
    assert [count.count for count in twice.counts] == [2]
    assert "1" not in alone.words
    assert "2" in twice.words


def test_each_who_compared_is_named_with_the_latest_day(page: PageContext) -> None:
    named = words(page, attested("甲", "2024-05-01"), attested("甲", "2025-01-02"), attested("甲", "2024-12-31"))
    assert "2025年1月2日" in named
    assert "2024年" not in named


def test_the_latest_two_are_named_and_the_others_counted(page: PageContext) -> None:
    marks = [attested(name, f"2024-0{at}-01") for at, name in enumerate(("甲", "乙", "丙", "丁"), 1)]
    named = words(page, *marks)
    assert [name in named for name in ("甲", "乙", "丙", "丁")] == [False, False, True, True]
    assert page.t("mark.who_more", count=2) in named


def test_only_rules_of_before_are_named(page: PageContext) -> None:
    old, now = attested("甲", "2024-01-01", RULES - 1), attested("甲", "2024-01-01")
    assert words(page, old) == words(page, now).replace("）", f"，规则第{RULES - 1}版）")
    assert str(RULES) not in words(page, now)


def test_what_is_told_of_a_whole_programme_has_the_weakest_mark_of_its_coding(page: PageContext) -> None:
    weak = attested("甲", "2024-01-01")
    shared = replace(page.shared, codings={"d0.a.fund": weak})
    coded = shared.page("index.html")
    assert mark_of(coded, "d0.a.fund.themes") is weak
    assert mark_of(coded, "d0.a.fund.name") is UNCHECKED
    assert mark_of(coded, "d0.a.grant.themes") is UNCHECKED


@pytest.mark.parametrize("form", ["https://git.example.org/new", "https://git.example.org/new?kind=mistake"])
def test_a_form_is_filled_in_and_keeps_what_its_address_asks_for(page: PageContext, form: str) -> None:
    config = page.site.config.model_copy(update={"report": form})
    shared = replace(page.shared, site=replace(page.site, config=config))
    parts = urlsplit(report_link(shared.page("districts/d0.html"), "d0.plan-a.fund"))
    filled = parse_qs(parts.query)
    assert filled.get("kind") == (["mistake"] if "?" in form else None)
    assert "d0.plan-a.fund" in filled["body"][0]
    assert "districts/d0.html" in filled["title"][0]


def test_without_a_form_a_report_is_at_the_foot_of_the_page(page: PageContext) -> None:
    assert report_link(page, "d0.plan-a.fund") == "#report"


def test_a_value_that_claims_nothing_has_no_mark(page: PageContext) -> None:
    value = Value("value", text="甲")
    assert claimed_value(page, value, "") is value
    assert claimed_value(page, value, "d0.a").mark == "unchecked"


@pytest.mark.parametrize(
    ("day", "shown"), [("2024", "2024年"), ("2024-05", "2024年5月"), ("2024-05-06", "2024年5月6日")]
)
def test_a_date_is_as_precise_as_it_is_known(page: PageContext, day: str, shown: str) -> None:
    assert date_words(page, PartialDate.parse(day)) == shown
