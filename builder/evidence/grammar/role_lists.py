"""How texts list who does what: a label and its bodies, or bodies and their word. Import and check read it alike.

牵头单位：甲，配合单位：乙 has two lists; （街道） inside a body belongs to the body; 按职责分工 is nobody. Without a
label 甲牵头，乙配合, 由甲会同乙负责实施 and 由甲牵头落实 say the same. All texts here are folded.
"""

from __future__ import annotations

import re
from typing import Literal

from builder.text.values import value_class

RoleWord = Literal["lead", "charge", "partners"]
"""Who leads, who is merely responsible, who takes part."""

_OFFICE = "(?:责任|主管)?(?:单位|部门|科室|处室|股室|机构)"
_LEADS, _CHARGES = "牵头|主责|主办", "责任|负责|承办|实施|落实|完成"
_JOINS = "配合|参与|参加|协办|协同|协助|会办"
# With a colon or a bracket behind it. 牵头领导 is a person, and the list that a person stands in ends at a label too.
_LABEL = re.compile(
    rf"(?P<lead>(?:{_LEADS}){_OFFICE}?)(?=[:(\[])|(?P<charge>(?:{_CHARGES}){_OFFICE})(?=[:(\[])"
    rf"|(?P<partners>(?:{_JOINS}){_OFFICE}?)(?=[:(\[])|(?:{_LEADS}|{_CHARGES}|分管)(?:领导|人)(?=[:(\[])"
)
_SEPARATORS = ",;。、"
_BEFORE = re.compile(
    rf"[(\[](?P<first>[^()\[\]。;:]{{2,80}}?(?:\([^()]*\))?)(?P<word>牵头(?:负责|组织实施|落实)?|负责(?:落实|实施)?|按(?:照)?职责分工负责)"
    rf"(?:[,;](?P<second>[^()\[\]。;:]{{2,160}}?(?:\([^()]*\))?)(?:(?:按(?:照)?职责分工|分工)?(?:{_JOINS}|负责)))?[)\]]"
)
_BY = re.compile(
    r"(?:^|[。;,])由(?P<first>[^。;,:()]{2,20})(?:牵头)?(?:会同|商|联合)(?P<second>[^。;,:()]{2,60}?)(?:等(?:有关|相关)?(?:部门|单位))?"
    r"(?:共同)?(?:负责|组织|牵头)(?:组织)?(?:实施|落实)"
)
_BODIES = (
    r"(?:(?!会同|联合(?!会))[^。;,:()\d]){1,60}?(?:[局部委办府会联院校镇乡协队站室]|街道|中心|公司|集团|部门|单位)"
)
# At the end of a sentence alone: 由甲牵头建立……, 由甲负责解释 say what the body does, not who does the item.
_LED = re.compile(
    rf"(?:^|[。;,])由(?P<first>{_BODIES})(?:牵头(?:抓总|负责)?(?:组织)?(?:实施|落实|推进)?|(?:共同)?负责(?:组织)?(?:实施|落实|推进)?|组织实施)"
    rf"(?:[,、;](?:会同)?(?P<second>[^。;:()]{{2,160}}?)(?:按(?:照)?职责分工|分工)?(?:共同)?(?:{_JOINS}|负责)(?:组织)?(?:实施|落实|推进)?)?(?=[。;]|$)"
)
_TRAILING = re.compile(r"(?:等(?:有关|相关)?(?:单位|部门)?|(?:等)?按(?:照)?职责分工(?:负责|落实|配合)?)$")
_LEADING = re.compile(r"^(?:由|及|和|以及)")
_NOBODY = re.compile(r"^(?:按(?:照)?职责|各司其职|分工|负责$|落实$|配合$)")


@value_class
class RoleList:
    """Bodies in one role: the label as printed, empty where a word behind the bodies says it; all by their places."""

    role: RoleWord
    label: str
    start: int
    end: int
    bodies: tuple[tuple[int, int], ...]


def list_roles(text: str) -> list[RoleList]:
    """Every labelled list of a text, in order."""
    return [
        RoleList(_role(match), match[0], match.start(), end, tuple(_bodies(text, parts)))
        for match in _LABEL.finditer(text)
        if match.lastgroup
        for parts, end in [_parts(text, match.end() + 1)]
    ]


def _role(match: re.Match[str]) -> RoleWord:
    return "lead" if match["lead"] else "charge" if match["charge"] else "partners"


def list_bodies(text: str, label: str) -> list[str]:
    """The bodies of every list that this label begins, in their order.

    >>> list_bodies("(牵头单位:区委组织部,责任单位:区科技局,各乡镇(街道))", "责任单位")
    ['区科技局', '各乡镇(街道)']
    """
    return [
        text[start:end]
        for match in re.finditer(rf"(?<!牵头)(?<!配合){re.escape(label)}[:(\[]", text)
        for start, end in _bodies(text, _parts(text, match.end())[0])
    ]


def list_unlabelled(text: str) -> list[RoleList]:
    """（甲牵头，乙配合） and 由甲会同乙负责实施: bodies that no label stands before."""
    lists = []
    for pattern in (_BEFORE, _BY, _LED):
        for match in pattern.finditer(text):
            begin = match.start() + (pattern is not _BEFORE and match[0][0] != "由")
            lists.append(RoleList("lead", "", begin, match.end(), tuple(_within(text, match, "first"))))
            if match["second"]:
                lists.append(RoleList("partners", "", begin, match.end(), tuple(_within(text, match, "second"))))
    return sorted(lists, key=lambda each: each.start)


def _within(text: str, match: re.Match[str], group: str) -> list[tuple[int, int]]:
    return _bodies(text[: match.end(group)], _parts(text[: match.end(group)], match.start(group))[0])


def _bodies(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a list that name somebody, without what only joins them."""
    bodies = []
    for start, end in parts:
        words = text[start:end].lstrip(" :")
        start = end - len(words)
        joined = _LEADING.match(words)
        start += joined.end() if joined else 0
        words = _TRAILING.sub("", text[start:end].rstrip(" :"))
        if len(words) >= 2 and not _NOBODY.match(words):
            bodies.append((start, start + len(words)))
    return bodies


def _parts(text: str, start: int) -> tuple[list[tuple[int, int]], int]:
    """The parts of a list, and where it ends: with its sentence, its bracket, or where the next label begins."""
    parts: list[tuple[int, int]] = []
    depth, begin = 0, start
    for at in range(start, len(text)):
        character = text[at]
        if depth:
            depth += (character in "([") - (character in ")]")
        elif at > start and _LABEL.match(text, at):
            return [*parts, (begin, at)], at
        elif character in "([":
            depth += 1
        elif character in ")]。;|":
            return [*parts, (begin, at)], at
        elif character in _SEPARATORS:
            parts.append((begin, at))
            begin = at + 1
    return [*parts, (begin, len(text))], len(text)
