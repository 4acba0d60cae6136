"""What a page of a term weighs before it is made: so many elements and bytes for each thing that it will show.

The numbers were fitted by least squares to 564 pages of one to twenty plans like the real ones, under every term of
every facet. `tests/real/test_page_weight.py` holds the sums against pages as they are built: change a template or the
view of a term, and it says how far they are off.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import partial
from math import ceil
from typing import NamedTuple

from builder import urls
from builder.compare.answers import PromisesByKey, answer_of, list_promises
from builder.compare.coverage import PlanCoverage, TermCoverage, list_terms
from builder.compare.earlier_weights import EarlierWeights
from builder.compare.region_parts import FULL, RegionPart, split_by_region, split_once
from builder.compare.stated_quantities import collect_quantities
from builder.evidence.completeness.silence import list_words
from builder.model.derived import Latest
from builder.model.site import Plan, Site
from builder.model.statements import Statement, agencies_of
from builder.text.foreign import CHINESE
from builder.text.values import value_class


class Weight(NamedTuple):
    """Elements and bytes of a page, unpacked, or of a part of it."""

    elements: float
    bytes: float

    def plus(self, added: Weight) -> Weight:
        """Both together."""
        return Weight(self.elements + added.elements, self.bytes + added.bytes)

    def times(self, factor: float) -> Weight:
        """So many of it."""
        return Weight(self.elements * factor, self.bytes * factor)


MOST = Weight(5_000, 300_000)
"""What the heaviest page may have."""
_SURE = 0.95
"""So much of that is given out: what is estimated is a little more or less than what is built."""

ROWS = 120
"""Statements that the tables of an answer show, shared by the plans of a page: twenty show six each."""
FOREIGN_ROWS = 108
"""The same in another language, where each text in Chinese is marked: a tenth more bytes a statement."""
_FEWEST_ROWS = 3

_FRAME = Weight(290, 16_400)
"""The page around its plans."""
_PLAN = Weight(12, 1_750)
_SILENT = Weight(20, 1_240)
"""Of a plan that states nothing, besides; its words, which stand in each table, are counted by themselves."""
_SILENT_WORDS = 2.6
_STATED = Weight(13, 900)
"""Of a plan that states something, besides."""
_NUMBER = Weight(16.5, 1_380)
"""A row with a number; texts, bodies and groups by themselves."""
_NAME = Weight(11.6, 910)
"""A row of what is only named."""
_NAMED_ONLY = Weight(17.6, 1_230)
"""The row of a plan without a number, among those that have some."""
_NAMED = Weight(1, 25)
"""A body or a group of people in a row."""
_ITEM = Weight(1.7, 80)
"""A programme, a goal or a part in the plan as a whole, in the columns side by side."""
_TERM = Weight(2.8, 100)
"""A term of another facet there."""
_BODY = Weight(0.7, 63)
"""A body's part there."""
_NOTE = Weight(4, 700)
"""What an editor says of the plan under the theme."""
_DOT = Weight(3.4, 305)
"""A number on the scale of its indicator."""
_FOREIGN = Weight(1.15, 1.07)
"""So many times as much has a page in another language."""

_MOST_PLAN, _MOST_STATEMENT = Weight(70, 6_000), Weight(45, 3_500)
"""More than a plan and a statement with all that follows from it are likely to take, in either language."""


def rows_of_each(plans: int, locale: str) -> int:
    """How many rows the tables of an answer show of each of so many plans."""
    return max(_FEWEST_ROWS, (ROWS if locale == CHINESE else FOREIGN_ROWS) // max(1, plans))


_NOTHING = array("d", (0, 0))
"""The sums of no rows."""
_NO_ROW = len(_NOTHING)


@value_class
class _PlanWeight:
    """What a plan has on the page of a term, and its rows with numbers and with names: see `_add_up`."""

    fixed: Weight
    numbers: array[float]
    names: array[float]

    @property
    def row(self) -> tuple[float, float, list[float], list[float]]:
        """The weight as a later build reads it: see `of`."""
        return *self.fixed, [*self.numbers], [*self.names]

    @staticmethod
    def of(elements: float, size: float, numbers: Iterable[float], names: Iterable[float]) -> _PlanWeight:
        """The weight that a `row` is of."""
        return _PlanWeight(Weight(elements, size), array("d", numbers), array("d", names))

    def show(self, rows: int, *, beside_numbers: bool) -> tuple[float, float]:
        """Elements and bytes with at most so many rows in each table. Pages that are tried out ask this most of all."""
        numbers, names = self.numbers, self.names
        number, name = min(2 * rows, len(numbers) - 2), min(2 * rows, len(names) - 2)
        elements = self.fixed.elements + numbers[number] + names[name]
        size = self.fixed.bytes + numbers[number + 1] + names[name + 1]
        if beside_numbers and len(names) > _NO_ROW:
            return elements + _NAMED_ONLY.elements, size + _NAMED_ONLY.bytes
        return elements, size


@value_class
class _Row:
    """What a statement has of its own: the weight of its row, the types of its bodies."""

    weight: Weight
    agencies: tuple[str, ...]


class TermPages:
    """The weight of pages of terms, of any of the plans of a site."""

    def __init__(self, site: Site, earlier: EarlierWeights | None = None) -> None:
        self._site, self._earlier = site, earlier
        self._weights: dict[str, dict[tuple[str, str], _PlanWeight]] = {
            plan.key: site.once(plan, "weights", partial(self._weigh_earlier, plan)) for plan in site.plans
        }
        self._coded_plans: dict[str, tuple[PlanCoverage, PromisesByKey]] = {}
        # Weights are many: a process that makes one site lets go of them with this.
        self._latest = site.latest if site.derived else Latest()
        self._bases: dict[tuple[str, str], object] = {}
        self._rows: dict[str, dict[int, _Row]] = {}

    def split(self, site: Site, facet: str, term: str) -> tuple[RegionPart, ...]:
        """The parts of the page of a term, of `site` itself or the same in another language; none if one holds it."""
        if len(site.plans) <= site.config.limits.side_plans and self._is_light(facet, term):
            return ()
        named = facet, term
        if named not in self._bases:
            # There are as many as plans times terms: what is there is not worth a call.
            weights = [own.get(named) or self._weigh_plan(*named, key) for key, own in self._weights.items()]
            self._bases[named] = weights, site.config.limits.side_plans, self._is_foreign(facet, term)
        split = partial(split_by_region, self._site, partial(self.fill, facet, term))
        return split_once(site, self._latest, named, self._bases[named], split)

    def _is_light(self, facet: str, term: str) -> bool:
        """Whether one page holds the statements of all plans, whatever they say: most terms of a small site."""
        counts = [len(self._coded(key)[0].by_term.get((facet, term), ())) for key in self._weights]
        elements, size = _FRAME.plus(_MOST_PLAN.times(len(counts))).plus(_MOST_STATEMENT.times(sum(counts)))
        return elements < _SURE * MOST.elements and size < _SURE * MOST.bytes

    def end(self) -> None:
        """Leave the weights for the next build, where it is made once and all were asked for."""
        if self._earlier is None or self._site.derived:
            return
        terms = list_terms(self._site)
        for plan in self._site.plans:
            weights = self._weights[plan.key]
            if len(weights) == len(terms):
                self._earlier.leave(self._site, plan, [weights[term].row for term in terms])
        self._earlier.end()

    def _weigh_earlier(self, plan: Plan) -> dict[tuple[str, str], _PlanWeight]:
        """The weights of a plan that an earlier build has left; none where it left none."""
        row = self._earlier.find(self._site, plan) if self._earlier else None
        terms = list_terms(self._site) if row else ()
        return {term: _PlanWeight.of(*own) for term, own in zip(terms, row or (), strict=True)}

    def weigh(self, facet: str, term: str, plans: Sequence[Plan]) -> Weight:
        """What a page of `plans` will have: elements and bytes, of its heavier language where it is there in two."""
        parts = [self._weigh_plan(facet, term, plan.key) for plan in plans]
        rows = rows_of_each(len(plans), CHINESE)
        beside_numbers = any(len(part.numbers) > _NO_ROW for part in parts)
        shown = [part.show(rows, beside_numbers=beside_numbers) for part in parts]
        elements, size = (sum(column) for column in zip(_FRAME, *shown, strict=True))
        if self._is_foreign(facet, term):
            return Weight(elements * _FOREIGN.elements, size * _FOREIGN.bytes)
        return Weight(elements, size)

    def fill(self, facet: str, term: str, plans: Sequence[Plan]) -> int:
        """How far `plans` fill a page, up to `FULL`."""
        elements, size = self.weigh(facet, term, plans)
        return ceil(FULL * max(elements / MOST.elements, size / MOST.bytes) / _SURE)

    def _is_foreign(self, facet: str, term: str) -> bool:
        """Whether the page is there in another language: both languages have the same parts."""
        config = self._site.config
        return (config.english and urls.has_english(urls.facet_url(facet, term))) or config.locale != CHINESE

    def _weigh_plan(self, facet: str, term: str, key: str) -> _PlanWeight:
        """What a plan takes of a page, whatever else stands there: weighed once."""
        weights = self._weights[key]
        if (facet, term) not in weights:
            weights[facet, term] = self._weigh_plan_anew(facet, term, key)
        return weights[facet, term]

    def _weigh_plan_anew(self, facet: str, term: str, key: str) -> _PlanWeight:
        coverage, promises = self._coded(key)
        plan, covered = coverage.plan, coverage.find(term, facet)
        if covered.state != "value":
            words = list_words(plan, facet, self._site.term(facet, term))
            silent = _SILENT.plus(Weight(0, _SILENT_WORDS * _count_bytes(*words)))
            return _PlanWeight(_PLAN.plus(silent), _NOTHING, _NOTHING)
        answer = answer_of(self._site, plan, covered, promises)
        dots = sum(amount.quantity.indicator is not None for amount in answer.amounts)
        note = plan.theme_notes.get(term) if facet == "themes" else None
        noted = _NOTE.plus(Weight(0, _count_bytes(note.text.zh))) if note else Weight(0, 0)
        rows = self._rows_of(key)
        sides = _weigh_sides(covered, facet, [rows[id(each)] for each in covered.statements])
        fixed = _PLAN.plus(_STATED).plus(sides).plus(_DOT.times(dots)).plus(noted)
        numbers = (rows[id(amount.statement)].weight for amount in answer.amounts[:ROWS])
        names = (rows[id(statement)].weight for statement in answer.names[:ROWS])
        return _PlanWeight(fixed, _add_up(_NUMBER, numbers), _add_up(_NAME, names))

    def _coded(self, key: str) -> tuple[PlanCoverage, PromisesByKey]:
        # In a dictionary, since a cached method would refer to itself, and all this stay until garbage is looked for.
        if key not in self._coded_plans:
            site, plan = self._site, self._site.plans_by_key[key]
            coverage = site.once(plan, "what is coded", partial(PlanCoverage, site, plan, {}))
            self._coded_plans[key] = coverage, site.once(plan, "coded promises", partial(_promises_of, coverage))
        return self._coded_plans[key]

    def _rows_of(self, key: str) -> dict[int, _Row]:
        """The rows of a plan's statements, by the identity of each: most stand under several terms."""
        if key not in self._rows:
            coverage, _ = self._coded(key)
            self._rows[key] = {id(each): _row_of(coverage.plan, each) for each in coverage.statements}
        return self._rows[key]


def _promises_of(coverage: PlanCoverage) -> PromisesByKey:
    return list_promises(collect_quantities(coverage))


def _weigh_sides(covered: TermCoverage, facet: str, rows: Sequence[_Row]) -> Weight:
    """The column of a plan side by side with others."""
    goals = sum(statement.quantity is not None for statement in covered.goals)
    items = len(covered.programmes) + len(covered.plan_roles) + goals
    terms = sum(name != facet for name, _ in {term for each in covered.statements for term in each.terms})
    weight = _ITEM.times(items).plus(_TERM.times(terms))
    if facet == "agencies":
        return weight
    agencies = {agency for row in rows for agency in row.agencies}
    acts = {act for each in covered.statements for act in each.coding.bodies or ()}
    return weight.plus(_TERM.times(len(agencies))).plus(_BODY.times(len(acts)))


def _row_of(plan: Plan, statement: Statement) -> _Row:
    return _Row(_weigh_row(statement), tuple(agencies_of(plan, statement.bodies())))


def _weigh_row(statement: Statement) -> Weight:
    """What the row of a statement has of its own."""
    coding, measure, quantity = statement.coding, statement.measure, statement.quantity
    named = len(coding.bodies or ()) + len(coding.target_groups or ())
    texts = [measure.name.zh, measure.summary.zh if measure.summary else ""] if measure else []
    return _NAMED.times(named).plus(Weight(0, _count_bytes(*([quantity.label.zh] if quantity else texts))))


def _add_up(each: Weight, rows: Iterable[Weight]) -> array[float]:
    """Elements and bytes in turn: of no row, of the first, of the first two and so on, packed. A row has `each` too."""
    elements = size = 0.0
    sums = array("d", _NOTHING)
    for row in rows:
        elements += each.elements + row.elements
        size += each.bytes + row.bytes
        sums.extend((elements, size))
    return sums


def _count_bytes(*texts: str) -> int:
    return sum(len(text.encode()) for text in texts)
