"""What is known of districts beside their plans: which are alike, and what a number comes to for 10,000 people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from builder.compare.stated_quantities import StatedQuantity
from builder.model.schema.context import MEASURES, StatedKind, YearFigure
from builder.model.site import District
from builder.model.types import Absent
from builder.text.values import value_class

ALIKE = Decimal(2) / 3
"""From this share on of the larger number two districts are alike in it."""
YEARS_APART = 1
"""Numbers of years that lie further apart are not held against each other."""
COMPARED = ("population", "gdp")
_HUNDREDTH = Decimal("0.01")


@value_class
class Ratio:
    """What a number of a plan comes to for 10,000 people, by the population of the year that the number is of."""

    stated: StatedQuantity
    amount: Decimal
    """In the unit without its multiple."""
    population: YearFigure

    @property
    def value(self) -> Decimal:
        """For 10,000 people, rounded to hundredths.

        Population is written in units of 10,000, so that no factor stands in the formula.
        """
        return (self.amount / self.population.value).quantize(_HUNDREDTH)


def kind_of(district: District) -> StatedKind | None:
    """What kind of place a district is, where that is known."""
    kind = district.context.kind if district.context else None
    return kind if isinstance(kind, StatedKind) else None


def describe_context(district: District) -> dict[tuple[str, int | None], str]:
    """The words of all that is known of a district, by measure and year; of what is not known its state, by no year."""
    described: dict[tuple[str, int | None], str] = {}
    for measure in ("kind", *MEASURES):
        written = getattr(district.context, measure) if district.context else None
        if isinstance(written, StatedKind):
            described[measure, written.year] = f"{written.value}（《{written.source.title}》）"
        elif district.context and isinstance(written, list):
            for figure in written:
                words = f"{figure.value} {MEASURES[measure]}（《{figure.source.title}》）"
                described[measure, figure.year] = words
        else:
            described[measure, None] = written.state if isinstance(written, Absent) else "not_researched"
    return described


def latest(district: District, measure: str) -> YearFigure | None:
    """The latest number of a measure."""
    return next(iter(district.context.figures(measure)), None) if district.context else None


def list_ratios(district: District, quantities: Iterable[StatedQuantity]) -> Iterator[Ratio]:
    """What can be divided: single figures of a year whose population is known, no shares, rates or mere bounds."""
    by_year = {figure.year: figure for figure in district.context.figures("population")} if district.context else {}
    for stated in quantities:
        quantity, bounds = stated.quantity, stated.bounds
        population = by_year.get(quantity.by.year) if quantity.by else None
        is_total = bool(stated.unit.base) and not stated.unit.is_share and not quantity.per
        if population and population.value and bounds and stated.form == "fixed" and is_total:
            yield Ratio(stated, bounds[0], population)


def likenesses(here: District, there: District) -> Iterator[str]:
    """Yields in what two districts are alike: `place_kind`, and those of `COMPARED`, as far as both are known."""
    if here.id == there.id:
        return
    kinds = kind_of(here), kind_of(there)
    if kinds[0] and kinds[1] and kinds[0].value == kinds[1].value:
        yield "place_kind"
    for measure in COMPARED:
        own, its = latest(here, measure), latest(there, measure)
        if own and its and abs(own.year - its.year) <= YEARS_APART:
            less, more = sorted((own.value, its.value))
            if more and less >= ALIKE * more:
                yield measure
