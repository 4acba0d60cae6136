"""The tables of a page -> a document: each on a grid, and for each citation in them the full reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from builder.export.grid import Grid, GridCell, grid_of, plain_text, value_text
from builder.model.schema.plan import Source
from builder.model.site import District, Plan, Site
from builder.model.types import PartialDate
from builder.text.relative import link_target
from builder.text.strings import Strings
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.downloads import Downloads, full_address, url_words
from builder.views.evidence import reference_words
from builder.views.pieces import Citation, Frame
from builder.views.values import date_link

_UNDATED = date(2000, 1, 1)
"""The day in a file's properties when the page tells none. Never today: the same content gives the same bytes."""


@dataclass(frozen=True, slots=True, eq=False)
class CitedParagraph:
    """A cited paragraph: its number among those of the page, and all that a paper needs to cite it."""

    number: int
    citation: Citation
    plan: Plan
    source: Source
    page: PageContext

    @property
    def paragraph(self) -> str:
        """Which it is, in words."""
        return self.citation.text

    @property
    def title(self) -> str:
        """What the source is called."""
        return self.source.title

    @property
    def url(self) -> str:
        """Where the original is, or why that is not known."""
        return url_words(self.page.t, self.source)

    @property
    def checked(self) -> PartialDate:
        """When the plan was compared with it."""
        return self.plan.checked

    @property
    def words(self) -> str:
        """Issuer, title, document number, date and paragraph."""
        return reference_words(self.page, self.plan, self.paragraph)

    @property
    def address(self) -> str:
        """Where this site shows the paragraph."""
        return full_address(self.page, link_target(self.page.path, self.citation.href))

    @property
    def note(self) -> str:
        """All of it in a sentence or two."""
        day = date_link(self.page, self.checked).text
        return self.page.t("export.note", words=self.words, url=self.url, checked=day, address=self.address)


@value_class
class Document:
    """A page to take away. `facts` are label and value; `references` are in the order of their numbers."""

    site: Site
    t: Strings
    title: str
    author: str
    address: str
    version: str
    created: date
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    tables: tuple[Grid, ...]
    references: Mapping[Citation, CitedParagraph]

    def plan(self, heading: GridCell) -> Plan | None:
        """The plan that a heading stands for."""
        key = heading.cell.plan
        return self.site.plan(key) if key else None

    def district(self, heading: GridCell) -> District | None:
        """The district that a heading stands for."""
        plan, code = self.plan(heading), heading.cell.code
        return plan.district if plan else self.site.district(code) if code else None

    def about(self) -> list[str]:
        """What has to be read with the tables: notes, where they come from, and the state of the data."""
        facts = [
            *self.facts,
            (self.t("footer.version"), self.version),
            (self.t("export.page"), self.address),
        ]
        return [*self.notes, *(self.t("export.fact", label=label, value=value) for label, value in facts)]


def document_of(page: PageContext, frame: Frame, downloads: Downloads) -> Document:
    """The tables of a page with all that has to be read with them."""
    tables = tuple(grid for table in downloads.tables if (grid := grid_of(table, page.t)).width)
    updated = frame.footer.updated.time
    return Document(
        site=page.site,
        t=page.t,
        title=plain_text(frame.title),
        author=page.config.name.shown,
        address=downloads.address,
        version=frame.footer.version,
        created=PartialDate.parse(updated).earliest if updated else _UNDATED,
        facts=tuple(
            (plain_text(fact.label), value_text(fact.cell, page.t, join=page.t("provenance.to")))
            for fact in frame.provenance
        ),
        notes=(page.t("footer.disclaimer"), *map(plain_text, downloads.notes)),
        tables=tables,
        references=_references(page, tables),
    )


def _references(page: PageContext, tables: tuple[Grid, ...]) -> dict[Citation, CitedParagraph]:
    """What the tables cite, numbered. A link to a paragraph that no plan has stays as the words it is."""
    cells = (cell for table in tables for row in table.rows for cell in row)
    references: dict[Citation, CitedParagraph] = {}
    for citation in dict.fromkeys(citation for cell in cells for citation in cell.words.citations):
        plan = page.site.plan(citation.plan)
        source = next((source for source in plan.sources if source.id == citation.source), None) if plan else None
        if plan and source:
            references[citation] = CitedParagraph(len(references) + 1, citation, plan, source, page)
    return references
