"""The open data of the repository's own content: whole, equal to its pages, and the content once more."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from builder.model.schema.statement import ROLES
from builder.render.templates import interface_words, load_templates
from builder.views.context import Context, build_context
from builder.views.number_explorer import number_explorer_view
from builder.views.pieces import Link
from tests.conftest import ROOT, TEMPLATES, checked
from tests.support import data
from tests.support.data_rebuilt import different_quantities, different_statements

pytestmark = pytest.mark.xdist_group("published")

CLAIM = re.compile(r'data-claim="([^"]+)" data-verified="\w+" data-mark="(\w+)"')


@pytest.fixture(scope="module")
def context() -> Context:
    result = checked(ROOT / "content", sources=None)
    return build_context(result.site, interface_words(load_templates(TEMPLATES), result.site.config), result.ledger)


def test_it_is_whole_and_as_it_is_described(published: Path) -> None:
    faults = (
        data.faults_of_schemas,
        data.faults_of_cells,
        data.faults_of_keys,
        data.faults_of_sums,
        data.faults_of_index,
    )
    assert [(check.__name__, *check(published)) for check in faults] == [(check.__name__,) for check in faults]


def test_statements_and_quantities_of_the_content_come_out_of_it_again(published: Path, context: Context) -> None:
    assert different_statements(context.site, data.read_rows(published, "statements")) == []
    assert different_quantities(context.site, data.read_rows(published, "quantities")) == []


def test_the_mark_of_each_claim_on_a_page_is_that_of_the_evidence(published: Path) -> None:
    marks = {row["claim"]: row["mark"] for row in data.read_rows(published, "evidence")}
    shown = {
        (claim, mark)
        for page in published.rglob("*.html")
        for claim, mark in CLAIM.findall(page.read_text("utf-8"))
        # Of a role, pages show the weakest mark of all statements of a programme together.
        if claim in marks and claim.rpartition(".")[2] not in ROLES
    }
    assert len(shown) > len(marks) / 3  # the rest stands within words and lists
    assert [(claim, mark) for claim, mark in shown if marks[claim] != mark] == []


def test_the_amounts_in_the_list_of_all_numbers_are_those_of_the_rows(published: Path, context: Context) -> None:
    rows = {row["page"]: row for row in data.read_rows(published, "quantities")}
    view = number_explorer_view(context)
    tables = [table for table in (view.table, view.names) if table]
    listed = [row for table in tables for group in table.groups for row in group.rows]
    assert len(listed) == len([row for row in rows.values() if row["repeats"] is None])
    for line in listed:
        name, amount = line.cells[0], next(cell.amount for cell in line.cells if cell.amount)
        pieces = [piece for block in name.blocks for each in block.lines for piece in each.pieces]
        address = next(piece.href for piece in pieces if isinstance(piece, Link) and piece.href).removeprefix("../")
        row = rows[address]
        numbers = [None if row[key] is None else Decimal(str(row[key])) for key in ("value", "min", "max")]
        assert [amount.value, amount.min, amount.max] == numbers, address
        assert [amount.qualifier, amount.unit, amount.per] == [row[key] or "" for key in ("qualifier", "unit", "per")]


def test_what_plans_leave_out_is_what_pages_say_they_leave_out(published: Path, context: Context) -> None:
    rows = {
        (row["plan"], row["vocabulary"], row["term"]): row["state"] for row in data.read_rows(published, "silences")
    }
    for plan, coverage in context.coverage.items():
        for facet in ("themes", "instruments", "target-groups", "agencies"):
            for term in context.site.vocabularies[facet].terms:
                state = coverage.find(term, facet).state
                assert rows.get((plan, facet, term), "value") == state
