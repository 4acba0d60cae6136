"""A place that editors infer is marked wherever a table names the plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.conftest import SiteFrom, checked, file_of
from tests.sites_invalid import PLAN, minimal
from tests.unit.views.test_comparing_fairly import pair, unchanged

INFERRED = "place:\n  inferred: true\n  reason: 文中写到同市的另一个区\n  cite: [1]\nsources:"


def inferred(site_from: SiteFrom) -> Path:
    return site_from({PLAN: minimal(PLAN).replace("sources:", INFERRED, 1)})


def plan_data(content: Path) -> Any:
    return json.loads(file_of(content, "api/v1/plans/aa.plan-a.json"))["plan"]


def test_tables_their_files_and_citations_mark_an_inferred_place(site_from: SiteFrom) -> None:
    content = inferred(site_from)
    place = f"{checked(content).site.plans[0].district.full_name}（推断）"
    for name in (
        "themes/funding.html",
        "themes/funding.csv",
        "districts/aa/plan-a.html",
        "numbers/index.html",
        "districts/index.html",
    ):
        assert place in file_of(content, name).decode(), name
    assert f"{place}</a></th>" in file_of(content, "districts/index.html").decode()


def test_titles_captions_and_feeds_mark_an_inferred_place(site_from: SiteFrom) -> None:
    content = inferred(site_from)
    plan = checked(content).site.plans[0]
    place = plan.district.full_name
    for name, words in {
        "themes/funding.html": f"：{place}（推断）</caption>",
        "districts/aa/plan-a.html": f"- {place}（推断） - ",
        "districts/aa/plan-a/source.html": f"- {place}（推断） - ",
        "districts/aa/plan-a/who.html": f"- {place}（推断） - ",
        "feed.xml": f"{place}（推断）《",
    }.items():
        assert words in file_of(content, name).decode(), name


def test_what_compares_two_plans_marks_an_inferred_place(site_from: SiteFrom) -> None:
    plan = checked(inferred(site_from)).site.plans[0]
    view = pair(lambda each: each.model_copy(update={"place": plan.place}), unchanged)
    marked = f"{plan.district.full_name}（推断）"
    assert all(marked in words for words in (view.frame.title, view.summary))


def test_the_page_of_the_place_says_that_the_text_is_its_own_by_inference(site_from: SiteFrom) -> None:
    content = inferred(site_from)
    words = f'<a href="aa/plan-a.html#caveats">{checked(content).site.plans[0].district.full_name}（推断）</a>'
    assert words in file_of(content, "districts/aa.html").decode()


def test_the_data_say_on_what_the_district_of_a_plan_rests(site_from: SiteFrom) -> None:
    assert plan_data(inferred(site_from))["district_basis"] == "inferred"


def test_a_place_that_is_printed_has_no_mark(site_from: SiteFrom) -> None:
    content = site_from({})
    assert plan_data(content)["district_basis"] == "stated"
    for name in ("themes/funding.html", "districts/aa.html"):
        assert "（推断）" not in file_of(content, name).decode(), name
