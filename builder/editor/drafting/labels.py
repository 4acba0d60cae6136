"""What a number is said to be: the words beside it, or the name in a list that it belongs to."""

from __future__ import annotations

import re

from builder.editor.drafting.lines import SourceLine, full_width
from builder.editor.drafting.natures import is_since
from builder.editor.drafting.numbers_in import PrintedFigure
from builder.evidence.grammar.tiers import Tier, find_tiers
from builder.evidence.sources.source_text import with_pauses
from builder.text.general_label import says_nothing, without_general_end

MAX_LABEL = 28
_SIGNS = "的，。；：、 ”“"
_FULL = re.compile("[未已]?满$")


def label_of(line: SourceLine, figure: PrintedFigure, stretch: tuple[int, int], end: int) -> str:
    """What a figure is; empty where the text says nothing beside it that says so outside its sentence."""
    tier = _tier_of(line, figure)
    label = _tier_label(line, tier) if tier else _words_beside(line, figure, stretch, end)
    return "" if says_nothing(label) else label


def _tier_of(line: SourceLine, figure: PrintedFigure) -> Tier | None:
    tiers = find_tiers(with_pauses(line.folded, line.text))
    return next((tier for tier in tiers if figure.start <= tier.start < figure.end), None)


def _tier_label(line: SourceLine, tier: Tier) -> str:
    """Who an amount of a list is for, as far as a label holds it; what stands nearest to it may be another's name."""
    name = full_width("".join(line.cut(*span) for span in tier.name))
    while len(name) > MAX_LABEL:
        name = name.partition("的")[2]
    return name if len(name) >= 2 else ""


def _words_beside(line: SourceLine, figure: PrintedFigure, stretch: tuple[int, int], end: int) -> str:
    """What is counted: the words behind the figure, which go on at `end`, or before it where nothing follows.

    Empty where the clause is nothing but the figure: that says of no number what it is.
    """
    behind = full_width(line.cut(end, min(stretch[1], end + MAX_LABEL))).strip(_SIGNS)
    before = full_width(line.cut(max(stretch[0], figure.start - MAX_LABEL), figure.start)).strip(_SIGNS)
    if is_since(line.key, figure):  # 毕业未满5年的人员: the number says nothing of the people
        before = _FULL.sub("", before)
        return before if len(before) >= 4 else behind
    before = re.sub(r"^第?[一二三四五六七八九十百]*条\s+", "", before)  # of an article: 第九条 企业引进……
    label = behind if len(behind) >= 2 else before or behind
    # 联络站给予每年10万元以内的工作经费补助: neither side says it alone.
    whole = f"{without_general_end(before).removeprefix('对')}{behind}"
    return whole if says_nothing(label) and len(whole) <= MAX_LABEL else label
