"""A number whose deadline stands in another of its places cites that place too."""

from __future__ import annotations

from typing import Any

import pytest

from builder.compare.deadlines import cite_with_deadlines, list_deadlines
from builder.views.number_explorer import number_explorer_view
from tests.unit.compare.test_indicators import collect_quantities, plan, quantity, site
from tests.unit.views import test_comparing_fairly as views


@pytest.mark.parametrize(
    ("own", "again", "cites"),
    [
        ({"period": "四年"}, {"by": "2025"}, [28, 18]),
        ({}, {"by": "2025"}, [28, 18]),
        ({"by": "2025"}, {"by": "2025"}, [28]),
        ({"by": "2025"}, {}, [28]),
        ({"by": "2025"}, {"by": "2026"}, [28, 18]),
    ],
)
def test_the_place_that_states_a_deadline_is_cited(
    own: dict[str, Any], again: dict[str, Any], cites: list[int]
) -> None:
    places = quantity(cite=["28"], **own), quantity("again", repeats="one", cite=["18"], **again)
    listed = plan(*places)
    (entry,) = collect_quantities(listed)
    spans = cite_with_deadlines(entry, list_deadlines(site(listed), entry))
    assert [span.first for span in spans] == cites


def test_the_list_of_all_numbers_cites_it() -> None:
    places = views.quantity(cite=["3"]), views.quantity("again", repeats="q", by="2025", cite=["5"])
    table = number_explorer_view(views.context(views.with_quantities(*places))).table
    assert table
    (row,) = (row for group in table.groups for row in group.rows if "50" in views.text(row.cells[1]))
    words = [views.text(cell) for cell in row.cells]
    assert "到2025年" in words
    assert "第3段" in words[-1]
    assert "第5段" in words[-1]
