"""A plan beside the superior document that it implements -> rows, from the same comparison that the page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from builder.compare.stated_quantities import StatedQuantity
from builder.compare.superior import NumberPair, SuperiorComparison
from builder.data.records import CLOSED, PlanOf, Why, Words, says
from builder.data.rows import quantity_id
from builder.model.site import Plan
from builder.text.values import value_class
from builder.views.context import Context
from builder.views.superior import compare_with_superior


@value_class
class SuperiorRecord:
    """Numbers of a superior document and of a plan that implements it, and how they stand."""

    __pydantic_config__ = CLOSED
    id: Annotated[str, says("编号", "第一个数的编号，~，另一份文本的编号")]
    plan: PlanOf
    superior: Annotated[str, says("上级文件", "文本的编号")]
    indicator: Annotated[str | None, says("可比指标", "词表 indicators；按同名项目对应的没有")]
    superior_quantities: Annotated[Words | None, says("上级的数", "量化内容的编号")]
    own_quantities: Annotated[Words | None, says("本级的数", "量化内容的编号")]
    relation: Annotated[
        Literal["same", "higher", "lower", "unlike", "several", "unmatched", "missing", "extra"],
        says(
            "上级—本级",
            "本级的数与上级的：same 相同，higher 高于，lower 低于，unlike 不可直接比较，"
            "several 不止一个数、不逐个对应，unmatched 另一方没有对应的数，"
            "missing 本级没有，extra 上级没有；没有的是否原文未提及，见 missing 列",
        ),
    ]
    due: Annotated[
        Literal["same", "later", "earlier", "none_here", "none_above"] | None,
        says("期限", "same 相同，later 晚于上级，earlier 早于上级，none_here 本级没有写，none_above 上级没有写"),
    ]
    reasons: Annotated[Words | None, says("不可直接比较的理由", "不同的方面，例如 unit、kind、period")]
    missing: Why


def superior_rows(context: Context, plan: Plan) -> Iterator[SuperiorRecord]:
    """The numbers of a plan against the document that it implements; none where that is not recorded."""
    if compared := compare_with_superior(context, plan):
        yield from (_row(compared, pair) for pair in compared.numbers)


def _row(compared: SuperiorComparison, pair: NumberPair) -> SuperiorRecord:
    first, counterpart = (pair.superior[0], compared.plan) if pair.superior else (pair.own[0], compared.superior)
    side = "own_quantities" if pair.superior else "superior_quantities"
    state = pair.coverage.state if pair.coverage else "value"
    return SuperiorRecord(
        id=f"{quantity_id(first)}~{counterpart.key}",
        plan=compared.plan.key,
        superior=compared.superior.key,
        indicator=pair.indicator,
        superior_quantities=_ids(pair.superior),
        own_quantities=_ids(pair.own),
        relation=pair.relation,
        due=pair.due or None,
        reasons=pair.reasons or None,
        missing={} if state == "value" else {side: state},
    )


def _ids(numbers: Iterable[StatedQuantity]) -> tuple[str, ...] | None:
    return tuple(map(quantity_id, numbers)) or None
