"""The answer to a question in a sentence, and how firm each text is at most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from builder.compare.answers import PlanAnswer
from builder.compare.stated_quantities import is_extent, is_money, is_sum
from builder.model.schema.vocabulary import Term
from builder.model.site import Plan
from builder.model.statements import is_worded
from builder.views.context import PageContext
from builder.views.links import level_link
from builder.views.pieces import Link


def finding_words(page: PageContext, plan_answers: Sequence[PlanAnswer], *, short: bool = False) -> str:
    """The answer in a sentence, counted from the statements: how many plans say so, give a number, and bind themselves.

    `short`: without how many bind themselves, where many findings stand together; where there are numbers but no
    sums, with the numbers alone.

    What is a matter of money somewhere is judged by sums of money, all else by numbers of any kind. A share of
    costs is no sum, and what was sold or lent is none that is given. Where no plan states a sum, other numbers count;
    where none states any of them, the words say so and give no 0, which would read as a number of the texts.
    How many tiers or items something has is none of them: plans whose numbers only say that are told apart, but for
    the short answer, which is a line of a tile.
    """
    stated = [answer for answer in plan_answers if answer.is_stated]
    if not stated:
        return _silence_words(page, plan_answers) if plan_answers else page.t("numbers.none")
    in_part = sum(answer.plan.extent != "complete" for answer in stated)
    return _counts_words(page, stated, short=short) + (
        page.t("answer.finding_in_part", count=in_part) if in_part else ""
    )


def _counts_words(page: PageContext, stated: Sequence[PlanAnswer], *, short: bool) -> str:
    kind = "money" if any(_names_money(page, answer) for answer in stated) else "number"
    sums = sum(any(is_sum(page.site, amount) for amount in answer.amounts) for answer in stated)
    numbers = sum(map(_has_number, stated))
    extents = sum(bool(answer.amounts) for answer in stated) - numbers
    counts = {"stated": len(stated), "counted": sums if kind == "money" else numbers, "numbers": numbers}
    if kind == "money" and numbers and not sums:
        kind, counts["counted"] = ("number" if short else "no_money"), numbers
    elif not counts["counted"]:
        kind = f"{kind}_none"
    if short:
        return page.t(f"answer.finding_{kind}_short", **counts)
    if extents and kind == "number_none":
        kind, extents, counts["counted"] = "only_extent", 0, extents
    rest = page.t("answer.finding_extent", count=extents) if extents and not kind.startswith("money") else ""
    return page.t(f"answer.finding_{kind}", **counts) + rest + _firm_words(page, stated)


def _has_number(answer: PlanAnswer) -> bool:
    """Whether a plan states a number of something, and not only what it consists of."""
    return any(not is_extent(amount.quantity) for amount in answer.amounts)


def _silence_words(page: PageContext, plan_answers: Sequence[PlanAnswer]) -> str:
    """That no plan says so, which is said only where each was searched."""
    silent = sum(answer.covered.state == "not_stated" for answer in plan_answers)
    undecided = len(plan_answers) - silent
    if undecided:
        return page.t("answer.undecided", silent=silent, undecided=undecided)
    return page.t("answer.none", all=silent)


def _firm_words(page: PageContext, stated: Sequence[PlanAnswer]) -> str:
    """How many plans bind themselves, and how many report or advise in words as firm, which bind nobody."""
    firm = [answer.plan for answer in stated if answer.firmest == page.site.firm_level]
    are_reports = [_kind_of(page, plan).reports for plan in firm]
    binding, reports = are_reports.count(False), are_reports.count(True)
    words = page.t("answer.finding_firm" if binding else "answer.finding_firm_none", count=binding)
    return words + page.t("answer.finding_reports", count=reports) if reports else words


def _kind_of(page: PageContext, plan: Plan) -> Term:
    return page.site.term("plan-kinds", plan.kind)


def _names_money(page: PageContext, answer: PlanAnswer) -> bool:
    return any(each.quantity and is_money(page.site, each.quantity) for each in answer.covered.statements)


def answer_chips(page: PageContext, plan_answers: Iterable[PlanAnswer]) -> tuple[Link, ...]:
    """The firmest level of each plan that states something, with its district, and whether others are less firm."""
    return tuple(_chip(page, answer) for answer in plan_answers if answer.firmest)


def _chip(page: PageContext, answer: PlanAnswer) -> Link:
    kind, is_wording = _kind_of(page, answer.plan), is_worded(page.site, answer.plan, answer.firmest)
    level = level_link(page, answer.firmest, is_worded=is_wording)
    place = answer.plan.district.name.shown
    if kind.reports:
        place = page.t("answer.chip_report", place=place, kind=kind.label.shown)
    words = page.t("answer.chip_mixed" if len(answer.levels) > 1 else "answer.chip", place=place, level=level.text)
    return replace(level, text=words, href=f"#a-{answer_anchor(answer.plan)}")


def answer_anchor(plan: Plan) -> str:
    """The end of the anchors of a plan's rows, without the letter of their table."""
    return f"{plan.district.id}-{plan.id}"
