"""Values: quotes, first characters, comments, colons and line breaks inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.yamltext.edits import Edit, Problem
from builder.yamltext.lines import CURLY, HAN, QUOTES, LineKind, YamlLine, bracket_depth, quote_end

# Keys whose text may be a name or a sentence that is in quotation marks from its first to its last character.
MAY_BE_QUOTED = (
    "name",
    "label",
    "zh",
    "text",
    "note",
    "reason",
    "summary",
    "example",
    "printed",
    "read_as",
    "period",
    "title",
)
_CURLY = re.compile(r"([“‘＂「『])([^“”‘’＂「」『』]*)([”’＂」』])")
_ESCAPE = re.compile(r"\\([0abt\tnvfre \"/\\N_LP]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")
_DRIVE = re.compile(r"[A-Za-z]:\\")
_BRACED = re.compile(rf"\{{[^{{}}:]*[{HAN}][^{{}}:]*\}}")
_HEADER = re.compile(r"[|>][-+0-9]*\s*(#.*)?")
_HAN = re.compile(f"[{HAN}]")
_HASH = re.compile(r"(?<!\s)(\s+)#(\S?)")
_COLON = re.compile(r":(?=\s|$)")
_LOCAL_TAG = re.compile(r"[&*!][!A-Za-z0-9_/:.-]+(\s|$)")


def chinese_quotes(lines: Sequence[YamlLine], *, names: bool = True) -> Iterator[Problem]:
    """Chinese quotation marks stand where YAML's belong. Names may be printed in them, codes and dates never are."""
    for line in _with_value(lines):
        value, end = line.value, line.at + len(line.value)
        if value[0] in QUOTES and len(value) > 1 and value[-1] in CURLY and quote_end(value) < 0:
            edit = Edit(line.number, end - 1, end, value[0])
            yield Problem("chinese-quotes", line.number, end - 1, {"mark": value[-1]}, (edit,))
        match = _CURLY.fullmatch(value)
        if match and line.key and not (names and line.key in MAY_BE_QUOTED and match[1] != "＂"):
            edits = (_edit_value(line, 0, 1, "'"), _edit_value(line, len(value) - 1, len(value), "'"))
            yield Problem("chinese-quotes", line.number, line.at, {"mark": match[1]}, edits)


def inner_quotes(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """A quoted value continues behind its closing quote."""
    for line in _with_value(lines):
        end = quote_end(line.value) if line.value[0] in QUOTES else -1
        rest = line.value[end + 1 :] if end > 0 else ""
        if not rest.strip() or re.match(r"\s+#|\s*[:,\]}]", rest):
            continue
        edit = _edit_value(line, 0, len(line.value), _quote(line.value))
        yield Problem("inner-quotes", line.number, line.at + end, {"mark": line.value[0]}, (edit,))


def open_quotes(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """A quote is never closed."""
    for line in lines:
        if line.open:
            end = line.at + len(line.value)
            edit = Edit(line.number, end, end, line.open)
            yield Problem("open-quote", line.number, line.at, {"mark": line.open, "line": str(line.number)}, (edit,))


def backslashes(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """A backslash in double quotes means something else, or nothing that YAML knows."""
    for line in _with_value(lines):
        if line.value[0] != '"' or "\\" not in line.value:
            continue
        end = quote_end(line.value)
        inside = line.value[: end if end > 0 else len(line.value)]
        drive = _DRIVE.match(inside, 1)
        at = drive.end() - 1 if drive else _find_bad_escape(inside)
        if at >= 0:
            edits = [_edit_value(line, 0, end + 1, _quote(inside[1:]))] if end > 0 else []
            yield Problem("backslash", line.number, line.at + at, edits=tuple(edits))


def _find_bad_escape(text: str) -> int:
    at = text.find("\\")
    while at >= 0:
        match = _ESCAPE.match(text, at)
        if not match:
            return at
        at = text.find("\\", match.end())
    return -1


def lost_comments(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """What follows a number sign is silently dropped, though it looks like part of the text."""
    for line in _with_value(lines):
        match = _HASH.search(line.value) if line.plain else None
        if not match or not _HAN.search(line.value[: match.start()]):
            continue
        if match[2] not in ("", "#", "!") or (len(match[1]) == 1 and _HAN.match(line.value[match.start() - 1])):
            yield Problem("hash", line.number, line.at + match.end(1))


def second_colons(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """A colon and a space inside a text make it a key."""
    for line in lines:
        if line.part is not LineKind.YAML or line.continues:
            continue
        if line.dashed and line.key and _HAN.search(line.key):
            at = line.colon
        elif line.key and line.plain and (match := _COLON.search(re.sub(r"\s#.*", "", line.value))):
            at = line.at + match.start()
        else:
            continue
        end = len(line.text) - len(line.text[at + 1 :].lstrip())
        yield Problem("second-colon", line.number, at, edits=(Edit(line.number, at, end, "："),))


def first_characters(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """A value starts with a character that has a meaning of its own."""
    for line in _with_value(lines):
        if line.continues or not (line.key or line.dashed) or not _starts_badly(line.value):
            continue
        edit = _edit_value(line, 0, len(line.value), _quote(line.value))
        # A lone hyphen is somebody's way to say that there is nothing.
        rule = "" if line.value == "-" else "first-character"
        yield Problem(rule, line.number, line.at, {"mark": line.value[0]}, (edit,))


def _starts_badly(value: str) -> bool:
    first = value[0]
    if first in "&*!":
        return not _LOCAL_TAG.match(value) and len(value) > 1
    if first in "|>":
        return not _HEADER.fullmatch(value)
    if first == "{" and _BRACED.fullmatch(value):
        return True
    if first in "[{":
        _, end = bracket_depth(value)
        return end > 0 and bool(re.match(r"\s*[^\s#,\]}]|[,\]}]", value[end + 1 :]))
    return first in "@`%,]}" or value == "-" or value[:2] in ("- ", "? ")


def folded_text(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """Chinese text on several lines without | gets a space at every line break. Report a whole text once."""
    for before, line, after in zip([None, *lines[:-1]], lines, [*lines[1:], None], strict=True):
        if _HEADER.fullmatch(line.value) and line.value[0] == ">" and line.part is LineKind.YAML:
            below = lines[line.number - lines[0].number + 1 :][:2]
            block = [following.text for following in below if following.part is LineKind.BLOCK]
            if len(block) == 2 and all(map(_HAN.search, block)):
                yield Problem("folded", line.number, line.at)
        elif _goes_on(line) and not (before and _goes_on(before)) and _HAN.search(line.text):
            if line.continues or (before and before.value[:1] in QUOTES and before.value):
                yield Problem("folded", line.number, len(line.text) - len(line.text.lstrip()))
        elif _starts_bare_text(before, line, after):
            yield Problem("folded", line.number, line.start)


def _goes_on(line: YamlLine) -> bool:
    return line.continues or line.part is LineKind.WITHIN


def _starts_bare_text(before: YamlLine | None, line: YamlLine, after: YamlLine | None) -> bool:
    """Whether a line is the first of several lines of text below a key, all equally indented."""

    def is_bare(row: YamlLine | None) -> bool:
        return bool(row and row.plain and not (row.key or row.dashed or row.continues))

    if not is_bare(line) or is_bare(before) or after is None or not is_bare(after):
        return False
    if before and line.indent <= before.column:  # below no key: the text above is broken off
        return False
    return line.indent == after.indent and bool(_HAN.search(after.text))


def _with_value(lines: Sequence[YamlLine]) -> Iterator[YamlLine]:
    return (line for line in lines if line.part is LineKind.YAML and line.value and line.value[0] != "#")


def _edit_value(line: YamlLine, start: int, end: int, text: str) -> Edit:
    """An edit of a part of the value."""
    return Edit(line.number, line.at + start, line.at + end, text)


def _quote(text: str) -> str:
    """The text in single quotes, as YAML reads it back.

    >>> _quote("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"
