"""Draft quantities: each figure with the shortest phrase that holds it alone; what is none, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.editor.drafting.draft_quantity import DraftQuantity
from builder.editor.drafting.lines import SourceLine, full_width
from builder.editor.drafting.numbers_in import NonQuantity, PrintedFigure, Why, sort_numbers
from builder.editor.drafting.suggest import suggest
from builder.editor.drafting.table_rows import list_cell_figures
from builder.evidence.coverage import ORDINAL
from builder.evidence.omissions import begins_name
from builder.evidence.surroundings import SAID_OF_THE_CLAUSE_BEFORE, SLASH
from builder.evidence.table_rows import cell_around
from builder.model.schema.statement import MAX_PRINTED, NumberPassedOver
from builder.model.site import Vocabulary
from builder.text.normalise import fold
from builder.text.values import value_class

_STOP = ',。;:!?()"《》|'
_PER = re.compile(
    r"每[一-鿿两\d]{0,2}?(?:人每年|人每月|年|月|季度|两年|三年|人次|人|个[一-鿿]{2}|家|名|场|次|项|户|批|届)"
)
# 每年每个部门 is one.
_PERS = re.compile(rf"(?:{_PER.pattern})+")
_PERIOD = re.compile(
    r"(?<!\d)(?:\d{1,2}(?:-\d{1,2})?|[一二两三四五六七八九十]{1,2})年(?:左右)?(?:的?时间|以内|之内|内|期间|来)"
    r"|(?:^|(?<=[,。;:|]))(?:\d{1,2}|[一二两三四五六七八九十]{1,2})年(?=[一-鿿][^,。;:|]*$)"
)
_BY = re.compile(r"(?:到|至|截至)(20\d\d)年")
MAX_LABEL = 28


@value_class
class LeftOver:
    """Words with a number that is not drafted as a quantity."""

    paragraph: int
    printed: str
    why: Why


def find_figures(
    lines: Sequence[SourceLine], *, natures: Vocabulary, idioms: Sequence[NumberPassedOver], each_alone: bool = False
) -> tuple[list[DraftQuantity], list[LeftOver]]:
    """Every number of these paragraphs, once: as a quantity or left over.

    A phrase is unique among all the paragraphs, or with `each_alone` in its own.
    """
    quantities: list[DraftQuantity] = []
    left: list[LeftOver] = []
    for line in lines:
        among = [line.key] if each_alone else [paragraph.key for paragraph in lines]
        quantities += list_cell_figures(line)
        sorted_numbers = _in_sentences(line, idioms)
        before = 0
        earlier = [] if each_alone else [paragraph.key for paragraph in lines[: lines.index(line)]]
        for index, number in enumerate(sorted_numbers):
            bounds = _bounds(line.key, sorted_numbers, index)
            phrase = _phrase(line.key, number, bounds, among) if isinstance(number, PrintedFigure) else None
            if isinstance(number, PrintedFigure) and phrase:
                quantity = _quantity(line, number, phrase, before, natures)
                quantities.append(replace(quantity, occurrence=_occurrence(line.key, phrase, among, earlier)))
            elif not isinstance(number, NonQuantity) or number.why != "idiom":
                left.append(_left_over(line, number, sorted_numbers, index))
            before = number.end if isinstance(number, PrintedFigure) else before
    return quantities, left


def _in_sentences(line: SourceLine, idioms: Sequence[NumberPassedOver]) -> list[PrintedFigure | NonQuantity]:
    """The numbers of a paragraph, without those that fill a cell and those of its heading."""
    numbers = _without_names(line.key, sort_numbers(line.key, _idioms(line, idioms), start=_after_ordinal(line.key)))
    cells = [cell_around(line.key, quantity.figure.start) for quantity in list_cell_figures(line)]
    return [number for number in numbers if not any(start <= number.start < end for start, end in cells)]


def _without_names(text: str, numbers: Sequence[PrintedFigure | NonQuantity]) -> list[PrintedFigure | NonQuantity]:
    """The numbers of a paragraph; that with which the name of its item begins is none."""
    return [
        NonQuantity(number.start, number.end, "name") if begins_name(text, number.start) else number
        for number in numbers
    ]


def _after_ordinal(text: str) -> int:
    match = ORDINAL.match(text)
    return match.end() if match else 0


def _idioms(line: SourceLine, idioms: Sequence[NumberPassedOver]) -> list[tuple[int, int]]:
    words = (fold(word) for idiom in idioms for word in idiom.printed)
    return [match.span() for word in words if word in line.key for match in re.finditer(re.escape(word), line.key)]


def _bounds(text: str, sorted_numbers: Sequence[PrintedFigure | NonQuantity], index: int) -> tuple[int, int]:
    """Where the numbers before and after this one end and begin."""
    start = sorted_numbers[index - 1].end if index else _after_ordinal(text)
    return start, sorted_numbers[index + 1].start if index + 1 < len(sorted_numbers) else len(text)


def _phrase(text: str, figure: PrintedFigure, bounds: tuple[int, int], among: Sequence[str]) -> tuple[int, int] | None:
    """The stretch for `printed`: the clause around the figure, less or more of it where that stands there twice.

    Where nothing within the clause stands there once, it is the clause, to be counted out: words beyond a comma are
    said of another number.
    """
    if figure.start < bounds[0]:
        return None
    clause = None
    for reach in ((24, 20), (36, 8), (6, 40), (20, 24)):
        start = _reach(text, figure.start, max(bounds[0], figure.start - reach[0]), -1)
        end = _reach(text, figure.end, min(bounds[1], figure.end + reach[1]), 1)
        phrase = text[start:end]
        if len(phrase) > MAX_PRINTED - 4:
            continue
        clause = clause or (start, end)
        if sum(_count(paragraph, phrase) for paragraph in among) == 1:
            return start, end
    return clause


def _occurrence(text: str, phrase: tuple[int, int], among: Sequence[str], earlier: Sequence[str]) -> int:
    """Which of all the places a phrase has its figure is, as the check counts them; 0 where there is no other."""
    words = text[slice(*phrase)]
    if sum(_count(paragraph, words) for paragraph in among) == 1:
        return 0
    return sum(_count(paragraph, words) for paragraph in earlier) + _count(text[: phrase[1]], words)


def _count(text: str, phrase: str) -> int:
    """How often a phrase stands in a text, overlaps included."""
    return sum(text.startswith(phrase, at) for at in range(len(text) - len(phrase) + 1)) if phrase in text else 0


def _reach(text: str, at: int, limit: int, step: int) -> int:
    """As far from `at` as punctuation allows, at most to `limit`."""
    while at != limit and text[at - (step < 0)] not in _STOP:
        at += step
    return at


def _quantity(
    line: SourceLine, figure: PrintedFigure, stretch: tuple[int, int], after: int, natures: Vocabulary
) -> DraftQuantity:
    """`after` is where the figure before this one ends: what 每 says of that is not said of this."""
    text = line.key
    sentence_start = max(text.rfind("。", 0, figure.start), text.rfind(";", 0, figure.start)) + 1
    before = text[sentence_start : figure.start]
    clause = text[stretch[0] : stretch[1]]
    suggestions = suggest(natures, name=clause, body=before[-30:] + clause, limit=1)
    begins = max(text.rfind(mark, 0, figure.start) for mark in ",，;；。") + 1
    is_carried = SAID_OF_THE_CLAUSE_BEFORE.match(text, begins)
    since = sentence_start if is_carried else max(sentence_start, after, figure.start - 24)
    slash = SLASH.match(text, figure.end)
    per = figure.per or (f"每{slash[1]}" if slash else _last(_PERS, text[since : figure.start]))
    by = "" if per else _last(_BY, before)
    return DraftQuantity(
        line=line,
        figure=figure,
        printed=line.cut(*stretch),
        label=_label(line, figure, stretch, slash.end() if slash else figure.end),
        nature=suggestions[0].term if suggestions else next(iter(natures.terms)),
        nature_words=suggestions[0].words if suggestions else (),
        per=per,
        period="" if by else _last(_PERIOD, before),
        by=by,
    )


def _last(pattern: re.Pattern[str], text: str) -> str:
    """The last match of a pattern: its group where it has number."""
    words = pattern.findall(text)
    return str(words[-1]) if words else ""


def _label(line: SourceLine, figure: PrintedFigure, stretch: tuple[int, int], end: int) -> str:
    """What is counted: the words behind the figure, which go on at `end`, or before it where nothing follows."""
    behind = full_width(line.cut(end, min(stretch[1], end + MAX_LABEL))).strip("的，。；：、 ”“")
    before = full_width(line.cut(max(stretch[0], figure.start - MAX_LABEL), figure.start)).strip("的，。；：、 ”“")
    before = re.sub(r"^第?[一二三四五六七八九十百]*条\s+", "", before)  # of an article: 第九条 企业引进……
    own = line.cut(figure.start, figure.end)
    return behind if len(behind) >= 2 else before or behind or re.sub(r"\d.*", "", own) or own


def _left_over(
    line: SourceLine,
    number: PrintedFigure | NonQuantity,
    sorted_numbers: Sequence[PrintedFigure | NonQuantity],
    index: int,
) -> LeftOver:
    """The number with so much around it that an editor sees what it is, but no other number."""
    low, high = _bounds(line.key, sorted_numbers, index)
    start, end = max(low, number.start - 4), min(high, number.end + 4)
    start = _reach(line.key, number.start, min(start, number.start), -1)
    end = _reach(line.key, number.end, max(end, number.end), 1)
    why: Why = number.why if isinstance(number, NonQuantity) else "phrase"
    return LeftOver(line.number, line.cut(start, end), why)


def group_by_reason(left: Sequence[LeftOver]) -> Iterator[tuple[Why, list[str], list[int]]]:
    """What is left over by reason: the phrases, each once, and the paragraphs that hold them."""
    for why in dict.fromkeys(number.why for number in left):
        group = [number for number in left if number.why == why]
        yield (
            why,
            list(dict.fromkeys(number.printed for number in group)),
            sorted({number.paragraph for number in group}),
        )
