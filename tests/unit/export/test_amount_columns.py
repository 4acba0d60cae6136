"""Beside a table of numbers its numbers stand once more, where each has a row to itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from builder.views.pieces import Amount
from builder.views.tables import text_cell
from tests.support.exports import xlsx_amounts
from tests.unit.export.conftest import Export
from tests.unit.export.test_tables import row_of, table_of


def test_where_a_row_has_several_numbers_none_stands_in_columns_beside_it(export_of: Export) -> None:
    several = [replace(text_cell(words), amount=Amount(value=Decimal(5), unit="名")) for words in ("5名", "5人")]
    lone = row_of("甲", several[0], "无")
    table = table_of(row_of("乙", *several), lone, columns=("项", "甲区", "乙区"))
    assert xlsx_amounts(export_of(table)["xlsx"]) == {}
