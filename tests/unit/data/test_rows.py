"""The row of a plan: what a text leaves out has no value in it, and says why."""

from __future__ import annotations

from typing import Any

import pytest

from builder.data.rows import plan_row
from builder.model.schema.plan import Period
from builder.model.site import Plan
from builder.model.types import Absent
from builder.views.keys import place_keys
from builder.views.links import plan_label
from builder.views.numbers import when_cell
from builder.views.provenance import plans_provenance
from tests.unit.views.test_comparing_fairly import context, quantity, with_quantities

NOT_STATED = Absent.model_validate("not_stated")
DATED = Period.model_validate({"start": "2021", "end": "2025-06"})
COUNTED = Period.model_validate({"start": "2021-03", "years": {"min": 5, "max": 10}})


@pytest.mark.parametrize(
    ("period", "values", "state"),
    [
        (DATED, ("2021", "2025-06", None, None), None),
        (COUNTED, ("2021-03", None, 5, 10), None),
        (NOT_STATED, (None, None, None, None), "not_stated"),
    ],
)
def test_a_period_is_told_by_its_ends_or_its_years(period: Any, values: tuple[object, ...], state: str | None) -> None:
    listed = context(lambda plan: plan.model_copy(update={"period": period}))
    row = plan_row(listed, listed.site.plans[0])
    assert (row.period_start, row.period_end, row.period_years_min, row.period_years_max) == values
    assert row.missing.get("period_start") == state


@pytest.mark.parametrize("field", ["issuer", "document_number", "issued", "effective", "validity"])
def test_what_is_not_stated_is_nothing_and_says_so(field: str) -> None:
    listed = context(lambda plan: plan.model_copy(update={field: NOT_STATED}))
    row = plan_row(listed, listed.site.plans[0])
    assert (getattr(row, field), row.missing[field]) == (None, "not_stated")


@pytest.mark.parametrize("state", ["not_stated", "not_researched"])
def test_a_text_is_silent_of_its_year_only_where_its_dates_were_looked_for(state: str) -> None:
    absent = Absent.model_validate(state)

    def undated(plan: Plan) -> Plan:
        sources = [source.model_copy(update={"published": absent}) for source in plan.sources]
        return plan.model_copy(update={"issued": NOT_STATED, "sources": sources})

    listed = context(undated)
    plan = listed.site.plans[0]
    page = listed.page("index.html")
    words = page.t(f"state.{state}")
    assert plan_row(listed, plan).missing["year"] == state
    assert plan_label(page, plan).year == words
    assert [key.label for key in place_keys(page, plan.district, plan) if key.name == "year"] == [words]
    assert [fact.cell.state for fact in plans_provenance(page, [plan]).facts if fact.label == "发布日期"] == [state]


@pytest.mark.parametrize(
    ("period", "state"),
    [("not_stated", "not_stated"), ("not_researched", "not_researched"), ("not_applicable", "not_stated")],
)
def test_a_number_is_without_a_time_only_where_that_of_its_plan_was_looked_for(period: str, state: str) -> None:
    absent = Absent(state=period, note="说明")
    listed = context(with_quantities(quantity(), period=absent))
    (stated,) = listed.quantities[listed.site.plans[0].key]
    assert when_cell(listed.page("index.html"), stated).state == state
