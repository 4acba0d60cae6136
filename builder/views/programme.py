"""The page of one programme."""

from __future__ import annotations

from builder import urls
from builder.compare.coverage import terms_of
from builder.content.layout import PROGRAMME
from builder.model.schema.statement import ROLES
from builder.model.site import Plan, Programme
from builder.model.text_order import printed_number
from builder.model.types import Absent
from builder.text.values import value_class
from builder.views.card import with_picture
from builder.views.claims import claimed_value, claims_of_measures, claims_of_quantities, has_archive, mark_line
from builder.views.comparable import ComparableItem, comparable_items, counterpart_link
from builder.views.context import Context, PageContext
from builder.views.evidence import (
    MeasureRow,
    QuantityRow,
    QuoteView,
    measure_rows,
    programme_quotes,
    quantity_rows,
    when,
)
from builder.views.frames import Heading, page_frame, place_trail, section_links
from builder.views.headlines import Headline, programme_headline, unheaded_link
from builder.views.lineage import ProgrammeEdition, programme_editions
from builder.views.links import firmness_label, place_words, plan_label, programme_link, term_label
from builder.views.material_names import material_of_programme
from builder.views.pieces import Fact, Frame, Link, MarkLine, PlanLabel, Prose, SearchScope, Value
from builder.views.prose import prose_block
from builder.views.provenance import plans_provenance
from builder.views.statements import (
    bodies_value,
    firmness_value,
    statements_of,
    status_value,
    terms_of_programme,
)
from builder.views.values import (
    absent_value,
    citation_value,
    note_of_reading,
    period_value,
    stated_value,
    words_value,
)


@value_class
class ProgrammeView:
    """`districts/<district>/<plan>/<programme>.html`."""

    frame: Frame
    plan: PlanLabel
    firmness_label: str
    """What its levels of firmness are levels of: of promises, or of wording in a text that only reports."""
    material: str
    """Its name in the basket of materials."""
    counterpart: Link | None
    """The comparison of its plan with the plan that is worth it most."""
    headline: Headline | None
    unheaded: Link
    """Without a headline, where its numbers are."""
    card: tuple[Fact, ...]
    """What a reader looks for first; `facts` are the rest."""
    summary: Prose
    marks: MarkLine | None
    """Of all claims of the programme."""
    facts: tuple[Fact, ...]
    measures: tuple[MeasureRow, ...]
    measure_marks: MarkLine | None
    quantities: tuple[QuantityRow, ...]
    quantity_marks: MarkLine | None
    quotes: tuple[QuoteView, ...]
    archived: bool
    parts: tuple[Link, ...]
    editions: tuple[ProgrammeEdition, ...]
    comparable: tuple[ComparableItem, ...]
    elsewhere: tuple[Link, ...]
    previous: Link | None
    next: Link | None


def programme_view(context: Context, plan: Plan, programme: Programme) -> ProgrammeView:
    """A numbered item or named project: what, who, how firm, and where the text says so."""
    page = context.page(urls.programme_url(plan, programme))
    file = PROGRAMME.path_of(plan.district.id, plan.id, programme.id)
    key = f"{plan.key}.{programme.id}"
    parts = tuple(programme_link(page, plan, part) for part in plan.programmes if part.part_of == programme.id)
    editions = programme_editions(page, plan, programme)
    before, after = _siblings(page, plan, programme)
    frame = with_picture(page, plan, _frame(page, plan, programme, has_parts=bool(parts), has_editions=bool(editions)))
    return ProgrammeView(
        frame=frame,
        plan=plan_label(page, plan),
        firmness_label=firmness_label(page, plan),
        material=material_of_programme(plan, programme),
        counterpart=counterpart_link(page, plan),
        headline=programme_headline(page, plan, programme),
        unheaded=unheaded_link(page, plan, programme),
        card=_card(page, plan, programme),
        summary=prose_block(page, programme.body, file, under=2, claim=f"{key}.summary"),
        marks=frame.marks,
        facts=_facts(page, plan, programme),
        measures=measure_rows(page, plan, programme),
        measure_marks=mark_line(page, claims_of_measures(key, programme.measures)),
        quantities=quantity_rows(page, plan, programme.quantities, programme),
        quantity_marks=mark_line(page, claims_of_quantities(key, programme.quantities)),
        quotes=programme_quotes(page, plan, programme),
        archived=has_archive(page, plan),
        parts=parts,
        editions=editions,
        comparable=comparable_items(page, plan, programme),
        elsewhere=tuple(
            _elsewhere(page, theme) for theme in terms_of(plan, statements_of(page, plan, programme), "themes")
        ),
        previous=before,
        next=after,
    )


def _frame(page: PageContext, plan: Plan, programme: Programme, *, has_parts: bool, has_editions: bool) -> Frame:
    name, place = programme.name.shown, place_words(page, plan)
    return page_frame(
        page,
        Heading(
            title=name,
            description=page.t("programme.description", place=place, name=name, plan=plan.title),
            breadcrumb=[
                *place_trail(page, plan.district),
                Link(plan.short_title, page.href(urls.plan_url(plan))),
                Link(name),
            ],
            within=[plan.short_title, place],
        ),
        provenance=plans_provenance(page, [plan], version=page.shared.versions.of_programme(plan, programme)),
        current=urls.DISTRICTS,
        scope=SearchScope("plan", plan.key),
        contents=_contents(page, programme, has_parts=has_parts, has_editions=has_editions),
        marks=_marks(page, plan, programme),
        about=[plan],
    )


def _contents(page: PageContext, programme: Programme, *, has_parts: bool, has_editions: bool) -> list[Link]:
    """The sections in the order of the page."""
    shown = {
        "lineage": has_editions,
        "summary": True,
        "evidence": True,
        "facts": True,
        "elsewhere": True,
        "quantities": bool(programme.quantities),
        "measures": bool(programme.measures),
        "parts": has_parts,
    }
    return section_links(page, "programme", shown, {"elsewhere": page.t("similar.title")})


def _siblings(page: PageContext, plan: Plan, programme: Programme) -> tuple[Link | None, Link | None]:
    """The programmes before and after it in the text."""
    position = [each.id for each in plan.programmes].index(programme.id)
    around = plan.programmes[position - 1] if position else None, next(iter(plan.programmes[position + 1 :]), None)
    before, after = (programme_link(page, plan, each) if each else None for each in around)
    return before, after


def _marks(page: PageContext, plan: Plan, programme: Programme) -> MarkLine | None:
    """How many claims of the whole page have which mark."""
    return mark_line(page, (claim.id for claim in page.shared.claims_of.get(f"{plan.key}.{programme.id}", ())))


def _card(page: PageContext, plan: Plan, programme: Programme) -> tuple[Fact, ...]:
    """How firm it is, who leads it, in what state it is and of which time: what a reader looks for first.

    Without a time of its own it has the period of its text, called that: no paragraph of it may say so.
    """
    key = f"{plan.key}.{programme.id}"
    statements = statements_of(page, plan, programme)
    times = _times(page, programme)
    firmness = firmness_value(page, statements, claim=f"{key}.commitment", toned=True)
    cells = {
        "lead": bodies_value(page, plan, programme, "lead", claim=f"{key}.lead", read=plan),
        "status": status_value(page, programme, statements, claim=f"{key}.status"),
        ("period" if times or isinstance(plan.period, Absent) else "plan_period"): (
            Value("value", times) if times else period_value(page, plan)
        ),
    }
    others = (Fact(page.t(f"programme.{name}"), cell) for name, cell in cells.items())
    return (Fact(firmness_label(page, plan), firmness), *others)


def _times(page: PageContext, programme: Programme) -> tuple[Link, ...]:
    """The times that its numbers have of their own, each with the number that it is of: the rest may have none."""
    labels: dict[str, list[str]] = {}
    for quantity in programme.quantities:
        labels.setdefault("，".join(when(page, quantity)), []).append(str(quantity.label))
    labels.pop("", None)
    return tuple(Link(words, note=_first_of(page, own)) for words, own in labels.items())


def _first_of(page: PageContext, labels: list[str]) -> str:
    return page.t("programme.period_of", label=labels[0], count=len(labels)) if len(labels) > 1 else labels[0]


def _facts(page: PageContext, plan: Plan, programme: Programme) -> tuple[Fact, ...]:
    key = f"{plan.key}.{programme.id}"
    facts = [
        ("programme.number", _number(page, plan, programme)),
        (
            "programme.section",
            stated_value(page, programme.section)
            if programme.section
            else absent_value(page, "not_stated", note=note_of_reading(page, [plan])),
        ),
        ("programme.themes", terms_of_programme(page, plan, programme, "themes", claim=f"{key}.themes")),
        (
            "programme.instruments",
            terms_of_programme(page, plan, programme, "instruments", claim=f"{key}.instruments"),
        ),
        (
            "programme.target_groups",
            terms_of_programme(page, plan, programme, "target-groups", claim=f"{key}.target_groups"),
        ),
        *_bodies(page, plan, programme),
    ]
    if programme.level:
        facts.append(
            ("programme.level", claimed_value(page, words_value(page.t(f"level.{programme.level}")), f"{key}.level"))
        )
    whole = plan.programme(programme.part_of) if programme.part_of else None
    if whole:
        facts.append(("programme.part_of", Value("value", (programme_link(page, plan, whole),))))
    facts.append(("programme.cite", citation_value(page, plan, programme.cite)))
    return tuple(Fact(page.t(label), cell) for label, cell in facts)


def _bodies(page: PageContext, plan: Plan, programme: Programme) -> list[tuple[str, Value]]:
    """The bodies by role but the lead. That nobody supports is said; of the other roles only what there is."""
    key = f"{plan.key}.{programme.id}"
    facts = [
        (f"role.{role}", bodies_value(page, plan, programme, role, claim=f"{key}.{role}", read=plan))
        for role in ROLES
        if role != "lead"
    ]
    return [(name, value) for name, value in facts if value.state != "not_stated" or name == "role.partners"]


def _number(page: PageContext, plan: Plan, programme: Programme) -> Value:
    if programme.number:
        return claimed_value(page, words_value(programme.number), f"{plan.key}.{programme.id}.number")
    if number := printed_number(programme, plan.structure):
        return words_value(number)
    return absent_value(
        page, "not_stated", note=note_of_reading(page, [plan]), claim=f"{plan.key}.{programme.id}.number"
    )


def _elsewhere(page: PageContext, theme: str) -> Link:
    """The same theme in all districts."""
    text = page.t("programme.elsewhere", theme=term_label(page, "themes", theme))
    return Link(text, page.href(urls.theme_url(theme)))
