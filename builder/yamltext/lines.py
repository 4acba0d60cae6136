"""YAML text -> lines that know their key, their value, and what they are part of: enough to look for mistakes."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum

from builder.text.values import value_class

MAX_LINES = 20_000
MAX_WIDTH = 20_000  # a longer line is not looked at; no value may be as long
MAX_EXAMPLE = 40  # characters of a line that a message shows corrected
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Spaces that look like U+0020 but do not separate anything in YAML.
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Keys whose values are sentences that editors write in their own words.
SENTENCES = (
    "zh",
    "note",
    "reason",
    "text",
    "summary",
    "definition",
    "example",
    "what",
    "before",
    "after",
    "why",
    "label",
)
QUOTES = "'\""
CURLY = "”’＂＇"
_DASHES = re.compile(r"(?:-(?=\s|$)\s*)*")
_KEY = re.compile(r"(\"[^\"]*\"|'[^']*'|[^\s\"'\[\]{}#&*!|>%@`,：-][^#：]{0,200}?)\s*:(?=\s|$)")
_KEY_LIKE = re.compile(r"\s*(?:- +)*(?:[a-z_]+:(?:\s|$)|-\s)")
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")


class LineKind(Enum):
    """What a line is to the parser."""

    YAML = "yaml"
    EMPTY = "empty"  # blank, or only a comment
    BLOCK = "block"  # inside a block of text that | or > starts
    WITHIN = "within"  # goes on with a quoted text or a bracket of an earlier line


@value_class
class YamlLine:
    """A line of YAML. Positions count characters from 0.

    `indent` is the width of the white space at its start, `start` where that and the dashes of list items end, `at`
    where the value starts, which is the whole rest of a line without a key. A line `continues` when it goes on with
    the unquoted value of the line before. `open` is the quote that its value starts with and never closes.
    """

    number: int
    text: str
    part: LineKind
    indent: int = 0
    start: int = 0
    dashed: bool = False
    key: str = ""
    colon: int = -1
    at: int = 0
    value: str = ""
    continues: bool = False
    open: str = ""

    @property
    def column(self) -> int:
        """The width before its key or, for an item without one, before its last dash."""
        return self.indent + (self.start - len(self.text) + len(self.text.lstrip())) * bool(self.key)

    @property
    def plain(self) -> bool:
        """Whether its value is unquoted text."""
        return bool(self.value) and self.value[0] not in "'\"[{|>#"


def scan(text: str, *, first_line: int = 1) -> list[YamlLine]:
    """The lines of a text, of very long ones the first `MAX_LINES`.

    >>> [(line.key, line.value, line.part.name) for line in scan("note: |\\n  甲")]
    [('note', '|', 'YAML'), ('', '', 'BLOCK')]
    """
    rows = text.split("\n", MAX_LINES)[:MAX_LINES]
    return _Scanner(rows, first_line).lines()


def quote_end(text: str, start: int = 0) -> int:
    """Where the quote that `text` has at `start` is closed, or -1.

    >>> quote_end("'it''s' # fine"), quote_end('"open')
    (6, -1)
    """
    mark, at = text[start], start + 1
    while (at := text.find(mark, at)) >= 0:
        if mark == '"' and (at - len(text[start + 1 : at].rstrip("\\")) - start - 1) % 2:
            at += 1
        elif mark == "'" and text[at + 1 : at + 2] == "'":
            at += 2
        else:
            return at
    return -1


def bracket_depth(text: str, depth: int = 0) -> tuple[int, int]:
    """How many brackets are open at the end of `text`, and where the last of them was closed, or -1.

    >>> bracket_depth("[甲, [乙], '丙]'"), bracket_depth("[甲] 乙")
    ((1, -1), (0, 2))
    """
    at = 0
    while at < len(text):
        if text[at] in QUOTES and (not at or text[at - 1] in " [{,:"):
            at = end if (end := quote_end(text, at)) >= 0 else len(text)
        elif text[at] in "[{":
            depth += 1
        elif text[at] in "]}":
            depth -= 1
            if depth <= 0:
                return 0, at
        at += 1
    return depth, -1


def width(blank: str) -> int:
    """How wide white space looks: an ideographic space and a tab like two spaces.

    >>> width("\\u3000 ")
    3
    """
    return sum(2 if space in "\t\u3000" else 1 for space in blank)


def shorten(text: str) -> str:
    """A corrected line as a message shows it."""
    return text if len(text) <= MAX_EXAMPLE else f"{text[:MAX_EXAMPLE]}…"


class _Scanner:
    def __init__(self, rows: list[str], first_line: int) -> None:
        self.rows = rows
        self.first = first_line
        self.before: YamlLine | None = None
        self.skip: dict[int, LineKind] = {}

    def lines(self) -> list[YamlLine]:
        return [self._line(index) for index in range(len(self.rows))]

    def _line(self, index: int) -> YamlLine:
        row, number = self.rows[index], self.first + index
        stripped = row.lstrip()
        blank = row[: len(row) - len(stripped)]
        if index in self.skip:
            return YamlLine(number, row, self.skip[index], width(blank), len(blank))
        if not stripped or len(row) > MAX_WIDTH or stripped.startswith("#") or row.startswith(("---", "...")):
            return YamlLine(number, row, LineKind.EMPTY, width(blank), len(blank))
        line = self._parse(number, row, blank)
        if line.key or line.dashed or self.before is None or line.indent > self.before.column:
            self.before = line  # else a text is broken off: what follows belongs to the lines above it
        self._look_ahead(index, line)
        if line.value[:1] in QUOTES and line.value and self._is_open(index, line):
            return replace(line, open=line.value[0])
        return line

    def _parse(self, number: int, row: str, blank: str) -> YamlLine:
        dashes = _DASHES.match(row, len(blank))
        start = dashes.end() if dashes else len(blank)
        dashed = start > len(blank)
        match = _KEY.match(row, start)
        key, colon = (match[1], match.end() - 1) if match else ("", -1)
        rest = row[colon + 1 :] if match else row[start:]
        at = len(row) - len(rest.lstrip())
        value = row[at:].rstrip()
        before, indent = self.before, width(blank)
        continues = bool(before and before.plain and not match and indent > before.column)
        return YamlLine(number, row, LineKind.YAML, indent, start, dashed, key, colon, at, value, continues)

    def _look_ahead(self, index: int, line: YamlLine) -> None:
        """Mark the following lines that are part of this one's value."""
        if _BLOCK.match(line.value):
            for number in range(index + 1, len(self.rows)):
                row = self.rows[number]
                blank = row[: len(row) - len(row.lstrip())]
                if row.strip() and width(blank) <= line.column:
                    break
                self.skip[number] = LineKind.BLOCK
        elif line.value[:1] in ("[", "{"):
            depth, _ = bracket_depth(line.value)
            self._within(index, line, depth)

    def _within(self, index: int, line: YamlLine, depth: int) -> None:
        for number in range(index + 1, len(self.rows)):
            row = self.rows[number]
            if not depth or (_KEY_LIKE.match(row) and width(row[: len(row) - len(row.lstrip())]) <= line.column):
                return
            self.skip[number] = LineKind.WITHIN
            depth, _ = bracket_depth(row, depth)

    def _is_open(self, index: int, line: YamlLine) -> bool:
        """Whether the quote at the start of the value is never closed; a quote closed later marks the lines between."""
        mark = line.value[0]
        if quote_end(line.value) >= 0 or line.value[-1] in CURLY:
            return False
        for number in range(index + 1, len(self.rows)):
            row = self.rows[number]
            if _KEY_LIKE.match(row):
                return True
            if quote_end(mark + row) > 0:
                self.skip |= dict.fromkeys(range(index + 1, number + 1), LineKind.WITHIN)
                return False
        return True
