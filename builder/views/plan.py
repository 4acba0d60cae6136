"""The page of one plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder import urls
from builder.content.layout import SUMMARY
from builder.model.site import Plan, Programme
from builder.model.text_order import heading_of
from builder.views.claims import claim_state, claimed_value, mark_line, report_link
from builder.views.comparable import SuggestionItem, suggestion_items
from builder.views.context import Context, PageContext
from builder.views.districts import ThemeRow, theme_rows
from builder.views.evidence import QuantityRow, claims_of_quantities, quantity_rows
from builder.views.frames import page_frame, place_trail, plans_provenance
from builder.views.links import plan_label, programme_link
from builder.views.matrix import note_of_search
from builder.views.organisations import OrganisationRow, organisation_rows
from builder.views.parts import Fact, Frame, Link, MarkLine, PlanLabel, Prose, Value
from builder.views.prose import prose_block
from builder.views.source_sections import SourceSection, coverage_facts, plan_marks, source_section
from builder.views.statements import bodies_value, firmness_value, statements_of, status_value, terms_of_programme
from builder.views.values import (
    absent_value,
    citation_value,
    own_value,
    period_value,
    stated_value,
    terms_value,
)


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme in the plan's table."""

    number: Value
    name: Link
    themes: Value
    lead: Value
    partners: Value
    status: Value
    commitment: Value
    cite: Value


@dataclass(frozen=True, slots=True)
class ProgrammeGroup:
    """The programmes under one heading of the text."""

    heading: str
    rows: tuple[ProgrammeRow, ...]


@dataclass(frozen=True, slots=True)
class SectionItem:
    """A heading of the text and its paragraphs."""

    title: str
    cite: Value


@dataclass(frozen=True, slots=True)
class CaveatItem:
    """What readers must know before they compare."""

    text: str
    claim: str
    mark: str
    report: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """`districts/<district>/<plan>.html`."""

    frame: Frame
    label: PlanLabel
    summary: Prose
    facts: tuple[Fact, ...]
    caveats: tuple[CaveatItem, ...]
    caveat_marks: MarkLine | None
    inference: Fact | None
    structure: tuple[SectionItem, ...]
    groups: tuple[ProgrammeGroup, ...]
    count: int
    quantities: tuple[QuantityRow, ...]
    quantity_marks: MarkLine | None
    evidence: tuple[Fact, ...]
    themes: tuple[ThemeRow, ...]
    organisations: tuple[OrganisationRow, ...]
    searched: str
    who: Link
    suggestions: tuple[SuggestionItem, ...]
    sources: tuple[SourceSection, ...]


def plan_view(context: Context, plan: Plan) -> PlanView:
    """A policy text: what it says, who does it, where it comes from."""
    page = context.page(urls.plan_url(plan))
    file = SUMMARY.path_of(plan.district.id, plan.id)
    return PlanView(
        frame=page_frame(
            page,
            title=plan.title,
            description=page.t("plan.description", place=plan.district.full_name, title=plan.title),
            breadcrumb=[*place_trail(page, plan.district), Link(plan.short_title)],
            provenance=plans_provenance(page, [plan]),
            plans=[plan],
            district=plan.district,
            current=urls.DISTRICTS,
            within=[plan.district.full_name],
            contents=_contents(page, plan),
        ),
        label=plan_label(page, plan),
        summary=prose_block(page, plan.summary, file, under=2, claim=f"{plan.key}.summary"),
        facts=_facts(page, plan),
        caveats=(caveats := tuple(_caveat(page, plan, name) for name in plan.caveats)),
        caveat_marks=mark_line(page, [caveat.claim for caveat in caveats]),
        inference=_inference(page, plan),
        structure=tuple(SectionItem(part.title, citation_value(page, plan, part.cite)) for part in plan.structure),
        groups=_groups(page, plan),
        count=len(plan.programmes),
        quantities=quantity_rows(page, plan, plan.quantities),
        quantity_marks=mark_line(page, claims_of_quantities(plan.key, plan.quantities)),
        evidence=_evidence(page, plan),
        themes=_themes(page, plan),
        organisations=organisation_rows(page, plan),
        searched=note_of_search(page, [plan]),
        who=Link(page.t("who.title", title=plan.short_title), page.href(urls.who_url(plan))),
        suggestions=suggestion_items(page, plan),
        sources=tuple(source_section(page, plan, source) for source in plan.sources),
    )


def _contents(page: PageContext, plan: Plan) -> list[Link]:
    """The sections in the order of the page."""
    shown = {
        "summary": True,
        "facts": True,
        "caveats": bool(plan.caveats),
        "programmes": True,
        "quantities": bool(plan.quantities),
        "themes": True,
        "organisations": True,
        "structure": bool(plan.structure),
        "compare": True,
        "sources": True,
    }
    count = len(plan.programmes)
    return [Link(page.t(f"plan.{name}", count=count), f"#{name}") for name, is_shown in shown.items() if is_shown]


def _facts(page: PageContext, plan: Plan) -> tuple[Fact, ...]:
    kind = terms_value(page, "plan-kinds", plan.kind)
    facts = [
        Fact(
            page.t("plan.place"),
            Value(
                "value",
                (Link(plan.district.full_name, page.href(urls.district_url(plan.district)), note=plan.district.code),),
            ),
        ),
        Fact(page.t("plan.kind"), kind),
        Fact(page.t("plan.period"), period_value(page, plan, claim=f"{plan.key}.period")),
        Fact(page.t("plan.effective"), stated_value(page, plan.effective, read=plan, claim=f"{plan.key}.effective")),
    ]
    if plan.implements:
        number = stated_value(page, plan.implements.number)
        words = number.items[0].text if number.items else number.text
        text = page.t("plan.superior", title=plan.implements.title, number=words)
        document = Value("value", (Link(text, note=page.t(f"superior.{plan.implements.level}")),))
        cell = claimed_value(page, document, f"{plan.key}.implements")
        facts.append(Fact(page.t("plan.implements"), cell))
    facts.append(Fact(page.t("plan.extent"), own_value(page.t(f"extent.{plan.extent}"))))
    return tuple(facts)


def _caveat(page: PageContext, plan: Plan, name: str) -> CaveatItem:
    claim = f"{plan.key}.caveat.{name}"
    return CaveatItem(str(plan.caveats[name]), claim, claim_state(page, claim), report_link(page, claim))


def _evidence(page: PageContext, plan: Plan) -> tuple[Fact, ...]:
    """How many of the plan's claims were compared how, and where the source is described."""
    marks = plan_marks(page, plan)
    link = Link(page.t("plan.source_page"), page.href(urls.source_url(plan)))
    return (
        *([Fact(page.t("plan.verified"), own_value(marks.words))] if marks else ()),
        *coverage_facts(page, plan),
        Fact(page.t("plan.sources"), Value("value", (link,))),
    )


def _inference(page: PageContext, plan: Plan) -> Fact | None:
    if plan.place is None:
        return None
    return Fact(str(plan.place.reason), citation_value(page, plan, plan.place.cite, claim=f"{plan.key}.place"))


def _groups(page: PageContext, plan: Plan) -> tuple[ProgrammeGroup, ...]:
    """Programmes by heading, in the order of the text; a part stands under the heading of its whole."""
    groups: list[tuple[str, list[ProgrammeRow]]] = []
    for programme in plan.programmes:
        whole = plan.programme(programme.part_of) if programme.part_of else None
        heading = heading_of(whole or programme, plan.structure)
        if not groups or groups[-1][0] != heading:
            groups.append((heading, []))
        groups[-1][1].append(_row(page, plan, programme))
    return tuple(ProgrammeGroup(heading, tuple(rows)) for heading, rows in groups)


def _row(page: PageContext, plan: Plan, programme: Programme) -> ProgrammeRow:
    number = own_value(programme.number) if programme.number else absent_value(page, "not_stated")
    statements = statements_of(page, plan, programme)
    return ProgrammeRow(
        number=number,
        name=programme_link(page, plan, programme),
        themes=terms_of_programme(page, plan, programme, "themes"),
        lead=bodies_value(page, plan, programme, "lead"),
        partners=bodies_value(page, plan, programme, "partners"),
        status=status_value(page, programme, statements),
        commitment=firmness_value(page, statements),
        cite=citation_value(page, plan, programme.cite),
    )


def _themes(page: PageContext, plan: Plan) -> tuple[ThemeRow, ...]:
    """The plan's programmes by theme, with what its notes say."""
    notes = {theme: str(note.text) for theme, note in plan.theme_notes.items()}
    return tuple(replace(row, note=notes.get(row.theme.note, "")) for row in theme_rows(page, plan))
