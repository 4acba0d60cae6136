"""The page of one programme."""

from __future__ import annotations

from dataclasses import dataclass

from builder import urls
from builder.compare.coverage import terms_of
from builder.content.layout import PROGRAMME
from builder.model.schema.statement import ROLES
from builder.model.site import Plan, Programme
from builder.views.claims import claimed_value, has_archive, mark_line
from builder.views.comparable import ComparableRow, comparable_rows
from builder.views.context import Context, PageContext
from builder.views.evidence import (
    MeasureRow,
    QuantityRow,
    QuoteView,
    claims_of_measures,
    claims_of_quantities,
    measure_rows,
    programme_quotes,
    quantity_rows,
)
from builder.views.frames import page_frame, place_trail, plans_provenance
from builder.views.links import plan_label, programme_link, term_label
from builder.views.parts import Fact, Frame, Link, MarkLine, PlanLabel, Prose, Value
from builder.views.prose import prose_block
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
    own_value,
    stated_value,
)


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """`districts/<district>/<plan>/<programme>.html`."""

    frame: Frame
    plan: PlanLabel
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
    comparable: tuple[ComparableRow, ...]
    elsewhere: tuple[Link, ...]
    previous: Link | None
    next: Link | None


def programme_view(context: Context, plan: Plan, programme: Programme) -> ProgrammeView:
    """A numbered item or named project: what, who, how firm, and where the text says so."""
    page = context.page(urls.programme_url(plan, programme))
    file = PROGRAMME.path_of(plan.district.id, plan.id, programme.id)
    position = [programme.id for programme in plan.programmes].index(programme.id)
    before = plan.programmes[position - 1] if position else None
    after = plan.programmes[position + 1] if position + 1 < len(plan.programmes) else None
    return ProgrammeView(
        frame=page_frame(
            page,
            title=programme.name.zh,
            description=page.t(
                "programme.description", place=plan.district.full_name, name=programme.name.zh, plan=plan.title
            ),
            breadcrumb=[
                *place_trail(page, plan.district),
                Link(plan.short_title, page.href(urls.plan_url(plan))),
                Link(programme.name.zh),
            ],
            provenance=plans_provenance(page, [plan]),
            plans=[plan],
            district=plan.district,
            current=urls.DISTRICTS,
            within=[plan.short_title, plan.district.full_name],
        ),
        plan=plan_label(page, plan),
        summary=prose_block(page, programme.body, file, under=2, claim=f"{plan.key}.{programme.id}.summary"),
        marks=_marks(page, plan, programme),
        facts=_facts(page, plan, programme),
        measures=measure_rows(page, plan, programme),
        measure_marks=mark_line(page, claims_of_measures(f"{plan.key}.{programme.id}", programme.measures)),
        quantities=quantity_rows(page, plan, programme.quantities, programme),
        quantity_marks=mark_line(page, claims_of_quantities(f"{plan.key}.{programme.id}", programme.quantities)),
        quotes=programme_quotes(page, plan, programme),
        archived=has_archive(page, plan),
        parts=tuple(programme_link(page, plan, part) for part in plan.programmes if part.part_of == programme.id),
        comparable=comparable_rows(page, plan, programme),
        elsewhere=tuple(
            _elsewhere(page, theme) for theme in terms_of(plan, statements_of(page, plan, programme), "themes")
        ),
        previous=programme_link(page, plan, before) if before else None,
        next=programme_link(page, plan, after) if after else None,
    )


def _marks(page: PageContext, plan: Plan, programme: Programme) -> MarkLine | None:
    """How many claims of the whole page have which mark."""
    ledger, prefix = page.shared.ledger.get(plan.key), f"{plan.key}.{programme.id}."
    return mark_line(page, [claim.id for claim in ledger.claims if claim.id.startswith(prefix)] if ledger else ())


def _facts(page: PageContext, plan: Plan, programme: Programme) -> tuple[Fact, ...]:
    key = f"{plan.key}.{programme.id}"
    statements = statements_of(page, plan, programme)
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
        ("programme.status", status_value(page, programme, statements, claim=f"{key}.status")),
        (
            "programme.commitment",
            firmness_value(page, statements, claim=f"{key}.commitment"),
        ),
    ]
    if programme.level:
        facts.append(
            ("programme.level", claimed_value(page, own_value(page.t(f"level.{programme.level}")), f"{key}.level"))
        )
    whole = plan.programme(programme.part_of) if programme.part_of else None
    if whole:
        facts.append(("programme.part_of", Value("value", (programme_link(page, plan, whole),))))
    facts.append(("programme.cite", citation_value(page, plan, programme.cite)))
    return tuple(Fact(page.t(label), cell) for label, cell in facts)


def _bodies(page: PageContext, plan: Plan, programme: Programme) -> list[tuple[str, Value]]:
    """The bodies by role. That nobody leads or supports is said; of the other roles only what there is."""
    key = f"{plan.key}.{programme.id}"
    facts = [
        (f"role.{role}", bodies_value(page, plan, programme, role, claim=f"{key}.{role}", read=plan)) for role in ROLES
    ]
    return [
        (name, value) for name, value in facts if value.state != "not_stated" or name in ("role.lead", "role.partners")
    ]


def _number(page: PageContext, plan: Plan, programme: Programme) -> Value:
    if programme.number:
        return claimed_value(page, own_value(programme.number), f"{plan.key}.{programme.id}.number")
    return absent_value(
        page, "not_stated", note=note_of_reading(page, [plan]), claim=f"{plan.key}.{programme.id}.number"
    )


def _elsewhere(page: PageContext, theme: str) -> Link:
    """The same theme in all districts."""
    text = page.t("programme.elsewhere", theme=term_label(page, "themes", theme))
    return Link(text, page.href(urls.theme_url(theme)))
