"""The numbers of a plan under an indicator, as one side of a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from builder import urls
from builder.compare.answers import PromisesByKey, list_promises, promises_of
from builder.compare.coverage import TermCoverage
from builder.compare.indicators import ASPECTS, comparison_key
from builder.compare.relation import NOTHING, UNKNOWN, UNKNOWN_SUFFIX, conditions_key, free_text_key
from builder.compare.stated_quantities import StatedQuantity
from builder.model.site import Plan
from builder.views.context import PageContext
from builder.views.evidence import quantity_value, when
from builder.views.figures import figure
from builder.views.links import statement_level, term_label
from builder.views.pieces import Amount, Link, Value
from builder.views.statements import coverage_value

_OPEN = ("kind", "population", "period", "issuer", "alone", "set")
"""The conditions that a text may leave open."""
CONDITIONS = ("amount", "set", *ASPECTS, *(f"{name}{UNKNOWN_SUFFIX}" for name in _OPEN))
"""What can keep sides apart, by name. `amount`: is there a number, or only a name; `set`: numbers of all kinds."""


def numbers_value(page: PageContext, plan: Plan, indicator: str) -> tuple[Value, str]:
    """The numbers of a plan under an indicator, and the key of the side that shows them."""
    quantities = page.shared.quantities_by_indicator[plan.key].get(indicator, ())
    if not quantities:
        return coverage_value(page, plan, page.shared.coverage[plan.key].find(indicator, "indicators")), ""
    return quantities_value(page, quantities, mixed=False)


def quantities_of_term(page: PageContext, plan: Plan, covered: TermCoverage) -> list[StatedQuantity]:
    """The quantities of the statements under a term, those with a number first. A promise counts once."""
    return sorted(promises_of(covered, promises_of_plan(page, plan)), key=lambda stated: not stated.is_number)


def promises_of_plan(page: PageContext, plan: Plan) -> PromisesByKey:
    """The promises of a plan by the keys of the statements that state them."""
    return page.hold(("promises", plan.key), lambda _: list_promises(page.shared.quantities[plan.key]))


def quantities_value(page: PageContext, quantities: Sequence[StatedQuantity], *, mixed: bool) -> tuple[Value, str]:
    """Numbers with all that keeps them from being misread, and the key by which they are compared.

    `mixed`: they are numbers of all kinds, as a theme has them, and not of one indicator.
    """
    items = tuple(_number(page, stated) for stated in quantities)
    if any(stated.quantity.disputed for stated in quantities):
        return Value("disputed", items, text=page.t("state.disputed")), ""
    return Value("value", items), _numbers_key(page, quantities, mixed=mixed)


def amounts_of(page: PageContext, quantities: Iterable[StatedQuantity]) -> tuple[Amount, ...]:
    """What each number comes to, for files in which it can be sorted and added up."""
    values = (quantity_value(page, stated.plan, stated.statement) for stated in quantities)
    return tuple(value.amount or Amount() for value in values)


def key_of_no_number() -> str:
    """The key of a side without numbers: beside a side with numbers it does not count as another amount."""
    return conditions_key([{"amount": "none"}], NOTHING)


def _numbers_key(page: PageContext, quantities: Sequence[StatedQuantity], *, mixed: bool) -> str:
    """What numbers can be compared by, then the numbers themselves, and what is only named as free text.

    Each number counts: two prizes are not the same as one of them. Where nothing has a number, only words can be equal.
    """
    numbers = [stated for stated in quantities if stated.is_number]
    named = free_text_key(sorted(str(stated.quantity.label) for stated in quantities if not stated.is_number))
    if not numbers:
        return conditions_key([{"amount": "none"}], named)
    conditions: list[dict[str, str]] = [_conditions(page, stated) for stated in numbers]
    if mixed and len(numbers) > 1:
        conditions = [{"set": _set_of(conditions)}]
    values = sorted(_bounds_words(stated) for stated in numbers)
    return conditions_key(
        [{"amount": "stated"} | each for each in conditions],
        ";".join([*values, *([named] if len(numbers) < len(quantities) else [])]),
    )


def _conditions(page: PageContext, stated: StatedQuantity) -> dict[str, str]:
    """The conditions of a number by name; those that its text leaves open as such."""
    key = comparison_key(page.site, stated)
    conditions = {name: str(value) for name, value in asdict(key).items()}
    if not key.kind:
        conditions["kind"] = UNKNOWN
    if key.alone:
        # A count of no stated kind is alone for just that; others are for what they are a share of, or count at all.
        is_kind = bool(stated.unit.base) and not stated.unit.is_share
        conditions |= {"alone": "", "kind" if is_kind else "alone": f"{UNKNOWN}{key.alone}"}
    return conditions


def _set_of(conditions: Iterable[Mapping[str, str]]) -> str:
    """All conditions of several numbers as one value: a list of them would be no reason that a reader could use.

    Where one of them keeps its number to its text, since it is not stated, nobody knows whether the sets differ.
    """
    is_open = any(value.startswith(UNKNOWN) and value != UNKNOWN for each in conditions for value in each.values())
    return f"{UNKNOWN if is_open else ''}{free_text_key(sorted(map(str, conditions)))}"


def _bounds_words(stated: StatedQuantity) -> str:
    """A number, or both ends of a range, with its qualifier."""
    ends = dict.fromkeys(f"{bound:f}" for bound in stated.bounds or ())
    return "—".join(ends) + (stated.quantity.qualifier or "")


def _number(page: PageContext, stated: StatedQuantity) -> Link:
    """A number with its label, and in brackets what keeps it from being misread."""
    quantity = stated.quantity
    amount = page.t("indicator.no_amount") if stated.form == "unstated" else figure(page, quantity)
    kind = page.t(f"quantity.kind.{quantity.kind}") if quantity.kind else ""
    firmness = statement_level(page, stated.statement)
    words = (term_label(page, "natures", quantity.nature), kind, *when(page, quantity), firmness)
    text = page.t("sides.figure", label=quantity.label, figure=amount)
    href = page.href(urls.quantity_url(stated.plan, stated.programme, quantity.id))
    return Link(text, href, note="，".join(word for word in words if word))
