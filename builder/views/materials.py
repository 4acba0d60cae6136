"""The basket of materials: what readers put together of any page, by permanent names that an address can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder import urls
from builder.compare.coverage import list_terms
from builder.evidence.sources import quotes
from builder.model.site import Plan, Programme
from builder.model.statements import Statement
from builder.model.types import Span
from builder.text import markdown
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.downloads import PlanSource, full_address, plan_sources
from builder.views.evidence import nature_words, quantity_value
from builder.views.frames import Heading, page_frame
from builder.views.links import paragraph_link, plan_label, programme_link, statement_link
from builder.views.material_names import material_of, material_of_programme
from builder.views.pieces import Frame, Link
from builder.views.provenance import plans_provenance
from builder.views.statements import coverage_value, firmness_value, level_value, statements_of
from builder.views.tables import Cell, Line, Row, cell_of, heading, line, plan_heading, value_cell
from builder.views.values import absent_value, citation_value, words_value

_WORDS = ("count", "sent", "gone", "up", "down", "remove", "empty", "join", "link", "copied")
_COLUMNS = ("plan", "what", "content", "firmness", "cite")
_LEVELS = ("nothing", "inside", "fact", "quote")


@value_class
class MaterialsView:
    """`compare/materials.html`, which scripts fill."""

    frame: Frame
    script: str
    maker: str
    rows: str
    address: str
    words: dict[str, str]
    """What its script says."""
    columns: tuple[Cell, ...]


@value_class
class Paragraph:
    """A paragraph of a source as a quotation: where it is, and its text."""

    anchor: str
    link: Link
    segments: tuple[quotes.Segment, ...]


@value_class
class PlanMaterialsView:
    """`compare/plans/<plan>.materials.js`: the rows of a plan by name, and its paragraphs if its text is at hand."""

    key: str
    label: Cell
    source: PlanSource
    rows: tuple[tuple[str, Row], ...]
    paragraphs: tuple[Paragraph, ...]
    levels: tuple[tuple[str, Cell], ...]
    """Why there is no one level of firmness, for cells of comparisons and for quotations."""
    silences: tuple[tuple[str, str], ...]
    """What was searched, by the terms that nothing stands under: comparisons say it of themes only."""
    names: tuple[tuple[str, Link], ...]
    """Its programmes, which sentences belong to."""
    former: dict[str, str]
    """Names by those that they had before."""


def materials_view(context: Context) -> MaterialsView:
    """The page of the basket."""
    page = context.page(urls.MATERIALS)
    title = page.t("materials.title")
    frame = page_frame(
        page,
        Heading(
            title=title,
            description=page.t("materials.description"),
            breadcrumb=[Link(page.t("nav.compare"), page.href(urls.COMPARE)), Link(title)],
        ),
        provenance=replace(plans_provenance(page, page.site.plans, version=context.versions.of_outline()), plans=()),
        current=urls.COMPARE,
    )
    return MaterialsView(
        frame=frame,
        script=page.href(urls.page_script_url("materials")),
        maker=page.href(urls.page_script_url("memo")),
        rows=page.href(urls.COMPARE_ROWS),
        address=full_address(page, page.path),
        words={name: page.t(f"materials.{name}") for name in _WORDS},
        columns=tuple(heading(page.t(f"materials.column.{name}"), "col", name=name) for name in _COLUMNS),
    )


def plan_materials_view(context: Context, plan: Plan) -> PlanMaterialsView:
    """What each material of a plan stands for."""
    page = context.page(urls.MATERIALS)
    statements = [each for each in page.shared.coverage[plan.key].statements if each.measure or each.quantity]
    rows = {material_of_programme(plan, each): _programme_row(page, plan, each) for each in plan.programmes}
    rows |= {material_of(plan, each): _statement_row(page, plan, each) for each in statements}
    return PlanMaterialsView(
        key=plan.key,
        label=plan_heading(plan_label(page, plan), "row"),
        source=plan_sources(page, [plan])[0],
        rows=tuple((name.removeprefix(f"{plan.key}."), row) for name, row in rows.items()),
        paragraphs=tuple(_paragraphs(page, plan)),
        levels=tuple((name, _level_cell(page, name)) for name in _LEVELS),
        silences=tuple(_silences(page, plan)),
        names=tuple((each.id, programme_link(page, plan, each)) for each in plan.programmes),
        former=dict(_former(plan)),
    )


def _level_cell(page: PageContext, name: str) -> Cell:
    return value_cell(absent_value(page, "not_applicable", note=page.t(f"materials.level.{name}")))


def _silences(page: PageContext, plan: Plan) -> Iterator[tuple[str, str]]:
    coverage = page.shared.coverage[plan.key]
    indicators = (("indicators", indicator.id) for indicator in page.site.indicators)
    for facet, term in (*list_terms(page.site), *indicators):
        covered = coverage.find(term, facet)
        if facet != "themes" and covered.state != "value" and covered.silence:
            yield f"{facet}.{term}", coverage_value(page, plan, covered, noted=True).note


def _former(plan: Plan) -> Iterator[tuple[str, str]]:
    """The names of programmes and of their parts before somebody changed them."""
    for quantity in plan.quantities:
        yield from ((old, quantity.id) for old in quantity.aliases)
    for programme in plan.programmes:
        parts = [part for parts in (programme.measures, programme.quantities) for part in parts]
        yield from ((old, programme.id) for old in programme.aliases)
        for part in parts:
            yield from ((f"{programme.id}.{old}", f"{programme.id}.{part.id}") for old in part.aliases)


def _programme_row(page: PageContext, plan: Plan, programme: Programme) -> Row:
    """A programme: what we say of it in full, and how firm its statements are."""
    content = cell_of([line(words_value(markdown.plain_text(programme.body)))])
    statements = statements_of(page, plan, programme)
    firmness = value_cell(firmness_value(page, statements))
    name = heading(programme_link(page, plan, programme), "row", name="what")
    return Row((name, content, firmness, _cite(page, plan, programme.cite)))


def _statement_row(page: PageContext, plan: Plan, statement: Statement) -> Row:
    """A number or a named measure, and everything that keeps it from being misread."""
    programme = statement.programme
    of = page.t("answer.of", programme=programme.name.shown) if programme else page.t("chart.of_plan")
    name = heading(statement_link(page, plan, statement), "row", name="what", notes=[line(of, role="note")])
    firmness = value_cell(level_value(page, statement))
    return Row((name, _content(page, plan, statement), firmness, _cite(page, plan, statement.cite)))


def _content(page: PageContext, plan: Plan, statement: Statement) -> Cell:
    """What is promised: the figure as printed with its kind and time, or what we say of a measure; and who acts."""
    quantity = statement.quantity
    notes = [line(note, role="note") for note in _notes(page, statement)]
    if quantity is None:
        return cell_of([*_summary(page, statement), *notes])
    value = quantity_value(page, plan, statement)
    amount = line(replace(value, claim=""), role="amount")
    return cell_of([amount, *notes], value.state, name="amount", amount=value.amount)


def _summary(page: PageContext, statement: Statement) -> list[Line]:
    assert statement.measure
    return [line(str(statement.measure.summary or page.t("materials.only_named")))]


def _notes(page: PageContext, statement: Statement) -> Iterator[str]:
    quantity = statement.quantity
    if quantity:
        yield nature_words(page, quantity)
        yield from (str(note) for note in (quantity.note, quantity.disputed) if note)
    for role, name in statement.coding.bodies or ():
        yield page.t("role.of", name=name, role=page.t(f"role.{role}"))


def _cite(page: PageContext, plan: Plan, cite: Iterable[Span]) -> Cell:
    return value_cell(citation_value(page, plan, cite), name="cite")


def _paragraphs(page: PageContext, plan: Plan) -> Iterator[Paragraph]:
    """The paragraphs of a plan's sources; none without the archive."""
    ledger = page.shared.ledger.get(plan.key)
    for name, text in ledger.texts.items() if ledger else ():
        for number in text.all_paragraphs:
            link = paragraph_link(page, plan, name, number, number)
            anchor = urls.paragraph_anchor(name, number)
            yield Paragraph(anchor, link, tuple(quotes.segments(text, number, [])))
