"""Brackets that stay open, and what other ways of writing leave beside values: = for a colon, commas at ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.yamltext.edits import Edit, Problem
from builder.yamltext.lines import LineKind, YamlLine, bracket_depth, quote_end, shorten

_WIDE_END = "】］）)」』〕}"
_BRACES = re.compile("[{}]")
_GAP = re.compile(r",(\s*),")
_EQUALS = re.compile(r"([a-z_][a-z0-9_]*)\s*=\s*(?=\S)")
_PLAIN_REST = re.compile(r",?\s*(?:#.*)?$")


def open_brackets(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """A list in brackets is never closed, or by another sign: [甲, 乙 and [甲, 乙】."""
    for at, line in enumerate(lines):
        if line.part is not LineKind.YAML or line.value[:1] != "[" or _BRACES.search(line.value):
            continue
        depth, _ = bracket_depth(line.value)
        for following in lines[at + 1 :]:
            if not depth or following.part is not LineKind.WITHIN:
                break
            depth, _ = bracket_depth(following.text, depth)
        if depth != 1 or (at + 1 < len(lines) and lines[at + 1].part is LineKind.WITHIN):
            continue
        value = line.value.partition(" #")[0].rstrip()
        wrong = 1 if value[-1] in _WIDE_END else 0
        items = value[: len(value) - wrong].rstrip(", ")
        example = f"{items}]"
        if bracket_depth(example)[0]:
            continue  # a quotation mark is open too, and would hold the bracket
        edit = Edit(line.number, line.at + len(items), line.at + len(value), "]")
        yield Problem("open-bracket", line.number, line.at, {"example": shorten(example)}, (edit,), lossless=not wrong)


def gaps(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """Two commas in a list in brackets have nothing between them."""
    for line in lines:
        if line.part is LineKind.YAML and line.value[:1] == "[" and (match := _GAP.search(line.text, line.at)):
            edit = Edit(line.number, match.start(), match.end() - 1, "")
            yield Problem("list-gap", line.number, match.start(), edits=(edit,), lossless=True)


def equals_signs(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """A key and its value have = between them, as in other files of settings."""
    for line in lines:
        if line.part is not LineKind.YAML or line.key or line.continues:
            continue
        if match := _EQUALS.match(line.text, line.start):
            value = line.text[match.end() :].strip()
            edit = Edit(line.number, line.start + len(match[1]), match.end(), ": ")
            example = {"example": shorten(f"{match[1]}: {value}")}
            yield Problem("equals-sign", line.number, line.text.index("=", line.start), example, (edit,), lossless=True)


def commas_at_ends(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """A comma behind a value in quotes or a list in brackets, as programs write it."""
    for line in lines:
        if line.part is not LineKind.YAML or not line.key or not line.value:
            continue
        end = -1
        if line.value[0] in "'\"":
            end = quote_end(line.value)
        elif line.value[0] == "[":
            end = bracket_depth(line.value)[1]
        if end >= 0 and line.value[end + 1 :].startswith(",") and _PLAIN_REST.match(line.value, end + 1):
            at = line.at + end + 1
            yield Problem("comma-at-end", line.number, at, edits=(Edit(line.number, at, at + 1, ""),), lossless=True)
