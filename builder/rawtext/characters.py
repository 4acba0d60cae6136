"""Characters that nobody means to write: invisible, forbidden, garbled, or look-alikes from a PDF."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from builder.nodes import UNWANTED
from builder.rawtext.problem import Edit, Problem

MAX_LINES_NAMED = 20  # of one kind, of one file
_KINDS = (
    ("pasted", re.compile("[\x0b\x0c\u2028\u2029]")),
    ("bidi", re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
    ("control", re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")),
    ("garbled", re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")),
)
# What UTF-8 and GBK make of each other.
_MOJIBAKE = re.compile("锟斤拷|烫烫烫|屯屯屯|鈥|銆|Ã[\x80-\xbf]|â€|ï»¿")
_RADICAL = re.compile("[\u2e80-\u2fd5]")
# Radicals of simplified characters, which Unicode does not fold.
_SIMPLIFIED = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
_PRINTED = re.compile(r"\s*(?:- +)*(?:printed|read_as|also_printed)\s*:")


def kind(character: str) -> str:
    """The rule that forbids an unwanted character."""
    return next((rule for rule, pattern in _KINDS if pattern.match(character)), "character")


def unwanted(text: str) -> Iterator[Problem]:
    """The first character of each kind in each line that must not be there."""
    if not UNWANTED.search(text):
        return
    named: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        told = set()
        for match in UNWANTED.finditer(line):
            rule = kind(match[0])
            if rule not in told and named.get(rule, 0) < MAX_LINES_NAMED:
                told.add(rule)
                named[rule] = named.get(rule, 0) + 1
                yield Problem(rule, number, match.start(), {"code": f"U+{ord(match[0]):04X}"})


def garbled(text: str) -> Iterator[Problem]:
    """Chinese that was read in another encoding than it was written in, once a line."""
    if not _MOJIBAKE.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if match := _MOJIBAKE.search(line):
            yield Problem("mojibake", number, match.start(), {"text": match[0]})


def radicals(text: str) -> Iterator[Problem]:
    """Radicals that a PDF gave instead of characters, once a line. What is copied from a source is left alone."""
    if not _RADICAL.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        found = [] if _PRINTED.match(line) else [one for one in _RADICAL.finditer(line) if meant(one[0]) != one[0]]
        if found:
            first = found[0][0]
            values = {"found": first, "code": f"U+{ord(first):04X}"}
            values |= {"meant": meant(first), "meant_code": f"U+{ord(meant(first)):04X}"}
            edits = tuple(Edit(number, one.start(), one.end(), meant(one[0])) for one in found)
            yield Problem("radical", number, found[0].start(), values, edits)


def meant(radical: str) -> str:
    """The character that a radical stands for."""
    return _SIMPLIFIED.get(radical) or unicodedata.normalize("NFKC", radical)
