"""A place that editors infer is marked wherever a table names the plan."""

from __future__ import annotations

from pathlib import Path

from builder.data.rows import plan_row
from tests.conftest import MINIMAL, SiteFrom, checked, file_of
from tests.sites_invalid import PLAN, minimal

INFERRED = "place:\n  inferred: true\n  reason: 文中写到同市的另一个区\n  cite: [1]\nsources:"


def inferred(site_from: SiteFrom) -> Path:
    return site_from({PLAN: minimal(PLAN).replace("sources:", INFERRED, 1)})


def test_tables_their_files_and_citations_mark_an_inferred_place(site_from: SiteFrom) -> None:
    content = inferred(site_from)
    place = f"{checked(content).site.plans[0].district.full_name}（推断）"
    for name in ("themes/funding.html", "themes/funding.csv", "districts/aa/plan-a.html", "numbers/index.html"):
        assert place in file_of(content, name).decode(), name


def test_the_data_say_on_what_the_district_of_a_plan_rests(site_from: SiteFrom) -> None:
    assert plan_row(checked(inferred(site_from)).site.plans[0]).district_basis == "inferred"


def test_a_place_that_is_printed_has_no_mark(site_from: SiteFrom) -> None:
    assert plan_row(checked(MINIMAL).site.plans[0]).district_basis == "stated"
    assert "（推断）" not in file_of(site_from({}), "themes/funding.html").decode()
