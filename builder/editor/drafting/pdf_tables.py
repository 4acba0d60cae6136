"""Tables in the printed lines of a PDF: a program that reads them gives the cells of a row with spaces between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from builder.documents.tables import DocumentCell, list_rows
from builder.text.values import value_class

_FEWEST_CELLS, _MOST_CELLS = 3, 20
_LONGEST_CELL = 30
_HAN = re.compile("[一-鿿]")
_LATIN = re.compile("[A-Za-z]{2,}")
# What heads a column; the first row of a table whose head is printed otherwise must not be taken for one.
_HEADING = re.compile(
    "序号|指标|单位|名称|项目|任务|内容|事项|措施|级别|类别|类型|层次|等级|对象|标准|金额|数量|人数|名额|奖励|补助|补贴"
    r"|责任|牵头|配合|时限|时间|年度|备注|合计|目标|属性|基数|(?:19|20)\d\d年"
)
_COLUMN = 8
"""So many characters on both sides of a gap are no cells but lines of two columns."""
_FEWEST_LINES, _SHARE = 5, 0.5


@value_class
class PrintedLine:
    """A line, and whether it is the row of a table, which goes on in no other."""

    text: str
    is_row: bool = False


@value_class
class WithRows:
    """Printed lines, rows of tables among them, and how many tables have columns that nothing names."""

    lines: tuple[PrintedLine, ...]
    unnamed: int = 0


def read_rows(printed: Sequence[str]) -> WithRows:
    """Lines, with each row of a table behind the headings of its columns where the first row names them.

    >>> [line.text for line in read_rows(["级别 奖励 单位", "国家级 1000 甲局", "省级 300 乙局"]).lines]
    ['级别：国家级｜奖励：1000｜单位：甲局', '级别：省级｜奖励：300｜单位：乙局']
    """
    lines: list[PrintedLine] = []
    unnamed = 0
    for count, group in groupby(printed, _count_cells):
        rows = list(group)
        if not count or len(rows) < 2:
            lines += map(PrintedLine, rows)
            continue
        cells = [row.split() for row in rows]
        table = list_rows([[DocumentCell(cell) for cell in row] for row in cells]) if _is_head(cells[0]) else None
        unnamed += table is None
        lines += [PrintedLine(line, is_row=True) for line in table or (" ".join(row) for row in cells)]
    return WithRows(tuple(lines), unnamed)


def has_columns(printed: Sequence[str]) -> bool:
    """Whether most lines of a page are those of two columns, one behind the other."""
    halves = [line.split() for line in printed if line.strip()]
    both = sum(len(parts) == 2 and min(len(_HAN.findall(part)) for part in parts) >= _COLUMN for parts in halves)
    return both >= _FEWEST_LINES and both >= _SHARE * len(halves)


def _count_cells(line: str) -> int:
    """How many cells a line has, if it looks like the row of a table; else 0."""
    cells = line.split()
    if not _FEWEST_CELLS <= len(cells) <= _MOST_CELLS or "。" in line or max(map(len, cells)) > _LONGEST_CELL:
        return 0
    is_spread = all(len(cell) == 1 for cell in cells)  # a title with its characters spread
    is_foreign = 2 * sum(bool(_LATIN.fullmatch(cell)) for cell in cells) > len(cells)
    return len(cells) if _HAN.search(line) and not is_spread and not is_foreign else 0


def _is_head(cells: Sequence[str]) -> bool:
    return 2 * sum(bool(_HEADING.search(cell)) for cell in cells) >= len(cells)
