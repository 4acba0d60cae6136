"""What may not be left out with a reason: numbered items of a complete record, and numbers that count people or money.

A reason explains why a heading, a web page's foot or a figure of speech is not recorded. It cannot make a programme
or a promise disappear: what is not to be compared is still recorded, and a record of part of a text says `partial`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.evidence.grammar.numerals import FIGURES, MEASURE, Number, goes_on_from_ordinal
from builder.evidence.grammar.outline import after_number, is_part_of_article
from builder.evidence.grammar.sentences import CLAUSE_END, KIND_OF_NAME, marked_stretches
from builder.evidence.grammar.table_rows import read_row
from builder.evidence.sources.source_text import SourceText
from builder.findings.finding import Finding, finding
from builder.model.site import Plan
from builder.text.normalise import fold

# Parts of any official document that state views or aims, not things to be done.
VIEWS = re.compile(
    r"(指导思想|基本原则|工作原则|总体思路|总体要求|总体目标|主要目标|行动目标|工作目标|发展目标|目标任务|总则|附则|(主要|突出)?问题|形势)$"
)
OF_ITSELF = re.compile(
    r"为[^。]*制定本|本(?:实施)?(?:意见|办法|规定|细则|方案|规划|措施|政策|通知|计划|条例|决定|纲要)"
    r"[^。;]{0,14}?(?:自[^。]*起|由[^。]*解释|所称|所指|适用|未尽|有效期)"
)
"""What a text says of itself: why it was made, what its words mean, from when on it holds."""
LISTED_WITHIN = re.compile("[一二三四五六七八九十]{1,2}是.*?[。;,][一二三四五六七八九十]{1,2}是")
"""一是…,二是… in a single paragraph lists what the item above does."""
_NAME = re.compile(f"{KIND_OF_NAME}$")
_HEADING = 60
"""A numbered paragraph that is no longer, with numbered ones under it, is their heading."""


def is_figure(text: str, number: Number) -> bool:
    """Whether a number counts people, things or money, and is no part of a name."""
    many = number.text[0].isdigit() or (number.value is not None and number.value > 1)
    is_name = any(start <= number.start and number.end <= end for start, end in marked_stretches(text))
    is_name = is_name or begins_name(text, number.start) or goes_on_from_ordinal(text, number.start)
    is_name = is_name or any(cell.start <= number.start < cell.at for cell in read_row(text))  # 二套: heads a column
    measure = MEASURE.match(text, number.end)
    word = measure[0].lstrip("万亿千百") if measure else None
    return many and not is_name and word is not None and (not word or word in FIGURES)


def begins_name(text: str, at: int) -> bool:
    """Whether the title of a numbered item begins at a place and is a name: 1.百名专家引进项目."""
    stop = CLAUSE_END.search(text, at)
    return 0 < at == after_number(text) and bool(_NAME.search(text[at : stop.start() if stop else len(text)]))


def check_items(plan: Plan, text: SourceText, left_out: Iterable[int]) -> Iterator[Finding]:
    """Numbered items of a complete record that no programme records under its name."""
    if plan.extent != "complete":
        return
    names = [(fold(programme.name.zh), set(text.within(programme.cite))) for programme in plan.programmes]
    left, views = set(left_out), _places_of_views(text)
    for number in text.all_paragraphs:
        place = text.places[number - 1]
        if place.startswith(views) or is_part_of_article(place, text.folded[number - 1].text):
            continue
        if _is_item(text, number, is_left_out=number in left) and not _is_recorded(text, number, names):
            begins = text.raw[number - 1][:20]
            yield finding(plan.origin.at(), "coverage-item", paragraph=text.name(number), begins=begins)


def _places_of_views(text: SourceText) -> tuple[str, ...]:
    """The places of the outline whose heading is one of views or aims: 第一章 总则."""
    headed = zip(text.places, (folded.text for folded in text.folded), strict=True)
    return tuple({place for place, words in headed if place and VIEWS.search(words) and after_number(words)})


def _is_recorded(text: SourceText, number: int, names: Iterable[tuple[str, set[int]]]) -> bool:
    """Whether a programme is named by an item, which it cites, or which repeats the one that it cites."""
    words = text.folded[number - 1].text
    return any(
        name in words if number in cited else words.startswith(name, after_number(words)) for name, cited in names
    )


def _is_item(text: SourceText, number: int, *, is_left_out: bool) -> bool:
    """Whether a paragraph is a numbered item; one that heads items, or heads views, is none."""
    words = text.folded[number - 1].text
    start = after_number(words)
    is_list = LISTED_WITHIN.match(words) and not is_left_out
    if not start or is_list or VIEWS.search(words[start:].split("。")[0]) or OF_ITSELF.match(words, start):
        return False
    if is_left_out and len(words) > _HEADING:
        return True
    place = text.places[number - 1]
    following = text.places[number] if number < len(text.places) else ""
    is_article = place.endswith("条")
    return len(words) > _HEADING or is_article or not (following == place or following.startswith(place))
