"""What stands around a number: per what, over what time, until when, and what our own words count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from builder.evidence.grammar.numerals import MEASURE, Number, find_numbers
from builder.evidence.grammar.sentences import clause_around, sentence_around
from builder.evidence.sources.source_text import Match, with_pauses
from builder.evidence.verification.search import Search
from builder.model.schema.statement import Quantity
from builder.model.types import PartialDate
from builder.text.normalise import fold

_GIVING = "给予|予以|发放|安排|补助|补贴|奖励|资助|最高|不超"
# What a number is said per: 每人每年, 每个社区, 每两年, 每批次.
_PER = re.compile(
    rf"每(?:人每年|人每月|家每年|[一两二三四五]年|年|月|季度?|人|次|名|家|户|批|所|项|个(?:(?!{_GIVING})[一-鿿]{{2}})?|位|场|期|天|日|周)"
)
_PERS = re.compile(rf"(?:{_PER.pattern})+")
SAID_OF_THE_CLAUSE_BEFORE = re.compile(r"(?:奖金|补贴|津贴|资助|奖励|补助)(?:各|均|分别)?为?(?=\d)")
"""The beginning of a clause that is nothing but an amount: what it is said per stands before it."""
# A sentence that says what is in the number of the one before: 包括引进8名.
_GOES_INTO = re.compile("包括|其中|含")
# Until when or over what time; a goal (到2024年, 5-10年内) is said of the sentences behind it too.
_GOAL = re.compile(
    r"(?:到|至|截至|截止)20\d\d年|(?<![每第\d])(?:\d{1,2}(?:-\d{1,2})?|[一二两三四五六七八九十]{1,3})年(?:左右)?(?:的?时间|以内|之内|内)"
)
_TIME = re.compile(
    r'(?:19|20)\d\d年|(?<![每第\d])(?:\d{1,2}(?:-\d{1,2})?|[一二两三四五六七八九十]{1,3})年(?![级度龄代])|十[一二三四]五"?[期时]|[今去前]年'
)
SLASH = re.compile(r"/(人|月|年|项目|家|户|次|天|名)")
# Numbers of ours that speak of the text's own parts (第24项), or of what is printed there.
_OF_THE_TEXT = re.compile(r'第[\d一二三四五六七八九十]+(?:至\d+)?[项段章节条款类]|"[^"]*"')


def check_surroundings(search: Search, quantity: Quantity, place: Match) -> None:
    """Everything that a quantity says besides its number, where the number stands."""
    text = search.text.folded[place.paragraph - 1].text
    first, last = sentence_around(text, place.start, place.end)
    _per(search, quantity, text, place, first)
    _per_claimed(search, quantity, text[first:last])
    if not _has_number(quantity) and not quantity.per and _PERS.search(_between_commas(search, place)):
        search.result.is_open = True  # whether an unnamed amount is said per year too
    whole = text[:last] if _GOES_INTO.match(text, first) else text[first:last]
    if quantity.period and fold(quantity.period) not in whole:
        search.refute_phrase(quantity.period)
    if quantity.by:
        others = [words for words in search.cited() if words != text]
        _deadline(search, quantity.by, [text[:last], *others])
    own = place.start if quantity.unit == "年" else place.end
    if _is_timeless(quantity) and (_TIME.search(text, first, own) or _GOAL.search(text, 0, first)):
        search.result.is_open = True  # whether the time is said of this number too, only a person can say
    _words_of_ours(search, quantity)


def _between_commas(search: Search, place: Match) -> str:
    """The clause around a place; 、 ends none: 每年发放甲、乙."""
    number = place.paragraph - 1
    words = with_pauses(search.text.folded[number], search.text.raw[number])
    return words[slice(*clause_around(words, place.start, place.end))]


def _is_timeless(quantity: Quantity) -> bool:
    """Whether a number is recorded as if it held at any time."""
    return _has_number(quantity) and not quantity.by and not quantity.period


def _has_number(quantity: Quantity) -> bool:
    return isinstance(quantity.value, Decimal) or quantity.min is not None or quantity.max is not None


def _per(search: Search, quantity: Quantity, text: str, place: Match, sentence: int) -> None:
    """每… that stands before the number in its clause, or in the phrase, is part of what the number says.

    Of a clause that is only an amount it is what stands nearest before it in the sentence: 每次1个，奖金100万元.
    """
    if _has_number(quantity) or "每" in text[place.start : place.end]:
        first, last = clause_around(text, place.start, place.end)
        if SAID_OF_THE_CLAUSE_BEFORE.match(text, first):
            first = sentence
        claimed = fold(quantity.per or "")
        printed = [run[0] for run in _PERS.finditer(text[first : place.end])]
        words = _PER.findall(printed[-1]) if printed else []
        for word in [*words, *_find_slashed(text[place.start : last])]:
            if word not in claimed:
                search.refute("evidence-per", looked=word, printed=quantity.printed)


def _find_slashed(text: str) -> Iterator[str]:
    return (f"每{unit}" for unit in SLASH.findall(text))


def _per_claimed(search: Search, quantity: Quantity, sentence: str) -> None:
    """What a number is said per stands in its own sentence."""
    for part in re.findall(r"每[^每]*|^[^每]+", fold(quantity.per or "")):
        if part not in sentence and f"/{part[1:]}" not in sentence:
            search.refute_phrase(quantity.per or "", part)


def _deadline(search: Search, by: PartialDate, near: Sequence[str]) -> None:
    """A deadline is printed as one, not behind the number's sentence: 到2024年, 2024年底前, 2022-2024.

    So is the year that heads the column of a table; the one that something begins in is none.
    """
    year = str(by.year)
    month = rf"年{by.month:02d}|年{by.month}" if by.month else ""
    day = f"(?:{by.day}日)?" if by.day else ""
    as_end = re.compile(
        rf"(?:到|至|截至|截止|-|于|在){year}{month}|(?:^|\|)(?:{year}年?[^:|]{{0,8}}|[^:|\d]{{1,12}}{year}年?):|(?:时限|时间|期限|日期):{year}{month}|{year}(?:{month})?月?{day}(?:年?[底末前]|年?之前|年?以前|年内)"
    )
    if not any(year in text for text in search.cited()):
        search.refute("evidence-date", date=by)
    elif not any(as_end.search(text) for text in near):
        search.refute("evidence-deadline", date=by)


def _words_of_ours(search: Search, quantity: Quantity) -> None:
    """The numbers of a label stand in the cited paragraphs, those of a note anywhere in the text."""
    everywhere = [folded.text for folded in search.text.folded] + [fold(raw) for raw in search.text.raw]
    texts = ((quantity.label.zh, search.cited()), (quantity.note.zh if quantity.note else "", everywhere))
    for ours, theirs in texts:
        for number in find_foreign_numbers(ours, theirs):
            search.refute("evidence-number", number=number)


def find_foreign_numbers(ours: str, theirs: Iterable[str]) -> Iterator[str]:
    """The numbers in words of ours that none of the folded texts has."""
    printed = {number.value for text in theirs for number in find_numbers(text)} | {Decimal(1), None}
    folded = _OF_THE_TEXT.sub("", fold(ours))
    for number in find_numbers(folded):
        if number.value not in printed and _is_counted(folded, number):
            yield number.text


def _is_counted(text: str, number: Number) -> bool:
    return number.text[0].isdigit() or bool(MEASURE.match(text, number.end))
