"""The page of one programme."""

from __future__ import annotations

from dataclasses import dataclass

from builder import urls
from builder.content.layout import PROGRAMME
from builder.model.site import Plan, Programme
from builder.views.comparable import ComparableRow, comparable_rows
from builder.views.context import Context, PageContext
from builder.views.evidence import MeasureRow, QuantityRow, QuoteView, measure_rows, programme_quotes, quantity_rows
from builder.views.parts import Cell, Fact, Frame, Link, PlanLabel, Prose


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """`districts/<district>/<plan>/<programme>.html`."""

    frame: Frame
    plan: PlanLabel
    summary: Prose
    facts: tuple[Fact, ...]
    measures: tuple[MeasureRow, ...]
    quantities: tuple[QuantityRow, ...]
    quotes: tuple[QuoteView, ...]
    archived: bool
    parts: tuple[Link, ...]
    comparable: tuple[ComparableRow, ...]
    elsewhere: tuple[Link, ...]
    previous: Link | None
    next: Link | None


def programme(context: Context, plan: Plan, one: Programme) -> ProgrammeView:
    """A numbered item or named project: what, who, how firm, and where the text says so."""
    page = context.page(urls.programme_url(plan, one))
    file = PROGRAMME.path_of(plan.district.id, plan.id, one.id)
    position = [programme.id for programme in plan.programmes].index(one.id)
    before = plan.programmes[position - 1] if position else None
    after = plan.programmes[position + 1] if position + 1 < len(plan.programmes) else None
    return ProgrammeView(
        frame=page.frame(
            title=one.name.zh,
            description=page.t(
                "programme.description", place=plan.district.full_name, name=one.name.zh, plan=plan.title
            ),
            breadcrumb=[
                *page.trail(plan.district),
                Link(plan.short_title, page.href(urls.plan_url(plan))),
                Link(one.name.zh),
            ],
            provenance=page.provenance([plan]),
            plans=[plan],
            district=plan.district,
            current=urls.DISTRICTS,
            within=[plan.short_title, plan.district.full_name],
        ),
        plan=page.plan_label(plan),
        summary=page.prose(one.body, file, under=2, claim=f"{plan.key}.{one.id}.summary"),
        facts=_facts(page, plan, one),
        measures=measure_rows(page, plan, one),
        quantities=quantity_rows(page, plan, one.quantities, one),
        quotes=programme_quotes(page, plan, one),
        archived=page.archived(plan),
        parts=tuple(page.programme_link(plan, part) for part in plan.programmes if part.part_of == one.id),
        comparable=comparable_rows(page, plan, one),
        elsewhere=tuple(_elsewhere(page, theme) for theme in one.themes),
        previous=page.programme_link(plan, before) if before else None,
        next=page.programme_link(plan, after) if after else None,
    )


def _facts(page: PageContext, plan: Plan, one: Programme) -> tuple[Fact, ...]:
    key = f"{plan.key}.{one.id}"
    facts = [
        ("programme.number", _number(page, plan, one)),
        (
            "programme.section",
            page.stated(one.section) if one.section else page.absent("not_stated", note=page.looked_in([plan])),
        ),
        ("programme.themes", page.terms("themes", one.themes, claim=f"{key}.themes")),
        ("programme.instruments", page.terms("instruments", one.instruments, claim=f"{key}.instruments", read=plan)),
        ("programme.target_groups", page.terms("target-groups", one.target_groups, claim=f"{key}.target_groups")),
        ("programme.lead", page.organisations(plan, one.lead, claim=f"{key}.lead", read=plan)),
        ("programme.partners", page.organisations(plan, one.partners, claim=f"{key}.partners", read=plan)),
        ("programme.status", page.terms("statuses", one.status, claim=f"{key}.status", read=plan)),
        ("programme.commitment", page.terms("commitments", one.commitment, claim=f"{key}.commitment", read=plan)),
    ]
    if one.level:
        facts.append(("programme.level", page.claimed(page.value(page.t(f"level.{one.level}")), f"{key}.level")))
    whole = plan.programme(one.part_of) if one.part_of else None
    if whole:
        facts.append(("programme.part_of", Cell("value", (page.programme_link(plan, whole),))))
    facts.append(("programme.cite", page.cite(plan, one.cite)))
    return tuple(Fact(page.t(label), cell) for label, cell in facts)


def _number(page: PageContext, plan: Plan, one: Programme) -> Cell:
    if one.number:
        return page.claimed(page.value(one.number), f"{plan.key}.{one.id}.number")
    return page.absent("not_stated", note=page.looked_in([plan]), claim=f"{plan.key}.{one.id}.number")


def _elsewhere(page: PageContext, theme: str) -> Link:
    """The same theme in all districts."""
    text = page.t("programme.elsewhere", theme=page.label("themes", theme))
    return Link(text, page.href(urls.theme_url(theme)))
