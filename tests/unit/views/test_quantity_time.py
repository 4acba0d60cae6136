"""The time of a number on the page of its text: its own, else the period of the text, as in the list of all numbers."""

from __future__ import annotations

import pytest

from builder.compare.coverage import PlanCoverage
from builder.compare.plan_time import time_length
from builder.compare.stated_quantities import collect_quantities
from builder.model.schema.statement import Quantity
from builder.model.types import Absent
from builder.views.evidence import quantity_rows
from builder.views.numbers import when_cell
from tests.support.comparing import find_nothing
from tests.unit.views.test_comparing_fairly import NOT_STATED, context, quantity, text, with_quantities

NOT_READ = Absent(state="not_researched", note=None)
UNSAID = {"not_stated": "原文未提及", "not_researched": "尚未录入"}
OF_TEXT = "文本的实施期：2022年至2025年"


@pytest.mark.parametrize(
    ("stated", "fields", "shown"),
    [
        (quantity(period="三年内"), {}, ("三年内", "")),
        (quantity(), {}, ("", OF_TEXT)),
        (quantity(), {"period": NOT_STATED}, ("", "")),
        (quantity(nature="result"), {}, ("", "")),
        (quantity(), {"period": NOT_READ}, ("", "")),
        (quantity(nature="result"), {"period": NOT_READ}, ("", "")),
    ],
    ids=["its own", "that of its text", "none", "what was reached before", "not read", "reached before, not read"],
)
def test_a_number_has_its_own_time_or_that_of_its_text(
    stated: Quantity, fields: dict[str, object], shown: tuple[str, str]
) -> None:
    site = context(with_quantities(stated, **fields))
    page, plan = site.page("index.html"), site.site.plans[0]
    (row,) = quantity_rows(page, plan, [stated])
    assert (row.when, row.when_of_plan) == shown
    (listed,) = collect_quantities(PlanCoverage(site.site, plan, find_nothing(site.site, plan)))
    assert text(when_cell(page, listed)) == ("".join(shown) or UNSAID[row.when_state])
    is_open = fields.get("period") == NOT_READ and stated.nature != "result"
    assert row.when_state == ("value" if any(shown) else "not_researched" if is_open else "not_stated")
    assert (time_length(site.site, listed) is None) == (shown == ("", ""))
