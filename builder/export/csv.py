"""A document as CSV for spreadsheets: one row a cell, so that state, unit and source stand beside each value."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from builder.export.document import Document
from builder.export.grid import Grid, GridCell
from builder.model.site import District, Plan
from builder.model.types import Span
from builder.views.downloads import url_words
from builder.views.parts import Citation
from builder.views.tables import Cell

COLUMNS = (
    "table",
    "row",
    "column",
    "code",
    "plan",
    "kind",
    "year",
    "state",
    "content",
    "value",
    "min",
    "max",
    "qualifier",
    "unit",
    "per",
    "period",
    "firmness",
    "cite",
    "source",
    "url",
    "checked",
)
"""Their words are `export.csv.<name>`."""
_References = tuple[str, str, str, str]
_OF_AMOUNT = COLUMNS[COLUMNS.index("value") : COLUMNS.index("cite")]
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet compute a cell; the full-width signs do so in East Asian editions."""


@dataclass(frozen=True, slots=True)
class _Headings:
    """What the headings of a cell on one side of it say: their words, and the plan and district that they name."""

    words: str
    plan: Plan | None
    district: District | None


def write(document: Document) -> bytes:
    """UTF-8 with byte order mark, lines ended by CRLF; no cell can be taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(document.t(f"export.csv.{name}") for name in COLUMNS)
    words = _Words(document)
    for table in document.tables:
        writer.writerows(map(guard_formula, record) for record in _records(words, table))
    return text.getvalue().encode("utf-8-sig")


def guard_formula(text: str) -> str:
    """A cell that no spreadsheet computes: an apostrophe before what would be a formula makes it text.

    >>> guard_formula("=1+1"), guard_formula("区县")
    ("'=1+1", '区县')
    """
    return f"'{text}" if text[:1] in _FORMULA else text


class _Words:
    """The words of a document that many of its cells have, each found once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.of_plan = cache(self._of_plan)
        self.of_texts = cache(self._of_texts)

    def _of_plan(self, key: str) -> tuple[str, str, str]:
        """Title, kind and year of a plan."""
        plan, t = self.document.site.plan(key), self.document.t
        assert plan
        kind = self.document.site.term("plan-kinds", plan.kind).label.shown
        return plan.title, kind, str(plan.year) if plan.year else t("state.not_stated")

    def _of_texts(self, key: str, state: str, cites: tuple[Span, ...]) -> tuple[str, str, str, str]:
        """Of a cell that shows no citation: the paragraphs that it sums up, and the texts of its plan."""
        t, plan = self.document.t, self.document.site.plan(key)
        paragraph = t("export.see_page" if state in ("", "value") else f"state.{state}")
        if plan is None:
            return paragraph, *(t("state.not_applicable"),) * 3
        if cites:
            paragraph = "、".join(_span_words(self.document, plan, span) for span in cites)
        titles, urls = (source.title for source in plan.sources), (url_words(t, source) for source in plan.sources)
        return paragraph, _joined(titles), _joined(urls), str(plan.checked)


def _records(words: _Words, table: Grid) -> Iterator[list[str]]:
    document = words.document
    columns = _headings_of_columns(table)
    above = {(at, 1): _read_headings(document, headings) for at, headings in enumerate(columns)}
    group: list[GridCell] = []
    spanning: list[GridCell] = []
    for number, row in enumerate(table.rows[table.header :], table.header):
        if row and all(cell.cell.scope for cell in row):
            group = list(row)
            continue
        spanning = [cell for cell in spanning if cell.row + cell.rows > number]
        spanning += [cell for cell in row if cell.cell.scope]
        beside = _read_headings(document, [*group, *spanning])
        # All cells of the row of a number, or of what its heading cites, are of that.
        of_row = _read_references(document, row) if any(_heads_row(cell.cell) for cell in row) else None
        for cell in (cell for cell in row if not cell.cell.scope):
            place = cell.column, cell.columns
            if place not in above:
                spanned = columns[cell.column : cell.column + cell.columns]
                above[place] = _read_headings(document, list(dict.fromkeys(chain.from_iterable(spanned))))
            yield _record(words, table.caption, cell, of_row, beside, above[place])


def _headings_of_columns(table: Grid) -> list[list[GridCell]]:
    columns: list[list[GridCell]] = [[] for _ in range(table.width)]
    for cell in (cell for row in table.rows[: table.header] for cell in row):
        for column in range(cell.column, cell.column + cell.columns):
            columns[column].append(cell)
    return columns


def _record(
    words: _Words, caption: str, cell: GridCell, of_row: _References | None, beside: _Headings, above: _Headings
) -> list[str]:
    t = words.document.t
    plan, district = beside.plan or above.plan, beside.district or above.district
    none = t("state.not_applicable")
    of_plan = words.of_plan(plan.key) if plan else (t("state.not_researched") if district else none, none, none)
    sources = _read_references(words.document, [cell]) if _list_citations([cell]) else of_row
    return [
        caption,
        beside.words,
        above.words,
        district.code if district else none,
        *of_plan,
        cell.cell.state or "value",
        cell.text,
        *_amount(words.document, cell),
        *(sources or words.of_texts(plan.key if plan else "", cell.cell.state, cell.cell.cites)),
    ]


def _read_headings(document: Document, headings: Sequence[GridCell]) -> _Headings:
    """What headings say; a plan or district is named in full, since the rest of it has columns of its own."""
    plans, districts = (
        [document.plan(heading) for heading in headings],
        [document.district(heading) for heading in headings],
    )
    names = (
        _place_words(document, plan, district) if district else heading.text.replace("\n", " ")
        for heading, plan, district in zip(headings, plans, districts, strict=True)
    )
    words = " / ".join(name for name in names if name)
    return _Headings(words, next(filter(None, plans), None), next(filter(None, districts), None))


def _place_words(document: Document, plan: Plan | None, district: District) -> str:
    """A district in full; marked as the place of a plan whose text does not name it."""
    name = district.full_name
    return document.t("plan.place_inferred", place=name) if plan and plan.place else name


def _amount(document: Document, cell: GridCell) -> tuple[str, ...]:
    """A number in its parts, or in words why there is none; `Amount.figure` writes ranges."""
    amount, state = cell.cell.amount, cell.cell.state
    inapplicable = document.t("state.not_applicable")
    if amount is None:
        return (inapplicable,) * len(_OF_AMOUNT)
    none = document.t(f"state.{'not_stated' if state in ('', 'value') else state}")
    # A frequency (每年) has no number that a text could have left out.
    figure = amount.figure or (inapplicable if amount.per and state == "value" else none)
    ends = (f"{end:f}" if end is not None else inapplicable for end in (amount.min, amount.max))
    unit = amount.unit or (inapplicable if state == "value" else none)
    words = (amount.qualifier or inapplicable, unit, amount.per or inapplicable)
    return (figure, *ends, *words, amount.period or none, amount.firmness or inapplicable)


def _heads_row(cell: Cell) -> bool:
    return bool(cell.amount or (cell.scope == "row" and cell.cites))


def _read_references(document: Document, cells: Sequence[GridCell]) -> _References | None:
    """Paragraphs, titles, addresses, days of checks of what cells cite; None if they cite nothing that is known."""
    citations = _list_citations(cells)
    references = [document.references[citation] for citation in citations if citation in document.references]
    if not references:
        return None
    return (
        _joined(reference.paragraph for reference in references),
        _joined(reference.title for reference in references),
        _joined(reference.url for reference in references),
        _joined(str(reference.checked) for reference in references),
    )


def _list_citations(cells: Iterable[GridCell]) -> list[Citation]:
    runs = (run for cell in cells for line in cell.lines for run in line)
    return list(dict.fromkeys(run.citation for run in runs if run.citation))


def _span_words(document: Document, plan: Plan, span: Span) -> str:
    """Paragraphs in words; where a plan has several sources, after the title of theirs."""
    key = "cite.paragraph" if span.first == span.last else "cite.paragraphs"
    words = document.t(key, first=span.first, last=span.last)
    sources = {source.id: source.title for source in plan.sources}
    return words if len(sources) == 1 else sources[span.source or plan.sources[0].id] + words


def _joined(words: Iterable[str]) -> str:
    return "；".join(dict.fromkeys(words))
