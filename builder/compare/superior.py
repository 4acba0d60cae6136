"""A recorded superior document and a plan that implements it, number by number and theme by theme.

Two numbers are held against each other only if both texts say that they are of the same thing: the same indicator, or
the same words within a programme of the same name. Which is higher is said only where the guard of indicators lets
them stand in one table (decision 12), but for what sets a superior document apart by its nature: the kind of document
and who issues it. What is left open is told, never filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from builder.compare.coverage import Coverage, TermCoverage
from builder.compare.indicators import comparison_key, differing_aspects, sort_by_indicator
from builder.compare.periods import Due, due_of
from builder.compare.relation import FOLLOWING
from builder.compare.stated_quantities import StatedQuantity
from builder.model.editions import last_day
from builder.model.site import Plan, Programme, Site
from builder.text.normalise import fold
from builder.text.values import value_class

NumberRelation = Literal["same", "higher", "lower", "unlike", "several", "unmatched", "missing", "extra"]
"""How the plan's own number stands to the superior one. `unlike`: they cannot be compared; `several`: more than one on
a side, and nothing says which belongs to which; `unmatched`: the other text has numbers of the kind, none for this one;
`missing`, `extra`: the plan, or the superior document, has none."""
DueRelation = Literal["", "same", "later", "earlier", "none_here", "none_above"]
"""How the plan's own time stands to the superior one; empty where neither says one, or nothing can be said."""
_INHERENT = frozenset({"family", "issuer"})
_IMPLIED_BY = {
    **{name: {cause} for name, cause in FOLLOWING.items()},
    "alone": {"unit", "kind"},
    "period": {"kind", "per"},
}
"""Aspects that follow from others: they are not told beside these."""


@value_class
class NumberPair:
    """Numbers of a kind of both texts. `reasons`: the aspects that keep them from being compared."""

    indicator: str | None
    superior: tuple[StatedQuantity, ...]
    own: tuple[StatedQuantity, ...]
    relation: NumberRelation
    due: DueRelation = ""
    reasons: tuple[str, ...] = ()
    coverage: TermCoverage | None = None
    """What is known of the indicator in the text that has no number of it."""

    @property
    def is_total(self) -> bool:
        """Whether both are totals, which depend on how large a place is: neither for each person nor for each year."""
        return not any(each.quantity.per for each in (*self.superior, *self.own))


@value_class
class ThemePair:
    """What both texts have under a theme of the superior one; `namesakes`: programmes of the same name."""

    theme: str
    superior: TermCoverage
    own: TermCoverage
    namesakes: tuple[tuple[Programme, Programme], ...]


@value_class
class SuperiorComparison:
    """A superior document beside a plan that implements it. `unlisted`: its numbers under no indicator or name."""

    superior: Plan
    plan: Plan
    numbers: tuple[NumberPair, ...]
    themes: tuple[ThemePair, ...]
    unlisted: int

    @property
    def counts(self) -> Counter[str]:
        """How many rows there are of each relation, and of each relation of time by `due.` and its name."""
        counts = Counter[str](pair.relation for pair in self.numbers)
        counts.update(f"due.{pair.due}" for pair in self.numbers if pair.due)
        return counts


def compare_superior(
    site: Site, plan: Plan, superior: Plan, coverage: Coverage, quantities: Mapping[str, tuple[StatedQuantity, ...]]
) -> SuperiorComparison:
    """Holds a plan against the document that it implements; `quantities`: those of each plan by its key."""
    above, own = quantities[superior.key], quantities[plan.key]
    numbers = [*_by_indicator(site, plan, superior, coverage, (above, own)), *_by_name(site, above, own)]
    listed = {id(each) for pair in numbers for each in pair.superior}
    return SuperiorComparison(
        superior,
        plan,
        tuple(numbers),
        tuple(_themes(site, plan, superior, coverage)),
        sum(id(each) not in listed for each in above),
    )


def _by_indicator(
    site: Site,
    plan: Plan,
    superior: Plan,
    coverage: Coverage,
    numbers: tuple[Sequence[StatedQuantity], Sequence[StatedQuantity]],
) -> Iterator[NumberPair]:
    by_indicator = [sort_by_indicator(each) for each in numbers]
    for indicator in site.indicators:
        above, own = (each.get(indicator.id, ()) for each in by_indicator)
        if above and own:
            yield from pair_numbers(site, indicator.id, above, own)
            continue
        yield from (
            NumberPair(
                indicator.id, (each,), (), "missing", coverage=coverage[plan.key].find(indicator.id, "indicators")
            )
            for each in above
        )
        yield from (
            NumberPair(
                indicator.id, (), (each,), "extra", coverage=coverage[superior.key].find(indicator.id, "indicators")
            )
            for each in own
        )


def _by_name(site: Site, above: Iterable[StatedQuantity], own: Iterable[StatedQuantity]) -> Iterator[NumberPair]:
    """Numbers under no indicator: those of the same words, of the texts themselves or of programmes of one name."""
    groups, own_groups = _group_by_name(above), _group_by_name(own)
    for name, numbers in groups.items():
        if name in own_groups:
            yield from pair_numbers(site, None, numbers, own_groups[name])


def _group_by_name(numbers: Iterable[StatedQuantity]) -> dict[tuple[str, str], list[StatedQuantity]]:
    groups: dict[tuple[str, str], list[StatedQuantity]] = {}
    for each in numbers:
        if not any(place.quantity.indicator for place in (each, *each.repetitions)):
            programme = fold(each.programme.name.zh) if each.programme else ""
            groups.setdefault((programme, fold(each.quantity.label.zh)), []).append(each)
    return groups


def pair_numbers(
    site: Site, indicator: str | None, above: Sequence[StatedQuantity], own: Sequence[StatedQuantity]
) -> Iterator[NumberPair]:
    """Pairs what belongs together: of the same words, else the only ones that can be compared, else the only ones."""
    partners: dict[int, StatedQuantity] = {}
    left, right = list(above), list(own)
    for likely in (_has_same_label, lambda upper, lower: not _conditions(site, upper, lower)):
        mutual = [
            (upper, lower)
            for upper in left
            for lower in right
            if likely(upper, lower)
            and sum(likely(upper, each) for each in right) == 1
            and sum(likely(each, lower) for each in left) == 1
        ]
        partners |= {id(upper): lower for upper, lower in mutual}
        left = [each for each in left if id(each) not in partners]
        right = [each for each in right if all(each is not lower for _, lower in mutual)]
    if len(left) == len(right) == 1:
        partners[id(left[0])], left, right = right[0], [], []
    yield from (_relate(site, indicator, each, partners[id(each)]) for each in above if id(each) in partners)
    if left and right:
        yield NumberPair(indicator, tuple(left), tuple(right), "several")
    else:
        yield from (NumberPair(indicator, (each,), (), "unmatched") for each in left)
        yield from (NumberPair(indicator, (), (each,), "unmatched") for each in right)


def _has_same_label(above: StatedQuantity, own: StatedQuantity) -> bool:
    return fold(above.quantity.label.zh) == fold(own.quantity.label.zh)


def _relate(site: Site, indicator: str | None, above: StatedQuantity, own: StatedQuantity) -> NumberPair:
    conditions = _conditions(site, above, own)
    due = relate_dues(above, own) if not set(conditions) - {"period"} else ""
    if not conditions:
        relation, conditions = relate_amounts(above, own)
    else:
        relation = "unlike"
    return NumberPair(indicator, (above,), (own,), relation, due, conditions)


def _conditions(site: Site, above: StatedQuantity, own: StatedQuantity) -> tuple[str, ...]:
    """What keeps two numbers from being compared, in words of aspects; none when nothing does."""
    if not (above.bounds and own.bounds):
        return ("unstated",)
    differing = differing_aspects(comparison_key(site, above), comparison_key(site, own))
    names = [name for name in differing if name not in _INHERENT]
    return tuple(name for name in names if not _IMPLIED_BY.get(name, set()) & set(names))


def relate_amounts(above: StatedQuantity, own: StatedQuantity) -> tuple[NumberRelation, tuple[str, ...]]:
    """How much the plan's own number is beside a comparable one; ranges that cross are neither higher nor lower."""
    upper, lower = above.bounds, own.bounds
    assert upper
    assert lower
    if upper == lower:
        return ("same", ()) if above.is_approximate == own.is_approximate else ("unlike", ("approximate",))
    if lower[0] >= upper[0] and lower[1] >= upper[1]:
        return "higher", ()
    if lower[0] <= upper[0] and lower[1] <= upper[1]:
        return "lower", ()
    return "unlike", ("overlap",)


def relate_dues(above: StatedQuantity, own: StatedQuantity) -> DueRelation:
    """Which is due later. Of dates that one text prints more exactly than the other nothing is said if they meet."""
    dues = [_due(each) for each in (above, own)]
    if dues[0] is None or dues[1] is None:
        return "" if dues[0] is dues[1] else "none_above" if dues[0] is None else "none_here"
    upper, lower = (_days(due) for due in dues if due)
    if upper is None or lower is None:
        return ""
    if upper == lower:
        return "same"
    return "later" if lower[0] > upper[1] else "earlier" if lower[1] < upper[0] else ""


def _due(stated: StatedQuantity) -> Due | None:
    dues = (due_of(place.quantity, stated.plan.period) for place in (stated, *stated.repetitions))
    return next((due for due in dues if due), None)


def _days(due: Due) -> tuple[date, date] | None:
    """The first and the last day that a time can end on."""
    if due.date:
        return due.date.earliest, last_day(due.date)
    return (date(due.end[0], 1, 1), date(due.end[1], 12, 31)) if due.end else None


def _themes(site: Site, plan: Plan, superior: Plan, coverage: Coverage) -> Iterator[ThemePair]:
    """The themes of the superior document."""
    by_name = {fold(programme.name.zh): programme for programme in plan.programmes}
    for theme in site.vocabularies["themes"].terms:
        above, own = coverage[superior.key].find(theme), coverage[plan.key].find(theme)
        if above.state == "value":
            named = ((upper, by_name.get(fold(upper.name.zh))) for upper in above.programmes)
            yield ThemePair(theme, above, own, tuple((upper, lower) for upper, lower in named if lower))
