"""What holds for all rows of a page is said once, and rows say only what is their own."""

from __future__ import annotations

from builder.model.site import Plan
from builder.views.number_explorer import number_explorer_view
from tests.unit.views.test_comparing_fairly import (
    INDICATOR,
    NOT_STATED,
    context,
    pair,
    quantity,
    relation,
    text,
    unchanged,
    with_quantities,
)


def test_a_pair_says_once_what_keeps_all_its_rows_apart() -> None:
    def reported(plan: Plan) -> Plan:
        numbers = with_quantities(quantity(period="十年"))
        return numbers(plan).model_copy(update={"issuer": NOT_STATED})

    view = pair(with_quantities(quantity()), reported)
    assert relation(view, "themes.housing.commitments") == "≠ 不能直接比"
    assert relation(view, f"indicators.{INDICATOR.id}") == "≠ 口径不同，不能直接比（期间长短不同）"
    assert [note for note in view.caution if "发文机关的层级不同" in note] == [view.caution[-1]]
    assert view.caution[-1] in view.downloads.notes
    assert pair(unchanged, unchanged).caution == ()


def test_the_list_of_numbers_says_once_what_was_read_for_those_without_a_figure() -> None:
    view = number_explorer_view(context(with_quantities(quantity(value="not_stated", unit=None))))
    assert view.names
    (row,) = (row for group in view.names.groups for row in group.rows if "not_stated" in row.cells[1].state)
    assert text(row.cells[1]) == "原文未提及"
    assert "查阅 1 份" in view.searched
