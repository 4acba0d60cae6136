"""A number of a plan beside that of the document that it implements: what is missing and what is due when."""

from __future__ import annotations

from typing import Any

import pytest

from builder.compare.superior import SuperiorComparison
from builder.data import superior_rows
from builder.data.superior_rows import SuperiorRecord
from tests.unit.compare.test_superior import compared, number


@pytest.fixture
def row_of(monkeypatch: pytest.MonkeyPatch) -> Any:
    def only_row(comparison: SuperiorComparison) -> SuperiorRecord:
        monkeypatch.setattr(superior_rows, "compare_with_superior", lambda *_: comparison)
        nowhere: Any = None
        (row,) = superior_rows.superior_rows(nowhere, comparison.plan)
        return row

    return only_row


def test_a_number_that_is_due_at_another_time_says_so(row_of: Any) -> None:
    row = row_of(compared([number(by="2025")], [number(by="2027")]))
    assert (row.due, row.missing, len(row.superior_quantities), len(row.own_quantities)) == ("later", {}, 1, 1)


def test_a_number_that_the_plan_lacks_has_no_value_and_says_why(row_of: Any) -> None:
    row = row_of(compared([number()], []))
    assert (row.relation, row.due, row.own_quantities) == ("missing", None, None)
    assert row.missing == {"own_quantities": "not_stated"}


def test_a_number_that_only_the_plan_has_is_extra(row_of: Any) -> None:
    row = row_of(compared([], [number()]))
    assert (row.relation, row.superior_quantities) == ("extra", None)
