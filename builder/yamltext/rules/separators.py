"""Between key and value, and before them: colons, spaces, tabs, list markers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.yamltext.edits import Edit, Problem
from builder.yamltext.lines import HAN, ODD_SPACES, SENTENCES, LineKind, YamlLine, shorten, width

_WIDE_COLON = re.compile(r"([a-z_][A-Za-z0-9_-]*|[^\s：:,，。；;、“”‘’「」《》-]{1,24})\s*(：)\s*")
_WIDE_COLON_IN_BRACES = re.compile(r"[{,]\s*[a-z_]+\s*(：)\s*")
_NO_SPACE = re.compile(r"([a-z_][A-Za-z0-9_-]*|[^\s：:,，。；;、“”‘’「」《》\"'\[{#-]{1,24}):(?=[^\s/:])")
_NO_SPACE_IN_BRACES = re.compile(r"\{\s*[a-z_]+:(?=[^\s/:])")
_CITATION = re.compile(r"[a-z][a-z0-9-]*:\d+(-\d+)?")
_ODD = re.compile(f"[{ODD_SPACES}]")
_MARKER = re.compile(rf"[－—–―•·●○▪]\s*|\*\s+|-(?=[{HAN}“‘《【（])")
_KEY_BEHIND = re.compile(r"[a-z_][\w-]*:(?=\s|$)")
_NO_SPACE_AFTER_DASH = re.compile(r"-(?=[A-Za-z_][\w-]*:(?:\s|$))")
_WHOLE = re.compile(r"'[^']*'|\"[^\"]*\"|“[^“”]*”|《[^《》]*》|（[^（）]*）")
_ASCII_KEY = re.compile(r"[a-z_][A-Za-z0-9_-]*")


def tabs(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """A tab indents, follows a colon or ends a line. Elsewhere it comes from the cells of a table that was pasted."""
    for line in lines:
        if "\t" not in line.text or (line.part is LineKind.BLOCK and line.text[0] != "\t"):
            continue
        end = len(line.text.rstrip())
        edits = [
            Edit(line.number, match.start(), match.end(), _instead_of_tabs(line, match, end))
            for match in re.finditer("\t+", line.text)
            if match.start() < line.start
            or match.start() >= end
            or line.colon < match.start() < line.at
            or _separates(line, match)
        ]
        if edits:
            lossless = line.part is not LineKind.BLOCK  # what a block of text holds is content
            yield Problem("tab", line.number, edits[0].start, edits=tuple(edits), lossless=lossless)
        elif line.part is LineKind.YAML and "\t" in line.value and not line.value.startswith(("'", '"', "#")):
            yield Problem("pasted", line.number, line.text.index("\t"), {"code": "Tab"})


def _separates(line: YamlLine, match: re.Match[str]) -> bool:
    """Whether tabs stand between the values of a list in brackets, or before a comment: [甲,⇥乙]⇥# 两个."""
    if line.part is not LineKind.YAML:
        return False
    is_listed = line.value[:1] == "[" and line.text[: match.start()].rstrip()[-1:] in ("[", ",")
    return is_listed or (line.text.startswith("#", match.end()) and line.value[:1] not in ("'", '"'))


def _instead_of_tabs(line: YamlLine, match: re.Match[str], end: int) -> str:
    if match.start() >= end:
        return ""
    if line.text.startswith("#", match.end()):
        return "  "
    return "  " * len(match[0]) if match.end() <= len(line.text) - len(line.text.lstrip()) else " "


def odd_spaces(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """A space that YAML does not read as one indents, or stands between key and value."""
    for line in lines:
        if line.part is not LineKind.YAML:
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


def full_width_colon(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """A full-width colon stands where a key ends."""
    columns: set[int] = set()  # at which names are keys
    for before, line in zip([None, *lines], lines, strict=False):
        if line.part is not LineKind.YAML:
            continue
        if line.key and not _ASCII_KEY.fullmatch(line.key):
            columns.add(line.column)
        within = line.value.startswith("{") and _WIDE_COLON_IN_BRACES.search(line.text, line.at)
        match = within or (None if line.key else _WIDE_COLON.match(line.text, line.start))
        if not match:
            continue
        key = line.text[match.start() : match.start(match.lastindex or 1)].strip("{, ")
        is_key = bool(_ASCII_KEY.fullmatch(key))
        if not is_key and (line.dashed or line.continues or (before and before.key in SENTENCES and not before.value)):
            continue  # a sentence
        if not is_key and not within and before and _is_broken_off(before, line) and line.indent not in columns:
            continue  # the rest of one
        matches = _WIDE_COLON_IN_BRACES.finditer(line.text, line.at) if within else [match]
        edits = tuple(_narrow_colon(line, match) for match in matches)
        at = match.start(match.lastindex or 1)
        value = line.text[match.end() :].strip()
        example = f"{key}: {value}".strip() if not within else f"{key}: …"
        yield Problem("colon-width", line.number, at, {"example": shorten(example)}, edits, lossless=is_key)


def _is_broken_off(before: YamlLine, line: YamlLine) -> bool:
    """Whether a line without a key stands further out than a sentence above it."""
    return before.key in SENTENCES and before.plain and line.indent < before.column


def _narrow_colon(line: YamlLine, match: re.Match[str]) -> Edit:
    text = ": " if line.text[match.end() :].strip() else ":"
    return Edit(line.number, match.start(match.lastindex or 1), match.end(), text)


def no_space_after_colon(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """A key and its colon run into the value."""
    for line in lines:
        if line.part is not LineKind.YAML:
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
        yield Problem("colon-space", line.number, at, {"example": shorten(example)}, (edit,))


def list_markers(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """Items start with something that only looks like a hyphen and a space. Report a whole list once."""
    last = -1
    for line in lines:
        match = _MARKER.match(line.text, line.start) if line.part is LineKind.YAML else None
        is_item = match and (not line.key or _KEY_BEHIND.match(line.text, match.end()))
        if not match or not is_item or line.dashed or line.continues:
            continue
        edit = Edit(line.number, match.start(), match.end(), "- ")
        rule = "" if last == line.number - 1 else "list-marker"
        yield Problem(rule, line.number, line.start, {"marker": match[0].strip()}, (edit,))
        last = line.number


def no_space_after_dash(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """The dash of an item runs into its key."""
    for line in lines:
        if line.part is LineKind.YAML and not line.key and _NO_SPACE_AFTER_DASH.match(line.text, line.start):
            edit = Edit(line.number, line.start + 1, line.start + 1, " ")
            example = f"- {line.text[line.start + 1 :].strip()}"
            yield Problem("dash-space", line.number, line.start, {"example": shorten(example)}, (edit,))


def list_commas(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """Full-width commas in brackets join several items to one."""
    for line in lines:
        if line.part is not LineKind.YAML or line.value[:1] != "[" or line.key == "printed":
            continue
        bare = _WHOLE.sub(lambda match: " " * len(match[0]), line.text)
        bare = bare.partition(" #")[0]
        edits = tuple(Edit(line.number, match.start(), match.end(), ", ") for match in re.finditer("，", bare))
        if edits:
            yield Problem("list-comma", line.number, edits[0].start, edits=edits)
