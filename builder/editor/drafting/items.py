"""The outline of a document, and its numbered items: what becomes sections and programmes of the draft."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from builder.editor.drafting.lines import SourceLine, full_width, is_prose
from builder.editor.drafting.roles import has_roles
from builder.evidence.completeness.omissions import LISTED_WITHIN, OF_ITSELF, VIEWS
from builder.evidence.grammar.outline import ITEM_NUMBER, follows
from builder.evidence.grammar.table_rows import caption_above, read_row
from builder.evidence.sources.source_text import with_pauses
from builder.text.normalise import fold
from builder.text.values import value_class

_C = "一二三四五六七八九十"
# From the outside in, against the folded text. An article's own numbers, and those below 1., belong to the item.
_MARKS = (
    ("chapter", re.compile(rf"第[{_C}百]+[章编]")),
    ("part", re.compile(rf"第[{_C}百]+节")),
    ("article", re.compile(rf"第[{_C}百]+条")),
    ("one", re.compile(rf"[{_C}]{{1,3}}[,.]")),
    ("two", re.compile(rf"\([{_C}]{{1,3}}\)")),
    ("three", ITEM_NUMBER),
    ("four", re.compile(r"\(\d{1,2}\)")),
    ("first", re.compile(rf"[{_C}]{{1,2}}是")),
)
_RANK = {name: rank for rank, (name, _) in enumerate(_MARKS)}
_HEADINGS = ("chapter", "part", "one", "two")
MAX_NAME = 45
# 附件:1.主要指标表, 附件1, 附:...: from here on stands what is enclosed, or its list.
_ANNEX = re.compile(rf"附[件表][\d{_C}]{{0,2}}(?:[:.]|$)|附:")
_TITLE_OF_ANNEX = re.compile(r"\d{1,2}[.,][^。;:]{2,40}")
_OF_ITSELF = re.compile(
    f"{OF_ITSELF.pattern}|本(?:三年)?(?:行动|工作|若干)(?:计划|方案|意见|措施|办法)"
    "[^。;]{0,14}?(?:自[^。]*起|由[^。]*解释)"
)
# 补贴标准为:…; 负责下列事项,具体如下:…
_BEFORE_COLON = re.compile("(?:，(?:具体)?如下|，(?:具体)?标准(?:如下|[为是])|[为是])$")


@value_class
class NumberMark:
    """A paragraph that starts with a number: `kind` of `_MARKS`, the number as printed, and where it ends."""

    line: SourceLine
    kind: str
    label: str
    end: int

    @property
    def name(self) -> str:
        """The heading, or the first words of the paragraph."""
        return name_in(self.line, self.end, self.limit)

    @property
    def limit(self) -> int:
        """From which length on a name ends at its first comma: 一是 is mostly followed by whole sentences."""
        return 16 if self.kind == "first" else MAX_NAME


@value_class
class DraftSection:
    """A heading and the last paragraph under it."""

    title: str
    first: int
    last: int


@value_class
class Item:
    """What may be a programme. `number` is empty where headings have none; `start` is where its name ends."""

    number: str
    name: str
    sections: tuple[str, ...]
    lines: tuple[SourceLine, ...]
    start: int = 0


@value_class
class Outline:
    """`passed_over`: numbered items under headings that state views or aims."""

    sections: list[DraftSection]
    items: list[Item]
    passed_over: list[Item]


def find_marks(lines: Sequence[SourceLine]) -> list[NumberMark]:
    """The numbered paragraphs that count: not the parts of an item."""
    numbered: list[NumberMark] = []
    inside = last = ""
    enclosed = {line.number for line in _list_of_annexes(lines)}
    for line in (line for line in lines if line.number not in enclosed):
        kind, match = next(((kind, m) for kind, pattern in _MARKS if (m := pattern.match(line.key))), ("", None))
        if not match or (kind == "three" and not follows(line.key, match.end(), match[1], last)):
            continue
        if kind == "first" and LISTED_WITHIN.match(line.key):
            continue
        last = match[1] if kind == "three" else last if kind in ("four", "first") else ""
        part_of_article = inside == "article" and kind in ("one", "two", "three", "four", "first")
        part_of_item = inside in ("three", "four") and kind in ("four", "first")
        if part_of_article or part_of_item:
            continue
        label = line.cut(0, match.end()).rstrip(",.、．。 ")
        numbered.append(NumberMark(line, kind, full_width(label), match.end()))
        inside = kind
    return numbered


def is_of_annexes(line: SourceLine) -> bool:
    """Whether a paragraph only says that something is enclosed: 附件:1.主要指标表, 附件1."""
    return bool(_ANNEX.match(line.key)) and "。" not in line.key


def _list_of_annexes(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """The further titles of what is enclosed: under 附件:1.主要指标表 the 2.任务分工表, which is no item."""
    listing = False
    for line in lines:
        listing = bool(_ANNEX.match(line.key)) or (listing and bool(_TITLE_OF_ANNEX.fullmatch(line.key)))
        if listing:
            yield line


def outline_items(lines: Sequence[SourceLine]) -> Outline:
    """Sections and items of the paragraphs of a document, furniture left out. The rows of tables belong to no item."""
    numbered = find_marks(lines)
    prose = _without_tables(lines, {mark.line.number for mark in numbered})
    if not numbered:
        return _by_headings(prose)
    leaves = [
        mark for mark, following in zip(numbered, [*numbered[1:], None], strict=True) if not _holds(mark, following)
    ]
    lowest = {mark.line.number for mark in leaves}
    flat = all(mark.kind in ("chapter", "one") for mark in leaves)
    own = _own_lines(prose, numbered)
    items: list[Item] = []
    passed_over: list[Item] = []
    for mark, path in _with_paths(numbered):
        mine = own[mark.line.number]
        is_item = flat or mark.kind not in ("chapter", "part", "one") or _has_bodies(mine)
        if mark.line.number not in lowest or not is_item:
            continue
        item = _item(mine, mark, path)
        titles = [*(outer.name for outer in path), item.name]
        is_view = any(VIEWS.search(fold(title)) for title in titles) or _OF_ITSELF.match(mark.line.key, mark.end)
        (passed_over if is_view else items).append(item)
    heads = {item.lines[0].number for item in items}
    sections = [section for section in _sections(lines, numbered) if section.first not in heads]
    return Outline(sections, items, passed_over)


def _without_tables(lines: Sequence[SourceLine], numbered: Collection[int]) -> list[SourceLine]:
    """Lines without the rows of tables and what stands over the first of them as its name."""
    captions = {
        line.number
        for line, row in pairwise(lines)
        if row.caption and caption_above([line.key, row.key], 1) == row.caption and line.number not in numbered
    }
    return [line for line in lines if not read_row(line.key) and line.number not in captions]


def _holds(mark: NumberMark, following: NumberMark | None) -> bool:
    return following is not None and _RANK[following.kind] > _RANK[mark.kind]


def _has_bodies(lines: Sequence[SourceLine]) -> bool:
    """A chapter without numbered items is one itself where it names who is responsible."""
    return any(has_roles(line) for line in lines)


def _with_paths(numbered: Sequence[NumberMark]) -> Iterator[tuple[NumberMark, tuple[NumberMark, ...]]]:
    path: list[NumberMark] = []
    for mark in numbered:
        path = [outer for outer in path if _RANK[outer.kind] < _RANK[mark.kind]]
        yield mark, tuple(path)
        path.append(mark)


def _own_lines(lines: Sequence[SourceLine], numbered: Sequence[NumberMark]) -> dict[int, tuple[SourceLine, ...]]:
    """The paragraphs from each mark to the next, by number of the mark's; what ends the text belongs to none."""
    heads = {mark.line.number for mark in numbered}
    own: dict[int, list[SourceLine]] = {}
    for line in lines:
        if line.number in heads:
            own[line.number] = []
        elif line.number > numbered[-1].line.number and (_OF_ITSELF.match(line.key) or _ANNEX.match(line.key)):
            break
        if own:
            next(reversed(own.values())).append(line)
    return {number: tuple(group) for number, group in own.items()}


def _item(lines: tuple[SourceLine, ...], mark: NumberMark, path: tuple[NumberMark, ...]) -> Item:
    number = mark.label
    above = next((outer.label for outer in reversed(path) if outer.kind == "two"), "") if mark.kind == "first" else ""
    sections = tuple(_heading(outer) for outer in path if outer.kind in _HEADINGS)
    return Item(f"{above}{number}", mark.name, sections, lines, _name_end(mark.line, mark.end, mark.limit))


def _sections(lines: Sequence[SourceLine], numbered: Sequence[NumberMark]) -> Iterator[DraftSection]:
    behind = (line.number for line in lines if line.number > numbered[-1].line.number and _ANNEX.match(line.key))
    final = next(behind, lines[-1].number + 1) - 1
    for index, mark in enumerate(numbered):
        if mark.kind in _HEADINGS:
            after = (outer.line.number for outer in numbered[index + 1 :] if _RANK[outer.kind] <= _RANK[mark.kind])
            yield DraftSection(_heading(mark), mark.line.number, next(after, final + 1) - 1)


def _heading(mark: NumberMark) -> str:
    """A heading with its number, as the document prints it."""
    stop = _name_end(mark.line, mark.end, mark.limit)
    return full_width(mark.line.cut(0, stop)).rstrip("。；：，、 ")


def name_in(line: SourceLine, start: int, limit: int = MAX_NAME) -> str:
    """The name that a paragraph begins with: its first sentence, or the first clause of a long one."""
    name = full_width(line.cut(start, _name_end(line, start, limit))).strip("。；：，、 ")
    return _BEFORE_COLON.sub("", name)


def _name_end(line: SourceLine, start: int, limit: int) -> int:
    end = re.compile(r"[。;:!]|$").search(line.key, start)
    stop = end.start() if end else len(line.key)
    if stop - start > limit:
        comma = next((at for at in _commas(with_pauses(line.folded, line.text), start) if at - start >= 4), None)
        stop = comma if comma is not None and comma < stop else stop
    return min(stop, start + 60)


def _commas(text: str, start: int) -> Iterator[int]:
    """The commas outside quotation marks and brackets."""
    depth, quoted = 0, False
    for at in range(start, len(text)):
        if text[at] == '"':
            quoted = not quoted
        depth += {"(": 1, "《": 1, ")": -1, "》": -1}.get(text[at], 0)
        if text[at] == "," and not quoted and depth <= 0:
            yield at


def _by_headings(lines: Sequence[SourceLine]) -> Outline:
    """A document without numbers: short lines over prose are its headings, and each is an item."""
    heads = [
        line
        for line, following in pairwise(lines)
        if 4 <= len(line.key) <= 28 and not re.search(r"[。;:,!?]", line.key) and is_prose(following)
    ]
    sections, items = [], []
    for index, head in enumerate(heads):
        stop = heads[index + 1].number if index + 1 < len(heads) else lines[-1].number + 1
        own = tuple(line for line in lines if head.number <= line.number < stop)
        name = full_width(head.text)
        sections.append(DraftSection(name, head.number, own[-1].number))
        items.append(Item("", name, (), own, len(head.key)))
    return Outline(sections, items, [])
