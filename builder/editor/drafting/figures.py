"""Draft quantities: each figure with the shortest phrase that holds only it; other numbers with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.editor.drafting.draft_quantity import DraftQuantity
from builder.editor.drafting.labels import label_of
from builder.editor.drafting.lines import SourceLine, full_width
from builder.editor.drafting.natures import is_timeless, suggest_nature
from builder.editor.drafting.numbers_in import NonQuantity, PrintedFigure, Why, sort_numbers
from builder.editor.drafting.rates_and_periods import BY, PERIOD, PERS, SPAN, is_said_of_list, last_of
from builder.editor.drafting.series import with_labels_of_series, year_in_series, year_of_list
from builder.editor.drafting.stretches import count_phrase, joined_before, reach, without_joints
from builder.editor.drafting.table_rows import list_cell_figures
from builder.evidence.completeness.coverage import ORDINAL
from builder.evidence.completeness.omissions import begins_name
from builder.evidence.grammar.table_rows import cell_around, deadline_of, read_row
from builder.evidence.sources.source_text import with_pauses
from builder.evidence.verification.quantities import find_limit_of_list
from builder.evidence.verification.surroundings import SAID_OF_THE_CLAUSE_BEFORE, SLASH
from builder.model.schema.statement import MAX_PRINTED, NumberPassedOver
from builder.model.site import Vocabulary
from builder.text.normalise import fold
from builder.text.values import value_class

_LONGEST_JOINED = 24
_COMPARED = re.compile("[较比]$")
# Between the figures of a list: 600万元、300万元和200万元.
_LISTED = re.compile("(?:/[一-鿿]{1,2})?[、和及或][^，。；：（）]*")
_SUM = re.compile("累计|合计|共计|总计")
_Number = PrintedFigure | NonQuantity


@value_class
class LeftOver:
    """Words with a number that is not drafted as a quantity."""

    paragraph: int
    printed: str
    why: Why


def find_figures(
    lines: Sequence[SourceLine],
    *,
    natures: Vocabulary,
    idioms: Sequence[NumberPassedOver],
    written: int = 0,
    each_alone: bool = False,
) -> tuple[list[DraftQuantity], list[LeftOver]]:
    """Every number of these paragraphs, once: as a quantity or left over.

    A phrase is unique among all the paragraphs, or with `each_alone` in its own. `written`: the year of the document,
    0 where that is not known.
    """
    quantities: list[DraftQuantity] = []
    left: list[LeftOver] = []
    for line in lines:
        among = [line.key] if each_alone else [paragraph.key for paragraph in lines]
        cells = [_of_money(cell, natures) for cell in list_cell_figures(line, written)]
        quantities += cells
        sorted_numbers = _in_sentences(line, idioms, cells)
        earlier = [] if each_alone else [paragraph.key for paragraph in lines[: lines.index(line)]]
        for index, number in enumerate(sorted_numbers):
            bounds = _bounds(line.key, sorted_numbers, index)
            phrase = _phrase(line, number, bounds, among) if isinstance(number, PrintedFigure) else None
            if isinstance(number, PrintedFigure) and phrase:
                quantity = _quantity(_Place(line, sorted_numbers, index, phrase), number, natures, written)
                quantities.append(replace(quantity, occurrence=_occurrence(line.key, phrase, among, earlier)))
            elif not isinstance(number, NonQuantity) or number.why != "idiom":
                left.append(_left_over(line, number, sorted_numbers, index))
    return with_labels_of_series(quantities), left


def _of_money(cell: DraftQuantity, natures: Vocabulary) -> DraftQuantity:
    """Money in a cell, of which the heading says whether it is given: what is to be reached is other money."""
    if cell.is_past or cell.by or not cell.figure.unit.endswith("元"):
        return cell
    text = cell.line.key
    said = suggest_nature(natures, text, cell.figure, clause=fold(cell.printed), before="", behind="", is_past=False)
    return replace(cell, nature=said.term, nature_words=said.words) if said.words else cell


def _in_sentences(
    line: SourceLine, idioms: Sequence[NumberPassedOver], filling: Sequence[DraftQuantity]
) -> list[PrintedFigure | NonQuantity]:
    """The numbers of a paragraph, without those that fill a cell and those of its heading."""
    numbers = _without_names(line.key, sort_numbers(line.key, _idioms(line, idioms), start=_after_ordinal(line.key)))
    cells = [cell_around(line.key, quantity.figure.start) for quantity in filling]
    return [number for number in numbers if not any(start <= number.start < end for start, end in cells)]


def _without_names(text: str, numbers: Sequence[PrintedFigure | NonQuantity]) -> list[PrintedFigure | NonQuantity]:
    """The numbers of a paragraph, without the one that begins the name of its item, and those of headings."""
    headings = [(cell.start, cell.at) for cell in read_row(text)]
    return [
        NonQuantity(number.start, number.end, "name")
        if begins_name(text, number.start) or any(start <= number.start < end for start, end in headings)
        else number
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


def _phrase(
    line: SourceLine, figure: PrintedFigure, bounds: tuple[int, int], among: Sequence[str]
) -> tuple[int, int] | None:
    """The stretch for `printed`: the clause around the figure, less or more of it where that stands there twice.

    Where nothing within the clause stands there once, it is the clause, to be counted out: words beyond a comma are
    said of another number.
    """
    if figure.start < bounds[0]:
        return None
    clause, text, said = None, line.key, with_pauses(line.folded, line.text)
    for spread in ((24, 20), (36, 8), (6, 40), (20, 24)):
        start = reach(text, figure.start, max(bounds[0], figure.start - spread[0]), -1)
        end = reach(text, figure.end, min(bounds[1], figure.end + spread[1]), 1)
        joined = joined_before(said, start, bounds[0], has_before=bounds[0] > _after_ordinal(text))
        start = joined if end - joined <= _LONGEST_JOINED else start
        start, end = without_joints(text, (start, end), (figure.start, figure.end))
        phrase = text[start:end]
        if len(phrase) > MAX_PRINTED - 4:
            continue
        clause = clause or (start, end)
        if sum(count_phrase(paragraph, phrase) for paragraph in among) == 1:
            return start, end
    return clause


def _occurrence(text: str, phrase: tuple[int, int], among: Sequence[str], earlier: Sequence[str]) -> int:
    """Which of all the places a phrase has its figure is, as the check counts them; 0 where there is no other."""
    words = text[slice(*phrase)]
    if sum(count_phrase(paragraph, words) for paragraph in among) == 1:
        return 0
    return sum(count_phrase(paragraph, words) for paragraph in earlier) + count_phrase(text[: phrase[1]], words)


@value_class
class _Place:
    """Where a figure stands: its paragraph, all numbers of that, its own among them, and the stretch for `printed`."""

    line: SourceLine
    numbers: Sequence[_Number]
    index: int
    stretch: tuple[int, int]

    def is_listed(self, index: int) -> bool:
        """Whether a figure and the next one are of one list."""
        if not 0 <= index < len(self.numbers) - 1:
            return False
        number, following = self.numbers[index], self.numbers[index + 1]
        if not isinstance(number, PrintedFigure) or not isinstance(following, PrintedFigure):
            return False
        return bool(_LISTED.fullmatch(full_width(self.line.cut(number.end, following.start))))

    def is_bare(self) -> bool:
        """Whether nothing but the sign of a list stands between the figure and the one before it."""
        if not self.is_listed(self.index - 1):
            return False
        return self.numbers[self.index].start - self.numbers[self.index - 1].end == 1

    @property
    def label_start(self) -> int:
        """Where begins what may name the figure: the stretch, with the year that it is compared with (较2015年增长)."""
        before, text = self.numbers[self.index - 1] if self.index else None, self.line.key
        is_year = isinstance(before, NonQuantity) and before.why == "year" and before.end == self.stretch[0]
        if before and is_year and _COMPARED.search(text[: before.start]):
            return before.start - 1
        low = before.end if before else _after_ordinal(text)
        return joined_before(
            with_pauses(self.line.folded, self.line.text), self.stretch[0], low, has_before=bool(before)
        )

    @property
    def end(self) -> int:
        """The end of the clause in which the list ends that the figure is of, which may have no other."""
        last = self.index
        while self.is_listed(last):
            last += 1
        return reach(self.line.key, self.numbers[last].end, len(self.line.key), 1)

    @property
    def said_since(self) -> int:
        """From where on 每… is said of the figure: of its whole clause; of a bare one of a list as of the first."""
        text, first = self.line.key, self
        while first.is_bare():
            first = replace(first, index=first.index - 1)
        start, before = first.numbers[first.index].start, first.numbers[: first.index]
        after = max((number.end for number in before if isinstance(number, PrintedFigure)), default=0)
        sentence, begins = _sentence_start(text, start), max(text.rfind(mark, 0, start) for mark in ",，;；。") + 1
        if SAID_OF_THE_CLAUSE_BEFORE.match(text, begins):
            return sentence
        if _SUM.search(text[begins:start]):
            return begins
        return max(sentence, min(begins, max(after, start - 24)))

    @property
    def per(self) -> str:
        """What the words before the figure say it is per, or before the first figure of its list."""
        text, first, between = self.line.key, self, list[str]()
        while not (per := last_of(PERS, text[first.said_since : first.numbers[first.index].start])):
            if not first.is_listed(first.index - 1):
                return ""
            between.append(text[self.numbers[first.index - 1].end : self.numbers[first.index].start])
            first = replace(first, index=first.index - 1)
        return per if not between or is_said_of_list(per, between) else ""


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind("。", 0, at), text.rfind(";", 0, at)) + 1


def _quantity(place: _Place, figure: PrintedFigure, natures: Vocabulary, written: int) -> DraftQuantity:
    line, text, stretch = place.line, place.line.key, place.stretch
    limit = find_limit_of_list(with_pauses(line.folded, line.text), figure.start, figure.unit)
    figure = figure if figure.qualifier or figure.high else replace(figure, qualifier=limit)
    before = text[_sentence_start(text, figure.start) : figure.start]
    clause = text[slice(*stretch)]
    slash = SLASH.match(text, figure.end)
    per = figure.per or (f"每{slash[1]}" if slash else place.per)
    own = "" if per else year_in_series(text, figure.start)
    listed = year_of_list(text, figure.start)
    by = listed[0][:4] if listed and listed[1] else ""
    own = "" if by else own
    by = by or ("" if per or own else last_of(BY, before) or deadline_of(read_row(text)))
    year = own or (f"{by}年" if by else "")
    is_past = bool(year) and int(year[:4]) < written
    behind = text[stretch[1] : place.end]
    nature = suggest_nature(natures, text, figure, clause=clause, before=before, behind=behind, is_past=is_past)
    if is_timeless(figure, nature):
        by, year, own, is_past = "", "", "", False
    return DraftQuantity(
        line=line,
        figure=figure,
        printed=line.cut(*stretch),
        end=stretch[1],
        label=label_of(line, figure, (place.label_start, stretch[1]), slash.end() if slash else figure.end),
        nature=nature.term,
        nature_words=nature.words or ((year,) if is_past else ()),
        per=per,
        period=year if is_past or own else "" if by else _span_of_years(line, figure) or last_of(PERIOD, before),
        by="" if is_past else by,
        is_past=is_past,
    )


def _span_of_years(line: SourceLine, figure: PrintedFigure) -> str:
    """From when to when a number is meant, as printed, where its sentence begins with that."""
    match = SPAN.match(line.key, _after_heading(line.key, figure.start))
    return line.cut(*match.span()) if match else ""


def _after_heading(text: str, at: int) -> int:
    """Where the sentence begins that has a figure, behind the number of its item."""
    return _sentence_start(text, at) or _after_ordinal(text)


def _left_over(
    line: SourceLine,
    number: PrintedFigure | NonQuantity,
    sorted_numbers: Sequence[PrintedFigure | NonQuantity],
    index: int,
) -> LeftOver:
    """The number with so much around it that an editor sees what it is, but no other number."""
    low, high = _bounds(line.key, sorted_numbers, index)
    start, end = max(low, number.start - 4), min(high, number.end + 4)
    start = reach(line.key, number.start, min(start, number.start), -1)
    end = reach(line.key, number.end, max(end, number.end), 1)
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
