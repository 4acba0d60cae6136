"""What plans state under one term, statement by statement: first what has an amount, then what is only named.

A measure and its numbers are one answer, and so are a promise and its repetitions: nothing is told twice. The general
sentences of a programme answer only where nothing else of it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from builder.compare.coverage import TermCoverage, counted_statements
from builder.compare.stated_quantities import StatedQuantity, is_money
from builder.model.site import Plan, Site
from builder.model.statements import Statement
from builder.text.values import value_class


@value_class
class PlanAnswer:
    """What one plan states under a term."""

    plan: Plan
    covered: TermCoverage
    amounts: tuple[StatedQuantity, ...]
    """Numbers, money first, else in the order of the text."""
    names: tuple[Statement, ...]
    """What is named without a number."""
    levels: tuple[str, ...]
    """Their levels of firmness, ids of `commitments`, the firmest first."""

    @property
    def is_stated(self) -> bool:
        """Whether the plan states anything under the term."""
        return self.covered.state == "value"

    @property
    def firmest(self) -> str:
        """The highest level of firmness of any of them; empty without one."""
        return self.levels[0] if self.levels else ""

    @property
    def unnamed(self) -> list[Statement]:
        """Statements that `names` leaves out, and whose firmness counts nevertheless.

        The text says them too: general sentences, repetitions, and open numbers firmer or vaguer than their measure.
        """
        named = {statement.key for statement in self.names}
        return [each for each in counted_statements(self.covered.statements) if each.key not in named]


PromisesByKey = Mapping[str, tuple[int, StatedQuantity]]
"""By the key of each place that states a number: how many promises stand before it in the text, and the promise."""


def list_promises(quantities: Iterable[StatedQuantity]) -> PromisesByKey:
    """List where the promises of a plan stand. Each promise stands in `quantities` once."""
    return {
        place.key: (number, stated)
        for number, stated in enumerate(quantities)
        for place in (stated, *stated.repetitions)
    }


def promises_of(covered: TermCoverage, promises: PromisesByKey) -> list[StatedQuantity]:
    """The promises that the statements under a term state, in the order of the text."""
    keys = {each.key for each in covered.statements if each.quantity}
    by_order = dict(promises[key] for key in keys if key in promises)
    return [_place_under_term(stated, keys) for _, stated in sorted(by_order.items())]


def _place_under_term(stated: StatedQuantity, keys: Set[str]) -> StatedQuantity:
    """The place of a promise that has the term: for whom, by whom and how firmly, each place says for itself."""
    if stated.key in keys:
        return stated
    place = next(place for place in stated.repetitions if place.key in keys)
    return replace(place, repetitions=(stated, *(again for again in stated.repetitions if again is not place)))


def answer_of(site: Site, plan: Plan, covered: TermCoverage, promises: PromisesByKey) -> PlanAnswer:
    """Sort what a plan states under a term."""
    amounts = [stated for stated in promises_of(covered, promises) if stated.is_number]
    amounts.sort(key=lambda stated: not is_money(site, stated.quantity))
    levels = {statement.level for statement in covered.statements}
    ordered = tuple(level for level in site.vocabularies["commitments"].terms if level in levels)
    return PlanAnswer(plan, covered, tuple(amounts), tuple(_names(covered, amounts)), ordered)


def _names(covered: TermCoverage, amounts: Sequence[StatedQuantity]) -> Iterator[Statement]:
    """The statements that no number tells: measures, numbers left open, and programmes of which there is no more."""
    numbers = {place.key for stated in amounts for place in (stated, *stated.repetitions)}
    answered_measures = {_measure_of(stated.statement) for stated in amounts}
    named = {_measure_of(each) for each in covered.statements if each.measure and not each.quantity}
    answered = {stated.programme.id for stated in amounts if stated.programme}
    for statement in covered.statements:
        measure = _measure_of(statement)
        if statement.quantity:
            if statement.key not in numbers and not statement.quantity.repeats and not (measure and measure in named):
                yield statement
        elif statement.measure:
            if measure not in answered_measures:
                yield statement
        elif not _has_parts(covered, statement, answered):
            yield statement


def _measure_of(statement: Statement) -> str:
    """The measure that a statement is or is of, by its programme and id; empty without one."""
    if not (statement.measure and statement.programme):
        return ""
    return f"{statement.programme.id}/{statement.measure.id}"


def _has_parts(covered: TermCoverage, general: Statement, answered: set[str]) -> bool:
    """Whether a programme is answered by its measures or numbers, so that its general sentences need not be."""
    programme = general.programme
    assert programme
    parts = (each for each in covered.statements_of(programme) if each.measure or each.quantity)
    return programme.id in answered or any(parts)
