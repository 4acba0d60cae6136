"""Districts -> rows of what is known of them beside their plans, and of what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

from builder import urls
from builder.compare.contexts import list_ratios
from builder.data.context_records import ContextRecord, RatioRecord
from builder.data.rows import plain_number, quantity_id
from builder.model.schema.context import MEASURES, ContextFile, StatedKind, YearFigure
from builder.model.site import District
from builder.model.types import Absent
from builder.views.context import Context

_Measure = Literal["kind", "population", "gdp", "revenue", "area"]


def context_rows(district: District) -> Iterator[ContextRecord]:
    """A row for each number, the latest first, and for the kind; of what there is none a row that says why."""
    for name in ("kind", *MEASURES):
        measure = cast("_Measure", name)
        written = getattr(district.context, name) if district.context else None
        if isinstance(written, StatedKind):
            yield _row(district, measure, written)
        elif isinstance(district.context, ContextFile) and isinstance(written, list):
            yield from (_row(district, measure, figure) for figure in district.context.figures(name))
        else:
            yield _empty_row(district, measure, written)


def _row(district: District, measure: _Measure, entry: StatedKind | YearFigure) -> ContextRecord:
    return ContextRecord(
        id=f"{district.id}.{measure}.{entry.year}",
        district=district.id,
        measure=measure,
        year=entry.year,
        value=plain_number(entry.value) if isinstance(entry, YearFigure) else None,
        unit=MEASURES.get(measure),
        kind=entry.value if isinstance(entry, StatedKind) else None,
        source=entry.source.title,
        publisher=entry.source.publisher,
        url=entry.source.url,
        recorded=str(entry.recorded) if entry.recorded else None,
        page=urls.district_url(district),
        missing={},
    )


def _empty_row(district: District, measure: _Measure, written: Absent | None) -> ContextRecord:
    state = written.state if written else "not_researched"
    return ContextRecord(
        id=f"{district.id}.{measure}",
        district=district.id,
        measure=measure,
        year=None,
        value=None,
        unit=None,
        kind=None,
        source=None,
        publisher=None,
        url=None,
        recorded=None,
        page=urls.district_url(district),
        missing={"kind" if measure == "kind" else "value": state},
    )


def ratio_rows(context: Context, district: District) -> Iterator[RatioRecord]:
    """What the numbers of a district's plans come to for 10,000 people, where that can be computed."""
    quantities = (stated for plan in context.site.plans_of(district) for stated in context.quantities[plan.key])
    for ratio in list_ratios(district, quantities):
        yield RatioRecord(
            quantity=quantity_id(ratio.stated),
            district=district.id,
            year=ratio.population.year,
            amount=plain_number(ratio.amount),
            unit=ratio.stated.unit.base,
            population=plain_number(ratio.population.value),
            value=plain_number(ratio.value),
            page=urls.district_url(district),
            missing={},
        )
