"""The page of a plan's source: where it comes from, how it was repaired, its paragraphs, and who cites them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder import urls
from builder.evidence.ledger.plan_evidence import PlanEvidence
from builder.evidence.sources import quotes
from builder.evidence.sources.source_text import SourceText
from builder.model.schema.plan import Source, SourceRepair
from builder.model.site import Plan
from builder.model.types import Absent, Span
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.evidence import reference_words
from builder.views.frames import Heading, page_frame, place_trail, section_links
from builder.views.links import paragraph_link, place_words, plan_label, programme_link, term_label
from builder.views.material_names import material_of_quote
from builder.views.pieces import Fact, Frame, Link, MarkLine, PlanLabel, SearchScope
from builder.views.provenance import plans_provenance
from builder.views.source_sections import SourceSection, coverage_facts, kind_words, plan_marks, source_section


@value_class
class RepairNote:
    """A repair beside the paragraph that it is made in: what is printed, how it is read, and what that changes."""

    printed: str
    read_as: str
    words: str


@value_class
class ParagraphItem:
    """A paragraph: its number and printed place, its text where the archive is at hand, its repairs, and what cites it
    or why nothing does.
    """

    anchor: str
    number: int
    words: str
    """How to cite it."""
    place: str
    """As the document prints it (五、24); empty where that is not known."""
    repairs: tuple[RepairNote, ...]
    segments: tuple[quotes.Segment, ...]
    cited_by: tuple[Link, ...]
    left_out: str
    material: str
    """Its name in the basket of materials."""


@value_class
class SourceView:
    """`districts/<district>/<plan>/source.html`."""

    frame: Frame
    plan: PlanLabel
    sections: tuple[SourceSection, ...]
    archived: bool
    citation: str
    """How to quote a paragraph in a paper, with `%1` for the paragraph."""
    damaged: bool
    cleaning: tuple[str, ...]
    marks: MarkLine | None
    """Of all claims that rest on the plan's sources."""
    coverage: tuple[Fact, ...]
    paragraphs: tuple[ParagraphItem, ...]
    todo: tuple[ParagraphItem, ...]
    """Paragraphs that nothing cites and no reason leaves out."""


def source_view(context: Context, plan: Plan) -> SourceView:
    """All that is known of a plan's source."""
    page = context.page(urls.source_url(plan))
    evidence = context.ledger.get(plan.key)
    texts = evidence.texts if evidence else {}
    text = next(iter(texts.values()), None)
    first = plan.sources[0]
    items = tuple(
        item for source in plan.sources for item in _paragraphs(page, plan, source, evidence, texts.get(source.id))
    )
    todo = tuple(item for item in items if text and not item.cited_by and not item.left_out)
    return SourceView(
        frame=page_frame(
            page,
            Heading(
                title=page.t("source.page", title=plan.title),
                description=page.t("source.description", title=plan.title),
                breadcrumb=[
                    *place_trail(page, plan.district),
                    Link(plan.short_title, page.href(urls.plan_url(plan))),
                    Link(page.t("plan.sources")),
                ],
                within=[place_words(page, plan)],
            ),
            provenance=plans_provenance(page, [plan], version=context.versions.of_district(plan.district.id)),
            current=urls.DISTRICTS,
            contents=_contents(page, plan, has_todo=bool(todo)),
            scope=SearchScope("plan", plan.key),
            marks=plan_marks(page, plan),
            about=[plan],
        ),
        plan=plan_label(page, plan),
        sections=tuple(source_section(page, plan, each) for each in plan.sources),
        archived=text is not None,
        citation=reference_words(page, plan, "%1"),
        damaged=bool(first.corrections or first.cleaning),
        cleaning=tuple(page.t(f"cleaning.{step}") for step in first.cleaning),
        marks=plan_marks(page, plan),
        coverage=coverage_facts(page, plan),
        paragraphs=items,
        todo=todo,
    )


def _contents(page: PageContext, plan: Plan, *, has_todo: bool) -> list[Link]:
    """The sections in the order of the page."""
    evidence = page.shared.ledger.get(plan.key)
    shown = {
        "text": True,
        "todo": has_todo,
        "coverage": bool(evidence and evidence.coverage),
    }
    sections = section_links(page, "source", shown, {"coverage": page.t("coverage.title")})
    return [*sections, *(Link(source.title, f"#source-{source.id}") for source in plan.sources)]


def _paragraphs(
    page: PageContext, plan: Plan, source: Source, evidence: PlanEvidence | None, text: SourceText | None
) -> tuple[ParagraphItem, ...]:
    """Every paragraph with the archive; without it those that are cited, so that citations have where to lead."""
    first = plan.sources[0].id
    citing = _citing(page, plan, source.id, has_places=text is not None)
    left_out = {
        number: str(entry.reason)
        for entry in plan.not_encoded
        for span in entry.paragraphs
        if (span.source or first) == source.id
        for number in span.paragraphs
    }
    marks: dict[int, list[tuple[int, int]]] = {}
    for matches in evidence.matches.values() if evidence and text else ():
        for match in (match for match in matches if match.source == source.id):
            place = text.folded[match.paragraph - 1].origin(match.start, match.end) if text else (0, 0)
            marks.setdefault(match.paragraph, []).append(place)
    repaired = {n for repair in source.corrections for span in repair.paragraphs for n in span.paragraphs}
    numbers = text.all_paragraphs if text else sorted(citing.keys() | left_out.keys() | repaired)
    return tuple(
        ParagraphItem(
            anchor=urls.paragraph_anchor(source.id, number),
            number=number,
            words=paragraph_link(page, plan, source.id, number, number).text,
            place=text.places[number - 1] if text else "",
            repairs=tuple(_repair(page, each, number) for each in source.corrections if _concerns(each, number)),
            segments=tuple(quotes.segments(text, number, marks.get(number, []))) if text else (),
            cited_by=tuple(citing.get(number, ())),
            left_out="" if number in citing else left_out.get(number, ""),
            material=material_of_quote(plan, None, source.id, number),
        )
        for number in numbers
    )


def _concerns(repair: SourceRepair, number: int) -> bool:
    return any(number in span.paragraphs for span in repair.paragraphs)


def _repair(page: PageContext, repair: SourceRepair, number: int) -> RepairNote:
    """Why a text is read otherwise is said once, in the first of the paragraphs; the others name it."""
    first = min(paragraph for span in repair.paragraphs for paragraph in span.paragraphs)
    kinds = "、".join(kind_words(page, repair))
    why = page.t("source.repair", kinds=kinds, reason=repair.reason)
    again = page.t("source.repair_again", first=first)
    return RepairNote(repair.printed, repair.read_as, why if number == first else again)


def _citing(page: PageContext, plan: Plan, source: str, *, has_places: bool) -> dict[int, list[Link]]:
    """What cites each paragraph of a source of the plan: headings, goals, theme notes, programmes.

    Where each paragraph says its place in the document (五、24), a heading of many stands at the first of them, and at
    those that nothing else cites.
    """
    first, structure = plan.sources[0].id, f"{page.href(urls.plan_url(plan))}#structure"
    citing: dict[int, dict[str, Link]] = {}
    within: dict[int, dict[str, Link]] = {}

    def numbers_of(spans: Iterable[Span]) -> list[int]:
        return [number for span in spans if (span.source or first) == source for number in span.paragraphs]

    for section in plan.structure:
        numbers = numbers_of(section.cite)
        for number in numbers:
            is_said = not has_places or number == min(numbers)
            link = Link(section.title, structure)
            (citing if is_said else within).setdefault(number, {}).setdefault(link.text, link)
    for spans, link in _list_citing(page, plan):
        for number in numbers_of(spans):
            citing.setdefault(number, {}).setdefault(link.text, link)
    return {number: list(links.values()) for number, links in (within | citing).items()}


def _list_citing(page: PageContext, plan: Plan) -> Iterator[tuple[Iterable[Span], Link]]:
    """What cites paragraphs besides headings: the period, an inferred place, goals, theme notes, programmes."""
    plan_page = page.href(urls.plan_url(plan))
    if not isinstance(plan.period, Absent):
        yield plan.period.cite or [], Link(page.t("plan.period"), f"{plan_page}#facts")
    if plan.place:
        yield plan.place.cite, Link(page.t("plan.inferred"), f"{plan_page}#caveats")
    for quantity in plan.quantities:
        yield quantity.cite or [], Link(page.t("source.goals"), f"{plan_page}#quantities")
    for theme, note in plan.theme_notes.items():
        yield note.cite, Link(term_label(page, "themes", theme), f"{plan_page}#t-{theme}")
    for programme in plan.programmes:
        measures = [span for measure in programme.measures for span in measure.cite or ()]
        figures = [span for quantity in programme.quantities for span in quantity.cite or ()]
        yield [*programme.cite, *measures, *figures], programme_link(page, plan, programme)
