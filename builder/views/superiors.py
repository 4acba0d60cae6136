"""The list of superior documents: those that are recorded, those that plans only name, and who implements each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder import urls
from builder.compare.list_parts import plans_of_superiors_part, split_superiors
from builder.compare.region_parts import RegionPart
from builder.model.site import Plan
from builder.model.superiors import NamedDocument
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.explorer import part_links
from builder.views.frames import Heading, page_frame
from builder.views.links import plan_name_link
from builder.views.pieces import Frame, Link, Value
from builder.views.provenance import plans_provenance
from builder.views.tables import Cell, Group, Row, Table, heading, line, text_cell, value_cell
from builder.views.values import stated_value


@value_class
class SuperiorsView:
    """`superiors.html` and its parts."""

    frame: Frame
    lead: str
    table: Table | None
    downloads: Downloads | None
    parts: tuple[Link, ...]


def superiors_view(context: Context, part: RegionPart | None = None) -> SuperiorsView:
    """Every document above the plans of the site, the highest first; or those of a part, or the way to the parts."""
    page = context.page(urls.superiors_url(part.code if part else ""))
    documents = tuple(_documents_of(context, part)) if part else context.superiors.documents()
    regions = () if part else split_superiors(context.site)
    recorded = [document.plan for document in documents if document.plan]
    plans = [*recorded, *(plan for document in documents for plan in document.implementing)]
    plans = list({plan.key: plan for plan in plans}.values())
    words = page.t(f"superior.{'some' if recorded else 'none'}_recorded", count=len(recorded))
    counts = {"count": len(documents), "recorded": words}
    lead = page.t("superior.part_lead", place=part.name, **counts) if part else page.t("superior.list_lead", **counts)
    table = _table(page, documents) if documents and not regions else None
    return SuperiorsView(
        frame=_frame(page, plans, part),
        lead=lead,
        table=table,
        downloads=downloads(page, plans, [table], lead) if table else None,
        parts=part_links(
            page,
            regions,
            urls.superiors_url("{code}"),
            "superior.part",
            [len(tuple(_documents_of(context, region))) for region in regions],
        ),
    )


def _frame(page: PageContext, plans: Sequence[Plan], part: RegionPart | None) -> Frame:
    title = page.t("superior.list")
    trail = [Link(title, page.href(urls.SUPERIORS)), Link(part.name)] if part else [Link(title)]
    return page_frame(
        page,
        Heading(
            title=page.t("superior.of_part", place=part.name) if part else title,
            description=page.t("superior.list_description"),
            breadcrumb=[Link(page.t("nav.districts"), page.href(urls.DISTRICTS)), *trail],
        ),
        provenance=plans_provenance(page, plans),
        current=urls.DISTRICTS,
    )


def _documents_of(context: Context, part: RegionPart) -> Iterator[NamedDocument]:
    """The documents that plans of a part implement, with those plans alone, and its recorded ones that none does."""
    keys = {plan.key for plan in plans_of_superiors_part(context.site, part)}
    for document in context.superiors.documents():
        own = tuple(plan for plan in document.implementing if plan.key in keys)
        is_nobodys = document.plan and not document.implementing and document.plan.key in keys
        if own or is_nobodys:
            yield replace(document, implementing=own)


def _table(page: PageContext, documents: Sequence[NamedDocument]) -> Table:
    return Table(
        id="superiors-caption",
        caption=page.t("superior.caption.list"),
        kind="superior",
        columns=tuple(
            heading(page.t(f"superior.head.{name}"), "col") for name in ("document", "number", "recorded", "plans")
        ),
        groups=(Group(tuple(_row(page, document) for document in documents)),),
    )


def _row(page: PageContext, document: NamedDocument) -> Row:
    superior, plan = document.superior, document.plan
    level = superior.level if superior else plan.district.level if plan else "city"
    note = line(page.t(f"superior.{level}"), role="small")
    if plan:
        name: Link | str = Link(plan.title, page.href(urls.plan_url(plan)))
        number = stated_value(page, plan.document_number, read=plan)
    else:
        assert superior
        name = Link(superior.title, superior.url or "")
        number = stated_value(page, superior.number)
    cells = {
        "number": value_cell(number),
        "recorded": _place_cell(page, document),
        "plans": _implementing_cell(page, document),
    }
    labelled = (replace(cell, label=page.t(f"superior.head.{head}")) for head, cell in cells.items())
    return Row((heading(name, "row", notes=[note]), *labelled), plan=plan.key if plan else "")


def _place_cell(page: PageContext, document: NamedDocument) -> Cell:
    """The place under which a document is recorded, or that it is not."""
    if document.plan is None:
        return text_cell(page.t("superior.unrecorded"))
    place = document.plan.district
    return text_cell(Link(place.full_name, page.href(urls.district_url(place))))


def _implementing_cell(page: PageContext, document: NamedDocument) -> Cell:
    """The plans that implement it; where it is recorded, each leads to both side by side."""
    if not document.implementing:
        return text_cell(page.t("superior.nobody"))
    if len(document.implementing) > page.config.limits.table_plans:  # the page of a recorded document lists them
        return text_cell(page.t("who.texts", count=len(document.implementing)))
    anchor = "#superior" if document.plan else ""
    links = (plan_name_link(page, plan) for plan in document.implementing)
    items = tuple(Link(link.text, f"{link.href}{anchor}") for link in links)
    cell = value_cell(Value("value", items), listed=True)
    return replace(cell, plans=tuple(plan.key for plan in document.implementing))
