"""A cleaned source, taken apart: its facts, outline, items with bodies and figures, and the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from builder.editor.drafting import facts as about
from builder.editor.drafting.bodies import PrintedBody, find_bodies, is_of_city
from builder.editor.drafting.draft_quantity import DraftQuantity, with_repeats
from builder.editor.drafting.facts import Facts
from builder.editor.drafting.figures import LeftOver, find_figures
from builder.editor.drafting.items import Item, Outline, find_marks, is_of_annexes, outline_items
from builder.editor.drafting.lines import (
    SourceLine,
    clean_lines,
    count_glosses,
    find_furniture,
    is_prose,
    is_traditional,
)
from builder.editor.drafting.page_meta import PageMeta, read_page_meta
from builder.editor.drafting.reading import ReadDocument
from builder.editor.drafting.roles import DraftRoles, find_roles, is_labelled, without_roles
from builder.editor.drafting.table_rows import list_tasks, merge_tasks
from builder.evidence.grammar.table_rows import read_row
from builder.evidence.sources.source_text import with_pauses
from builder.model.schema.statement import NumberPassedOver
from builder.model.site import Vocabulary
from builder.text.normalise import fold
from builder.text.values import value_class

_MAY_COUNT = ("unit", "phrase", "suspicious")
"""Why a number is not drafted that may nevertheless be a quantity."""

# 各镇人民政府,区直各单位: to whom it is sent; 现提出如下意见: with what it begins.
_ADDRESSEES = re.compile("(?:各|本|[省市区县]直|驻|有关|机关)[^。;:]{2,120}:")
_BEFORE_TEXT = re.compile("(?:如下|以下)[^。;:]{0,12}:$")


@value_class
class DraftProgramme:
    """A numbered item, with who is to do it and its figures."""

    item: Item
    roles: DraftRoles
    quantities: tuple[DraftQuantity, ...]

    @property
    def texts(self) -> list[str]:
        """Its paragraphs without number and name, and without who is responsible."""
        first, *others = self.item.lines
        return [spoken(first)[self.item.start :], *map(spoken, others)]


@value_class
class RecognisedSource:
    """All that was found in a source. Every paragraph and every number of it is somewhere in here."""

    lines: list[SourceLine]
    meta: PageMeta
    facts: Facts
    outline: Outline
    programmes: list[DraftProgramme]
    quantities: list[DraftQuantity]
    """Of the document as a whole: outside its items."""
    of_city: bool
    """Whether its own bodies are those of a city."""
    bodies: list[PrintedBody]
    """All that the text prints outside the formula of who is responsible."""
    left_over: list[LeftOver]
    furniture: list[int]
    unclear: list[int]
    """Short paragraphs before and after the text that are neither furniture nor a known fact."""
    introduction: list[int]
    """Prose outside the items that no quantity cites: before the first heading, or of aims and principles."""
    addressees: list[int]
    """To whom the document is sent."""
    undrafted: list[int]
    """Paragraphs outside the items with numbers of which none became a quantity, such as rows of a table."""
    gloss_count: int
    traditional: bool
    suspicious: list[str]
    """Numbers that look as if a dash was lost."""


def recognise_source(
    readings: Sequence[ReadDocument], vocabularies: Mapping[str, Vocabulary], idioms: Sequence[NumberPassedOver]
) -> RecognisedSource:
    """Take the text of one document, saved in one or several files, apart."""
    raw = [line for reading in readings for line in reading.lines]
    gloss_count, traditional = count_glosses(raw), is_traditional(raw)
    lines = clean_lines(raw, pinyin=bool(gloss_count), traditional=traditional)
    meta = read_page_meta(next((reading.page for reading in readings if reading.page), ""))
    first, last = _region(lines)
    unseen = find_furniture(lines, first=first, last=last)
    facts = about.find_facts([line for line in lines if line.number not in unseen], meta, first=first, last=last)
    aside = unseen | facts.used
    text = [line for line in lines if first <= line.number <= last and line.number not in aside]
    outline, natures, of_city = _outline(text), vocabularies["natures"], is_of_city(line.key for line in text)
    programmes, left = _programmes(outline, natures, idioms, facts.written, of_city=of_city)
    inside = {line.number for item in outline.items for line in item.lines}
    before = [line for line in lines if line.number < first and is_prose(line) and line.number not in aside]
    rest = [line for line in (*before, *text) if line.number not in inside]
    general, unclassed = find_figures(rest, natures=natures, idioms=idioms, written=facts.written, each_alone=True)
    cited = {number.line.number for number in general}
    shown = _headings(lines, outline) | inside
    undrafted = _undrafted(rest, unclassed) - cited - shown
    introduction = [line.number for line in rest if line.number not in cited | shown | undrafted]
    head = [line for line in lines if line.number < first]
    introduction += [line.number for line in head if _BEFORE_TEXT.search(line.key)]
    addressees = {line.number for line in head if _ADDRESSEES.fullmatch(line.key)} - {*introduction, *unseen}
    # Short lines before the title are the page's menus, whatever they say.
    unseen = unseen | {line.number for line in lines if line.number < facts.top(first) and not is_prose(line)}
    introduction = sorted({*introduction} - unseen - facts.used)
    not_encoded = {*introduction, *undrafted}
    placed = unseen | facts.used | cited | shown | not_encoded | addressees
    return RecognisedSource(
        lines=lines,
        meta=meta,
        facts=facts,
        outline=outline,
        programmes=programmes,
        quantities=list(with_repeats(general)),
        of_city=of_city,
        bodies=[body for line in (*before, *text) for body in find_bodies(spoken(line), of_city=of_city)],
        left_over=[number for number in (*left, *unclassed) if number.paragraph not in not_encoded],
        furniture=sorted(unseen),
        unclear=[line.number for line in lines if line.number not in placed],
        introduction=introduction,
        undrafted=sorted(undrafted),
        addressees=sorted(addressees),
        gloss_count=gloss_count,
        traditional=traditional,
        suspicious=_suspicious(text),
    )


def _outline(text: Sequence[SourceLine]) -> Outline:
    """The items of a text, with the tasks of its tables."""
    outline = outline_items(text) if text else Outline([], [], [])
    tasks = list_tasks([line for line in text if read_row(line.key)], outline.sections)
    return replace(outline, items=merge_tasks(outline.items, tasks))


def _undrafted(rest: Sequence[SourceLine], unclassed: Sequence[LeftOver]) -> set[int]:
    """The paragraphs with numbers that may be quantities; that something is enclosed is said with a number too."""
    naming = {line.number for line in rest if is_of_annexes(line)}
    return {number.paragraph for number in unclassed if number.why in _MAY_COUNT} - naming


def _suspicious(text: Sequence[SourceLine]) -> list[str]:
    return sorted({match for line in text for match in re.findall(r"(?<!\d)(?!19|20)\d{3,4}年", line.key)})


def _headings(lines: Sequence[SourceLine], outline: Outline) -> set[int]:
    """The paragraphs that are nothing but a heading: that a section spans others says nothing of their text."""
    keys = {line.number: line.key for line in lines}
    marks = "。.:;,"
    return {
        section.first
        for section in outline.sections
        if keys[section.first].rstrip(marks) == fold(section.title).rstrip(marks)
    }


def spoken(line: SourceLine) -> str:
    """What the sentences of a paragraph say: folded, with its pauses, without the formula of who is responsible."""
    return without_roles(with_pauses(line.folded, line.text))


def _programmes(
    outline: Outline, natures: Vocabulary, idioms: Sequence[NumberPassedOver], written: int, *, of_city: bool
) -> tuple[list[DraftProgramme], list[LeftOver]]:
    programmes: list[DraftProgramme] = []
    left: list[LeftOver] = []
    for item in outline.items:
        quantities, unclassed = find_figures(item.lines, natures=natures, idioms=idioms, written=written)
        programmes.append(DraftProgramme(item, find_roles(item.lines, of_city=of_city), with_repeats(quantities)))
        left += unclassed
    return programmes, left


def _region(lines: Sequence[SourceLine]) -> tuple[int, int]:
    """The first and last paragraph of the text proper: from its first number, or its first prose, to its last."""
    numbered_marks = find_marks(lines)
    prose = [line.number for line in lines if is_prose(line)]
    numbered = [mark.line.number for mark in numbered_marks]
    if not prose and not numbered:
        return 1, len(lines)
    first = numbered[0] if len(numbered) > 1 else prose[0] if prose else numbered[0]
    last = max([*prose, *numbered])
    # The last item may end with who is to do it, which is no sentence; 主办 further on is the foot of the page.
    named = takewhile(is_labelled, (line for line in lines if line.number > last))
    return first, max([last, *(line.number for line in named)])
