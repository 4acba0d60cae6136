"""The tables of a page -> a document: each on a grid, and for each citation in them the full reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from builder.export.grid import Grid, GridCell, grid_of, plain_text, value_text
from builder.model.site import District, Plan, Site
from builder.model.types import PartialDate
from builder.text.relative import link_target
from builder.text.strings import Strings
from builder.views.context import PageContext
from builder.views.downloads import Downloads, full_address, url_words
from builder.views.evidence import reference_words
from builder.views.parts import Citation, Frame
from builder.views.values import date_link

_UNDATED = date(2000, 1, 1)
"""The day in a file's properties when the page tells none. Never today: the same content gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited paragraph: its number among those of the page, and all that a paper needs to cite it.

    `words` name issuer, title, document number, date and paragraph; `address` is where this site shows the paragraph;
    `note` is all of it in a sentence or two.
    """

    number: int
    words: str
    paragraph: str
    title: str
    url: str
    checked: PartialDate
    address: str
    note: str


@dataclass(frozen=True, slots=True)
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
    references: Mapping[Citation, Reference]

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


def _references(page: PageContext, tables: tuple[Grid, ...]) -> dict[Citation, Reference]:
    """What the tables cite, numbered. A link to a paragraph that no plan has stays as the words it is."""
    cells = (cell for table in tables for row in table.rows for cell in row)
    citations = (run.citation for cell in cells for line in cell.lines for run in line if run.citation)
    references: dict[Citation, Reference] = {}
    for citation in dict.fromkeys(citations):
        if reference := _reference(page, citation, len(references) + 1):
            references[citation] = reference
    return references


def _reference(page: PageContext, citation: Citation, number: int) -> Reference | None:
    plan = page.site.plan(citation.plan)
    source = next((source for source in plan.sources if source.id == citation.source), None) if plan else None
    if plan is None or source is None:
        return None
    words, url = reference_words(page, plan, citation.text), url_words(page.t, source)
    address, day = full_address(page, link_target(page.path, citation.href)), date_link(page, plan.checked).text
    return Reference(
        number=number,
        words=words,
        paragraph=citation.text,
        title=source.title,
        url=url,
        checked=plan.checked,
        address=address,
        note=page.t("export.note", words=words, url=url, checked=day, address=address),
    )
