"""What is known of a district beside its plans, on its page: each number with its year and source, and its share."""

from __future__ import annotations

from collections.abc import Sequence

from builder import urls
from builder.compare.contexts import Ratio, kind_of, list_ratios
from builder.model.schema.context import MEASURES, Reference, StatedKind, YearFigure
from builder.model.site import District, Plan
from builder.model.types import Absent
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.figures import figure, grouped_digits
from builder.views.pieces import Fact, Link, Value
from builder.views.values import absent_value


@value_class
class RatioRow:
    """A number of a plan, what it comes to for 10,000 people, and how that was computed."""

    label: Link
    printed: str
    year: str
    value: str
    formula: str


@value_class
class DistrictContext:
    """What is known, and what follows from it."""

    facts: tuple[Fact, ...]
    ratios: tuple[RatioRow, ...]


def district_context(page: PageContext, district: District, plans: Sequence[Plan]) -> DistrictContext:
    """Everything that `context.yaml` says of a district; without that file, that nothing has been looked for.

    Its former names are known from elsewhere as well; most districts have none, and are silent of it.
    """
    facts = [Fact(page.t("context.kind"), _kind(page, district))]
    facts += [Fact(page.t(f"context.{measure}"), _figures(page, district, measure)) for measure in MEASURES]
    facts = _unresearched_together(page, facts)
    if district.former_names:
        facts.append(Fact(page.t("context.former_names"), _former_names(page, district)))
    quantities = (stated for plan in plans for stated in page.shared.quantities[plan.key])
    return DistrictContext(tuple(facts), tuple(_ratio(page, ratio) for ratio in list_ratios(district, quantities)))


def _unresearched_together(page: PageContext, facts: Sequence[Fact]) -> list[Fact]:
    """What nobody has looked for, and of which there is no more to say, in a single row below the others."""
    unresearched = absent_value(page, "not_researched")
    labels = [fact.label for fact in facts if fact.cell == unresearched]
    rest = [fact for fact in facts if fact.cell != unresearched]
    return [*rest, Fact("、".join(labels), unresearched)] if labels else rest


def _kind(page: PageContext, district: District) -> Value:
    kind = kind_of(district)
    if kind is None:
        return _absent(page, district, "kind")
    note = source_words(page, kind.year, kind.source)
    return Value("value", (Link(page.t(f"context.kinds.{kind.value}"), kind.source.url or "", note=note),))


def _figures(page: PageContext, district: District, measure: str) -> Value:
    """The numbers of all years, the latest first."""
    figures = district.context.figures(measure) if district.context else []
    if not figures:
        return _absent(page, district, measure)
    links = (
        Link(
            f"{grouped_digits(each.value)}{MEASURES[measure]}",
            each.source.url or "",
            note=source_words(page, each.year, each.source),
        )
        for each in figures
    )
    return Value("value", tuple(links))


def _former_names(page: PageContext, district: District) -> Value:
    links = (
        Link(each.name.shown, each.source.url or "", note=source_words(page, each.year, each.source))
        for each in district.former_names
    )
    return Value("value", tuple(links))


def _absent(page: PageContext, district: District, name: str) -> Value:
    written = getattr(district.context, name) if district.context else None
    if isinstance(written, Absent):
        return absent_value(page, written.state, note=written.note or "")
    return absent_value(page, "not_researched")


def source_words(page: PageContext, year: int, source: Reference) -> str:
    """Of which year something is, and where it stands."""
    publisher = source.publisher or ""
    return page.t("context.source", year=year, publisher=publisher, title=source.title)


def fact_words(page: PageContext, measure: str, entry: StatedKind | YearFigure) -> str:
    """A thing that is known of a district, with its year and source, in a line."""
    value = (
        page.t(f"context.kinds.{entry.value}")
        if isinstance(entry, StatedKind)
        else f"{grouped_digits(entry.value)}{MEASURES[measure]}"
    )
    source = source_words(page, entry.year, entry.source)
    return page.t("context.fact", name=page.t(f"context.{measure}"), value=value, source=source)


def _ratio(page: PageContext, ratio: Ratio) -> RatioRow:
    stated, population = ratio.stated, ratio.population
    base, amount = stated.unit.base, grouped_digits(ratio.amount)
    value = page.t("context.ratio_value", value=grouped_digits(ratio.value), unit=base)
    words = {"amount": amount, "unit": base, "population": grouped_digits(population.value), "value": value}
    address = urls.quantity_url(stated.plan, stated.programme, stated.quantity.id)
    return RatioRow(
        label=Link(str(stated.quantity.label), page.href(address)),
        printed=figure(page, stated.quantity),
        year=page.t("date.year", n=population.year),
        value=value,
        formula=page.t("context.ratio_formula", **words),
    )
