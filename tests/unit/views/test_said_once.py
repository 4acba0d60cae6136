"""What holds for all rows of a page is said once, and rows say only what is their own."""

from __future__ import annotations

from builder.model.site import Plan
from builder.views.number_explorer import number_explorer_view
from builder.views.number_groups import LINKED_PLANS
from tests.unit.views.test_comparing_fairly import (
    INDICATOR,
    NOT_STATED,
    all_rows,
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
    alone = all_rows(view)["themes.housing.commitments"].cells[0].alone
    assert alone == "承诺力度 ≠ 口径不同，不能直接比（发文机关的层级不同）"
    assert [note for note in view.caution if "发文机关的层级不同" in note] == [view.caution[-1]]
    assert view.caution[-1] in view.downloads.notes
    assert pair(unchanged, unchanged).caution == ()


def test_the_list_of_numbers_says_once_what_was_read_for_those_without_a_figure() -> None:
    view = number_explorer_view(context(with_quantities(quantity(value="not_stated", unit=None))))
    assert view.names
    (row,) = (row for group in view.names.groups for row in group.rows if "not_stated" in row.cells[1].state)
    assert text(row.cells[1]) == "原文未提及"
    assert "查阅 1 份" in view.searched


def test_without_scripts_the_list_of_numbers_has_links_to_the_rows_of_each_plan() -> None:
    fund = quantity("fund", nature="fund", unit="元")
    view = number_explorer_view(context(with_quantities(quantity(), fund), with_quantities(quantity())))
    assert view.table
    ids = [row.id for group in view.table.groups for row in group.rows if row.id]
    links = [link for fact in view.groups for link in fact.cell.items]
    assert [link.href for link in links] == [f"#{anchor}" for anchor in ids]
    assert [anchor.partition("-")[0] for anchor in ids] == ["money", "rest", "rest"]
    assert [fact.label for fact in view.groups] == ["资金与待遇", "其他数字"]


def test_a_list_of_many_plans_has_a_link_for_each_kind_of_number_and_one_of_a_single_group_has_none() -> None:
    fund = quantity("fund", nature="fund", unit="元")
    many = number_explorer_view(context(*[with_quantities(quantity(), fund)] * (LINKED_PLANS + 1)))
    assert [link.href for fact in many.groups for link in fact.cell.items] == ["#money", "#rest"]
    assert number_explorer_view(context(with_quantities(quantity()))).groups == ()
    assert number_explorer_view(context()).groups == ()
