"""Dates stand in the order in which things can happen, and one wrong date is one finding."""

from __future__ import annotations

from datetime import date

import pytest

from builder.checks.dates import check, check_future
from tests.conftest import SiteFrom, checked, findings
from tests.sites_invalid import ABOUT, PLAN, changed, faults_in

PUBLISHED, RETRIEVED, ISSUED = "published: 2022-08-05", "retrieved: not_stated", "issued: 2022-08-03"
RECORDED, CHECKED = "recorded: 2024-01-02", "checked: 2024-01-03"


def at(site_from: SiteFrom, *replacements: str) -> list[tuple[str, str, str]]:
    """The order findings of the changed plan, as rule and the names of the two dates."""
    problems = findings(site_from(changed(PLAN, *replacements)), sources=None)
    return [(finding.rule, finding.values.get("earlier", ""), finding.values.get("later", "")) for finding in problems]


@pytest.mark.parametrize(
    "replacements",
    [
        (CHECKED, "checked: 2024-01-02"),
        (CHECKED, "checked: 2024"),
        (CHECKED, "checked: 2024-01"),
        (ISSUED, "issued: 2024"),
        (ISSUED, "issued: not_researched"),
        (RETRIEVED, "retrieved: 2022-08-05"),
        (RETRIEVED, "retrieved: 2022"),
        (PUBLISHED, "published: 2022-08-01"),  # a text may be published before its issue is announced elsewhere
        ("end: 2025", "end: 2022"),
        ("end: 2025", "end: 2022-01"),
        ("  end: 2025\n", ""),
        ("  end: 2025", "  years: {min: 5, max: 5}"),
    ],
)
def test_dates_that_can_be_in_order_are_in_order(site_from: SiteFrom, replacements: tuple[str, str]) -> None:
    assert at(site_from, *replacements) == []


@pytest.mark.parametrize(
    ("replacements", "earlier", "later"),
    [
        ((CHECKED, "checked: 2024-01-01"), "收录日期", "最近核对"),
        ((CHECKED, "checked: 2023"), "收录日期", "最近核对"),
        ((RECORDED, "recorded: 2021"), "成文日期", "收录日期"),
        ((RECORDED, "recorded: 2022-08-04"), "发布日期", "收录日期"),
        ((RECORDED, "recorded: 2222-01-02"), "收录日期", "最近核对"),
        ((RETRIEVED, "retrieved: 2022-08-04"), "发布日期", "抓取日期"),
        ((RETRIEVED, "retrieved: 2222"), "抓取日期", "收录日期"),
        ((RETRIEVED, "retrieved: 2023-01-01", PUBLISHED, "published: 2222"), "发布日期", "抓取日期"),
        ((PUBLISHED, "published: 2222"), "发布日期", "收录日期"),
        ((ISSUED, "issued: 2222"), "成文日期", "收录日期"),
        (("end: 2025", "end: 2021"), "实施期的起", "止"),
        (("end: 2025", "end: 2021-12-31"), "实施期的起", "止"),
        (("  end: 2025", "  years: {min: 6, max: 5}"), "最少", "最多"),
    ],
)
def test_one_wrong_date_is_one_finding(
    site_from: SiteFrom, replacements: tuple[str, ...], earlier: str, later: str
) -> None:
    assert at(site_from, *replacements) == [("order", earlier, later)]


def test_a_wrong_date_is_told_where_it_stands(site_from: SiteFrom) -> None:
    lines = changed(PLAN, CHECKED, "checked: 2024-01-01")[PLAN]
    assert isinstance(lines, str)
    line = lines.split("\n").index("checked: 2024-01-01") + 1
    assert faults_in(site_from({PLAN: lines})) == [("order", PLAN, line, 10)]


def test_an_end_and_a_number_of_years_exclude_each_other(site_from: SiteFrom) -> None:
    assert at(site_from, "  end: 2025", "  end: 2025\n  years: {min: 3, max: 3}") == [("period-twice", "", "")]


@pytest.mark.parametrize(("written", "rules"), [("2024-01-02", []), ("2024", []), ("2024-01-01", ["order"])])
def test_pages_are_checked_after_they_are_recorded(site_from: SiteFrom, written: str, rules: list[str]) -> None:
    assert [rule for rule, *_ in faults_in(site_from(changed(ABOUT, CHECKED, f"checked: {written}")))] == rules


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2024, 1, 3), []),
        (date(2024, 1, 2), ["2024-01-03"]),
        (date(2022, 8, 4), ["2022-08-05", "2024-01-02", "2024-01-03"]),
    ],
)
def test_nothing_is_read_before_it_can_be(site_from: SiteFrom, today: date, expected: list[str]) -> None:
    site = checked(site_from({}), sources=None).site
    plan = [each for each in check_future(site, today) if each.place.file.endswith("plan.yaml")]
    assert [each.values["date"] for each in plan] == expected
    assert {each.rule for each in plan} <= {"date-future"}


@pytest.mark.parametrize(("signed", "expected"), [("2024-01-03", []), ("2024-01-04", ["2024-01-04"])])
def test_nothing_is_signed_before_it_can_be(site_from: SiteFrom, signed: str, expected: list[str]) -> None:
    readings = {PLAN.replace("plan.yaml", "readings.yaml"): f"- by: 复读\n  on: {signed}\n  claims: {{}}\n"}
    site = checked(site_from(readings), sources=None).site
    assert [each.values["date"] for each in check_future(site, date(2024, 1, 3))] == expected


@pytest.mark.parametrize(
    ("day", "rules"), [("2024-01-03", []), ("2024-01-04", ["date-future"]), ("2021-01-04", ["order"])]
)
def test_a_plan_is_confirmed_after_it_is_recorded_and_before_tomorrow(
    site_from: SiteFrom, day: str, rules: list[str]
) -> None:
    confirmed = f"{CHECKED}\nconfirmed: {{by: 区水手办, on: {day}, document: 复函}}"
    site = checked(site_from(changed(PLAN, CHECKED, confirmed)), sources=None).site
    assert [each.rule for each in (*check(site), *check_future(site, date(2024, 1, 3)))] == rules
