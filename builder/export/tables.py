"""A rendered page -> what of it is marked with `data-export`: tables as cells on a grid, and notes beside them.

Exports are made from here and not from views, so that what a reader takes away is what the page says.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from builder.export.lines import Line, lines_of, text_of

_MARKED = etree.XPath("//*[@data-export]")
_FACTS = etree.XPath("//div[@class='provenance__item']")
_VERSION = etree.XPath("//@data-version")
_UPDATED = etree.XPath("//footer//time/@datetime")
_PLAN = etree.XPath(".//@data-plan")
_CODE = etree.XPath(".//@data-code")
_MOST_COLUMNS = 1_000
"""No table of ours is wider; HTML allows no larger span either."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at a place of the grid, counted from 0.

    `heading`: `column`, `row` or nothing. `state` is the page's `data-state`, empty for headings. `plan` is the key of
    the plan and `code` that of the district that a heading stands for. `value`, `unit` and `period` are those of a
    quantity; None where the cell is none, empty where the text does not state them.
    """

    lines: tuple[Line, ...]
    heading: str
    state: str
    row: int
    column: int
    rows: int
    columns: int
    plan: str = ""
    code: str = ""
    value: str | None = None
    unit: str | None = None
    period: str | None = None

    @property
    def text(self) -> str:
        """Its words, one line a line."""
        return "\n".join(text_of(line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page. The first `header` rows are its head; `width` is the number of columns of the grid."""

    caption: str
    header: int
    width: int
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A page's title, the facts under it, its data version and the day it was updated, its marked tables and notes."""

    title: str
    facts: tuple[tuple[str, str], ...]
    version: str
    updated: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...]


def take(page: bytes) -> Taken:
    """What is marked on a page, and what has to stand beside it."""
    if b"data-export" not in page:
        return Taken("", (), "", "", (), ())
    root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    marked = _MARKED(root)
    return Taken(
        title=_words(root.find(".//h1")),
        facts=tuple((_words(one.find("dt")).rstrip("：:"), _words(one.find("dd"))) for one in _FACTS(root)),
        version=_first(_VERSION, root),
        updated=_first(_UPDATED, root),
        tables=tuple(made for one in marked if one.tag == "table" and (made := _table(one)).width),
        notes=tuple(text_of(line) for one in marked if one.tag != "table" for line in lines_of(one)),
    )


def _first(path: Any, node: Any) -> str:
    return next(iter(path(node)), "")


def _words(node: Any) -> str:
    return "" if node is None else " ".join(text_of(line) for line in lines_of(node))


def _table(node: Any) -> Table:
    heads = [row for head in node.iterchildren("thead") for row in head.iterchildren("tr")]
    rows = list(_section(heads, 0, in_head=True))
    for section in _bodies(node):
        rows += _section(section, len(rows), in_head=False)
    width = max((cell.column + cell.columns for row in rows for cell in row), default=0)
    return Table(_words(node.find("caption")), len(heads), width, tuple(rows))


def _bodies(node: Any) -> Iterator[list[Any]]:
    """The rows of each body. Spans end with their section."""
    for section in node.iterchildren("tbody", "tfoot"):
        yield list(section.iterchildren("tr"))
    yield list(node.iterchildren("tr"))


def _section(rows: list[Any], first: int, *, in_head: bool) -> Iterator[tuple[Cell, ...]]:
    """Cells on the grid. A cell that spans rows keeps its columns in the rows below."""
    taken: set[tuple[int, int]] = set()
    for offset, row in enumerate(rows):
        cells: list[Cell] = []
        column = 0
        for node in row.iterchildren("td", "th"):
            while (offset, column) in taken:
                column += 1
            down = min(_span(node, "rowspan") or len(rows), len(rows) - offset)
            wide = _free(taken, offset, column, _span(node, "colspan") or 1)
            taken.update((offset + y, column + x) for y in range(down) for x in range(wide))
            cells.append(_cell(node, first + offset, column, down, wide, in_head=in_head))
        yield tuple(cells)


def _span(node: Any, name: str) -> int:
    """What a browser makes of a span: 0 means to the end of the section, nonsense means 1."""
    given = node.get(name, "1").strip()
    return min(int(given), _MOST_COLUMNS) if given.isdecimal() and len(given) < len("10000") else 1


def _free(taken: Container[tuple[int, int]], row: int, column: int, wanted: int) -> int:
    """How many of the wanted columns are free; cells never overlap."""
    return next((number for number in range(1, wanted) if (row, column + number) in taken), wanted)


def _cell(node: Any, row: int, column: int, down: int, wide: int, *, in_head: bool) -> Cell:
    heading = "column" if in_head else "row" if node.tag == "th" else ""
    return Cell(
        lines=lines_of(node),
        heading=heading,
        state=node.get("data-state", ""),
        row=row,
        column=column,
        rows=down,
        columns=wide,
        plan=_first(_PLAN, node) if heading else "",
        code=_first(_CODE, node) if heading else "",
        value=node.get("data-value"),
        unit=node.get("data-unit"),
        period=node.get("data-period"),
    )
