"""A document as CSV for spreadsheets: one row a cell, so that state, unit and source stand beside each value."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from builder.export.document import Document
from builder.export.grid import Grid, GridCell
from builder.model.site import Plan
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
_OF_AMOUNT = COLUMNS[COLUMNS.index("value") : COLUMNS.index("cite")]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet compute a cell; the full-width signs do so in East Asian editions."""


def write(document: Document) -> bytes:
    """UTF-8 with byte order mark, lines ended by CRLF; no cell can be taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(document.t(f"export.csv.{name}") for name in COLUMNS)
    for table in document.tables:
        for record in _records(document, table):
            writer.writerow([_guarded(field) for field in record])
    return text.getvalue().encode("utf-8-sig")


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _records(document: Document, table: Grid) -> Iterator[list[str]]:
    columns = _headings_of_columns(table)
    group: list[GridCell] = []
    spanning: list[GridCell] = []
    for number, row in enumerate(table.rows[table.header :], table.header):
        if row and all(cell.cell.scope for cell in row):
            group = list(row)
            continue
        spanning = [cell for cell in spanning if cell.row + cell.rows > number]
        spanning += [cell for cell in row if cell.cell.scope]
        for cell in (cell for cell in row if not cell.cell.scope):
            spanned = range(cell.column, cell.column + cell.columns)
            above = dict.fromkeys(heading for column in spanned for heading in columns[column])
            yield _record(document, table, cell, row, [*group, *spanning], list(above))


def _headings_of_columns(table: Grid) -> list[list[GridCell]]:
    columns: list[list[GridCell]] = [[] for _ in range(table.width)]
    for cell in (cell for row in table.rows[: table.header] for cell in row):
        for column in range(cell.column, cell.column + cell.columns):
            columns[column].append(cell)
    return columns


def _record(
    document: Document,
    table: Grid,
    cell: GridCell,
    row: Sequence[GridCell],
    beside: Sequence[GridCell],
    above: Sequence[GridCell],
) -> list[str]:
    t = document.t
    headings = [*beside, *above]
    plan = next(filter(None, map(document.plan, headings)), None)
    district = next(filter(None, map(document.district, headings)), None)
    none = t("state.not_applicable")
    year = t("state.not_stated")
    return [
        table.caption,
        _heading(document, beside),
        _heading(document, above),
        district.code if district else none,
        plan.title if plan else none if district is None else t("state.not_researched"),
        document.site.term("plan-kinds", plan.kind).label.shown if plan else none,
        (str(plan.year) if plan.year else year) if plan else none,
        cell.cell.state or "value",
        cell.text,
        *_amount(document, cell),
        *_sources(document, cell, plan, row),
    ]


def _heading(document: Document, headings: Sequence[GridCell]) -> str:
    """The words of headings; a plan or district by its full name, since the rest has columns of its own."""
    names = (
        district.full_name if (district := document.district(heading)) else heading.text.replace("\n", " ")
        for heading in headings
    )
    return " / ".join(name for name in names if name)


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


def _sources(
    document: Document, cell: GridCell, plan: Plan | None, row: Sequence[GridCell]
) -> tuple[str, str, str, str]:
    """Paragraphs, titles, addresses, days of checks: of what the cell or its row cites, or of the text it speaks of."""
    t, state = document.t, cell.cell.state
    # All cells of the row of a number, or of what its heading cites, are of that.
    cells = [cell] if _cited(cell) or not any(_heads_row(each.cell) for each in row) else row
    citations = dict.fromkeys(citation for each in cells for citation in _cited(each))
    references = [document.references[citation] for citation in citations if citation in document.references]
    if references:
        return (
            _joined(reference.paragraph for reference in references),
            _joined(reference.title for reference in references),
            _joined(reference.url for reference in references),
            _joined(str(reference.checked) for reference in references),
        )
    paragraph = t("export.see_page" if state in ("", "value") else f"state.{state}")
    if plan and cell.cell.cites:
        paragraph = "、".join(_span_words(document, plan, span) for span in cell.cell.cites)
    if plan is None:
        return paragraph, *(t("state.not_applicable"),) * 3
    titles, urls = (source.title for source in plan.sources), (url_words(t, source) for source in plan.sources)
    return paragraph, _joined(titles), _joined(urls), str(plan.checked)


def _cited(cell: GridCell) -> list[Citation]:
    return [run.citation for line in cell.lines for run in line if run.citation]


def _span_words(document: Document, plan: Plan, span: Span) -> str:
    """Paragraphs in words; where a plan has several sources, after the title of theirs."""
    key = "cite.paragraph" if span.first == span.last else "cite.paragraphs"
    words = document.t(key, first=span.first, last=span.last)
    sources = {source.id: source.title for source in plan.sources}
    return words if len(sources) == 1 else sources[span.source or plan.sources[0].id] + words


def _joined(words: Iterable[str]) -> str:
    return "；".join(dict.fromkeys(words))
