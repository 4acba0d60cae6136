"""The row of a plan: what a text leaves out has no value in it, and says why."""

from __future__ import annotations

from typing import Any

import pytest

from builder.data.rows import plan_row
from builder.model.schema.plan import Period
from builder.model.types import Absent
from tests.unit.views.test_comparing_fairly import context

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
