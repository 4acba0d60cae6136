"""Repairs that change nothing an editor could have meant: `check --fix`.

Encoding and line ends, white space that is none to YAML, spaces at line ends, full-width colons after keys, full-width
digits of numbers, radicals for characters. What is quoted, and what is copied from a source, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from builder.text.normalise import narrow
from builder.yamltext.decoding import converted, front_matter
from builder.yamltext.edits import Edit, mended
from builder.yamltext.lines import Line, Part, scan
from builder.yamltext.reading import look
from builder.yamltext.rules import characters
from builder.yamltext.rules.wording import QUOTED

_WIDE_NUMBER = re.compile(r"[０-９]+(?:[．.][０-９]+)?")
_WIDE_IN_BRACES = re.compile(r"([{,]\s*)([a-z_]+)(:\s+)([０-９]+(?:[．.][０-９]+)?)(?=\s*[,}])")
_ROUNDS = 8  # a mended line may show another mistake


def fixed(data: bytes, file: str, *, prose: bool, numbers: Collection[str]) -> str | None:
    """The text of a file with repairs made, or None when it cannot be read as text.

    `prose` says that no part of the file is YAML; `numbers` are the keys whose values are numbers.
    """
    text = _text(data)
    if text is None:
        return None
    text = characters.without_radicals(text, but_in=QUOTED)
    if prose:
        return text
    if not file.endswith(".md"):
        return _fixed_yaml(text, numbers)
    front = front_matter(text)
    if front is None:
        return text
    start = len(text.split("\n", 1)[0]) + 1
    return text[:start] + _fixed_yaml(front[0], numbers) + text[start + len(front[0]) :]


def _fixed_yaml(text: str, numbers: Collection[str]) -> str:
    for _ in range(_ROUNDS):
        before, text = text, mended(text, _repairs(scan(text), numbers)).text
        if text == before:
            break
    return text


def _text(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        found = converted(data)
        if found is None:
            return None
        text = found
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _repairs(lines: list[Line], numbers: Collection[str]) -> Iterator[Edit]:
    for problem in look(lines):
        if problem.lossless:
            yield from problem.edits
    for line in lines:
        end = len(line.text.rstrip(" \t"))
        if end < len(line.text) and line.part in (Part.YAML, Part.EMPTY) and not line.open:
            yield Edit(line.number, end, len(line.text), "")
        if line.part is Part.YAML:
            yield from _numbers(line, numbers)


def _numbers(line: Line, numbers: Collection[str]) -> Iterator[Edit]:
    if line.key in numbers and _WIDE_NUMBER.fullmatch(line.value):
        yield Edit(line.number, line.at, line.at + len(line.value), narrow(line.value))
    elif line.value.startswith("{") and "'" not in line.value and '"' not in line.value:
        for match in _WIDE_IN_BRACES.finditer(line.text, line.at):
            if match[2] in numbers:
                yield Edit(line.number, match.start(4), match.end(4), narrow(match[4]))
