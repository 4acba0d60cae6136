"""The site -> rows of its tables, from the same values that pages show."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from typing import cast

from builder import urls
from builder.compare.stated_quantities import StatedQuantity
from builder.data.records import (
    DistrictRecord,
    EvidenceRecord,
    Missing,
    OrganisationRecord,
    PlanRecord,
    ProgrammeRecord,
    SilenceRecord,
    SourceRecord,
    TermRecord,
)
from builder.evidence.claims.claim import Aspect, cite_words, name_of
from builder.evidence.completeness.silence import FACETS
from builder.evidence.locks.marks import UNCHECKED, Mark
from builder.model.schema.vocabulary import Indicator
from builder.model.site import District, Plan, Programme, Site
from builder.model.text_order import printed_number
from builder.model.types import Absent, Span
from builder.views.context import Context

Spans = tuple[Span, ...]


def district_row(district: District) -> DistrictRecord:
    """A district."""
    return DistrictRecord(
        id=district.id,
        code=district.code,
        name=district.name.zh,
        name_en=district.name.en,
        city=district.city,
        province=district.province,
        level=district.level,
        former_names=tuple(former.name.zh for former in district.former_names) or None,
        aliases=tuple(district.aliases) or None,
        page=urls.district_url(district),
        missing={},
    )


def plan_row(context: Context, plan: Plan) -> PlanRecord:
    """A plan, without what it states."""
    period = None if isinstance(plan.period, Absent) else plan.period
    years = period.years if period else None
    fields = ("issuer", "document_number", "issued", "effective", "validity")
    superior, recorded = plan.implements, context.superiors.superior_of(plan)
    stated = {name: getattr(plan, name) for name in fields} | {"period_start": plan.period}
    missing = _states_of(stated | ({"implements_number": superior.number} if superior else {}))
    return PlanRecord(
        id=plan.key,
        district=plan.district.id,
        district_basis="inferred" if plan.place else "stated",
        title=plan.title,
        short_title=plan.short_title,
        kind=plan.kind,
        year=plan.year,
        issuer=None if isinstance(plan.issuer, Absent) else tuple(plan.issuer),
        approved_by=tuple(plan.approved_by) or None,
        document_number=_text(plan.document_number),
        issued=_text(plan.issued),
        effective=_text(plan.effective),
        validity=_text(plan.validity),
        period_start=_text(period.start) if period else None,
        period_end=_text(period.end) if period else None,
        period_years_min=years.min if years else None,
        period_years_max=years.max if years else None,
        implements=superior.title if superior else None,
        implements_number=_text(superior.number) if superior else None,
        implements_url=superior.url if superior else None,
        implements_plan=recorded.key if recorded else None,
        extent=plan.extent,
        confirmed_by=plan.confirmed.by if plan.confirmed else None,
        confirmed_on=str(plan.confirmed.on) if plan.confirmed else None,
        confirmed_document=plan.confirmed.document.zh if plan.confirmed else None,
        recorded=str(plan.recorded),
        checked=str(plan.checked),
        aliases=plan.former_keys or None,
        page=urls.plan_url(plan),
        missing=missing if plan.year else missing | {"year": plan.without_year},
    )


def programme_row(plan: Plan, programme: Programme) -> ProgrammeRecord:
    """A programme, without what it states."""
    return ProgrammeRecord(
        id=f"{plan.key}.{programme.id}",
        plan=plan.key,
        position=next(number for number, each in enumerate(plan.programmes, 1) if each is programme),
        number=printed_number(programme, plan.structure) or None,
        section=programme.section,
        name=programme.name.zh,
        name_en=programme.name.en,
        part_of=f"{plan.key}.{programme.part_of}" if programme.part_of else None,
        level=programme.level,
        cite=cite_words(plan, tuple(programme.cite)),
        aliases=tuple(f"{plan.key}.{old}" for old in programme.aliases) or None,
        page=urls.programme_url(plan, programme),
        missing={},
    )


def source_rows(plan: Plan) -> Iterator[SourceRecord]:
    """The sources of a plan."""
    for source in plan.sources:
        fields = ("publisher", "url", "published", "retrieved")
        yield SourceRecord(
            id=f"{plan.key}.{source.id}",
            plan=plan.key,
            title=source.title,
            publisher=_text(source.publisher),
            url=_text(source.url),
            published=_text(source.published),
            retrieved=_text(source.retrieved),
            sha256=source.sha256,
            page=urls.source_url(plan),
            missing=_states_of({name: getattr(source, name) for name in fields}),
        )


def organisation_rows(plan: Plan) -> Iterator[OrganisationRecord]:
    """The bodies that a plan names."""
    for name, body in plan.organisations.items():
        full_name = body.full_name.zh if body.full_name else None
        yield OrganisationRecord(plan.key, name, body.agency, full_name, tuple(body.also_printed) or None, {})


def evidence_rows(context: Context, plan: Plan, programme: Programme | None = None) -> Iterator[EvidenceRecord]:
    """What is known of each claim of a plan, or of one of its programmes."""
    statements, programmes = context.coverage[plan.key].by_key, {each.id for each in plan.programmes}
    for name, spans, aspect, mark in _claims(context, plan, programme):
        statement = _statement_of(name, statements, programmes)
        yield EvidenceRecord(
            claim=f"{plan.key}.{name}",
            plan=plan.key,
            statement=statement_id(plan, statement) if statement else None,
            aspect=aspect,
            cite=cite_words(plan, spans) or None,
            mark=mark.state,
            by=mark.by or None,
            on=mark.on or None,
            rules=mark.rules or None,
            missing={},
        )


def _claims(context: Context, plan: Plan, programme: Programme | None) -> Iterator[tuple[str, Spans, Aspect, Mark]]:
    """Claims by their names within a plan, with what they cite and their marks."""
    if programme:
        for claim in context.claims_of.get(f"{plan.key}.{programme.id}", ()):
            yield name_of(claim.id), claim.spans, claim.aspect, context.marks.get(claim.id, UNCHECKED)
    elif evidence := context.ledger.get(plan.key):
        yield from ((name, own.spans, own.aspect, own.mark) for name, own in evidence.compared.items())


def _statement_of(name: str, statements: Container[str], programmes: Container[str]) -> str:
    """The key of the statement that a claim is of, empty where it is of none: `statements` by key, `programmes` by id.

    Of a programme's claims, the general statement has those that no part has.

    >>> statements, programmes = {"fund/prize", "jobs"}, {"fund"}
    >>> names = ("fund.prize.value", "fund.lead", "jobs.value", "title")
    >>> [_statement_of(name, statements, programmes) for name in names]
    ['fund/prize', 'fund/general', 'jobs', '']
    """
    first, *rest = name.split(".")
    if first in programmes:
        key = f"{first}/{rest[0]}" if rest else ""
        return key if key in statements else f"{first}/general"
    return first if first in statements else ""


def statement_id(plan: Plan, key: str) -> str:
    """The permanent id of a statement among all, by its key within its plan."""
    return f"{plan.key}.{key.replace('/', '.')}"


def quantity_id(stated: StatedQuantity) -> str:
    """The permanent id of a quantity among all statements."""
    return statement_id(stated.plan, stated.key)


def silence_rows(context: Context, plan: Plan) -> Iterator[SilenceRecord]:
    """What a plan states nothing under, and what is known of that."""
    for facet in FACETS:
        for term in context.site.vocabularies[facet].terms:
            if silence := silence_row(context, plan, facet, term):
                yield silence


def silence_row(context: Context, plan: Plan, facet: str, term: str) -> SilenceRecord | None:
    """That a plan states nothing under a term; None where it does."""
    covered = context.coverage[plan.key].find(term, facet)
    if covered.state == "value":
        return None
    searched, missing = covered.silence, {}
    if searched is None:
        missing = _same(("words", "reason", "cite"), "not_researched")
    return SilenceRecord(
        plan=plan.key,
        vocabulary=facet,
        term=term,
        state=covered.state,
        words=(searched.words or None) if searched else None,
        reason=(searched.reason or None) if searched else None,
        cite=(cite_words(plan, searched.places) or None) if searched else None,
        missing=missing,
    )


def term_rows(site: Site, vocabulary: str) -> Iterator[TermRecord]:
    """The terms of a vocabulary."""
    return (term_row(site, vocabulary, term) for term in site.vocabularies[vocabulary].terms)


def term_row(site: Site, vocabulary: str, term_id: str) -> TermRecord:
    """A term of a vocabulary."""
    term = site.term(vocabulary, term_id)
    return TermRecord(
        vocabulary=vocabulary,
        id=term.id,
        position=list(site.vocabularies[vocabulary].terms).index(term_id) + 1,
        label=term.label.zh,
        label_en=term.label.en,
        definition=term.definition.zh,
        example=term.example.zh,
        keywords=tuple(term.keywords) or None,
        synonyms=tuple(term.synonyms) or None,
        verbs=tuple(term.verbs) or None,
        unit=term.unit if isinstance(term, Indicator) else None,
        aliases=tuple(term.aliases) or None,
        missing={},
    )


def plain_number(figure: Decimal) -> int | float:
    """A figure as JSON has it. Figures have 15 digits at most, which a float keeps.

    >>> plain_number(Decimal("5")), plain_number(Decimal("0.35"))
    (5, 0.35)
    """
    return int(figure) if figure == figure.to_integral_value() else float(figure)


def _text(value: object) -> str | None:
    return None if value is None or isinstance(value, Absent) else str(value)


def _states_of(values: dict[str, object]) -> dict[str, Missing]:
    """Why fields are absent, by their names; what no editor can write and only a search finds is not among it."""
    return {name: value.state for name, value in values.items() if isinstance(value, Absent)}


def _same(names: Iterable[str], state: Missing) -> dict[str, Missing]:
    return cast("dict[str, Missing]", dict.fromkeys(names, state))
