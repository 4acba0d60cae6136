"""Levels: what stands where no line above it has opened a list or a mapping. Only for texts that do not parse.

The parser notices such a line at the next one that fits no more, and every line below it looks wrong as well. So the
levels are those of the lines that are right: what is reported is read as if it stood where it belongs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from builder.yamltext.edits import Edit, Problem
from builder.yamltext.lines import LineKind, YamlLine, shorten

STEP = 2
LOOKED_AT = 200
"""Lines below a list that are searched for items like its first."""
MAX_LEVELS = 50
MANY_CHARACTERS = 20
"""An item of so many is a sentence: what follows it without a dash goes on with it."""
_WORD = re.compile(r"[A-Za-z_][\w-]*")


class _Level(NamedTuple):
    """The column of a list's dashes or of a mapping's keys; for a list, what its first item starts with, and where."""

    column: int
    listed: bool
    first: str = ""
    inner: int = -1


def indentation(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """A line is indented below one that holds a value, between two levels, or like what it is not: a key, an item.

    Lines that are moved with one above them are part of its mistake: problems without a rule, which only have edits.
    """
    yield from _Levels([line for line in lines if line.part is LineKind.YAML and not line.continues]).problems()


class _Levels:
    def __init__(self, lines: Sequence[YamlLine]) -> None:
        self.lines = lines
        self.keys = {line.key for line in lines if line.key}
        self.levels: list[_Level] = []
        self.levels_before: list[_Level] = []  # of the last line with a key or a dash
        self.before: YamlLine | None = None  # that line
        self.placed = [line for line in lines if line.key or line.dashed]
        self.below = 0  # the index there of the line below the one that is looked at
        self.shift = 0  # lines below that are moved by as much are part of the same mistake
        self.until = -1  # and end at a line that is right and not further in than this

    def problems(self) -> Iterator[Problem]:
        broken = False  # the text above is reported already
        for line in self.lines:
            if not line.key and not line.dashed:
                if problem := self._text(line):
                    yield from () if broken else (problem,)
                    broken = True
                continue
            broken = False
            self.below += 1
            before = self.levels.copy()
            problem, certain = self._place(line)
            if not certain or len(self.levels) > MAX_LEVELS:
                return  # no line below it can be judged
            if problem:
                yield problem
            self.before, self.levels_before = line, before

    def _text(self, line: YamlLine) -> Problem | None:
        """A line that has neither key nor dash goes on with the text above, but is not indented below its key."""
        before = self.before
        if before is None or before.value[:1] in ("[", "{"):
            return None
        if line.indent > before.column and (before.plain or self._opens(before)):
            return None
        word = _WORD.match(line.text, line.start)
        if word and word[0] in self.keys:
            return None  # a key whose colon is lost
        if before.dashed and not before.key and line.indent == before.indent and _is_whole(before.value):
            return _item(line, before.indent)
        return Problem("line-break", line.number, line.start)

    def _place(self, line: YamlLine) -> tuple[Problem | None, bool]:
        """Enter the level of a line. What is wrong with it or the line above, and whether it is certain what it is."""
        column = line.indent
        if self._fits(column, listed=line.dashed):
            if column <= self.until:
                self.shift, self.until = 0, -1
            return self._opening(line), True
        if self.shift and self._fits(column + self.shift, listed=line.dashed):
            self._enter(line, self.shift)
            return Problem("", line.number, 0, edits=(_indent(line, line.indent + self.shift),)), True
        if not line.dashed:
            item = next((level for level in self.levels if _lacks_dash(level, line)), None)
            if item:
                return self._lost_dash(line, item.column, item.inner), True
            if problem := self._above(line):
                self._enter(line, 0)
                return problem, True
        expected = self._nearest_column(line)
        if expected is None:
            return None, False
        return self._move(line, expected), True

    def _opening(self, line: YamlLine) -> Problem | None:
        """Enter a line that fits, but may be unlike what it opens: the items of a list, or all the keys of the text."""
        if not self.levels:
            rows = islice(self.placed, self.below - 1, self.below + LOOKED_AT)
            columns = Counter(row.indent for row in rows if row.dashed == line.dashed)
            least = min(columns)
            if least < line.indent and columns[least] >= columns[line.indent]:
                return self._move(line, least)
        is_new = not any((line.indent, line.dashed) == level[:2] for level in self.levels)
        items = self._items_like(line) if is_new and self.levels and line.key else []
        if items and not line.dashed:
            return self._lost_dash(line, items[0].indent, items[0].column)
        columns = Counter(item.indent for item in items if abs(item.indent - line.indent) < 2 * STEP)
        columns[line.indent] += 1
        usual, count = columns.most_common(1)[0]
        if count > columns[line.indent]:
            return self._move(line, usual)
        self._enter(line, 0)
        return None

    def _items_like(self, line: YamlLine) -> list[YamlLine]:
        """The items below a line, up to the end of the list, that start with its key."""
        top = self.levels[-1].column
        rest = islice(self.placed, self.below, self.below + LOOKED_AT)
        block = takewhile(lambda below: below.indent > top or (below.dashed and below.indent == top), rest)
        return [below for below in block if below.dashed and below.key == line.key]

    def _lost_dash(self, line: YamlLine, dash: int, inner: int) -> Problem:
        self._leave(dash)
        self._open(_Level(dash, listed=True, first=line.key, inner=inner))
        self._open(_Level(inner, listed=False))
        return _item(line, dash)

    def _above(self, line: YamlLine) -> Problem | None:
        """A key fits no more because of the line above, which stands at a level that it has not meant to return to."""
        before = self.before
        if before is None or not before.key or self._opens(before):
            return None
        if before.dashed and before.indent + STEP == line.indent:
            self.levels.pop()  # two spaces after the dash
            self._open(_Level(line.indent, listed=False))
            return _misplaced("indentation", before, before.column, line.indent, before.start)
        after = self.placed[self.below] if self.below < len(self.placed) else None
        goes_on = after and after.indent == line.indent and not after.dashed
        if before.dashed:
            dash, top = line.indent - STEP, self.levels_before[-1].column if self.levels_before else 0
            opens_list = not any(level.listed and level.column == before.indent for level in self.levels_before)
            if not goes_on or not opens_list or dash < top:
                return None
            self.levels = self.levels_before.copy()
            return self._move(before, dash)
        if not goes_on or (line.indent, False) not in [level[:2] for level in self.levels_before]:
            return None
        self.levels = self.levels_before.copy()
        if item := next((level for level in self.levels if level.first == before.key), None):
            return self._lost_dash(before, item.column, item.inner)
        return _misplaced("indentation", before, before.indent, line.indent)

    def _move(self, line: YamlLine, expected: int) -> Problem:
        """Enter a line where it belongs."""
        self.shift, self.until = expected - line.indent, expected
        self._enter(line, self.shift)
        return _misplaced("indentation-item" if line.dashed else "indentation", line, line.indent, expected)

    def _fits(self, column: int, *, listed: bool) -> bool:
        if not self.levels or any((column, listed) == level[:2] for level in self.levels):
            return True
        top = self.levels[-1]
        # A list may start at the column of its key.
        inside = column > top.column or (listed and not top.listed and column == top.column)
        return inside and (self.before is None or self._opens(self.before))

    @staticmethod
    def _opens(line: YamlLine) -> bool:
        return not line.value or line.value.startswith("#")

    def _nearest_column(self, line: YamlLine) -> int | None:
        """The nearest column at which such a line may stand; of two equally near, the one further in."""
        same = [level.column for level in self.levels if level.listed == line.dashed]
        if self.before and self._opens(self.before) and self.levels:
            same.append(self.levels[-1].column + STEP)
        return min(same, key=lambda column: (abs(column - line.indent), -column), default=None)

    def _enter(self, line: YamlLine, shift: int) -> None:
        """Leave the levels that end above a line, and open those that start in it."""
        self._leave(line.indent + shift)
        if not line.dashed and any((line.indent + shift, False) == level[:2] for level in self.levels):
            while self.levels[-1].listed:  # a list at the column of its key
                self.levels.pop()
        blank = len(line.text) - len(line.text.lstrip())
        for at, sign in enumerate(line.text[blank : line.start]):
            if sign == "-":
                self._open(_Level(line.indent + at + shift, listed=True, first=line.key, inner=line.column + shift))
        if line.key:
            self._open(_Level(line.column + shift, listed=False))

    def _leave(self, column: int) -> None:
        while self.levels and self.levels[-1].column > column:
            self.levels.pop()

    def _open(self, level: _Level) -> None:
        if not self.levels or self.levels[-1][:2] != level[:2]:
            self.levels.append(level)


def _item(line: YamlLine, dash: int) -> Problem:
    values = {"spaces": str(dash), "example": shorten(f"- {line.text.strip()}")}
    blank = _blank(line)
    return Problem("list-item", line.number, blank, values, (Edit(line.number, 0, blank, f"{' ' * dash}- "),))


def _misplaced(rule: str, line: YamlLine, written: int, expected: int, at: int = -1) -> Problem:
    """A line at the wrong column; `at`: where its key begins, if what is wrong stands between its dash and that."""
    start, edit = _blank(line), _indent(line, expected)
    if at >= 0:
        start, edit = at, Edit(line.number, at - max(written - expected, 0), at, " " * max(expected - written, 0))
    return Problem(rule, line.number, start, {"expected": str(expected), "written": str(written)}, (edit,))


def _indent(line: YamlLine, column: int) -> Edit:
    return Edit(line.number, 0, _blank(line), " " * column)


def _blank(line: YamlLine) -> int:
    """How many characters of white space begin a line."""
    return len(line.text) - len(line.text.lstrip())


def _is_whole(item: str) -> bool:
    """Whether an item of a list has an end of its own, so that the line below does not go on with it."""
    return item[-1:] not in tuple("，、；：（—,") and (len(item) < MANY_CHARACTERS or item[-1:] in tuple("。！？”）"))


def _lacks_dash(level: _Level, line: YamlLine) -> bool:
    """Whether a key stands where the dash of an item that starts with this key belongs."""
    return level.listed and level.column == line.indent and level.first == line.key
