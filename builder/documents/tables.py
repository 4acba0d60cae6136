"""The rows of a table as lines that can be read alone: each cell behind the heading of its column.

What a number in a table is can be told only by its row and its column. As running text 26 stands in nobody's sentence;
as 指标：床位总数｜单位：万张｜2025年：26 it says all that the table says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from builder.text.values import value_class

BETWEEN = "｜"
"""Stands between the cells of a row, and within no cell."""
MOST_COLUMNS = 1_000
_MOST_CELLS = 100_000
_LONGEST_HEADING = 30
# A heading is no sentence, no label of a form (索引号：), and no value of a first row.
_NO_HEADING = re.compile(r"[。；：;:!！?？]|^[\d.,%\s]+$|^[—–\-－/]*$")
_YEAR = re.compile(r"(?:19|20)\d\d")


@value_class
class DocumentCell:
    """The words of a cell, on one line, and how many columns and rows it takes."""

    text: str
    columns: int = 1
    rows: int = 1


def list_rows(rows: Sequence[Sequence[DocumentCell]]) -> list[str] | None:
    """A line for each row below the headings; None for what is no table of headed columns.

    A cell over the whole width (a caption, the name of a group of rows), or alone above the headings, is a line of its
    own. A cell over several rows counts in each of them.

    >>> list_rows([[DocumentCell("指标"), DocumentCell("2025年")], [DocumentCell("床位"), DocumentCell("6.5")]])
    ['指标：床位｜2025年：6.5']
    """
    grid = _lay_out(rows)
    if grid is None or BETWEEN in (words := "".join(text for row in grid for text in row)) or "|" in words:
        return None
    captions = next((at for at, row in enumerate(grid) if len({text for text in row if text}) > 1), len(grid))
    body = grid[captions:]
    depth = _depth(body)
    headings = ["".join(dict.fromkeys(column)) for column in zip(*body[:depth], strict=True)]
    if len(body) <= depth or not _are_headings(headings):
        return None
    return [*(max(row, key=len) for row in grid[:captions]), *(_line(headings, row) for row in body[depth:])]


def read_pasted_tables(lines: Sequence[str]) -> list[str]:
    """Lines of a text; of those with tabs, as a table that is pasted gives them, what `list_rows` makes of a table.

    >>> read_pasted_tables(["附表", "指标\\t2025年", "床位\\t6.5", "以上。"])
    ['附表', '指标：床位｜2025年：6.5', '以上。']
    """
    read: list[str] = []
    for has_tabs, group in groupby(lines, lambda line: "\t" in line.strip()):
        rows = list(group)
        table = (
            list_rows([[DocumentCell(cell.strip()) for cell in row.split("\t")] for row in rows]) if has_tabs else None
        )
        read += rows if table is None else table
    return read


def _lay_out(rows: Sequence[Sequence[DocumentCell]]) -> list[list[str]] | None:
    """The words in each column of each row; None where rows differ in width, or claim more than anybody writes."""
    grid: list[list[str]] = []
    above: dict[int, tuple[str, int]] = {}
    for row in rows:
        texts: list[str] = []
        for cell in row:
            texts += _spanning(above, len(texts))
            if cell.columns > MOST_COLUMNS or len(texts) + cell.columns > MOST_COLUMNS:
                return None
            for column in range(len(texts), len(texts) + cell.columns):
                above[column] = (cell.text, cell.rows)
            texts += [cell.text] * cell.columns
        texts += _spanning(above, len(texts))
        above = {column: (text, left - 1) for column, (text, left) in above.items() if left > 1}
        if texts:
            grid.append(texts)
        if len(grid) * len(grid[0] if grid else ()) > _MOST_CELLS:
            return None
    return grid if len({len(row) for row in grid}) == 1 and len(grid[0]) > 1 else None


def _spanning(above: dict[int, tuple[str, int]], column: int) -> Iterator[str]:
    """The words of cells of rows before that reach into this one, from a column on."""
    while column in above:
        yield above.pop(column)[0]
        column += 1


def _depth(grid: Sequence[Sequence[str]]) -> int:
    """How many rows the headings take: two where a cell of the first spans columns and another spans both rows."""
    if len(grid) < 3 or len(set(grid[0])) == len(grid[0]):
        return min(1, len(grid))
    return 1 + any(first == second for first, second in zip(grid[0], grid[1], strict=True))


def _are_headings(headings: Sequence[str]) -> bool:
    return len(set(headings)) == len(headings) and all(
        0 < len(heading) <= _LONGEST_HEADING and (_YEAR.fullmatch(heading) or not _NO_HEADING.search(heading))
        for heading in headings
    )


def _line(headings: Sequence[str], row: Sequence[str]) -> str:
    if len(set(row)) == 1:
        return row[0]
    return BETWEEN.join(f"{heading}：{text}" for heading, text in zip(headings, row, strict=True) if text)
