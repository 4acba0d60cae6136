"""What the rows of tables state: numbers that are told by heading, unit and name, and tasks with their bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from builder.editor.drafting.draft_quantity import DraftQuantity
from builder.editor.drafting.items import MAX_NAME, DraftSection, Item
from builder.editor.drafting.lines import SourceLine, full_width
from builder.editor.drafting.numbers_in import PrintedFigure
from builder.editor.drafting.roles import has_roles
from builder.evidence.grammar.numerals import MEASURES
from builder.evidence.grammar.table_rows import (
    BARE,
    ORDINAL_HEADING,
    RowCell,
    is_base,
    name_of,
    name_of_numbers,
    ordinal_of,
    read_row,
    unit_of,
)
from builder.text.normalise import fold

_AMOUNT = re.compile(rf"{BARE.pattern}|(?P<few>\d+(?:\.\d+)?)(?P<unit>[万亿千百]{{0,2}}(?:{MEASURES}))")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_UNIT_WITHIN = re.compile(rf"[（(][万亿千百]{{0,2}}(?:{MEASURES})[）)](?=[一-鿿])")
_KIND = re.compile("属性|性质|类型")


def list_cell_figures(line: SourceLine, written: int) -> Iterator[DraftQuantity]:
    """The numbers that fill a cell of their own; `written`: the year of the document, 0 where that is not known."""
    cells = read_row(line.key)
    name = name_of_numbers(cells)
    if name is None:
        return
    for cell in cells:
        match = None if re.fullmatch(ORDINAL_HEADING, cell.heading) else _AMOUNT.fullmatch(cell.value)
        if match and (figure := _figure(cells, cell, match, line.unit)):
            yield _quantity(line, cells, name, cell, figure, written)


def _figure(cells: tuple[RowCell, ...], cell: RowCell, match: re.Match[str], above: str) -> PrintedFigure | None:
    unit = match["unit"] or unit_of(cells, cell, above)
    qualifier = match["before"] or match["after"] or ""
    amount = Decimal(match["number"] or match["few"])
    return PrintedFigure(cell.at, cell.end, amount, None, qualifier, unit) if unit else None


def _quantity(
    line: SourceLine, cells: tuple[RowCell, ...], name: RowCell, cell: RowCell, figure: PrintedFigure, written: int
) -> DraftQuantity:
    year = _YEAR.search(cell.heading)
    # 2026年 beside 2027年 is a base only for who writes later than 2026.
    is_coming = bool(written and year and year[0] == cell.heading) and int(year[1] if year else 0) >= written
    is_goal = is_coming or not is_base(line.key, cell.at)
    heading = line.cut(cell.start, cell.at - 1)
    kinds = [f"{column.heading}：{column.value}" for column in cells if _KIND.fullmatch(column.heading) and is_goal]
    return DraftQuantity(
        line=line,
        figure=figure,
        printed=line.cut(cell.start, cell.end),
        label=_label(line, name, "" if year else heading, is_named=name_of(cells) is not None),
        nature="target" if is_goal else "result",
        nature_words=(heading,),
        per="",
        period="" if is_goal or not year else year[0],
        by=year[1] if is_goal and year else "",
        note="；".join(kinds),
        is_past=not is_goal,
    )


def _label(line: SourceLine, name: RowCell, heading: str, *, is_named: bool) -> str:
    """The name of a row with the heading of its number; what only says whose number it is, with that of the table."""
    more = heading or ("" if is_named else full_width(line.caption).removesuffix("表"))
    more = _UNIT_WITHIN.sub("", more)  # 补贴标准（万元）首套: the unit has a field of its own
    return full_width(line.cut(name.at, name.end)) + (f"（{full_width(more)}）" if more else "")


def list_tasks(lines: Sequence[SourceLine], sections: Sequence[DraftSection]) -> list[Item]:
    """The rows that say who is to do what, each an item."""
    tasks = []
    for line in lines:
        cells = read_row(line.key)
        name = name_of(cells)
        if name is None or not has_roles(line) or len(name.value) > MAX_NAME:
            continue
        path = tuple(section.title for section in sections if section.first <= line.number <= section.last)
        tasks.append(Item(ordinal_of(cells), full_width(line.cut(name.at, name.end)), path, (line,), name.end))
    return tasks


def merge_tasks(items: Sequence[Item], tasks: Sequence[Item]) -> list[Item]:
    """Items, with the rows that speak of them among their paragraphs; tasks that no item is about are items too."""
    merged = {_key(item): item for item in items}
    alone = [item for at, item in enumerate(items) if merged[_key(item)] is not items[at]]
    for task in tasks:
        key = _key(task) if _key(task) in merged else _key_of_host(items, task)
        item = merged.get(key)
        merged[key] = replace(item, lines=(*item.lines, *task.lines)) if item else task
    return [*merged.values(), *alone]


def _key_of_host(items: Sequence[Item], task: Item) -> str:
    """The key of the only item whose text has the words of a task, else the task's own."""
    hosts = [item for item in items if any(fold(task.name) in line.key for line in item.lines)]
    return _key(hosts[0] if len(hosts) == 1 else task)


def _key(item: Item) -> str:
    return re.sub("^(?:实施|推进|开展)", "", fold(item.name))
