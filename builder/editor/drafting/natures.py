"""What a number states: suggested by its unit, by the words around it, and by when the text was written."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.editor.drafting.numbers_in import PrintedFigure
from builder.editor.drafting.suggest import suggest
from builder.model.site import Vocabulary
from builder.text.limits import CEILINGS
from builder.text.values import value_class

_BENEFIT, _RESULT, _SCOPE, _TARGET, _LASTING = "benefit", "result", "scope", "target", "frequency"
_MONEY = re.compile("元$")
_SHARE = re.compile("元$|%$")
_COUNTED = re.compile("[名人位家个套项支]$|人次$")
_GIVEN = re.compile("给予|发放|补助|标准|兑现")
_SHARED = re.compile("给予|予以")
_EACH = re.compile("每人|每月|每个|/[人月]")
_NEAR = 30
"""Characters before a figure that may say what it is."""
# 排名前10%, 前3名: by which place somebody is chosen, and no goal.
_RANK = re.compile("(?<![之以目年提当])前$")
# 未满5年的人员, 工作满3年: since when somebody has been what he is chosen for.
_SINCE = re.compile("的")
_FULL = re.compile("满$")
_TIME = re.compile("(?:年|个月)$")
# 500万元以上的资金, 60平方米以上的住房: from what size on something is meant.
_THRESHOLD = re.compile("的")
_BOUND = ("以上", "以下")
_SIZE = re.compile("元$|平方米$")
# 引进博士3名以上的，给予……: the clause says for what something is given.
_GETS = "(?:给予|予以|发放|奖励|补助|补贴|资助|兑现)"
_IF = re.compile(f"[^,。;:]*的,[^,。;:]{{0,12}}?{_GETS}")
# 引进博士3名以上的企业，每年给予……; 对接收学生100人以上的企业给予……: a bound before 的 says who gets something.
_WHO = re.compile(f"的[^,。;:]{{1,16}}?,?[^,。;:]{{0,12}}?{_GETS}")
_CLAUSE = re.compile("[^,。;:]*$")
_GIVES = ("给予", "予以", "发放", "补助", "兑现")


@value_class
class SuggestedNature:
    """A term of the natures, and the words that suggest it."""

    term: str
    words: tuple[str, ...] = ()


def suggest_nature(
    natures: Vocabulary, text: str, figure: PrintedFigure, *, clause: str, before: str, behind: str, is_past: bool
) -> SuggestedNature:
    """The nature of a figure of a folded text.

    `clause` is what is said of it; before it stands the rest of its sentence, behind it that of the list that it is
    of. `is_past`: by when it was to be reached had passed when the text was written.
    """
    if condition := _condition(text, figure):
        return _named(natures, _SCOPE, condition)
    share = _given_share(figure, clause)
    if is_past or share:
        return _named(natures, _RESULT if is_past else _BENEFIT, share)
    terms, around = natures.terms, before[-_NEAR:] + clause
    if is_time := bool(_TIME.search(figure.unit)):  # of how long something is given, what it is may stand far before
        around = before + clause
        terms = {key: term for key, term in terms.items() if key != _TARGET} or terms
    elif _SHARE.search(figure.unit):  # of what is given in a list, what it is may stand behind the last
        around += behind
    if _MONEY.search(figure.unit):
        terms = {key: term for key, term in terms.items() if term.money} or terms
    elif _COUNTED.search(figure.unit):  # 资助200名人员: what each of them gets is another number
        terms = {key: term for key, term in terms.items() if not term.money} or terms
    if figure.qualifier in CEILINGS:  # what was reached, or what something is made of, has no upper limit
        terms = {key: term for key, term in terms.items() if term.promises} or terms
    suggestions = suggest(replace(natures, terms=terms), name=clause, body=around, limit=1)
    if suggestions:
        return SuggestedNature(suggestions[0].term, suggestions[0].words)
    is_share = _BENEFIT in terms and _SHARE.search(figure.unit)
    given = _GIVEN.search(around) or _EACH.search(around) if is_share else None
    if given:
        return SuggestedNature(_BENEFIT, (given[0],))
    return SuggestedNature(_LASTING if is_time and _LASTING in terms else next(iter(terms)))


def _given_share(figure: PrintedFigure, clause: str) -> str:
    """The word that gives a share of something: 按报酬的30%给予引进单位补助; what it is a share of is no goal."""
    given = _SHARED.search(clause) if figure.unit == "%" else None
    return given[0] if given else ""


def is_timeless(figure: PrintedFigure, nature: SuggestedNature) -> bool:
    """Whether a deadline before a figure is another number's: what is given, for whom and how long has none.

    到2027年建成公寓500套，对入住的人员给予60%的租金减免，期限5年.
    """
    return nature.term in (_BENEFIT, _SCOPE) or bool(_TIME.search(figure.unit))


def may_be_goal(figure: PrintedFigure, verb: str) -> bool:
    """Whether a figure of which no word says what it is counts what a plan can set out to do: what its verb says.

    给予2个名额, 最多不超过3人: what is given, and how much at most, is none.
    """
    is_counted = _COUNTED.search(figure.unit) and figure.qualifier not in CEILINGS
    return bool(is_counted) and bool(verb) and verb not in _GIVES


def is_since(text: str, figure: PrintedFigure) -> bool:
    """Whether a figure says since when somebody has been what he is chosen for."""
    is_full = _FULL.search(text[: figure.start]) or _SINCE.match(text, figure.end)
    return bool(_TIME.search(figure.unit) and is_full)


def _condition(text: str, figure: PrintedFigure) -> str:
    """The words by which a number says who or what is meant; empty where it does not."""
    before, behind = text[: figure.start], text[figure.end : figure.end + 1]
    if rank := _RANK.search(before):
        return rank[0]
    is_threshold = _SIZE.search(figure.unit) and figure.qualifier in _BOUND and _THRESHOLD.match(behind)
    if is_since(text, figure) or is_threshold or figure.unit == "岁":
        return text[figure.start : figure.end] + behind
    condition = _IF.match(text, figure.end) or (_WHO.match(text, figure.end) if figure.qualifier in _BOUND else None)
    clause = _CLAUSE.search(before)
    if condition and clause and not _GIVEN.search(clause[0]):
        return condition[0]
    return ""


def _named(natures: Vocabulary, term: str, words: str) -> SuggestedNature:
    """A term, where the site has it."""
    return SuggestedNature(term if term in natures.terms else next(iter(natures.terms)), (words,) if words else ())
