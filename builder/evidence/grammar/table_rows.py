"""The row of a table, as `documents.tables` writes it: heading, unit and name say what a number in it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from builder.evidence.grammar.numerals import MEASURE
from builder.text.values import value_class

_UNIT_HEADING = re.compile(r"(?:计量|数量)?单位$")
"""Units of measurement: 牵头单位, 责任单位 are bodies."""
_UNIT_WORD = re.compile(r"(?:[万亿千百]{0,2}[一-鿿]{1,4}|%|‰)(?:/[一-鿿]{1,4})?")
_UNIT_LINE = re.compile(r"(?:^|[\s(,;])(?:金额|数量|计量)?单位:\s*(?P<unit>[^\s,;。:()|/]{1,6})\)?$")
"""A line above a table, or the end of its caption, that gives the unit of all bare numbers. 万元/人 may be either."""
_IS_UNIT = re.compile(_UNIT_LINE.pattern)
_AT_END = re.compile(r"\([^()]*\)$")
_OF_ITS_OWN = re.compile(r"(?:人|户|家|个|次|项|件)数|数量|比例|占比|比重|增幅|增速|年份|年度|时间|期限|日期|编号")
"""Headings of columns that such a line does not speak of."""
_LONGEST_CAPTION = 40
_DEADLINE_HEADING = re.compile("(?:完成|办结)(?:时限|时间|期限|日期)$|^时限$")
_DEADLINE = re.compile(r"(20\d\d)年(?:(\d{1,2})月)?[底末前]?")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_IS_GOAL = re.compile("目标|规划|预期|力争")
_IS_BASE = re.compile("基数|基期|基准|现状|实际|完成值|现有")
_IN_BRACKETS = re.compile(r"\(([^()]{1,8})\)$")
_BRACKETS = re.compile(r"\(([^()]{1,8})\)")
_NAME_HEADING = re.compile(
    r"(?:指标|任务|项目|事项|举措|措施|工程|行动|名称|内容|类别|对象|层次|等级|档次|级别)(?:名称|内容|事项)?$"
)
_GROUP_HEADING = re.compile("类别(?:名称)?$")
"""Beside 指标 or 任务 it names what several rows have in common."""
BARE = re.compile(r"\[?(?P<before>约|≥|≤|>=|<=)?(?P<number>\d+(?:\.\d+)?)(?P<after>左右|以上|以下|以内)?\]?")
"""All of a cell that holds a number without its unit; [150] is one of all years together."""
ORDINAL_HEADING = "(?:序号|编号|序|no\\.?)"


@value_class
class RowCell:
    """A cell: its heading and value, and where the heading and the value begin in the folded row."""

    heading: str
    value: str
    start: int
    at: int

    @property
    def end(self) -> int:
        """Where the value ends."""
        return self.at + len(self.value)


@lru_cache(maxsize=4096)
def read_row(text: str) -> tuple[RowCell, ...]:
    """The cells of a folded paragraph that is the row of a table; none where it is not.

    >>> [(cell.heading, cell.value) for cell in read_row("指标:床位总数|2025年:26")]
    [('指标', '床位总数'), ('2025年', '26')]
    >>> read_row("首页|新闻")
    ()
    """
    cells: list[RowCell] = []
    at = 0
    for part in text.split("|"):
        heading, colon, value = part.partition(":")
        if not (heading and colon):
            return ()
        cells.append(RowCell(heading, value, at, at + len(heading) + 1))
        at += len(part) + 1
    return tuple(cells) if len(cells) > 1 else ()


def name_of(cells: tuple[RowCell, ...]) -> RowCell | None:
    """The cell that names what the row is about.

    >>> name_of(read_row("类别:数量|指标名称:床位总数|2025年:26")).value
    '床位总数'
    """
    named = [cell for cell in cells if _NAME_HEADING.search(cell.heading) and re.search("[一-鿿]", cell.value)]
    own = (cell for cell in named if not _GROUP_HEADING.search(cell.heading))
    return next(own, None) or next(iter(named), None)


def name_of_numbers(cells: tuple[RowCell, ...]) -> RowCell | None:
    """The cell that names what the numbers of a row are of: where no heading says so, the first before those of years.

    >>> name_of_numbers(read_row("乡镇:甲镇|2025年:120|2026年:150")).value
    '甲镇'
    """
    named = name_of(cells)
    if named:
        return named
    first = next((cell for cell in cells if not re.fullmatch(ORDINAL_HEADING, cell.heading)), None)
    if first is None or not re.search("[一-鿿]", first.value) or _YEAR.search(first.heading):
        return None
    years = [cell for cell in cells if _YEAR.search(cell.heading) and BARE.fullmatch(cell.value)]
    return first if years else None


def caption_above(texts: Sequence[str], row: int) -> str:
    """What stands over a table as its name, without the unit behind it; empty where a sentence or nothing does.

    >>> caption_above(["年度配额表(单位:套)", "乡镇:甲镇|2025年:120", "乡镇:乙镇|2025年:90"], 2)
    '年度配额表'
    """
    above = next((text for text in reversed(texts[:row]) if not read_row(text) and not _IS_UNIT.fullmatch(text)), "")
    caption = _AT_END.sub("", above)
    return caption if 2 <= len(caption) <= _LONGEST_CAPTION and not re.search("[。;,:]", caption) else ""


def unit_above(texts: Sequence[str], row: int) -> str:
    """The unit that a line above a table gives to its numbers: 单位:万元; empty where none does.

    `texts`: folded paragraphs; `row`: which of them is the row. The names of groups of rows may stand between.

    >>> unit_above(["表1 标准(单位:万元)", "层次:领军|补助:100"], 1)
    '万元'
    """
    headings = [cell.heading for cell in read_row(texts[row])]
    for text in reversed(texts[:row]):
        cells = read_row(text)
        if cells and not _is_of_table(cells, headings):
            return ""
        if not cells:
            match = _UNIT_LINE.search(text)
            if match:
                return match["unit"] if _UNIT_WORD.fullmatch(match["unit"]) else ""
            if len(text) > _LONGEST_CAPTION or "。" in text:
                return ""
    return ""


def _is_of_table(cells: Iterable[RowCell], headings: Sequence[str]) -> bool:
    """Whether a row has the headings of another, either without those of its empty cells."""
    own = {cell.heading for cell in cells}
    return own <= set(headings) or own >= set(headings)


def unit_of(cells: tuple[RowCell, ...], cell: RowCell, above: str = "") -> str:
    """The unit of a bare number in a cell: in brackets behind its heading, of a column of units, or behind the name.

    `above`: the unit that stands over the whole table, for columns that do not count by a word of their own.
    """
    name = name_of(cells)
    bracket = _IN_BRACKETS.search(cell.heading)
    column = next((each.value for each in cells if _UNIT_HEADING.fullmatch(each.heading)), "")
    behind = _IN_BRACKETS.search(name.value) if name else None
    above = "" if _OF_ITS_OWN.search(cell.heading) else above
    # 标准(万元)首套: the unit of the heading above, of which this column is a part.
    inner = next((words for words in _BRACKETS.findall(cell.heading) if MEASURE.fullmatch(words)), "")
    for words in (bracket[1] if bracket else "", inner, column, behind[1] if behind else "", above):
        if _UNIT_WORD.fullmatch(words):
            return words
    return ""


def unit_in_row(texts: Sequence[str], paragraph: int, cell: RowCell) -> str:
    """The unit of a bare number in a cell of a paragraph of a document, counted from 1."""
    return unit_of(read_row(texts[paragraph - 1]), cell, unit_above(texts, paragraph - 1))


def is_base(text: str, at: int) -> bool:
    """Whether a number stands in a row as what there was before: under 基数, or under 2020年 beside 2025年."""
    cell = cell_at(text, at)
    if cell is None or _IS_GOAL.search(cell.heading):
        return False
    year = _YEAR.match(cell.heading)
    years = (_YEAR.match(each.heading) for each in read_row(text) if BARE.match(each.value))
    return bool(_IS_BASE.search(cell.heading)) or any(year and later and later[0] > year[0] for later in years)


def deadline_of(cells: Iterable[RowCell]) -> str:
    """Until when the task of a row is to be done, as content files write dates; empty where no column says a date.

    >>> deadline_of(read_row("任务:培训工程|完成时限:2025年12月"))
    '2025-12'
    """
    values = (cell.value for cell in cells if _DEADLINE_HEADING.search(cell.heading))
    dates = (_DEADLINE.fullmatch(value) for value in values)
    return next((f"{date[1]}-{int(date[2]):02d}" if date[2] else date[1] for date in dates if date), "")


def ordinal_of(cells: tuple[RowCell, ...]) -> str:
    """The number of a row; empty where it has none."""
    return next((cell.value for cell in cells if re.fullmatch(ORDINAL_HEADING, cell.heading)), "")


def cell_around(text: str, at: int) -> tuple[int, int]:
    """Where the cell with this character begins, heading and all, and where it ends."""
    cell = cell_at(text, at)
    return (cell.start, cell.end) if cell else (at, at)


def cell_at(text: str, at: int) -> RowCell | None:
    """The cell of a row in whose value a character stands."""
    return next((cell for cell in read_row(text) if cell.at <= at < cell.end), None)
