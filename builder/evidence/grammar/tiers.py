"""Lists of amounts that are given to a list of recipients, each to its own: 甲、乙和丙,分别给予3万元、2万元和1万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from builder.evidence.grammar.numerals import MEASURES
from builder.evidence.grammar.outline import after_number
from builder.evidence.grammar.sentences import SENTENCE_END, pieces
from builder.text.chinese_numbers import parse_chinese
from builder.text.values import value_class

_AMOUNT = rf"[\d.]+[万亿千百]{{0,2}}(?:{MEASURES})(?:/[一-鿿]{{1,2}})?"
_LIST = re.compile(rf"分别[^,。;:\d]{{0,16}}(?P<amounts>{_AMOUNT}(?:[、和或及]{_AMOUNT})+)")
# 建成国家级、省级工作室1个、5个: without 分别 the names stand right before the amounts.
_BARE = re.compile(rf"(?<=[一-鿿])(?P<amounts>{_AMOUNT}(?:[、和或及]{_AMOUNT})+)(?=[,。;:]|$)")
_NUMBER_BEHIND = re.compile(rf"(?:{_AMOUNT}|\d).{{0,3}}$")
_ASIDE = re.compile(r"\([^()]*\)")
# 和 may be part of a name: 硕士和副教授、博士和教授.
_JOINS = re.compile("、"), re.compile("、|[和及与]")
_SIGN = re.compile("[国省市区县特一二三四五六七八九十甲乙丙丁]|[a-z]")
# 对在比赛中获得一等奖, 分A类: of what leads to a name only the name is said to get something.
_GIVEN_TO = re.compile(
    rf".*(?:获得|荣获|获评|评为|[认评]定为)(?!者)|.*(?:分为?|按照?)(?=(?:{_SIGN.pattern})[级类等档]?$)|对于?|[给向为凡]"
)
_BEHIND = re.compile("(?:的|每(?:人每年|人每月|年|月|人)|一次性|安排|给予|予以)+$")
# C三类: of three that are listed.
_COUNTED = re.compile("(?P<name>.+?)(?P<count>[二两三四五六七八九])(?P<noun>[类级等档].*)")
_CLAUSE = re.compile(",")
_CLAUSE_OR_SENTENCE = re.compile("[,。;:]")
# 经评审、公示后: what is done before, and nobody.
_FIRST_DONE = re.compile("(?:经|自|从|待).*[后时起]")
# What the parts before the last end with, where the noun of all stands in the last: 国家级、省级名师; 省、市、区名师.
_GRADE = re.compile("[级类等]$")
_Span = tuple[int, int]


@value_class
class Tier:
    """The amount that starts at a place, and the stretches that name who it is for: none where nothing tells them."""

    start: int
    name: tuple[_Span, ...]

    def name_in(self, text: str) -> str:
        """The name, of the folded text."""
        return "".join(text[slice(*span)] for span in self.name)


@lru_cache(maxsize=16)
def find_tiers(text: str) -> tuple[Tier, ...]:
    """The amounts of such lists in a folded text that has its pauses.

    >>> text = "对国家级、省级名师,分别给予3万元、2万元奖励。"
    >>> [(tier.start, tier.name_in(text)) for tier in find_tiers(text)]
    [(14, '国家级名师'), (18, '省级名师')]
    >>> text = "建成国家级、省级工作室1个、5个"
    >>> [(tier.start, tier.name_in(text)) for tier in find_tiers(text)]
    [(11, '建成国家级工作室'), (14, '省级工作室')]
    """
    tiers: list[Tier] = list(_bare_tiers(text))
    for match in _LIST.finditer(text):
        starts = [amount.start() + match.start("amounts") for amount in re.finditer(_AMOUNT, match["amounts"])]
        tiers += map(Tier, starts, _names(text, match.start(), len(starts)) or [()] * len(starts))
    return tuple(tiers)


def _bare_tiers(text: str) -> Iterator[Tier]:
    """The amounts of lists right behind as many names."""
    for match in _BARE.finditer(text):
        starts = [amount.start() + match.start("amounts") for amount in re.finditer(_AMOUNT, match["amounts"])]
        if not _LIST.search(text[: match.end()].rpartition("。")[2]) and len(starts) > 1:
            begins = max((end.end() for end in _CLAUSE_OR_SENTENCE.finditer(text, 0, match.start())), default=0)
            names = _names(text, match.start(), len(starts)) if "、" in text[begins : match.start()] else []
            yield from map(Tier, starts, names)


def _names(text: str, at: int, count: int) -> list[tuple[_Span, ...]]:
    """The parts of the list before a place, each with the noun that the last one has for all; none if not so many."""
    begins = max((end.end() for end in SENTENCE_END.finditer(text, 0, at)), default=after_number(text))
    # Brackets are no part of the list; what stands for them keeps the places.
    plain = _BARE.sub(_dashes, _ASIDE.sub(_dashes, text[begins:at])).rstrip(",")
    parts = next((parts for parts in _lists_before(plain) if len(parts) == count), None)
    if parts is None:
        return []
    spans = [_trim(plain, *part) for part in parts]
    ends = _ends([plain[slice(*span)] for span in spans])
    own, noun = spans[-1][0] + ends[0], spans[-1][0] + ends[1]
    shared = ((noun, spans[-1][1]),) if noun < spans[-1][1] else ()
    stretches = [((start, end), *shared) for start, end in [*spans[:-1], (spans[-1][0], own)]]
    return [tuple((begins + start, begins + end) for start, end in name) for name in stretches]


def _dashes(match: re.Match[str]) -> str:
    return "-" * len(match[0])


def _lists_before(text: str) -> Iterator[list[_Span]]:
    """The parts of each clause, last one first: 对船长、大副,签合同的,分别给予…: a condition may stand between."""
    for first, last in reversed(list(pieces(text, _CLAUSE))):
        if not _FIRST_DONE.fullmatch(text, first, last):
            for join in _JOINS:
                yield [(first + start, first + end) for start, end in pieces(text[first:last], join)]


def _trim(text: str, start: int, end: int) -> _Span:
    """A part without what introduces it, and without a number, or brackets, behind it: 名师20名."""
    introduced = _GIVEN_TO.match(text, start, end)
    start = introduced.end() if introduced else start
    name = _BEHIND.sub("", _NUMBER_BEHIND.sub("", text[start:end].rstrip("-")))
    return start, start + len(name)


def _ends(names: list[str]) -> tuple[int, int]:
    """Where in the last part its own name ends, and where begins the noun that is said of all, if any is."""
    *heads, last = names
    counted = _COUNTED.fullmatch(last)
    if heads and counted and parse_chinese(counted["count"]) == len(names):
        is_sign = _SIGN.fullmatch(counted["name"])
        return counted.end("name"), counted.start("noun") if is_sign else len(last)
    if heads and all(_GRADE.search(head) and head[-1] == heads[0][-1] for head in heads):
        grade = last.find(heads[0][-1]) + 1
        return (grade, grade) if grade else (len(last), len(last))
    is_signs = heads and all(_SIGN.fullmatch(sign) for sign in (heads[0][-1:], *heads[1:], last[:1]))
    return (1, 1) if is_signs else (len(last), len(last))
