"""A document as a Word file: A4 landscape, each table a table of Word's, each citation a footnote of Word's."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from xml.sax.saxutils import escape

from builder.export.document import Document
from builder.export.grid import Grid, GridCell, Run, Runs
from builder.export.word_package import package

# Lengths are in twips, twentieths of a point.
_PAGE = (16_838, 11_906)
_MARGIN = 680
_TEXT_WIDTH = _PAGE[0] - 2 * _MARGIN
_MANY_COLUMNS = 7
"""From here on small type, and a narrow first column."""
_LINE = 260
_HALF_A_PAGE = (_PAGE[1] - 2 * _MARGIN) // 2
_MARGINS = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
_SECTION = (
    f'<w:sectPr><w:pgSz w:w="{_PAGE[0]}" w:h="{_PAGE[1]}" w:orient="landscape"/>'
    f'<w:pgMar {_MARGINS} w:header="340" w:footer="340" w:gutter="0"/></w:sectPr>'
)


def write(document: Document) -> bytes:
    """A DOCX file. What has to be read with the tables stands above them."""
    notes: list[str] = []
    body = [_paragraph("Heading1", _run(document.title))]
    body += [_paragraph("Note", _run(line)) for line in document.about()]
    for table in document.tables:
        body += [_paragraph("Heading2", _run(table.caption or document.title)), _Table(document, table, notes).xml()]
        body.append(_paragraph("Note", ""))  # without a paragraph between them, Word joins two tables
    footnotes = "".join(_footnote(number, text) for number, text in enumerate(notes, 1))
    return package(
        "".join(body) + _SECTION, footnotes, title=document.title, author=document.author, created=document.created
    )


def _run(text: str, *, bold: bool = False) -> str:
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _footnote(number: int, text: str) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    return f'<w:footnote w:id="{number}">{_paragraph("FootnoteText", mark + _run(f" {text}"))}</w:footnote>'


class _Table:
    """Writes one table, and adds what it cites to the notes of the document."""

    def __init__(self, document: Document, table: Grid, notes: list[str]) -> None:
        self._document, self._table, self._notes = document, table, notes
        self._widths = _widths(table)
        self._style = "TableSmall" if table.width >= _MANY_COLUMNS else "TableText"

    def xml(self) -> str:
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{_TEXT_WIDTH}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(self._rows())}</w:tbl>'
        )

    def _rows(self) -> Iterator[str]:
        """Every row has a cell in every column; a cell of several rows goes on in the rows below."""
        spanning: list[GridCell] = []
        for number, row in enumerate(self._table.rows):
            spanning = [cell for cell in spanning if cell.row + cell.rows > number]
            cells = sorted([*row, *spanning], key=lambda cell: cell.column)
            column, parts = 0, []
            for cell in cells:
                parts += [self._gap(at) for at in range(column, cell.column)]
                parts.append(self._cell(cell, goes_on=cell.row < number))
                column = cell.column + cell.columns
            parts += [self._gap(at) for at in range(column, self._table.width)]
            spanning += [cell for cell in row if cell.rows > 1]
            yield f"<w:tr>{self._row_properties(number, row)}{''.join(parts)}</w:tr>"

    def _row_properties(self, number: int, row: tuple[GridCell, ...]) -> str:
        """Rows stay whole, the head is repeated. A row that may fill a page has to be let go on to the next."""
        tallest = max((self._height(cell) for cell in row), default=0)
        whole = "<w:cantSplit/>" if tallest <= _HALF_A_PAGE else ""
        head = "<w:tblHeader/>" if number < self._table.header else ""
        return f"<w:trPr>{whole}{head}</w:trPr>" if whole or head else ""

    def _height(self, cell: GridCell) -> int:
        """About how tall a cell becomes: signs of 9 points, half as wide for Latin ones."""
        signs = max(1, self._width(cell) // 180)
        return sum(math.ceil(max(1, _signs(line)) / signs) * _LINE for line in cell.text.split("\n"))

    def _width(self, cell: GridCell) -> int:
        return sum(self._widths[cell.column : cell.column + cell.columns])

    def _gap(self, column: int) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{self._widths[column]}" w:type="dxa"/></w:tcPr><w:p/></w:tc>'

    def _cell(self, cell: GridCell, *, goes_on: bool) -> str:
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        merge = "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="F3F5F7"/>' if cell.cell.scope else ""
        properties = f'<w:tcPr><w:tcW w:w="{self._width(cell)}" w:type="dxa"/>{span}{merge}{shade}</w:tcPr>'
        lines = () if goes_on else cell.lines
        words = "".join(_paragraph(self._style, self._line(line, bold=cell.cell.scope == "col")) for line in lines)
        return f"<w:tc>{properties}{words or _paragraph(self._style, '')}</w:tc>"

    def _line(self, line: Runs, *, bold: bool) -> str:
        return "".join(_run(run.text, bold=bold or run.strong) + self._mark(run) for run in line)

    def _mark(self, run: Run) -> str:
        """The number of a new footnote behind words that cite a paragraph."""
        reference = self._document.references.get(run.citation) if run.citation else None
        if reference is None:
            return ""
        self._notes.append(reference.note)
        style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        return f'<w:r>{style}<w:footnoteReference w:id="{len(self._notes)}"/></w:r>'


def _widths(table: Grid) -> list[int]:
    """The first column half as wide as the others where there are few; where many, twice as wide."""
    if table.width < 2:
        return [_TEXT_WIDTH] * table.width
    share = 2.0 if table.width >= _MANY_COLUMNS else 0.5
    others = int(_TEXT_WIDTH / (table.width - 1 + share))
    return [_TEXT_WIDTH - others * (table.width - 1), *[others] * (table.width - 1)]


def _signs(text: str) -> int:
    """The length of a text in full-width signs."""
    return math.ceil(sum(1 if unicodedata.east_asian_width(sign) in "WF" else 0.5 for sign in text))
