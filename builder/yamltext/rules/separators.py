"""Between key and value, and before them: colons, spaces, tabs, list markers, indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.yamltext.edits import Edit, Problem
from builder.yamltext.lines import HAN, ODD_SPACES, SENTENCES, Line, Part, width

MAX_EXAMPLE = 40  # characters of a line that a message shows corrected
_WIDE_COLON = re.compile(r"([a-z_][A-Za-z0-9_-]*|[^\s：:,，。；;、“”‘’「」《》-]{1,24})\s*(：)\s*")
_WIDE_COLON_IN_BRACES = re.compile(r"[{,]\s*[a-z_]+\s*(：)\s*")
_NO_SPACE = re.compile(r"([a-z_][A-Za-z0-9_-]*|[^\s：:,，。；;、“”‘’「」《》\"'\[{#-]{1,24}):(?=[^\s/:])")
_NO_SPACE_IN_BRACES = re.compile(r"\{\s*[a-z_]+:(?=[^\s/:])")
_CITATION = re.compile(r"[a-z][a-z0-9-]*:\d+(-\d+)?")
_ODD = re.compile(f"[{ODD_SPACES}]")
_MARKER = re.compile(rf"[－—–―•·●○▪]\s*|\*\s+|-(?=[{HAN}“‘《【（])")
_WHOLE = re.compile(r"'[^']*'|\"[^\"]*\"|“[^“”]*”|《[^《》]*》|（[^（）]*）")
_ASCII_KEY = re.compile(r"[a-z_][A-Za-z0-9_-]*")


def tabs(lines: Sequence[Line]) -> Iterator[Problem]:
    """A tab indents, follows a colon or ends a line. Elsewhere it comes from the cells of a table that was pasted."""
    for line in lines:
        if "\t" not in line.text or (line.part is Part.BLOCK and line.text[0] != "\t"):
            continue
        end = len(line.text.rstrip())
        edits = [
            Edit(line.number, match.start(), match.end(), _instead_of_tabs(line, match, end))
            for match in re.finditer("\t+", line.text)
            if match.start() < line.start or match.start() >= end or line.colon < match.start() < line.at
        ]
        if edits:
            lossless = line.part is not Part.BLOCK  # what a block of text holds is content
            yield Problem("tab", line.number, edits[0].start, edits=tuple(edits), lossless=lossless)
        elif line.part is Part.YAML and "\t" in line.value and not line.value.startswith(("'", '"', "#")):
            yield Problem("pasted", line.number, line.text.index("\t"), {"code": "Tab"})


def _instead_of_tabs(line: Line, match: re.Match[str], end: int) -> str:
    if match.start() >= end:
        return ""
    return "  " * len(match[0]) if match.end() <= len(line.text) - len(line.text.lstrip()) else " "


def odd_spaces(lines: Sequence[Line]) -> Iterator[Problem]:
    """A space that YAML does not read as one indents, or stands between key and value."""
    for line in lines:
        if line.part is not Part.YAML:
            continue
        places = [*range(line.start), *(range(line.colon + 1, line.at) if line.key else ())]
        odd = [at for at in places if _ODD.match(line.text[at])]
        if odd:
            blank = len(line.text) - len(line.text.lstrip())
            edits = tuple(
                Edit(line.number, at, at + 1, " " * (width(line.text[at]) if at < blank else 1)) for at in odd
            )
            code = f"U+{ord(line.text[odd[0]]):04X}"
            yield Problem("space", line.number, odd[0], {"code": code}, edits, lossless=True)


def full_width_colon(lines: Sequence[Line]) -> Iterator[Problem]:
    """A full-width colon stands where a key ends."""
    for before, line in zip([None, *lines], lines, strict=False):
        if line.part is not Part.YAML:
            continue
        within = line.value.startswith("{") and _WIDE_COLON_IN_BRACES.search(line.text, line.at)
        match = within or (None if line.key else _WIDE_COLON.match(line.text, line.start))
        if not match:
            continue
        key = line.text[match.start() : match.start(match.lastindex or 1)].strip("{, ")
        is_key = bool(_ASCII_KEY.fullmatch(key))
        if not is_key and (line.dashed or line.continues or (before and before.key in SENTENCES and not before.value)):
            continue  # a sentence
        matches = _WIDE_COLON_IN_BRACES.finditer(line.text, line.at) if within else [match]
        edits = tuple(_narrow_colon(line, match) for match in matches)
        at = match.start(match.lastindex or 1)
        value = line.text[match.end() :].strip()
        example = f"{key}: {value}".strip() if not within else f"{key}: …"
        yield Problem("colon-width", line.number, at, {"example": _shorten(example)}, edits, lossless=is_key)


def _narrow_colon(line: Line, match: re.Match[str]) -> Edit:
    text = ": " if line.text[match.end() :].strip() else ":"
    return Edit(line.number, match.start(match.lastindex or 1), match.end(), text)


def no_space_after_colon(lines: Sequence[Line]) -> Iterator[Problem]:
    """A key and its colon run into the value."""
    for line in lines:
        if line.part is not Part.YAML:
            continue
        within = line.value.startswith("{") and _NO_SPACE_IN_BRACES.search(line.text, line.at)
        match = within or (None if line.key else _NO_SPACE.match(line.text, line.start))
        if not match or ((line.dashed or line.continues) and not _ASCII_KEY.match(match[0])):
            continue
        if line.dashed and not within and _CITATION.fullmatch(line.value):
            continue
        at = match.end() - 1
        example = f"{match[0].strip('{ ')} {line.text[match.end() :].strip()}"
        edit = Edit(line.number, at + 1, at + 1, " ")
        yield Problem("colon-space", line.number, at, {"example": _shorten(example)}, (edit,))


def list_markers(lines: Sequence[Line]) -> Iterator[Problem]:
    """Items start with something that only looks like a hyphen and a space. Report a whole list once."""
    last = -1
    for line in lines:
        match = _MARKER.match(line.text, line.start) if line.part is Part.YAML else None
        if not match or line.key or line.dashed or line.continues:
            continue
        edit = Edit(line.number, match.start(), match.end(), "- ")
        rule = "" if last == line.number - 1 else "list-marker"
        yield Problem(rule, line.number, line.start, {"marker": match[0].strip()}, (edit,))
        last = line.number


def list_commas(lines: Sequence[Line]) -> Iterator[Problem]:
    """Full-width commas in brackets join several items to one."""
    for line in lines:
        if line.part is not Part.YAML or line.value[:1] != "[" or line.key == "printed":
            continue
        bare = _WHOLE.sub(lambda match: " " * len(match[0]), line.text)
        bare = bare.partition(" #")[0]
        edits = tuple(Edit(line.number, match.start(), match.end(), ", ") for match in re.finditer("，", bare))
        if edits:
            yield Problem("list-comma", line.number, edits[0].start, edits=edits)


def indentation(lines: Sequence[Line]) -> Iterator[Problem]:
    """A line is indented below one that holds a value, or between two levels. Only for texts that do not parse."""
    levels: list[int] = []
    before: Line | None = None
    read_as: dict[int, int] = {}  # lines below that are indented alike are part of the same mistake
    for line in lines:
        if line.part is not Part.YAML or line.continues:
            continue
        indent = read_as.get(line.indent, line.indent)
        left = [level for level in levels if level > indent]
        levels = [level for level in levels if level <= indent]
        opened = before is None or not before.value or before.value.startswith("#")
        if levels and levels[-1] < indent and (left or not opened):
            expected = min([levels[-1], *left[:1]], key=lambda level: (abs(level - indent), -level))
            read_as = {line.indent: expected}
            levels.append(expected)
            values = {"expected": str(expected), "written": str(line.indent)}
            yield Problem("indentation", line.number, len(line.text) - len(line.text.lstrip()), values)
        elif line.indent not in read_as:
            read_as = {}
        levels += [level for level in _levels(line) if level > (levels[-1] if levels else -1) and not read_as]
        before = line


def _levels(line: Line) -> list[int]:
    """The columns at which a line starts a list or a mapping."""
    blank = len(line.text) - len(line.text.lstrip())
    dashes = [line.indent + at for at, sign in enumerate(line.text[blank : line.start]) if sign == "-"]
    return [*dashes, line.column] if line.key else dashes


def _shorten(text: str) -> str:
    return text if len(text) <= MAX_EXAMPLE else f"{text[:MAX_EXAMPLE]}…"
