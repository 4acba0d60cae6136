"""A document as CSV for spreadsheets: one row a cell, so that state, unit and source stand beside each value."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from builder.export.document import Document
from builder.export.tables import Cell, Table
from builder.model.site import Plan
from builder.views.downloads import url_words

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
    "unit",
    "period",
    "cite",
    "source",
    "url",
    "checked",
)
"""Their words are `export.csv.<name>`."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet compute a cell; the full-width signs do so in East Asian editions."""


def write(document: Document) -> bytes:
    """UTF-8 with byte order mark, lines ended by CRLF; no cell can be taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(document.t(f"export.csv.{name}") for name in COLUMNS)
    for table in document.tables:
        for record in _records(document, table):
            writer.writerow([_guarded(one) for one in record])
    return text.getvalue().encode("utf-8-sig")


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _records(document: Document, table: Table) -> Iterator[list[str]]:
    columns = _headings_of_columns(table)
    group: list[Cell] = []
    spanning: list[Cell] = []
    for number, row in enumerate(table.rows[table.header :], table.header):
        if row and all(cell.heading for cell in row):
            group = list(row)
            continue
        spanning = [cell for cell in spanning if cell.row + cell.rows > number]
        spanning += [cell for cell in row if cell.heading]
        for cell in row:
            if not cell.heading:
                above = [one for column in range(cell.column, cell.column + cell.columns) for one in columns[column]]
                yield _record(document, table, cell, [*group, *spanning], list(dict.fromkeys(above)))


def _headings_of_columns(table: Table) -> list[list[Cell]]:
    columns: list[list[Cell]] = [[] for _ in range(table.width)]
    for cell in (cell for row in table.rows[: table.header] for cell in row):
        for column in range(cell.column, cell.column + cell.columns):
            columns[column].append(cell)
    return columns


def _record(document: Document, table: Table, cell: Cell, beside: Sequence[Cell], above: Sequence[Cell]) -> list[str]:
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
        document.site.term("plan-kinds", plan.kind).label.zh if plan else none,
        (str(plan.year) if plan.year else year) if plan else none,
        cell.state or "value",
        cell.text,
        _quantity(document, cell, cell.value),
        _quantity(document, cell, cell.unit),
        _quantity(document, cell, cell.period),
        *_sources(document, cell, plan),
    ]


def _heading(document: Document, headings: Sequence[Cell]) -> str:
    """The words of headings; a plan or district by its full name, since the rest has columns of its own."""
    names = (found.full_name if (found := document.district(one)) else one.text.replace("\n", " ") for one in headings)
    return " / ".join(name for name in names if name)


def _quantity(document: Document, cell: Cell, part: str | None) -> str:
    """A part of a quantity, or in words why there is none."""
    if part:
        return part
    if cell.value is None and cell.unit is None and cell.period is None:
        return document.t("state.not_applicable")
    return document.t(f"state.{'not_stated' if cell.state in ('', 'value') else cell.state}")


def _sources(document: Document, cell: Cell, plan: Plan | None) -> tuple[str, str, str, str]:
    """Paragraphs, titles, addresses, days of checks: of what the cell cites, or of the text it speaks of."""
    t = document.t
    cited = [piece.citation for line in cell.lines for piece in line if piece.citation]
    found = [document.references[one] for one in dict.fromkeys(cited) if one in document.references]
    if found:
        return (
            _joined(one.paragraph for one in found),
            _joined(one.title for one in found),
            _joined(one.url for one in found),
            _joined(str(one.checked) for one in found),
        )
    paragraph = t("export.see_page" if cell.state in ("", "value") else f"state.{cell.state}")
    if plan is None:
        return paragraph, *(t("state.not_applicable"),) * 3
    titles, urls = (source.title for source in plan.sources), (url_words(t, source) for source in plan.sources)
    return paragraph, _joined(titles), _joined(urls), str(plan.checked)


def _joined(words: Iterable[str]) -> str:
    return "；".join(dict.fromkeys(words))
