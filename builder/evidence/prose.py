"""Text of ours: its numbers with what they count, what it denies, whom it names and what it calls done.

That a summary says what the text says is for a reader to judge. Here is only what cannot be right: a number, a denial,
a body or a deed that the cited paragraphs do not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from builder.evidence.numerals import Number, find_numbers
from builder.evidence.search import Search
from builder.text import markdown
from builder.text.normalise import fold

# What follows a Chinese numeral that counts. 一 counts too seldom to be told from 一致, 统一, 一定.
_COUNTED = re.compile(r"[年个项名次支类级批层家所场位人条期轮届步季月]")
_COUNTER = re.compile(r"万亿?元?|亿元?|[年个项名次支类级批层家所场位人条期轮届步季月%元]")
# What a summary may deny although the text does not: what is written, counted, listed, stated.
_META = re.compile(
    r"(写|说|列|提|载|印|给出|区分|交代|明确|规定|标|注明|解释|定|相加|等|同|含|包括|算|计|录|限|详|设数|是|代表|能|可|应|得|必|只|在|作|重复|归)"
)
_DENIAL = re.compile(r"(没有|不再|不予|不给|不得|未|不|无需|无须|停止|取消)([一-鿿]{1,2})")
_BODY = re.compile(
    r"(?:市|省|区|县|国家|街道|镇)[一-鿿]{1,7}?(?:委员会|办公室|局|厅|部(?!门)|委(?!托|员|任)|科委|科协|工会|法院|检察院|公安|银行|集团|公司|大学)"
)
_DONE = re.compile(r"已经?(?=[一-鿿])|现已|业已")
_DONE_IN_SOURCE = re.compile(r"已|目前|截至|截止|先后|了|累计|去年|现有|现行|达|曾|原")
_CLAUSE = re.compile(r"[,。;:!?、\n()（）]")


def check_prose(search: Search, prose: str) -> None:
    """What a text of ours says that its cited paragraphs cannot bear out."""
    ours = fold(markdown.plain_text(prose))
    cited = search.cited()
    _numbers(search, ours, cited)
    _denials(search, ours, cited)
    _bodies(search, ours, cited)
    _deeds(search, ours, cited)


def _numbers(search: Search, ours: str, cited: list[str]) -> None:
    printed = [(number, text) for text in cited for number in find_numbers(text)]
    values = {number.text for number, _ in printed} | {str(n.value) for n, _ in printed if n.value is not None}
    kinds = {(str(number.value), _counts(text, number)) for number, text in printed}
    for number in find_numbers(ours):
        if not _is_number(ours, number):
            continue
        if number.text not in values and str(number.value) not in values:
            search.fail("evidence-number", number=number.text)
        elif (unit := _counts(ours, number)) in ("年", "%", "万元", "元", "亿元", "亿", "万") and not _is_unit(kinds, number, unit):
            search.fail("evidence-number", number=number.text + unit)
    _swapped(search, ours, cited)


def _is_unit(kinds: set[tuple[str, str]], number: Number, unit: str) -> bool:
    """Whether the source has the number with this unit, or as one end of a range that has it, or without the last 元."""
    units = {kind for value, kind in kinds if value == str(number.value)}
    return bool(units & {unit, "-", unit.removesuffix("元"), unit + "元"}) or unit == "年" and "" in units


def _is_number(text: str, number: Number) -> bool:
    if number.text[0].isdigit():
        return True
    return number.text not in ("一", "千", "百", "十", "零", "两") and bool(_COUNTED.match(text, number.end))


def _counts(text: str, number: Number) -> str:
    """What a number counts: the unit behind it, `-` for the first number of a range."""
    if text.startswith("-", number.end):
        return "-"
    end = number.end + (text[number.end : number.end + 1] in ("余", "多", "几"))
    match = _COUNTER.match(text, end)
    if match is None and text.startswith("个", end):
        return "个"
    return match[0] if match else ""


def _swapped(search: Search, ours: str, cited: list[str]) -> None:
    """Of two numbers of ours, neither stands nearer to the other's words in the source than to its own."""
    ours_at = [(n, _context(ours, n, ours_numbers)) for ours_numbers in [list(find_numbers(ours))] for n in ours_numbers]
    theirs = [
        (str(number.value), _context(text, number, numbers))
        for text in cited
        for numbers in [list(find_numbers(text))]
        for number in numbers
    ]
    for (a, of_a), (b, of_b) in pairwise([each for each in ours_at if _is_number(ours, each[0])]):
        if a.value == b.value:
            continue
        own = _affinity(str(a.value), of_a, theirs) + _affinity(str(b.value), of_b, theirs)
        crossed = _affinity(str(b.value), of_a, theirs) + _affinity(str(a.value), of_b, theirs)
        if crossed > own + 1:
            search.fail("evidence-number-place", number=a.text, other=b.text)


def _affinity(value: str, words: set[str], theirs: Iterable[tuple[str, set[str]]]) -> int:
    return max((len(words & context) for number, context in theirs if number == value), default=0)


def _context(text: str, number: Number, numbers: Iterable[Number]) -> set[str]:
    """The pairs of characters between the numbers, or the sentence's ends, on each side of a number."""
    before = max((n.end for n in numbers if n.end <= number.start), default=0)
    after = min((n.start for n in numbers if n.start >= number.end), default=len(text))
    left = re.split(r"[。;]", text[max(before, number.start - 14) : number.start])[-1]
    right = re.split(r"[。;]", text[number.end : min(after, number.end + 14)])[0]
    return {a + b for part in (left, right) for a, b in pairwise(part) if a + b not in _EMPTY}


_EMPTY = {"人才", "5-", "年内", "名,", "人,"}


def _denials(search: Search, ours: str, cited: list[str]) -> None:
    """What we deny and the source says without a denial."""
    for match in _DENIAL.finditer(ours):
        word, verb = match[1], match[2]
        if _META.match(verb) or any(word + verb[0] in text for text in cited):
            continue
        if any(verb in text for text in cited):
            search.fail("evidence-denial", looked=word + verb)


def _bodies(search: Search, ours: str, cited: list[str]) -> None:
    for match in _BODY.finditer(ours):
        if not any(match[0] in text for text in cited):
            search.fail("evidence-body", looked=match[0])


def _deeds(search: Search, ours: str, cited: list[str]) -> None:
    if any(_DONE_IN_SOURCE.search(text) for text in cited):
        return
    for match in _DONE.finditer(ours):
        search.fail("evidence-done", looked=ours[match.start() : match.start() + 6])
