"""Numbers: the value, its unit as a whole word, and what is printed beside it (约, 左右, 不超过)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from builder.evidence.grammar.numerals import COUNTED_BARE, FIGURES, MEASURE, Number, find_numbers
from builder.evidence.grammar.table_rows import BARE, cell_at, unit_in_row
from builder.evidence.sources.source_text import Match, with_pauses
from builder.evidence.verification.no_numbers import check_counted, is_in_idiom
from builder.evidence.verification.search import Search
from builder.evidence.verification.surroundings import check_surroundings
from builder.model.schema.statement import Quantity
from builder.text.limits import AHEAD, CEILINGS, FLOORS, NOT_OF_A_NAME
from builder.text.normalise import fold

# What stands directly before a number, or within its clause before it; and directly after its unit.
_NEAR = re.compile(r"(≥|≤|大约|约|将近|近|超过|逾|超|(?<!有)过|至多|至少|最少|最高|最多|最低|最长|最短)$")
_LIMIT = "|".join((*AHEAD, "不低於"))
_BEFORE = re.compile(rf"({_LIMIT}){NOT_OF_A_NAME}[^\d,]{{0,6}}$")
_AFTER = re.compile(r"(左右|上下|以上|以下|以内|之内)")
_MORE = re.compile(r"(余|多)(?![少数])")
_MORE_THAN = re.compile(r"([过逾超近])[万亿]")
# All that a qualifier can be: words of that kind, one or two; any other word beside the number is no part of it.
_QUALIFIER = re.compile(
    rf"(?:(?:{'|'.join((*CEILINGS, *FLOORS))}|大约|约|将近|接近|近|左右|上下|十几|几|力争|原则上|[,/-])){{1,4}}"
)
_LONGEST_LIST = 80
# After these the word goes on: 元 in 万元 is no unit, and neither is 人 in 人次 nor 个 in 个亿.
_GOES_ON = {"人": "次才", "个": "亿万", "万": "元人名家个件", "亿": "元", "千": "元瓦", "百": "分"}


def check_quantity(search: Search, quantity: Quantity) -> None:
    """Everything that a quantity says, in the paragraphs it cites."""
    place = search.anchor(quantity.printed, quantity.occurrence)
    if place is None:
        return
    phrase = fold(quantity.printed)
    numbers = list(find_numbers(phrase))
    limit = _limit_of_list(search, quantity, place, numbers)
    stated = [value for value in (quantity.value, quantity.min, quantity.max) if isinstance(value, Decimal)]
    missed = [value for value in stated if value not in _values(phrase, numbers)]
    for value in missed:
        search.refute("evidence-value", value=value, printed=quantity.printed)
    if not missed:  # what is missed is misread, and stands there as another
        own = [number for number in numbers if number.value in stated] or numbers
        _unit(search, quantity, place, numbers if _foreign(search, quantity, numbers, stated) else own)
        _bounds(search, quantity)
        if stated:
            counted = [number for number in numbers if number.value in stated]
            _qualifiers(search, quantity, place, counted, limit)
            check_counted(search, quantity, place, counted)
    if quantity.qualifier and fold(quantity.qualifier) not in phrase and fold(quantity.qualifier) != limit:
        search.refute("evidence-word", looked=quantity.qualifier, printed=quantity.printed)
    elif quantity.qualifier and not _QUALIFIER.fullmatch(fold(quantity.qualifier)):
        search.refute("evidence-qualifier-words", looked=quantity.qualifier)
    check_surroundings(search, quantity, place)


def _values(phrase: str, numbers: list[Number]) -> set[Decimal | None]:
    values = {number.value for number in numbers}
    if "十几" in phrase:
        values |= {Decimal(11), Decimal(19)}
    if _MORE_THAN.search(phrase):
        values.add(Decimal(1))
    return values


def _foreign(search: Search, quantity: Quantity, numbers: list[Number], stated: list[Decimal]) -> bool:
    """Whether the phrase has numbers that the record has not."""
    allowed = {*stated, *_numbers_in(quantity.period, quantity.per, quantity.qualifier, quantity.unit)}
    if quantity.by:
        allowed |= {Decimal(part) for part in str(quantity.by).split("-")}
    phrase = fold(quantity.printed)
    heading, _, value = phrase.partition(":")
    if value and BARE.fullmatch(value):  # a cell: 一次性奖励(万元):100
        allowed |= {number.value for number in find_numbers(heading) if not number.text.isascii()}
    foreign = [number for number in numbers if number.value not in allowed and not is_in_idiom(phrase, number.start)]
    for number in foreign:
        search.refute("evidence-foreign-number", number=number.text, printed=quantity.printed)
    return bool(foreign)


def _numbers_in(*texts: str | None) -> set[Decimal | None]:
    return {number.value for text in texts if text for number in find_numbers(fold(text))}


def _unit(search: Search, quantity: Quantity, place: Match, numbers: list[Number]) -> None:
    """The unit stands right behind a number of the phrase, as a whole word; of a bare number in a table, in its row."""
    text = search.text.folded[place.paragraph - 1].text
    phrase = text[place.start : place.end]
    if _row_unit(search, place, numbers) == fold(quantity.unit or "") != "":
        return
    if not quantity.unit:
        _no_unit(search, quantity, phrase, numbers)
        return
    unit = fold(quantity.unit)
    ends = [number.end for number in numbers] or [match.end() for match in re.finditer("[过逾超近几]", phrase)]
    for end in ends:
        rest = re.sub(r"^(余|多|几|个(?=[万亿]))", "", phrase[end:])
        following = rest[len(unit) : len(unit) + 1]
        word = MEASURE.match(rest)
        is_longer = word and word[0].lstrip("万亿千百") in FIGURES and len(word[0]) > len(unit)  # 人年 is not 人
        if rest.startswith(unit) and not is_longer and not (following and following in _GOES_ON.get(unit[-1], "")):
            # 名高级技师 is no unit: 名 is.
            if word and len(word[0]) < len(unit) and not re.fullmatch(COUNTED_BARE, unit.lstrip("万亿千百")):
                search.refute("evidence-unit-words", looked=quantity.unit, unit=word[0])
            return
    search.refute("evidence-word", looked=quantity.unit, printed=quantity.printed)


def _row_unit(search: Search, place: Match, numbers: list[Number]) -> str:
    """The unit that a table gives to a number which is all that stands in its cell."""
    text = search.text.folded[place.paragraph - 1].text
    for number in numbers:
        cell = cell_at(text, place.start + number.start)
        if cell and BARE.fullmatch(cell.value):
            return unit_in_row([folded.text for folded in search.text.folded], place.paragraph, cell)
    return ""


def _no_unit(search: Search, quantity: Quantity, phrase: str, numbers: list[Number]) -> None:
    """What is counted without a unit of its own is counted by 大: 五大平台. Any other unit is part of the number."""
    for number in numbers if isinstance(quantity.value, Decimal) else ():
        word = MEASURE.match(re.sub(r"^(余|多|几)", "", phrase[number.end :]))
        if word:
            search.refute("evidence-unit", unit=word[0], printed=quantity.printed)
        elif not phrase.startswith("大", number.end):
            search.refute("evidence-no-number", number=number.text, printed=quantity.printed)


def _bounds(search: Search, quantity: Quantity) -> None:
    """不超过 is a ceiling and 以上 a floor; neither is an amount."""
    words = fold(quantity.qualifier or "")
    is_ceiling = any(word in words for word in CEILINGS)
    is_floor = not is_ceiling and any(word in words for word in FLOORS)
    if is_ceiling and quantity.max is None and not quantity.disputed:
        search.refute("evidence-bound", looked=quantity.qualifier, bound="max")
    if is_floor and quantity.min is None and not quantity.disputed:
        search.refute("evidence-bound", looked=quantity.qualifier, bound="min")
    if not words and (quantity.min is None) != (quantity.max is None):
        search.refute("evidence-bound-word", printed=quantity.printed)


def find_limit_of_list(text: str, start: int, unit: str) -> str:
    """The limit before the first of a list of amounts, which holds for the one at `start` as well.

    >>> find_limit_of_list("给予最高50万元、20万元奖励", 9, "万元")
    '最高'
    """
    amounts = rf"(?:[\d.]+{re.escape(unit)}(?:/[一-鿿]{{1,2}})?[、和或])+"
    head = re.search(rf"({_LIMIT})[^\d、,]{{0,6}}{amounts}$", text[max(0, start - _LONGEST_LIST) : start])
    return head[1] if head and unit else ""


def _limit_of_list(search: Search, quantity: Quantity, place: Match, numbers: list[Number]) -> str:
    number = place.paragraph - 1
    text = with_pauses(search.text.folded[number], search.text.raw[number])
    return find_limit_of_list(text, place.start + numbers[0].start, fold(quantity.unit or "")) if numbers else ""


def _qualifiers(search: Search, quantity: Quantity, place: Match, numbers: list[Number], limit: str) -> None:
    """What the source prints beside the number that makes it less than exact, or before the list that it is of."""
    text = search.text.folded[place.paragraph - 1].text
    claimed = fold(quantity.qualifier or "")
    own = list(_hedges(text, place, numbers, fold(quantity.unit or "")))
    for word in own or filter(None, [limit]):
        if word not in claimed:
            search.refute("evidence-qualifier", looked=word, printed=quantity.printed)


def _hedges(text: str, place: Match, numbers: list[Number], unit: str) -> Iterator[str]:
    if not numbers:  # 过亿元 has no number but 亿
        yield from _MORE_THAN.findall(text, place.start, place.end)[:1]
    for number in numbers:
        start, end = place.start + number.start, place.start + number.end
        before = text[max(0, start - 12) : start]
        match = _BEFORE.search(before) or _NEAR.search(before)
        if match:
            yield match[1]
        more = _MORE.match(text, end)
        if more:
            yield more[1]
            end = more.end()
        if unit and text.startswith(unit, end):
            end += len(unit)
        after = _AFTER.match(text, end)
        if after:
            yield after[1]
