"""What comparison pages say of two plans: content, never counts, and which condition failed; and what is due when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from builder.evidence.ledger.plan_evidence import PlanEvidence
from builder.model.schema.plan import Period
from builder.model.schema.statement import Quantity
from builder.model.site import Plan, Site
from builder.model.types import Absent
from builder.render.templates import load_templates
from builder.text.strings import strings_from
from builder.views.all_rows import overview_side, sides
from builder.views.context import Context, build_context
from builder.views.indicators import IndicatorView, indicator_view
from builder.views.number_explorer import number_explorer_view
from builder.views.pair import PairView, pair_view
from builder.views.pieces import Link, Value
from builder.views.side_table import relation_words
from builder.views.sides import ComparedRow, Side
from builder.views.tables import Cell, Row, Table
from builder.views.timeline import timeline_view
from tests.conftest import MINIMAL, TEMPLATES, checked
from tests.support.comparing import find_nothing

SMALLEST = checked(MINIMAL, sources=None).site
MODEL = SMALLEST.plans[0].model_copy(update={"issuer": ["区财政局"]})
INDICATOR = SMALLEST.indicators[0]
NOT_STATED = Absent.model_validate("not_stated")
Change = Callable[[Plan], Plan]


def quantity(name: str = "q", **fields: Any) -> Quantity:
    usual: dict[str, Any] = {"id": name, "label": "人", "nature": "target", "value": "50", "unit": "年", "kind": "flow"}
    usual |= {"printed": "五十", "indicator": INDICATOR.id, "target_groups": ["all"], "force": "完成"}
    return Quantity.model_validate({key: value for key, value in (usual | fields).items() if value is not None})


def with_quantities(*quantities: Quantity, **fields: object) -> Change:
    return lambda plan: plan.model_copy(update={"quantities": list(quantities)} | fields)


def unchanged(plan: Plan) -> Plan:
    return plan


@cache
def words() -> object:
    return strings_from(load_templates(TEMPLATES).strings["zh-CN"], "政策")


def context(*changes: Change) -> Context:
    """As many districts with the plan of the smallest site as there are changes, each with its change.

    It is issued by a bureau, and its text was searched for all that it is not coded by.
    """
    plans = []
    for number, change in enumerate(changes):
        district = MODEL.district.model_copy(update={"id": f"d{number}", "code": f"37010{number}"})
        plans.append(change(MODEL.model_copy(update={"district": district})))
    natures = SMALLEST.vocabularies["natures"]
    result = natures.terms["target"].model_copy(update={"id": "result", "promises": False})
    fund = natures.terms["target"].model_copy(update={"id": "fund", "money": True})
    scope = result.model_copy(update={"id": "scope"})
    agencies = SMALLEST.vocabularies["agencies"]
    finance = agencies.terms["finance"].model_copy(update={"rank": "department"})
    vocabularies = SMALLEST.vocabularies | {
        "natures": replace(natures, terms=natures.terms | {"result": result, "fund": fund, "scope": scope}),
        "agencies": replace(agencies, terms=agencies.terms | {"finance": finance}),
    }
    site: Site = replace(
        SMALLEST,
        vocabularies=vocabularies,
        districts=tuple(plan.district for plan in plans),
        plans=tuple(plans),
        pages=(),
    )
    ledger = {plan.key: PlanEvidence(plan.key, silences=find_nothing(site, plan)) for plan in plans}
    return build_context(site, words(), ledger)  # type: ignore[arg-type]


def pair(left: Change, right: Change) -> PairView:
    both = context(left, right)
    return pair_view(both, *both.site.plans)


def text(cell: Cell) -> str:
    def piece(part: object) -> str:
        if isinstance(part, Value):
            return "、".join(map(piece, part.items)) or f"{part.text}{part.note}"
        return f"{part.text}（{part.note}）" if isinstance(part, Link) and part.note else getattr(part, "text", "")

    return " ".join("".join(map(piece, line.pieces)) for block in cell.blocks for line in block.lines)


def rows(table: Table) -> dict[str, Row]:
    return {row.name: row for group in table.groups for row in group.rows}


def all_rows(view: PairView) -> dict[str, Row]:
    tables = [view.facts, view.indicators, *(section.table for section in view.sections)]
    return {name: row for side in tables if side for name, row in rows(side.table).items()}


def relation(view: PairView, row: str) -> str:
    return text(all_rows(view)[row].cells[0]).partition(" ")[2]


def test_identical_texts_are_the_same_in_every_row_but_that_of_counts() -> None:
    numbers = with_quantities(quantity(), quantity("r", value="70"))
    shown = {name: row.relation for name, row in all_rows(pair(numbers, numbers)).items()}
    assert f"indicators.{INDICATOR.id}" in shown
    assert shown.pop("facts.count") == "uncompared"
    assert {name: relation for name, relation in shown.items() if relation not in ("same", "neither")} == {}
    assert shown["themes.housing.programmes"] == shown["themes.housing.summary"] == shown["facts.issuer"] == "same"


def test_how_many_programmes_there_are_is_neither_the_same_nor_different() -> None:
    def fewer(plan: Plan) -> Plan:
        return plan.model_copy(update={"programmes": plan.programmes[:1]})

    for left, right in ((unchanged, unchanged), (unchanged, fewer)):
        assert relation(pair(left, right), "facts.count") == "－ 只是条数，不比"


def test_more_statements_of_the_same_firmness_are_no_difference() -> None:
    def twice(plan: Plan) -> Plan:
        housing = next(each for each in plan.programmes if "housing" in each.themes)
        again = housing.model_copy(update={"id": "again"})
        return plan.model_copy(update={"programmes": (*plan.programmes, again)})

    view = pair(unchanged, twice)
    cells = [text(cell) for cell in all_rows(view)["themes.housing.commitments"].cells[1:]]
    assert cells[0] != cells[1]
    assert relation(view, "themes.housing.commitments") == "＝ 相同"


def test_firmness_is_not_compared_between_texts_of_other_weight() -> None:
    def reported(plan: Plan) -> Plan:
        return plan.model_copy(update={"issuer": NOT_STATED})

    view = pair(unchanged, reported)
    assert relation(view, "themes.housing.commitments") == "≠ 不能直接比"
    assert "发文机关的层级不同" in view.caution[-1]


def test_a_row_of_the_overview_says_who_writes_of_it_and_never_how_much() -> None:
    both = context(unchanged, lambda plan: plan.model_copy(update={"programmes": plan.programmes[:1]}))
    page = both.page("compare/index.html")
    own = [sides(page, plan) for plan in both.site.plans]
    row = ComparedRow("overview.x", Link("x"), presence=True)
    for theme in both.site.vocabularies["themes"].terms:
        shown = [each[f"overview.{theme}"] for each in own]
        assert {side.key for side in shown} <= {"", "stated"}
    stated, silent = Side(Value("value")), Side(Value("not_stated"))
    assert relation_words(page, row, "same", [stated, stated], ["甲", "乙"]) == "＝ 都写到"
    assert relation_words(page, row, "different", [silent, stated], ["甲", "乙"]) == "◆ 只有乙写到"
    assert set(overview_side(page, both.site.plans[0], "housing")) == {"overview.housing"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "＝ 相同"),
        ({"value": "60"}, "◆ 数额不同"),
        ({"period": "十年"}, "≠ 口径不同，不能直接比（期间长短不同）"),
        ({"period": "不久"}, "？ 口径没有写明或登记，无法比较（没有写明多长时间）"),
        ({"kind": None}, "？ 口径没有写明或登记，无法比较（没有写明是存量、期内数还是累计）"),
        ({"kind": None, "unit": "月"}, "≠ 口径不同，不能直接比（单位不同、没有写明是存量、期内数还是累计）"),
        ({"target_groups": []}, "≠ 口径不同，不能直接比（对象不同）"),
        ({"kind": "stock", "per": "每年"}, "≠ 口径不同，不能直接比（存量、期内数或累计不同、频次不同、期间长短不同）"),
    ],
)
def test_numbers_that_cannot_be_compared_say_which_condition_failed(fields: dict[str, Any], expected: str) -> None:
    view = pair(with_quantities(quantity()), with_quantities(quantity(**fields)))
    assert relation(view, f"indicators.{INDICATOR.id}") == expected


def test_only_indicators_with_a_number_on_both_sides_are_listed() -> None:
    named = quantity(value="not_stated", unit=None)
    assert pair(with_quantities(named), with_quantities(named)).indicators is None
    assert pair(with_quantities(named), with_quantities(quantity())).indicators is None
    assert pair(with_quantities(named, quantity("r")), with_quantities(quantity())).indicators is not None


def test_a_number_beside_a_name_is_no_difference_but_cannot_be_compared() -> None:
    named = quantity(value="not_stated", unit=None)
    both = context(with_quantities(named), with_quantities(quantity()), with_quantities(named))
    own = [sides(both.page("x.html"), plan)[f"indicators.{INDICATOR.id}"].key for plan in both.site.plans]
    assert own[0] == own[2] != own[1]
    assert own[0].startswith("amount=none¦~")
    assert own[1].startswith("amount=stated|")


def indicator(*changes: Change) -> IndicatorView:
    return indicator_view(context(*changes), INDICATOR)


def test_the_page_of_an_indicator_says_in_words_why_numbers_stand_apart() -> None:
    first, second = indicator(
        with_quantities(quantity(), quantity("r")),
        with_quantities(*(quantity(name, period="十年", target_groups=[]) for name in "qr"), issuer=NOT_STATED),
    ).tables
    assert first.reasons == ()
    label = SMALLEST.vocabularies["target-groups"].terms["all"].label.zh
    assert second.reasons == (
        f"对象不同（这里是没有写给谁，表 1 是{label}）",
        "期间长短不同（这里是10 年，表 1 是4 年）",
        "发文机关的层级不同（这里是没有发文机关，表 1 是部门发文）",
    )


def test_an_issuer_of_no_known_rank_is_no_department() -> None:
    """Neither one that is not registered, nor one whose type has no rank, nor one that nobody has looked for."""
    for issuer in (["某局"], ["区委组织部"], Absent.model_validate("not_researched")):
        view = indicator(
            with_quantities(quantity(), quantity("r")), with_quantities(quantity(), quantity("r"), issuer=issuer)
        )
        assert view.tables[1].reasons == ("有一边没有登记发文机关的层级，只能与同一份文本里的比",)
        sides = pair(unchanged, lambda plan, issuer=issuer: plan.model_copy(update={"issuer": issuer}))  # type: ignore[misc]
        assert relation(sides, "themes.housing.commitments") == "？ 无法比较"
        assert "没有登记发文机关的层级" in sides.caution[-1]


def test_a_number_of_unknown_length_says_so() -> None:
    view = indicator(with_quantities(quantity(), quantity("r")), with_quantities(quantity(period="不久")))
    assert view.lone
    (row,) = view.lone.groups[0].rows
    assert text(row.cells[4]).endswith("不能与表 1 并列：没有写明多长时间的数字，不能与别的数字比")


def test_a_number_without_a_time_of_its_own_shows_that_of_its_plan() -> None:
    table = indicator(with_quantities(quantity())).lone
    assert table
    (row,) = table.groups[0].rows
    assert "文本的实施期：2022年至2025年" in [text(cell) for cell in row.cells]


def due(listed: Context) -> list[str]:
    """When numbers are due, the earliest first, and last those of which that is not known; as the list says it."""
    table = number_explorer_view(listed).table
    assert table
    listed_rows = sorted((row for group in table.groups for row in group.rows), key=_order)
    due_rows = [row for row in listed_rows if "due=" in row.keys[0].value or "推算" in text(row.cells[5])]
    return [text(row.cells[5]) for row in due_rows]


def _order(row: Row) -> int:
    keys = dict(pair.split("=") for pair in row.keys[0].value.split(";"))
    return int(keys.get("due", "999999"))


def test_deadlines_know_periods_and_mark_computed_ends() -> None:
    listed = context(
        with_quantities(
            quantity("a", period="五年"),
            quantity("b", period="“十二五”期间"),
            quantity("c", by="2014"),
            quantity("d", period="2011—2013年"),
            quantity("e"),
            period=NOT_STATED,
        )
    )
    assert due(listed) == [
        "2011—2013年",
        "到2014年",
        "“十二五”期间（推算至2015年）",
        "五年（截止年份原文没有写，本站没有推算）",
    ]


def test_years_count_from_the_start_of_the_plan_if_they_are_its_own() -> None:
    ten = Period.model_validate({"start": "2012", "years": {"min": 5, "max": 10}})
    listed = context(with_quantities(quantity(period="5—10年内"), quantity("r", period="5年左右"), period=ten))
    assert due(listed) == ["5—10年内（推算至2017—2022年）", "5年左右（截止年份原文没有写，本站没有推算）"]


def test_a_date_counts_wherever_the_promise_says_it() -> None:
    listed = context(with_quantities(quantity(period="四年"), quantity("again", repeats="q", by="2025")))
    assert due(listed) == ["到2025年"]


def test_what_was_done_in_a_time_is_not_due() -> None:
    results = with_quantities(quantity(nature="result", period="去年"), quantity("r", nature="result", by="2014"))
    assert due(context(results)) == ["到2014年"]


def test_a_plan_without_a_period_whose_numbers_have_one_is_not_silent_on_deadlines() -> None:
    view = timeline_view(context(with_quantities(quantity(period="五年"), period=NOT_STATED), with_quantities()))
    assert view.periods
    first, second = view.periods.groups[0].rows
    assert text(first.cells[5]).startswith("五年")
    assert text(second.cells[5]).startswith("原文未提及")
