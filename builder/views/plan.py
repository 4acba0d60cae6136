"""The page of one plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder import urls
from builder.content.layout import SUMMARY
from builder.model.schema.plan import Correction, Source
from builder.model.site import Plan, Programme
from builder.search.entries import organisation_anchor
from builder.views.comparable import SuggestionItem, suggestion_items
from builder.views.context import Context, PageContext
from builder.views.districts import ThemeRow, theme_rows
from builder.views.evidence import QuantityRow, quantity_rows
from builder.views.home import period_cell
from builder.views.matrix import searched
from builder.views.parts import Cell, Fact, Frame, Link, PlanLabel, Prose


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme in the plan's table."""

    number: Cell
    name: Link
    themes: Cell
    lead: Cell
    partners: Cell
    status: Cell
    commitment: Cell
    cite: Cell


@dataclass(frozen=True, slots=True)
class ProgrammeGroup:
    """The programmes under one heading of the text."""

    heading: str
    rows: tuple[ProgrammeRow, ...]


@dataclass(frozen=True, slots=True)
class SectionItem:
    """A heading of the text and its paragraphs."""

    title: str
    cite: Cell


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A body and how many programmes it leads and supports."""

    anchor: str
    name: Cell
    agency: Cell
    leads: int
    partners: int


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A repair of the source text."""

    printed: str
    read_as: str
    cite: Cell
    reason: str
    confidence: str


@dataclass(frozen=True, slots=True)
class SourceSection:
    """A source's header table and repairs."""

    anchor: str
    title: str
    facts: tuple[Fact, ...]
    corrections: tuple[CorrectionRow, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """`districts/<district>/<plan>.html`."""

    frame: Frame
    label: PlanLabel
    summary: Prose
    facts: tuple[Fact, ...]
    caveats: tuple[str, ...]
    inference: Fact | None
    structure: tuple[SectionItem, ...]
    groups: tuple[ProgrammeGroup, ...]
    count: int
    quantities: tuple[QuantityRow, ...]
    evidence: tuple[Fact, ...]
    themes: tuple[ThemeRow, ...]
    organisations: tuple[OrganisationRow, ...]
    searched: str
    who: Link
    suggestions: tuple[SuggestionItem, ...]
    sources: tuple[SourceSection, ...]


def plan(context: Context, one: Plan) -> PlanView:
    """A policy text: what it says, who does it, where it comes from."""
    page = context.page(urls.plan_url(one))
    file = SUMMARY.path_of(one.district.id, one.id)
    return PlanView(
        frame=page.frame(
            title=one.title,
            description=page.t("plan.description", place=one.district.full_name, title=one.title),
            breadcrumb=[*page.trail(one.district), Link(one.short_title)],
            provenance=page.provenance([one]),
            plans=[one],
            district=one.district,
            current=urls.DISTRICTS,
            within=[one.district.full_name],
        ),
        label=page.plan_label(one),
        summary=page.prose(one.summary, file, under=2, claim=f"{one.key}.summary"),
        facts=_facts(page, one),
        caveats=tuple(str(caveat) for caveat in one.caveats),
        inference=_inference(page, one),
        structure=tuple(SectionItem(part.title, page.cite(one, part.cite)) for part in one.structure),
        groups=_groups(page, one),
        count=len(one.programmes),
        quantities=quantity_rows(page, one, one.quantities),
        evidence=_evidence(page, one),
        themes=_themes(page, one),
        organisations=tuple(
            _organisation(page, one, organisation_anchor(number), name)
            for number, name in enumerate(one.organisations, 1)
        ),
        searched=searched(page, [one]),
        who=Link(page.t("who.title", title=one.short_title), page.href(urls.who_url(one))),
        suggestions=suggestion_items(page, one),
        sources=tuple(source_section(page, one, source) for source in one.sources),
    )


def _facts(page: PageContext, one: Plan) -> tuple[Fact, ...]:
    kind = page.terms("plan-kinds", one.kind)
    facts = [
        Fact(
            page.t("plan.place"),
            Cell(
                "value",
                (Link(one.district.full_name, page.href(urls.district_url(one.district)), note=one.district.code),),
            ),
        ),
        Fact(page.t("plan.kind"), kind),
        Fact(page.t("plan.period"), period_cell(page, one, claim=f"{one.key}.period")),
        Fact(page.t("plan.effective"), page.stated(one.effective, read=one, claim=f"{one.key}.effective")),
    ]
    if one.implements:
        number = page.stated(one.implements.number)
        words = number.items[0].text if number.items else number.text
        text = page.t("plan.superior", title=one.implements.title, number=words)
        document = Cell("value", (Link(text, note=page.t(f"superior.{one.implements.level}")),))
        cell = page.claimed(document, f"{one.key}.implements")
        facts.append(Fact(page.t("plan.implements"), cell))
    facts.append(Fact(page.t("plan.extent"), page.value(page.t(f"extent.{one.extent}"))))
    return tuple(facts)


def _evidence(page: PageContext, one: Plan) -> tuple[Fact, ...]:
    """How many of the plan's claims were found in the source, and where the source is described."""
    ledger = page.shared.ledger.get(one.key)
    total = len(ledger.claims) if ledger else 0
    verified = len(ledger.verified) if ledger else 0
    words = page.t("plan.verified_words", total=total, verified=verified)
    link = Link(page.t("plan.source_page"), page.href(urls.source_url(one)))
    return (
        Fact(page.t("plan.verified"), page.value(words)),
        *coverage_facts(page, one),
        Fact(page.t("plan.sources"), Cell("value", (link,))),
    )


def coverage_facts(page: PageContext, one: Plan) -> tuple[Fact, ...]:
    """How much of the source is accounted for; known with the archive only."""
    ledger = page.shared.ledger.get(one.key)
    coverage = ledger.coverage if ledger else None
    if coverage is None:
        return ()

    def fact(key: str, all_: int, claimed: int, left_out: int) -> Fact:
        return Fact(page.t(key), page.value(page.t("coverage.words", all=all_, claimed=claimed, left_out=left_out)))

    return (
        fact("coverage.paragraphs", coverage.paragraphs, coverage.paragraphs_cited, coverage.paragraphs_left_out),
        fact("coverage.numbers", coverage.numbers, coverage.numbers_claimed, coverage.numbers_left_out),
    )


def _inference(page: PageContext, one: Plan) -> Fact | None:
    if one.place is None:
        return None
    return Fact(str(one.place.reason), page.cite(one, one.place.cite, claim=f"{one.key}.place"))


def _groups(page: PageContext, one: Plan) -> tuple[ProgrammeGroup, ...]:
    """Programmes by heading, in the order of the text; a heading that comes back starts a new group."""
    groups: list[tuple[str, list[ProgrammeRow]]] = []
    for programme in one.programmes:
        heading = programme.section or ""
        if not groups or groups[-1][0] != heading:
            groups.append((heading, []))
        groups[-1][1].append(_row(page, one, programme))
    return tuple(ProgrammeGroup(heading, tuple(rows)) for heading, rows in groups)


def _row(page: PageContext, one: Plan, programme: Programme) -> ProgrammeRow:
    number = page.value(programme.number) if programme.number else page.absent("not_stated")
    return ProgrammeRow(
        number=number,
        name=page.programme_link(one, programme),
        themes=page.terms("themes", programme.themes),
        lead=page.organisations(one, programme.lead),
        partners=page.organisations(one, programme.partners),
        status=page.terms("statuses", programme.status),
        commitment=page.terms("commitments", programme.commitment),
        cite=page.cite(one, programme.cite),
    )


def _themes(page: PageContext, one: Plan) -> tuple[ThemeRow, ...]:
    """The plan's programmes by theme, with what its notes say."""
    notes = {theme: str(note.text) for theme, note in one.theme_notes.items()}
    return tuple(replace(row, note=notes.get(row.theme.note, "")) for row in theme_rows(page, one))


def _organisation(page: PageContext, one: Plan, anchor: str, name: str) -> OrganisationRow:
    body = one.organisations[name]
    also = page.t("organisation.also", names="、".join(body.also_printed)) if body.also_printed else ""
    full = page.t("organisation.full", name=body.full_name.zh) if body.full_name else ""
    leads = sum(name in programme.lead for programme in one.programmes if isinstance(programme.lead, list))
    partners = sum(name in programme.partners for programme in one.programmes if isinstance(programme.partners, list))
    note = "；".join(part for part in (full, also) if part)
    return OrganisationRow(
        anchor, Cell("value", (Link(name, note=note),)), page.terms("agencies", body.agency), leads, partners
    )


def source_section(page: PageContext, one: Plan, source: Source) -> SourceSection:
    """The header table in the form that government sites use; an unknown field says so."""

    def known(value: object, *, link: bool = False) -> Cell:
        cell = page.stated(value, link=str if link else None)
        return cell if cell.state != "not_stated" else Cell(cell.state, text=page.t("source.not_printed"))

    facts = (
        ("source.title", known(one.title)),
        ("source.issuer", known(one.issuer)),
        ("source.number", known(one.document_number)),
        ("source.issued", known(one.issued)),
        ("source.published", known(source.published)),
        ("source.url", known(source.url, link=True)),
        ("source.validity", known(one.validity)),
        ("source.page_title", known(source.title)),
        ("source.publisher", known(source.publisher)),
        ("source.retrieved", known(source.retrieved)),
        ("source.recorded", known(one.recorded)),
        ("source.checked", known(one.checked)),
        ("source.sha256", known(source.sha256)),
    )
    return SourceSection(
        anchor=f"source-{source.id}",
        title=source.title,
        facts=tuple(Fact(page.t(label), cell) for label, cell in facts),
        corrections=tuple(_correction(page, one, correction) for correction in source.corrections),
    )


def _correction(page: PageContext, one: Plan, correction: Correction) -> CorrectionRow:
    return CorrectionRow(
        printed=correction.printed,
        read_as=correction.read_as,
        cite=page.cite(one, correction.paragraphs),
        reason=str(correction.reason),
        confidence=page.t(f"confidence.{correction.confidence}"),
    )
