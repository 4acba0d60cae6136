"""What a row of the open data says of a statement that names no body."""

from __future__ import annotations

from typing import Any

import pytest

from builder.data.statement_rows import statement_rows
from tests.unit.views.test_comparing_fairly import context, quantity, with_quantities


@pytest.mark.parametrize(
    ("coded", "state"),
    [
        ({"themes": []}, "not_stated"),
        ({"themes": [], "lead": []}, "not_stated"),
        ({}, "not_classified"),
        ({"lead": []}, "not_stated"),
    ],
)
def test_what_is_coded_without_bodies_names_none(coded: dict[str, Any], state: str) -> None:
    listed = context(with_quantities(quantity(**coded)))
    (plan,) = listed.site.plans
    rows = [row for row in statement_rows(listed, plan) if row.kind == "quantity" and not row.programme]
    assert [(row.bodies, row.missing["bodies"]) for row in rows] == [(None, state)]
