"""What a number is said to be: the words beside it, or the name in a list that it belongs to."""

from __future__ import annotations

import re

from builder.editor.drafting.lines import SourceLine, full_width
from builder.editor.drafting.natures import is_since
from builder.editor.drafting.numbers_in import PrintedFigure
from builder.editor.drafting.series import year_of_list
from builder.evidence.grammar.numerals import MEASURE
from builder.evidence.grammar.outline import after_number
from builder.evidence.grammar.tiers import Tier, find_tiers
from builder.evidence.sources.source_text import with_pauses
from builder.text.general_label import says_nothing, without_general_end

MAX_LABEL = 28
MAX_NAME = 18
"""So long is the name at most that an item begins with."""
_SIGNS = "的，。；：、 ”“"
# 分别按10%补助, 以5万元予以奖励: by what is given, and the giving, are no part of what the number is.
_BY_SHARE = re.compile("(?:分别|统一|一律)?(?:按照?|依照?|(?<![予可足加用所难])以)(?:每[人年月天日次])*$")
_BY = re.compile("^(?:按照?|依照?)")
_GIVING = re.compile("^(?:给予|予以|发放)")
_FULL = re.compile("[未已]?满$")
# 水手总数分别达到, 领衔人每月, 甲类人员给予: what ends like this says it without.
_TRAILS = re.compile(
    "(?:分别|给予|予以|(?<![到直])达到?|(?<![认评行作成])为|[提增]高到|增[加至]到?|标准|(?:每[人年月天日])+)+$"
)
# 其中2025年建成80套: that it is built says nothing of what.
_VERBS = re.compile("(?:建成|建设|新增|完成|引进|培养|培育|招引|新建|改建|筹集|开展|举办|组织|培训|设立|打造)+")
_EACH = re.compile("[一-鿿]{2}(?:每[人年月天日])+$")
_CLASS = re.compile("([A-Za-z]类)[^,。;:、]{0,4}$")
_AMOUNT = rf"[\d.]+(?:{MEASURE.pattern})"
_AMOUNTS = re.compile(rf"{_AMOUNT}(?:[、和及或]{_AMOUNT})*")


def label_of(line: SourceLine, figure: PrintedFigure, stretch: tuple[int, int], end: int) -> str:
    """What a figure is; empty where the text says nothing beside it that says so outside its sentence."""
    tier = None if year_of_list(line.key, figure.start) else _tier_of(line, figure)
    label = _tier_label(line, tier) if tier else _words_beside(line, figure, stretch, end)
    if label and not says_nothing(label) and not _VERBS.fullmatch(label):
        return _without_verbs(label)
    sign = _CLASS.search(label if tier else line.cut(0, figure.start))
    return _class_label(line, figure, sign[1]) if sign else ""


def _class_label(line: SourceLine, figure: PrintedFigure, sign: str) -> str:
    """What a class gets that has no other name: 对A类、B类分别给予200万元、100万元安家补助; or of which item it is."""
    text = with_pauses(line.folded, line.text)
    amounts = _AMOUNTS.search(text, figure.start)
    end = amounts.end() if amounts else figure.end
    stop = re.compile(r"[,。;:、()\d]|$").search(text, end)
    given = full_width(line.cut(end, stop.start() if stop else end)).removeprefix("的")
    if len(given) >= 2 and not says_nothing(given):
        return f"{sign}的{given}"
    start = after_number(text)
    name = full_width(line.cut(start, text.find("。", start))) if "。" in text[start : start + MAX_NAME] else ""
    return f"{name}（{sign}）" if len(name) >= 2 and not says_nothing(name) else ""


def _without_verbs(label: str) -> str:
    """A label without the words that begin or end it and say only that the number is given, reached or counted."""
    short = _strip_signs(_TRAILS.sub("", label.removeprefix("分别")))
    # 博士每人每年: two characters name whom it is for, if nothing but 每… was behind them.
    least = 2 if _EACH.search(label) else 3
    return label if len(short) < least or says_nothing(short) else short


def _strip_signs(words: str) -> str:
    """Words without the signs at their ends; a mark of quotation stays where its pair is among them."""
    bare = words.strip(_SIGNS)
    for mark, ahead in (("“", True), ("”", False)):
        if bare.count("“") + ahead == bare.count("”") + (not ahead) and mark in (words[:1] if ahead else words[-1:]):
            bare = f"{mark}{bare}" if ahead else f"{bare}{mark}"
    return bare


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
    behind = _strip_signs(full_width(line.cut(end, min(stretch[1], end + MAX_LABEL))))
    before = _strip_signs(full_width(line.cut(max(stretch[0], figure.start - MAX_LABEL), figure.start)))
    if is_since(line.key, figure):  # 毕业未满5年的人员: the number says nothing of the people
        before = _FULL.sub("", before)
        return before if len(before) >= 4 else behind
    before = re.sub(r"^第?[一二三四五六七八九十百]*条\s+", "", before)  # of an article: 第九条 企业引进……
    label = behind if len(behind) >= 2 else before or behind
    # 联络站给予每年10万元以内的工作经费补助: neither side says it alone.
    base = _BY_SHARE.sub("", before)
    by_share = base != before or bool(_BY.search(base))
    given = _GIVING.sub("", behind) if by_share else behind
    whole = f"{(_BY.sub('', base) if by_share else without_general_end(base)).removeprefix('对')}{given}"
    return whole if says_nothing(label) and len(whole) <= MAX_LABEL else label
