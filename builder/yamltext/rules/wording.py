"""Sentences in editors' own words: Chinese punctuation, simplified characters, no readings left by a web page.

All are warnings. Quotations are as the source has them and left alone: “…”, 《…》, 〔…〕, quoted YAML, keys that hold
printed words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from builder.findings.finding import Severity
from builder.text.normalise import simplify
from builder.yamltext.edits import Problem
from builder.yamltext.lines import HAN, SENTENCES, LineKind, YamlLine

_PRINTED = ("printed", "read_as", "also_printed", "title", "url", "file", "name", "number", "en")
QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|《[^《》]*》|〔[^〔〕]*〕|「[^「」]*」|`[^`]*`|\]\([^()]*\)|'[^']*'|\"[^\"]*\"")
_PINYIN = re.compile(rf"(?<=[{HAN}])[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*[)）]")
_HALF_WIDTH = re.compile(
    rf"(?<=[{HAN}”》）])[,;?!](?=\s*[{HAN}“《（]|\s*$)|(?<=[{HAN}])\((?=[^()]{{0,60}}[{HAN}][^()]{{0,60}}\))"
)
_ANY = re.compile("[,;?!(（]")
# The commas of a list in brackets are YAML's.
_MARKS = re.compile(rf"^[^\n\[]*[{HAN}”》）][,;?!(]|（[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", re.MULTILINE)
_FULL = str.maketrans(",;?!(", "，；？！（")


def check_prose(text: str, *, first_line: int) -> Iterator[Problem]:
    """What to correct in Markdown whose first line is line `first_line`."""
    return _find_problems((number, 0, line) for number, line in enumerate(text.split("\n"), start=first_line))


def check_values(lines: Sequence[YamlLine]) -> Iterator[Problem]:
    """What to correct in the values of YAML."""
    own = [
        (line.number, line.at, line.text)
        for line, head in _with_heads(lines)
        if line.part is LineKind.BLOCK
        or (line.plain and (line.key in SENTENCES or (line.dashed and not line.key and head not in _PRINTED)))
    ]
    yield from _find_problems(own)
    shown = {number for number, _, _ in own}
    names = [line for line in lines if line.plain and line.key not in _PRINTED and line.number not in shown]
    yield from _find_problems(((line.number, line.at, line.text) for line in names), punctuation=False)


def _with_heads(lines: Iterable[YamlLine]) -> Iterator[tuple[YamlLine, str]]:
    """Each line with the key that a list item without one stands under."""
    head = ""
    for line in lines:
        head = line.key or head
        yield line, head


def may_need_correction(text: str) -> bool:
    """Whether there is anything to look at more closely. Most texts have nothing.

    >>> may_need_correction("name: 人民"), may_need_correction("name: 产業"), may_need_correction("note: 甲,乙")
    (False, True, True)
    """
    return bool(_MARKS.search(text) or _suspects().search(text))


def _find_problems(lines: Iterable[tuple[int, int, str]], *, punctuation: bool = True) -> Iterator[Problem]:
    for number, start, line in lines:
        if not (_ANY.search(line) or _suspects().search(line)):
            continue
        text = " " * start + QUOTED.sub(lambda match: " " * len(match[0]), line)[start:]
        if match := _PINYIN.search(text):
            yield _warning("pinyin", number, match.start(), written=match[0])
        elif traditional := _find_traditional(text):
            at, character, simplified = traditional
            yield _warning("traditional", number, at, written=character, intended=simplified)
        elif punctuation and (match := _HALF_WIDTH.search(text)):
            yield _warning("half-width", number, match.start(), written=match[0], intended=match[0].translate(_FULL))


def _warning(rule: str, line: int, at: int, **values: str) -> Problem:
    return Problem(rule, line, at, values, severity=Severity.WARNING)


def _find_traditional(text: str) -> tuple[int, str, str] | None:
    """The first traditional character: where it is, what it is, what it is in simplified Chinese.

    >>> _find_traditional("产業"), _find_traditional("著名")
    ((1, '業', '业'), None)
    """
    if not _suspects().search(text):
        return None
    # Whole phrases decide: 著 in 著名 is simplified Chinese, though 著 alone may be written 着.
    simplified = simplify(text)
    if len(simplified) != len(text):
        return None
    differing = (at for at, (old, new) in enumerate(zip(text, simplified, strict=True)) if old != new)
    at = next((at for at in differing if _suspects().match(text[at])), None)
    return None if at is None else (at, text[at], simplified[at])


@cache
def _suspects() -> re.Pattern[str]:
    """Characters that GB 2312 lacks and that have a simplified form: never those that both ways of writing share."""
    # To look for one of a set of characters is fast; OpenCC is asked only about the lines that have one of them.
    every = [chr(code) for code in range(0x4E00, 0x9FA6)]
    # No phrase goes on over a line break; to ask for each character apart takes twice as long.
    simplified = simplify("\n".join(every)).split("\n")
    only = [old for old, new in zip(every, simplified, strict=True) if old != new and not _in_gb2312(old)]
    return re.compile(f"[{''.join(only)}]")


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
