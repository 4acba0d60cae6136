"""The page of one plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder import urls
from builder.content.layout import SUMMARY
from builder.model.schema.site import Change
from builder.model.site import Plan
from builder.model.text_order import NestedSection, nest_sections
from builder.text.values import value_class
from builder.views.card import PlanCard, drawable_card, with_picture
from builder.views.claims import claim_state, claims_of_quantities, date_words, mark_line, report_link
from builder.views.comparable import SuggestionItem, counterpart_link, suggestion_items
from builder.views.context import Context, PageContext
from builder.views.corrections import ChangeRow, change_rows
from builder.views.districts import ThemeRow, theme_rows
from builder.views.downloads import Downloads
from builder.views.evidence import QuantityRow, quantity_rows
from builder.views.frames import Heading, page_frame, place_trail, section_links
from builder.views.headlines import Headline, plan_headlines
from builder.views.lineage import EditionRow, lineage_rows
from builder.views.links import firmness_label, place_words, plan_label
from builder.views.organisations import OrganisationRow, organisation_rows
from builder.views.pieces import Fact, Frame, Link, MarkLine, PlanLabel, Prose, SearchScope, Value
from builder.views.plan_programmes import ProgrammeGroup, programme_groups
from builder.views.prose import prose_block
from builder.views.provenance import plans_provenance
from builder.views.source_sections import SourceSection, coverage_facts, plan_marks, source_section
from builder.views.superior import SuperiorParts, superior_facts, superior_parts
from builder.views.values import (
    citation_value,
    is_due,
    note_of_search,
    period_value,
    stated_value,
    terms_value,
    words_value,
)


@value_class
class SectionItem:
    """A heading of the text, its paragraphs, and the headings within it."""

    title: str
    cite: Value
    parts: tuple[SectionItem, ...]


@value_class
class CaveatItem:
    """What readers must know before they compare."""

    text: str
    claim: str
    mark: str
    report: str


@value_class
class PlanView:
    """`districts/<district>/<plan>.html`."""

    frame: Frame
    label: PlanLabel
    firmness_label: str
    """What its levels of firmness are levels of: of promises, or of wording in a text that only reports."""
    keys: tuple[Fact, ...]
    """What tells this plan from others, at a glance."""
    gaps: Link | None
    """What other districts write and this one does not; a city or a province is among no others like it."""
    counterpart: Link | None
    """The comparison with the plan that is worth it most."""
    headlines: tuple[Headline, ...]
    card: PlanCard | None
    """What its picture says; none where the fonts lack a character of it."""
    groups: tuple[ProgrammeGroup, ...]
    count: int
    summary: Prose
    themes: tuple[ThemeRow, ...]
    searched: str
    quantities: tuple[QuantityRow, ...]
    quantity_marks: MarkLine | None
    organisations: tuple[OrganisationRow, ...]
    who: Link
    editions: tuple[EditionRow, ...]
    superior: SuperiorParts
    """The document that it implements, and the plans that implement it, as far as they are recorded."""
    downloads: Downloads | None
    """Those tables to take away."""
    suggestions: tuple[SuggestionItem, ...]
    structure: tuple[SectionItem, ...]
    facts: tuple[Fact, ...]
    caveats: tuple[CaveatItem, ...]
    caveat_marks: MarkLine | None
    changes: tuple[ChangeRow, ...]
    """Corrections of what was published of it."""
    inference: Fact | None
    evidence: tuple[Fact, ...]
    sources: tuple[SourceSection, ...]
    repairs: Link | None
    """Where the repairs of the sources are listed."""


def plan_view(context: Context, plan: Plan) -> PlanView:
    """A policy text: what it says, who does it, where it comes from."""
    page = context.page(urls.plan_url(plan))
    file = SUMMARY.path_of(plan.district.id, plan.id)
    headlines, superior = plan_headlines(page, plan), superior_parts(page, plan)
    is_above = plan.district.level != "district"
    return PlanView(
        frame=with_picture(page, plan, _frame(page, plan, headlines, superior)),
        label=plan_label(page, plan),
        firmness_label=firmness_label(page, plan),
        keys=_keys(page, plan),
        gaps=None if is_above else Link(page.t("gaps.ask"), page.href(urls.gaps_url(plan.district))),
        counterpart=counterpart_link(page, plan),
        headlines=headlines,
        card=drawable_card(page, plan),
        groups=programme_groups(page, plan),
        count=len(plan.programmes),
        summary=prose_block(page, plan.summary, file, under=2, claim=f"{plan.key}.summary"),
        themes=_themes(page, plan),
        searched=note_of_search(page, [plan]),
        quantities=quantity_rows(page, plan, plan.quantities),
        quantity_marks=mark_line(page, claims_of_quantities(plan.key, plan.quantities)),
        organisations=organisation_rows(page, plan),
        who=Link(page.t("who.title", title=plan.short_title), page.href(urls.who_url(plan))),
        editions=lineage_rows(page, plan),
        superior=superior,
        downloads=superior.downloads,
        suggestions=suggestion_items(page, plan),
        structure=_structure(page, plan),
        facts=_facts(page, plan),
        caveats=(caveats := tuple(_caveat(page, plan, name) for name in plan.caveats)),
        caveat_marks=mark_line(page, [caveat.claim for caveat in caveats]),
        changes=change_rows(page, _corrections(page, plan)),
        inference=_inference(page, plan),
        evidence=_evidence(page, plan),
        sources=tuple(source_section(page, plan, source, repaired=False) for source in plan.sources),
        repairs=_repairs(page, plan),
    )


def _frame(page: PageContext, plan: Plan, headlines: Sequence[Headline], superior: SuperiorParts) -> Frame:
    return page_frame(
        page,
        Heading(
            title=plan.title,
            description=page.t("plan.description", place=place_words(page, plan), title=plan.title),
            breadcrumb=[*place_trail(page, plan.district), Link(plan.short_title)],
            within=[place_words(page, plan)],
        ),
        provenance=plans_provenance(page, [plan], version=page.shared.versions.of_plan(plan)),
        current=urls.DISTRICTS,
        contents=_contents(page, plan, headlines, superior),
        marks=plan_marks(page, plan),
        scope=SearchScope("plan", plan.key),
        about=[plan],
    )


def _contents(page: PageContext, plan: Plan, headlines: Sequence[Headline], superior: SuperiorParts) -> list[Link]:
    """The sections in the order of the page."""
    shown = {
        "lineage": len(page.shared.editions.lineage(plan)) > 1,
        "numbers": bool(headlines),
        "programmes": True,
        "summary": True,
        "themes": True,
        "quantities": bool(plan.quantities),
        "superior": superior.section is not None,
        "implementing": superior.implementing is not None,
        "organisations": True,
        "compare": plan.district.level == "district",
        "structure": bool(plan.structure),
        "facts": True,
        "caveats": bool(plan.caveats or plan.place),
        "changes": bool(_corrections(page, plan)),
        "sources": True,
    }
    return section_links(page, "plan", shown, _titles(page, plan))


def _titles(page: PageContext, plan: Plan) -> dict[str, str]:
    """The names of sections that have other words than those of a plan's page."""
    return {
        "programmes": page.t("plan.programmes", count=len(plan.programmes)),
        "changes": page.t("changes.title"),
        "superior": page.t("superior.title"),
        "implementing": page.t("superior.implementing"),
    }


def _corrections(page: PageContext, plan: Plan) -> list[Change]:
    return [change for change in page.site.changes if page.site.plan_by_any_key(change.plan) is plan]


def _keys(page: PageContext, plan: Plan) -> tuple[Fact, ...]:
    place = Link(place_words(page, plan), page.href(urls.district_url(plan.district)), note=plan.district.code)
    return (
        Fact(page.t("plan.place"), Value("value", (place,))),
        Fact(page.t("plan.kind"), terms_value(page, "plan-kinds", plan.kind)),
        Fact(page.t("plan.issuer"), stated_value(page, plan.issuer)),
        Fact(page.t("plan.issued"), stated_value(page, plan.issued)),
        Fact(page.t("plan.period"), _bare(period_value(page, plan))),
    )


def _bare(value: Value) -> Value:
    """A value without its notes, which stand with it further down."""
    return replace(value, items=tuple(replace(item, note="") for item in value.items), note="")


def _facts(page: PageContext, plan: Plan) -> tuple[Fact, ...]:
    """What a reader needs to know of the text beside its keys and its header table."""
    facts = [
        Fact(page.t("plan.period"), period_value(page, plan, claim=f"{plan.key}.period")),
        Fact(page.t("plan.effective"), stated_value(page, plan.effective, read=plan, claim=f"{plan.key}.effective")),
    ]
    facts += superior_facts(page, plan)
    facts.append(Fact(page.t("plan.extent"), words_value(page.t(f"extent.{plan.extent}"))))
    facts.append(Fact(page.t("plan.confirmed"), words_value(_confirmation(page, plan))))
    return tuple(facts)


def _confirmation(page: PageContext, plan: Plan) -> str:
    """Whether the district has confirmed what is recorded, whether that is long ago, and what is in doubt."""
    disputed = sum(bool(stated.quantity.disputed) for stated in page.shared.quantities[plan.key])
    words = page.t("plan.disputed", count=disputed) if disputed else ""
    if plan.confirmed is None:
        return page.t("plan.unconfirmed") + words
    own = plan.confirmed
    confirmed = page.t("plan.confirmed_by", by=own.by, date=date_words(page, own.on), document=str(own.document))
    return confirmed + (page.t("plan.confirmed_due") if is_due(page, own.on) else "") + words


def _structure(page: PageContext, plan: Plan) -> tuple[SectionItem, ...]:
    """The headings of the text, each within the one that holds its paragraphs."""

    def items(sections: Sequence[NestedSection]) -> tuple[SectionItem, ...]:
        return tuple(
            SectionItem(each.section.title, citation_value(page, plan, each.section.cite), items(each.parts))
            for each in sections
        )

    return items(nest_sections(plan.structure))


def _repairs(page: PageContext, plan: Plan) -> Link | None:
    count = sum(len(source.corrections) for source in plan.sources)
    for source in plan.sources:
        if source.corrections:
            href = page.href(f"{urls.source_url(plan)}#source-{source.id}-corrections")
            return Link(page.t("plan.repairs", count=count), href)
    return None


def _caveat(page: PageContext, plan: Plan, name: str) -> CaveatItem:
    claim = f"{plan.key}.caveat.{name}"
    return CaveatItem(str(plan.caveats[name]), claim, claim_state(page, claim), report_link(page, claim))


def _evidence(page: PageContext, plan: Plan) -> tuple[Fact, ...]:
    """How many of the plan's claims were compared how, and where the source is described."""
    marks = plan_marks(page, plan)
    link = Link(page.t("plan.source_page"), page.href(urls.source_url(plan)))
    return (
        *([Fact(page.t("plan.verified"), words_value(marks.words))] if marks else ()),
        *coverage_facts(page, plan),
        Fact(page.t("plan.sources"), Value("value", (link,))),
    )


def _inference(page: PageContext, plan: Plan) -> Fact | None:
    if plan.place is None:
        return None
    words = page.t("plan.inferred_place", place=plan.district.full_name) + str(plan.place.reason)
    return Fact(words, citation_value(page, plan, plan.place.cite, claim=f"{plan.key}.place"))


def _themes(page: PageContext, plan: Plan) -> tuple[ThemeRow, ...]:
    """The plan's programmes by theme, with what its notes say."""
    notes = {theme: str(note.text) for theme, note in plan.theme_notes.items()}
    return tuple(replace(row, note=notes.get(row.theme.note, "")) for row in theme_rows(page, plan))
