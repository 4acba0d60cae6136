"""A mistake in a text, and the edits that would correct it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType

from builder.findings.finding import Finding, Place, Severity
from builder.text.values import value_class


@value_class
class Edit:
    """Replace the characters `start` up to `end`, counted from 0, of a line, counted from 1."""

    line: int
    start: int
    end: int
    text: str


@value_class
class Problem:
    """A mistake at a line, counted from 1, and a character, counted from 0.

    `edits` write what the editor probably intended; with `lossless`, nothing else can have been intended. A problem
    without a rule is not reported: once its edits are applied, a later stage reports what is wrong.
    """

    rule: str
    line: int
    at: int
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    edits: tuple[Edit, ...] = ()
    severity: Severity = Severity.ERROR
    lossless: bool = False

    def finding(self, file: str) -> Finding:
        """The problem as a finding in `file`."""
        return Finding(Place(file, self.line, self.at + 1), self.rule, dict(self.values), self.severity)


@value_class
class EditedText:
    """A text after edits, and the way back to the columns of the text before."""

    text: str
    edits: Mapping[int, Sequence[Edit]]

    def column(self, line: int, column: int) -> int:
        """The column, counted from 0, in the text before, of a column of an edited line."""
        moved = 0
        for edit in self.edits.get(line, ()):
            start = edit.start + moved
            if column < start:
                break
            if column < start + len(edit.text):
                return min(column - moved, edit.end)
            moved += len(edit.text) - (edit.end - edit.start)
        return column - moved

    def then(self, before: EditedText) -> Callable[[int, int], int]:
        """The way back to the columns of a text that was edited to the text that was edited to this."""
        return lambda line, column: before.column(line, self.column(line, column))


def apply_edits(text: str, edits: Iterable[Edit], *, first_line: int = 1) -> EditedText:
    """Apply edits to a text whose first line is line `first_line`. Of edits that overlap, only the first is applied.

    >>> edited = apply_edits("name：甲", [Edit(line=1, start=4, end=5, text=": ")])
    >>> edited.text, edited.column(1, 6)
    ('name: 甲', 5)
    """
    by_line: dict[int, list[Edit]] = {}
    # Two rules may want to change the same characters; applied one after the other, they would spoil the line.
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.start)):
        before = by_line.setdefault(edit.line, [])
        if not before or before[-1].end <= edit.start:
            before.append(edit)
    lines = text.split("\n")
    for number, changes in by_line.items():
        line, at, parts = lines[number - first_line], 0, []
        for edit in changes:
            parts += [line[at : edit.start], edit.text]
            at = edit.end
        lines[number - first_line] = "".join([*parts, line[at:]])
    return EditedText("\n".join(lines), by_line)
