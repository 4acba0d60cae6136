"""Repairs are claims about the source: limited in size, and named by what they change.

A reading repairs what is damaged. It keeps the digits that are printed and the words that hedge or give a role; what
it adds or leaves out is a few characters. And what a doubtful reading says is shown as doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from builder.evidence.claims.placed import Placed
from builder.evidence.grammar.numerals import find_numbers
from builder.evidence.sources.source_text import Match, SourceText
from builder.findings.finding import Finding, finding
from builder.model.schema.plan import SourceRepair
from builder.model.site import Plan
from builder.text.normalise import fold, simplify

Kind = Literal["digit", "hedge", "role", "wording"]
"""What a repair changes: a number, a word that makes it less than certain or denies, a role, or other words."""

MAX_CHANGED = 8
"""So many characters a reading may put in, and so many Chinese ones leave out."""
_HEDGE = re.compile(
    "力争|争取|力求|预计|拟|探索|研究|试点|尝试|鼓励|支持|引导|逐步|左右|不超过|不少于|不低于|不高于|以上|以下|以内|最高|最低|最多|最少|最长|最短|至少|至多|约|近|余|不|没有|未|停止|暂停|取消"
)
_ROLE = re.compile("牵头|主责|主办|责任|负责|承办|配合|参与|参加|协办|协同|协助|会办|会同|审定|批准|管理")
_HAN = re.compile("[一-鿿]")


def kinds_of(repair: SourceRepair) -> tuple[Kind, ...]:
    """What a repair changes, the gravest first."""
    before, after = _texts(repair)
    kinds: list[Kind] = []
    if [number.value for number in find_numbers(before)] != [number.value for number in find_numbers(after)]:
        kinds.append("digit")
    if sorted(_HEDGE.findall(before)) != sorted(_HEDGE.findall(after)):
        kinds.append("hedge")
    if sorted(_ROLE.findall(before)) != sorted(_ROLE.findall(after)):
        kinds.append("role")
    return tuple(kinds) or ("wording",)


def check(plan: Plan, text: SourceText, placed: Sequence[Placed]) -> Iterator[Finding]:
    """Repairs that say more than what is damaged, and doubtful readings that are published as sure."""
    for number, source in enumerate(plan.sources):
        for index, repair in enumerate(source.corrections):
            spot = plan.origin.spot("sources", number, "corrections", index, "read_as")
            for rule in _faults(repair):
                words = {"printed": repair.printed, "read_as": repair.read_as}
                yield Finding(spot.place, rule, {"claim": f"{plan.key}.coding"} | words)
    for each in placed:
        doubted = [c for match in each.matches for c in _repairs_under(text, match) if c.confidence != "high"]
        if each.stated and doubted and not (each.quantity and each.quantity.disputed):
            yield finding(each.place, "evidence-doubtful", claim=each.claim, read_as=doubted[0].read_as)


def _faults(repair: SourceRepair) -> Iterator[str]:
    before, after = _texts(repair)
    added, dropped = _differ(before, after)
    if len(added) > MAX_CHANGED or len(_HAN.findall(dropped)) > MAX_CHANGED:
        yield "correction-size"
        return
    digits = iter("".join(re.findall(r"\d", after)))
    kept = re.findall(r"\d", before)
    if not all(digit in digits for digit in kept) or len(re.findall(r"\d", after)) > len(kept) + _count_garbled(before):
        yield "correction-digits"
    for words in (_HEDGE, _ROLE):
        if set(words.findall(before)) - set(words.findall(after)):
            yield "correction-words"
            return


def _count_garbled(printed: str) -> int:
    """How many characters of a printed text may be damaged digits: letters that look like them, marks, boxes."""
    return len(re.findall(r"[a-zA-Z?□■\ufffd*]", printed))


def _differ(before: str, after: str) -> tuple[str, str]:
    """What a reading adds, and what it drops."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    added = "".join(after[c:d] for tag, _, _, c, d in blocks if tag != "equal")
    return added, "".join(before[a:b] for tag, a, b, _, _ in blocks if tag != "equal")


def _texts(repair: SourceRepair) -> tuple[str, str]:
    return simplify(fold(repair.printed)), simplify(fold(repair.read_as))


def _repairs_under(text: SourceText, match: Match) -> list[SourceRepair]:
    """The repairs whose characters a stretch of folded text stands for."""
    declared = text.repairs(match.paragraph)
    if not declared or match.start == match.end:
        return []
    start, end = text.folded[match.paragraph - 1].origin(match.start, match.end)
    raw = text.raw[match.paragraph - 1]
    return [
        repair
        for repair in declared
        for damaged in re.finditer(re.escape(repair.printed), raw)
        if damaged.start() < end and start < damaged.end()
    ]
