"""A document as a Word file: A4, each table a table of Word's, each cited paragraph an endnote of Word's, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from builder.export.document import CitedParagraph, Document
from builder.export.grid import Grid, GridCell, Run, Runs, lines_of, text_of
from builder.export.width import text_columns
from builder.export.word_package import package
from builder.text.values import value_class

# Lengths are in twips, twentieths of a point.
_LONG, _SHORT = 16_838, 11_906
_MARGIN = 850
_PORTRAIT_COLUMNS = 4
"""Up to so many columns, the headings of rows among them, a table stands on an upright page."""
_MANY_COLUMNS = 7
"""From here on small type, and a narrow first column."""
_LINE = 290
_OFTEN = 3
"""What is said so often of cells without a value is said once, above the tables."""


def write(document: Document) -> bytes:
    """A DOCX file. What has to be read with the tables stands above them, what they cite behind them."""
    upright = max((table.width for table in document.tables), default=0) <= _PORTRAIT_COLUMNS
    page = _Page(_SHORT, _LONG) if upright else _Page(_LONG, _SHORT)
    often = _said_often(document)
    writer = _Writer(document, page, frozenset(often))
    body = [_paragraph("Heading1", _run(document.title))]
    body += [_paragraph("Note", _run(line)) for line in (*document.about(), *often.values())]
    for table in document.tables:
        body += [_paragraph("Heading2", _run(table.caption or document.title)), writer.table(table)]
        body.append(_paragraph("Note", ""))  # without a paragraph between them, Word joins two tables
    return package(
        "".join(body) + page.section,
        "".join(_endnote(number, reference) for number, reference in enumerate(writer.notes, 1)),
        heading=document.t("export.sources"),
        title=document.title,
        author=document.author,
        created=document.created,
    )


@value_class
class _Page:
    width: int
    height: int

    @property
    def text_width(self) -> int:
        return self.width - 2 * _MARGIN

    @property
    def half(self) -> int:
        return (self.height - 2 * _MARGIN) // 2

    @property
    def section(self) -> str:
        turned = ' w:orient="landscape"' if self.width > self.height else ""
        margins = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
        return (
            '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
            '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{turned}/>'
            f'<w:pgMar {margins} w:header="425" w:footer="425" w:gutter="0"/></w:sectPr>'
        )


def _said_often(document: Document) -> dict[tuple[str, str], str]:
    """By state and reason: a line for what many cells without a value say."""
    cells = (cell.cell for table in document.tables for row in table.rows for cell in row)
    lines = (line for cell in cells for line in lines_of(cell, document.t))
    counts = Counter(reason for line in lines for reason in _reasons(line))
    return {
        (state, reason): document.t("export.fact", label=state, value=reason)
        for (state, reason), count in counts.items()
        if count >= _OFTEN
    }


def _reasons(line: Runs) -> list[tuple[str, str]]:
    """The state that a line is of, with each reason that it gives."""
    if not line or not line[-1].aside:
        return []
    state, reasons = text_of(line[:-1]), line[-1].text.removeprefix("（").removesuffix("）")
    return [(state, reason) for reason in reasons.split("；")]


def _run(text: str, *, bold: bool = False) -> str:
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _endnote(number: int, reference: CitedParagraph) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr><w:endnoteRef/></w:r>'
    return f'<w:endnote w:id="{number}">{_paragraph("EndnoteText", mark + _run(f" {reference.note}"))}</w:endnote>'


class _Writer:
    """Writes tables, and collects what they cite: `notes` are in the order in which they are first cited."""

    def __init__(self, document: Document, page: _Page, often: frozenset[tuple[str, str]]) -> None:
        self.document, self._page, self._often = document, page, often
        self.notes: dict[CitedParagraph, int] = {}

    def table(self, table: Grid) -> str:
        return _Table(self, table, self._page).xml()

    def line(self, line: Runs, *, bold: bool) -> str:
        """A line of a cell, without reasons that stand above the tables."""
        if reasons := _reasons(line):
            kept = [reason for state, reason in reasons if (state, reason) not in self._often]
            line = (*line[:-1], *([line[-1]._replace(text=f"（{'；'.join(kept)}）")] if kept else []))
        return "".join(_run(run.text, bold=bold or run.strong) + self._mark(run) for run in line)

    def _mark(self, run: Run) -> str:
        """The number of an endnote behind words that cite a paragraph: Word's own, and later a reference to it."""
        reference = self.document.references.get(run.citation) if run.citation else None
        if reference is None:
            return ""
        style = '<w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr>'
        if number := self.notes.get(reference):
            shown = f"<w:r>{style}<w:t>{number}</w:t></w:r>"
            return f'<w:fldSimple w:instr=" NOTEREF _Note{number} \\f \\h ">{shown}</w:fldSimple>'
        number = self.notes[reference] = len(self.notes) + 1
        mark = f'<w:r>{style}<w:endnoteReference w:id="{number}"/></w:r>'
        start = f'<w:bookmarkStart w:id="{number}" w:name="_Note{number}"/>'
        return f'{start}{mark}<w:bookmarkEnd w:id="{number}"/>'


class _Table:
    def __init__(self, writer: _Writer, table: Grid, page: _Page) -> None:
        self._writer, self._table, self._page = writer, table, page
        self._widths = _widths(table, page.text_width)
        self._style = "TableSmall" if table.width >= _MANY_COLUMNS else "TableText"

    def xml(self) -> str:
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{self._page.text_width}" w:type="dxa"/>'
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
        whole = "<w:cantSplit/>" if tallest <= self._page.half else ""
        head = "<w:tblHeader/>" if number < self._table.header else ""
        return f"<w:trPr>{whole}{head}</w:trPr>" if whole or head else ""

    def _height(self, cell: GridCell) -> int:
        """About how tall a cell becomes: signs of 10.5 points, half as wide for Latin ones."""
        columns = 2 * max(1, self._width(cell) // 210)
        return _LINE * sum(max(1, -(-text_columns(line) // columns)) for line in cell.words.text.split("\n"))

    def _width(self, cell: GridCell) -> int:
        return sum(self._widths[cell.column : cell.column + cell.columns])

    def _gap(self, column: int) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{self._widths[column]}" w:type="dxa"/></w:tcPr><w:p/></w:tc>'

    def _cell(self, cell: GridCell, *, goes_on: bool) -> str:
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        merge = "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="F3F5F7"/>' if cell.cell.scope else ""
        properties = f'<w:tcPr><w:tcW w:w="{self._width(cell)}" w:type="dxa"/>{span}{merge}{shade}</w:tcPr>'
        lines = () if goes_on else lines_of(cell.cell, self._writer.document.t)
        bold = cell.cell.scope == "col"
        words = "".join(_paragraph(self._style, self._writer.line(line, bold=bold)) for line in lines)
        return f"<w:tc>{properties}{words or _paragraph(self._style, '')}</w:tc>"


def _widths(table: Grid, width: int) -> list[int]:
    """The first column half as wide as the others where there are few; where many, twice as wide."""
    if table.width < 2:
        return [width] * table.width
    share = 2.0 if table.width >= _MANY_COLUMNS else 0.5
    others = int(width / (table.width - 1 + share))
    return [width - others * (table.width - 1), *[others] * (table.width - 1)]
