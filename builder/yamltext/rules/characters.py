"""Characters that nobody means to write: invisible, forbidden, garbled, or look-alikes from a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.text.invisible import UNWANTED
from builder.text.normalise import narrow
from builder.yamltext.edits import Problem

MAX_LINES_NAMED = 20  # of one kind, of one file
_KINDS = (
    ("pasted", re.compile("[\x0b\x0c\u2028\u2029]")),
    ("bidi", re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
    ("control", re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")),
    ("garbled", re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")),
)
# What UTF-8 and GBK make of each other.
_MOJIBAKE = re.compile("锟斤拷|烫烫烫|屯屯屯|鈥|銆|Ã[\x80-\xbf]|â€|ï»¿")
# Radicals, and the compatibility ideographs that look like characters and are other ones to a computer.
_RADICAL = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
# Radicals of simplified characters, which Unicode does not fold.
_SIMPLIFIED = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
_PRINTED = re.compile(r"\s*(?:- +)*(?:printed|read_as|also_printed)\s*:")


def rule_against(character: str) -> str:
    """The rule that forbids an unwanted character.

    >>> rule_against("\\u202e"), rule_against("\\u200b")
    ('bidi', 'character')
    """
    return next((rule for rule, pattern in _KINDS if pattern.match(character)), "character")


def find_unwanted(text: str) -> Iterator[Problem]:
    """The first character of each kind in each line that must not be there."""
    if not UNWANTED.search(text):
        return
    named: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        reported = set()
        for match in UNWANTED.finditer(line):
            rule = rule_against(match[0])
            if rule not in reported and named.get(rule, 0) < MAX_LINES_NAMED:
                reported.add(rule)
                named[rule] = named.get(rule, 0) + 1
                yield Problem(rule, number, match.start(), {"code": f"U+{ord(match[0]):04X}"})


def find_garbled(text: str) -> Iterator[Problem]:
    """Chinese that was read in another encoding than it was written in, once a line."""
    if not _MOJIBAKE.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if match := _MOJIBAKE.search(line):
            yield Problem("mojibake", number, match.start(), {"text": match[0]})


def find_radicals(text: str) -> Iterator[Problem]:
    """Radicals that a PDF gave instead of characters, once a line. What is copied from a source is left alone."""
    for number, line in _lines_with_radicals(text):
        radicals = (match[0] for match in _RADICAL.finditer(line) if replace_radical(match[0]) != match[0])
        if radical := next(radicals, None):
            character = replace_radical(radical)
            values = {"written": radical, "code": f"U+{ord(radical):04X}"}
            values |= {"intended": character, "intended_code": f"U+{ord(character):04X}"}
            yield Problem("radical", number, line.index(radical), values)


def replace_radicals(text: str, *, but_in: re.Pattern[str] | None = None) -> str:
    """The text with characters instead of radicals, except where it is copied or in a match of `but_in`.

    >>> replace_radicals("name: ⼈民\\nprinted: ⼈民")
    'name: 人民\\nprinted: ⼈民'
    """
    lines = text.split("\n")
    for number, line in _lines_with_radicals(text):
        kept = [match.span() for match in but_in.finditer(line)] if but_in else []
        at, parts = 0, []
        for start, end in [*kept, (len(line), len(line))]:
            parts += [_RADICAL.sub(lambda match: replace_radical(match[0]), line[at:start]), line[start:end]]
            at = end
        lines[number - 1] = "".join(parts)
    return "\n".join(lines)


def _lines_with_radicals(text: str) -> Iterator[tuple[int, str]]:
    if not _RADICAL.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if _RADICAL.search(line) and not _PRINTED.match(line):
            yield number, line


def replace_radical(radical: str) -> str:
    """The character that a radical stands for; a radical for which there is none stays.

    >>> replace_radical("⻛"), replace_radical("⼈")
    ('风', '人')
    """
    return _SIMPLIFIED.get(radical) or narrow(radical)
