"""What was taken from a page -> a document: the tables, and for each citation in them the full reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from builder import urls
from builder.export.lines import Citation
from builder.export.tables import Cell, Table, Taken
from builder.model.site import District, Plan, Site
from builder.model.types import PartialDate
from builder.text.strings import Strings
from builder.views.cells import date_link
from builder.views.context import PageContext
from builder.views.downloads import url_words
from builder.views.evidence import reference_words

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
    made: date
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    references: Mapping[Citation, Reference]

    def plan(self, cell: Cell) -> Plan | None:
        """The plan that a heading stands for."""
        return self.site.plan(cell.plan) if cell.plan else None

    def district(self, cell: Cell) -> District | None:
        """The district that a heading stands for."""
        plan = self.plan(cell)
        return plan.district if plan else self.site.district(cell.code) if cell.code else None

    def about(self) -> list[str]:
        """What has to be read with the tables: notes, where they come from, and the state of the data."""
        facts = [
            *self.facts,
            (self.t("footer.version"), self.version),
            (self.t("export.page"), self.address),
        ]
        return [*self.notes, *(self.t("export.fact", label=label, value=value) for label, value in facts)]


def document(page: PageContext, taken: Taken) -> Document:
    """Look up what the tables cite. A link to a paragraph that no plan has stays as the words it is."""
    cited = (
        piece.citation
        for table in taken.tables
        for row in table.rows
        for cell in row
        for line in cell.lines
        for piece in line
        if piece.citation
    )
    references: dict[Citation, Reference] = {}
    for citation in dict.fromkeys(cited):
        if found := _reference(page, citation, len(references) + 1):
            references[citation] = found
    return Document(
        site=page.site,
        t=page.t,
        title=taken.title,
        author=page.config.name.zh,
        address=_address(page, page.path),
        version=taken.version,
        made=PartialDate.parse(taken.updated).earliest if taken.updated else _UNDATED,
        facts=taken.facts,
        notes=(page.t("footer.disclaimer"), *taken.notes),
        tables=taken.tables,
        references=references,
    )


def _reference(page: PageContext, citation: Citation, number: int) -> Reference | None:
    target = urls.link_target(page.path, citation.href)
    key, source_id = urls.cited_source(target)
    plan = page.site.plan(key)
    source = next((one for one in plan.sources if one.id == source_id), None) if plan else None
    if plan is None or source is None:
        return None
    words, url, address = reference_words(page, plan, citation.text), url_words(page.t, source), _address(page, target)
    day = date_link(page, plan.checked).text
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


def _address(page: PageContext, target: str) -> str:
    return f"{page.config.base_url.rstrip('/')}/{target}"
