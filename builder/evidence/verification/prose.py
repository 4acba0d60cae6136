"""Checks our own text: its numbers with what they count, what it denies, whom it names and what it calls done.

That a summary says what the text says is for a reader to judge. Here is only what cannot be right: a number, a denial,
a body or an action that the cited paragraphs do not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from builder.evidence.grammar.numerals import Number, find_numbers
from builder.evidence.grammar.table_rows import BARE, read_row, unit_in_row
from builder.evidence.verification.order import check_order
from builder.evidence.verification.search import Search
from builder.text import markdown
from builder.text.normalise import fold

# What follows a Chinese numeral that counts. 一 counts too seldom to be told from 一致, 统一, 一定.
_COUNTED = re.compile(r"[年个项名次支类级批层家所场位人条期轮届步季月]")
_COUNTER = re.compile(r"万亿?元?|亿元?|[年个项名次支类级批层家所场位人条期轮届步季月日%元]")
_MEASURED = ("年", "月", "日", "%", "万元", "元", "亿元", "亿", "万")
# Deeds of a text. What a summary says of the text itself (没有写, 未列) is none of them.
_DEEDS = (
    "设立|建立|成立|组建|给予|提供|发放|引进|培养|培育|支持|资助|扶持|奖励|补贴|组织|举办|开展|实施|实行|推行|加强|完善|制定"
    "|出台|落实|鼓励|推动|引导|探索|享受|授予|评选|管理|负责|牵头|配合|审定|纳入|用于|设有|增加|提高|扩大|建设|打造|承担"
    "|拨付|安排|给|设|建|奖"
)
_DENIAL = re.compile(rf"(没有|不再|不予|不得|未|不|无需|无须|停止|暂停)({_DEEDS})")
_BODY = re.compile(
    r"[市省区县][^的和与及由或也在是对把向为,.。;:()\"\s]{1,6}?"
    r"(?:委员会|办公室|(?<![布格结全大])局|厅|银行|公司|集团|大学|法院|检察院|工会)"
)
_DONE = re.compile(r"(?:已经?|现已|业已)(?=[一-鿿])(?!有)")
_RANGE = re.compile(r"(?<![\d.-])(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?=[年个项名次位家场条%人])")
# A sentence about the text, its words and how we sort them, has words that the text has not.
_ABOUT_TEXT = re.compile(
    r"没有|未|写|列|文|只|章|条|数|见|归|依据|名称|用词?|口径|相加|标题|建议|现有|已有|之一|这是|属于|上述|这些|转载|修复|读作|词|各"
)
_CLAUSE = re.compile(r"[,。;:!?\n()]")
_DONE_IN_SOURCE = re.compile(r"已|目前|截至|截止|先后|了|累计|去年|现有|现行|曾")


def check_prose(search: Search, prose: str) -> None:
    """What a text of ours says that its cited paragraphs cannot support."""
    ours = fold(markdown.plain_text(prose))
    cited = search.cited()
    _numbers(search, ours, cited)
    _denials(search, ours, cited)
    _bodies(search, ours, cited)
    _actions(search, ours, cited)
    _inventions(search, ours, cited)


def _numbers(search: Search, ours: str, cited: list[str]) -> None:
    rows = _units_of_rows(search)
    printed = [(number, text) for text in cited for number in find_numbers(text)]
    values = {number.text for number, _ in printed} | {str(n.value) for n, _ in printed if n.value is not None}
    kinds = {(str(number.value), _counts(text, number)) for number, text in printed} | rows
    for number in find_numbers(ours):
        if not _is_number(ours, number):
            continue
        if number.text not in values and str(number.value) not in values:
            search.refute("evidence-number", number=number.text)
        elif (unit := _counts(ours, number)) in _MEASURED and not _is_unit(kinds, number, unit):
            search.refute("evidence-number", number=number.text + unit)
    _check_swapped(search, ours, cited)
    _dates(search, ours, cited)
    check_order(search, ours, cited)
    for match in _RANGE.finditer(ours):
        if not any(match[0] in text for text in cited):
            search.refute("evidence-number-place", number=match[1], other=match[2])


def _units_of_rows(search: Search) -> set[tuple[str, str]]:
    """The numbers that are all that stands in the cells of cited tables, each with what its table counts in."""
    texts = [folded.text for folded in search.text.folded]
    return {
        (str(number.value), unit[0])
        for paragraph in search.paragraphs
        for cell in read_row(texts[paragraph - 1])
        if BARE.fullmatch(cell.value)
        for number in find_numbers(cell.value)
        if (unit := _COUNTER.match(unit_in_row(texts, paragraph, cell)))
    }


def _is_unit(kinds: set[tuple[str, str]], number: Number, unit: str) -> bool:
    """Whether the source has the number with this unit, as an end of a range, or without the last 元."""
    units = {kind for value, kind in kinds if value == str(number.value)}
    return bool(units & {unit, "-", unit.removesuffix("元"), unit + "元"}) or (
        unit in ("年", "月", "日") and "" in units
    )


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


def _check_swapped(search: Search, ours: str, cited: list[str]) -> None:
    """Of two numbers of ours, neither stands nearer to the other's words in the source than to its own."""
    theirs = [(str(number.value), words) for text in cited for number, words in _in_context(text)]
    for (a, of_a), (b, of_b) in pairwise(_in_context(ours)):
        if a.value == b.value:
            continue
        own = _affinity(str(a.value), of_a, theirs) + _affinity(str(b.value), of_b, theirs)
        crossed = _affinity(str(b.value), of_a, theirs) + _affinity(str(a.value), of_b, theirs)
        if crossed > own + 1 and _is_year(a) == _is_year(b):
            search.refute("evidence-number-place", number=a.text, other=b.text)


def _is_year(number: Number) -> bool:
    """Whether a number looks like a year; what stands beside one is seldom what it says."""
    return len(number.text) == 4 and number.text[:2] in ("19", "20")


def _in_context(text: str) -> list[tuple[Number, set[str]]]:
    """Each number that counts, with its words. The two of a range have the same words, and are left out."""
    numbers = [number for number in find_numbers(text) if _is_number(text, number)]
    return [
        (number, _context(text, number))
        for number in numbers
        if not text.startswith("-", number.end) and text[number.start - 1 : number.start] != "-"
    ]


def _dates(search: Search, ours: str, cited: list[str]) -> None:
    """到2015年 is a date and 用5年 a length: a number of years stands behind the same word as in the source."""
    for match in re.finditer(r"[到从](\d+)年|(?<!\d)(\d+)年(?:左右|时间|内)", ours):
        if not any(match[0] in text for text in cited) and not _ABOUT_TEXT.search(match[0]):
            search.refute("evidence-number", number=match[0])


def _affinity(value: str, words: set[str], theirs: Iterable[tuple[str, set[str]]]) -> int:
    return max((len(words & context) for number, context in theirs if number == value), default=0)


def _context(text: str, number: Number) -> set[str]:
    """The pairs of characters between the commas on each side of a number."""
    left = _CLAUSE.split(text[max(0, number.start - 16) : number.start])[-1]
    right = _CLAUSE.split(text[number.end : number.end + 16])[0]
    return {a + b for part in (left, right) for a, b in pairwise(part)}


def _denials(search: Search, ours: str, cited: list[str]) -> None:
    """What we deny and the source says without a denial."""
    for match in _DENIAL.finditer(ours):
        word, verb = match[1], match[2]
        # 没有 and 未 also say what a text does not write; 不 and 停止 deny an action, whether the text has it or not.
        is_of_text = word in ("没有", "未") and not any(verb in text for text in cited)
        if not is_of_text and not any(word + verb in text for text in cited):
            search.refute("evidence-denial", looked=word + verb)


def _bodies(search: Search, ours: str, cited: list[str]) -> None:
    for match in _BODY.finditer(ours):
        if not any(match[0] in text for text in cited):
            search.refute("evidence-body", looked=match[0])


def _actions(search: Search, ours: str, cited: list[str]) -> None:
    if any(_DONE_IN_SOURCE.search(text) for text in cited):
        return
    for match in _DONE.finditer(ours):
        search.refute("evidence-done", looked=ours[match.start() : match.start() + 6])


def _inventions(search: Search, ours: str, cited: list[str]) -> None:
    """A sentence of ours of which next to nothing stands in the text, and that does not speak of the text."""
    printed = {a + b for text in cited for a, b in pairwise(text)}
    for sentence in re.split(r"[。;!?\n]", ours):
        pairs = [a + b for a, b in pairwise(sentence) if not (a + b).isascii()]
        if len(pairs) < 6 or _ABOUT_TEXT.search(sentence.replace("未完成", "")):
            continue
        if sum(pair in printed for pair in pairs) < len(pairs) / 4:
            search.refute("evidence-invented", looked=sentence[:24])
