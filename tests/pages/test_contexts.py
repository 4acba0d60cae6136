"""What is known of a district stands on its page with its year and source, the same in its data and its twin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.dom import Built, Page, below, read, text


@pytest.fixture(scope="module")
def elder(elder_care_site: Path) -> Built:
    return read(elder_care_site)


def facts(page: Page) -> dict[str, tuple[str, str]]:
    """What stands under each label of the page's lists: its state and its words."""
    rows = (row for row in page.all("div") if [child.tag for child in row] == ["dt", "dd"])
    return {text(row[0]): (str(row[1].get("data-state")), text(row[1])) for row in rows}


def test_numbers_stand_with_their_year_and_source_the_latest_first(elder: Built) -> None:
    state, words = facts(elder.page("districts/pine.html"))["常住人口"]
    assert state == "value"
    latest = "30万人（2025年，松柏区统计局《2025年国民经济和社会发展统计公报》）"
    assert words.index(latest) < words.index("31.5万人（2024年")


def test_what_was_not_found_and_what_nobody_looked_for_say_so(elder: Built) -> None:
    shown = facts(elder.page("districts/pine.html"))
    assert shown["面积"][0] == "not_stated"
    assert shown["一般公共预算收入"][0] == "not_researched"


def test_a_district_without_the_file_says_once_that_nothing_was_looked_for(minimal: Built) -> None:
    shown = facts(minimal.page("districts/aa.html"))
    assert shown["类别、常住人口、地区生产总值、一般公共预算收入、面积"][0] == "not_researched"


def test_a_number_for_10_000_people_is_marked_as_derived_and_shows_its_formula(elder: Built) -> None:
    page = elder.page("districts/pine.html")
    (table,) = (each for each in page.all("table") if next(iter(below(each, "caption"))).get("id") == "ratios-caption")
    (row,) = (cells for tr in below(table, "tr") if (cells := [text(cell) for cell in below(tr, "td")]))
    assert row == ["600张", "2025年", "20.00张／万人 推算", "600张 ÷ 30万人 = 20.00张／万人"]


def test_without_the_population_of_the_year_there_is_no_such_table(elder: Built) -> None:
    assert "ratios-caption" not in elder.page("districts/ginkgo.html").ids()


def test_peers_are_suggested_for_their_kind_and_population_with_the_numbers(elder: Built) -> None:
    words = " ".join(text(item) for item in elder.page("districts/pine.html").all("li"))
    assert "同为郊区" in words
    assert "常住人口相近（万人：2025年 30，对方 2024年 38）" in words


def test_what_was_recorded_stands_among_what_is_new_and_in_the_feeds(elder: Built) -> None:
    (item,) = (each for each in elder.page("changes.html").all("li") if "松柏区的区县概况" in text(each))
    assert "常住人口 30万人（2025年，松柏区统计局" in text(item)
    assert "地区生产总值 412.6亿元" in text(item)
    assert "31.5" not in text(item)
    for name, count in (("feed.xml", 1), ("districts/pine/feed.xml", 1), ("districts/ginkgo/feed.xml", 0)):
        assert (elder.folder / name).read_text("utf-8").count("#context.pine.2026-03-02</id>") == count


def document(built: Built) -> Any:
    return json.loads((built.folder / "api/v1/districts/pine.json").read_text("utf-8"))


def test_the_data_say_what_the_page_says(elder: Built) -> None:
    rows = document(elder)["context"]
    latest = next(row for row in rows if row["measure"] == "population")
    assert [latest[name] for name in ("year", "value", "unit")] == [2025, 30, "万人"]
    assert latest["source"] == "2025年国民经济和社会发展统计公报"
    assert [row["kind"] for row in rows if row["measure"] == "kind"] == ["suburban"]
    states = {row["measure"]: row["missing"].get("value") for row in rows}
    assert (states["area"], states["revenue"]) == ("not_stated", "not_researched")
    (ratio,) = document(elder)["ratios"]
    assert (ratio["quantity"], ratio["value"]) == ("pine.action-2023.goal-beds", 20)


def test_the_twin_in_markdown_says_the_same(elder: Built) -> None:
    source = (elder.folder / "districts/pine.md").read_text("utf-8")
    assert "- 类别：郊区（2025年，《样例市国土空间规划》）" in source
    assert "20.00张／万人 推算 | 600张 ÷ 30万人 = 20.00张／万人" in source
