"""Repairs that change nothing an editor could have intended: `check --fix`.

Encoding and line ends, white space that is none to YAML, spaces at line ends, full-width colons after keys, full-width
digits of numbers, radicals for characters. What is quoted, and what is copied from a source, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from builder.text.normalise import narrow
from builder.yamltext.decoding import decode_gbk, split_front_matter
from builder.yamltext.edits import Edit, apply_edits
from builder.yamltext.lines import LineKind, YamlLine, scan
from builder.yamltext.reading import find_problems
from builder.yamltext.rules import characters
from builder.yamltext.rules.wording import QUOTED

_WIDE_NUMBER = re.compile(r"[０-９]+(?:[．.][０-９]+)?")
_WIDE_IN_BRACES = re.compile(r"([{,]\s*)([a-z_]+)(:\s+)([０-９]+(?:[．.][０-９]+)?)(?=\s*[,}])")
_MAX_ROUNDS = 8  # a line that was corrected may show another mistake


RightValue = Callable[[str, str], str]
"""What a key with a value is to be written with: the same, where nothing is wrong."""


def fix_text(
    data: bytes, file: str, *, prose: bool, numbers: Collection[str], right_value: RightValue = lambda _, value: value
) -> str | None:
    """The text of a file with all repairs applied, or None when it cannot be read as text.

    `prose` says that no part of the file is YAML; `numbers` are the keys whose values are numbers.

    >>> fix_text("min：１００ \\r\\n".encode(), "plan.yaml", prose=False, numbers=["min"])
    'min: 100\\n'
    """
    text = _decode(data)
    if text is None:
        return None
    text = characters.replace_radicals(text, but_in=QUOTED)
    if prose:
        return text
    if not file.endswith(".md"):
        return _fix_yaml(text, numbers, right_value)
    front = split_front_matter(text)
    if front is None:
        return text
    start = len(text.split("\n", 1)[0]) + 1
    return text[:start] + _fix_yaml(front[0], numbers, right_value) + text[start + len(front[0]) :]


def _fix_yaml(text: str, numbers: Collection[str], right_value: RightValue) -> str:
    for _ in range(_MAX_ROUNDS):
        before, text = text, apply_edits(text, _repairs(scan(text), numbers, right_value)).text
        if text == before:
            break
    return text


def _decode(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        gbk = decode_gbk(data)
        if gbk is None:
            return None
        text = gbk
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _repairs(lines: list[YamlLine], numbers: Collection[str], right_value: RightValue) -> Iterator[Edit]:
    for problem in find_problems(lines):
        if problem.lossless:
            yield from problem.edits
    for line in lines:
        end = len(line.text.rstrip(" \t"))
        if end < len(line.text) and line.part in (LineKind.YAML, LineKind.EMPTY) and not line.open:
            yield Edit(line.number, end, len(line.text), "")
        if line.part is LineKind.YAML:
            yield from _numbers(line, numbers)
            yield from _values(line, right_value)


def _values(line: YamlLine, right_value: RightValue) -> Iterator[Edit]:
    """A value that is written in another way than its key wants, up to its comment."""
    value = line.value.partition(" #")[0].rstrip()
    if line.key and value and (right := right_value(line.key, value)) != value:
        yield Edit(line.number, line.at, line.at + len(value), right)


def _numbers(line: YamlLine, numbers: Collection[str]) -> Iterator[Edit]:
    if line.key in numbers and _WIDE_NUMBER.fullmatch(line.value):
        yield Edit(line.number, line.at, line.at + len(line.value), narrow(line.value))
    elif line.value.startswith("{") and "'" not in line.value and '"' not in line.value:
        for match in _WIDE_IN_BRACES.finditer(line.text, line.at):
            if match[2] in numbers:
                yield Edit(line.number, match.start(4), match.end(4), narrow(match[4]))
