"""A cleaned source, taken apart: its facts, outline, items with bodies and figures, and the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.editor.drafting import facts as about
from builder.editor.drafting.facts import Facts
from builder.editor.drafting.figures import DraftQuantity, LeftOver, figures
from builder.editor.drafting.items import Item, Outline, marks, outline
from builder.editor.drafting.lines import Line, furniture, glosses, is_prose, is_traditional, lines_of
from builder.editor.drafting.page_meta import PageMeta, page_meta
from builder.editor.drafting.reading import Reading
from builder.editor.drafting.roles import Roles, is_labelled, roles
from builder.model.schema.statement import NumberPassedOver
from builder.model.site import Vocabulary


@dataclass(frozen=True, slots=True)
class Programme:
    """A numbered item, with who is to do it and its figures."""

    item: Item
    roles: Roles
    quantities: tuple[DraftQuantity, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """All that was found in a source. Every paragraph and every number of it is somewhere in here."""

    lines: list[Line]
    meta: PageMeta
    facts: Facts
    outline: Outline
    programmes: list[Programme]
    quantities: list[DraftQuantity]
    """Of the document as a whole: outside its items."""
    left_over: list[LeftOver]
    furniture: list[int]
    unclear: list[int]
    """Short paragraphs before and after the text that are neither furniture nor a known fact."""
    introduction: list[int]
    """Prose before the first heading that no quantity cites."""
    gloss_count: int
    traditional: bool
    suspicious: list[str]
    """Numbers that look as if a dash was lost."""


def understand(
    readings: Sequence[Reading], vocabularies: Mapping[str, Vocabulary], idioms: Sequence[NumberPassedOver]
) -> Understood:
    """Take the text of one document, saved in one or several files, apart."""
    raw = [line for reading in readings for line in reading.lines]
    gloss_count, traditional = glosses(raw), is_traditional(raw)
    lines = lines_of(raw, pinyin=bool(gloss_count), traditional=traditional)
    meta = page_meta(next((reading.page for reading in readings if reading.page), ""))
    first, last = _region(lines)
    unseen = furniture(lines, first=first, last=last)
    known = about.facts([line for line in lines if line.number not in unseen], meta, first=first, last=last)
    text = [line for line in lines if first <= line.number <= last and line.number not in unseen | known.used]
    found = outline(text) if text else Outline([], [], [])
    natures = vocabularies["natures"]
    programmes, left = _programmes(found, natures, idioms)
    inside = {line.number for item in found.items for line in item.lines}
    taken = unseen | known.used
    before = [line for line in lines if line.number < first and is_prose(line) and line.number not in taken]
    rest = [line for line in (*before, *text) if line.number not in inside]
    general, others = figures(rest, natures=natures, idioms=idioms, each_alone=True)
    cited = {one.line.number for one in general}
    shown = {number for section in found.sections for number in range(section.first, section.last + 1)} | inside
    introduction = [line.number for line in rest if line.number not in cited | shown]
    # Short lines before the title are the page's menus, whatever they say.
    top = min(known.used, default=first)
    unseen = unseen | {line.number for line in lines if line.number < top and not is_prose(line)}
    placed = unseen | known.used | cited | shown | set(introduction)
    return Understood(
        lines=lines,
        meta=meta,
        facts=known,
        outline=found,
        programmes=programmes,
        quantities=general,
        left_over=[one for one in (*left, *others) if one.paragraph not in introduction],
        furniture=sorted(unseen),
        unclear=[line.number for line in lines if line.number not in placed],
        introduction=introduction,
        gloss_count=gloss_count,
        traditional=traditional,
        suspicious=sorted({match for line in text for match in re.findall(r"(?<!\d)(?!19|20)\d{3,4}年", line.key)}),
    )


def _programmes(
    found: Outline, natures: Vocabulary, idioms: Sequence[NumberPassedOver]
) -> tuple[list[Programme], list[LeftOver]]:
    programmes: list[Programme] = []
    left: list[LeftOver] = []
    for item in found.items:
        quantities, others = figures(item.lines, natures=natures, idioms=idioms)
        programmes.append(Programme(item, roles(item.lines), tuple(quantities)))
        left += others
    return programmes, left


def _region(lines: Sequence[Line]) -> tuple[int, int]:
    """The first and last paragraph of the text proper: from its first number, or its first prose, to its last."""
    found = marks(lines)
    prose = [line.number for line in lines if is_prose(line)]
    numbered = [mark.line.number for mark in found]
    if not prose and not numbered:
        return 1, len(lines)
    first = numbered[0] if len(numbered) > 1 else prose[0] if prose else numbered[0]
    # The last item may end with who is to do it, which is no sentence.
    named = [line.number for line in lines if line.number > first and is_labelled(line)]
    return first, max([*prose, *numbered, *named])
