"""Who is to do an item: the bodies that stand after labels such as 牵头部门, or before words such as 牵头."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.editor.drafting.lines import SourceLine, full_width

_OFFICES = "(?:部门|单位|科室|处室|股室|机构|责任部门|责任单位)"
_LEAD = re.compile(rf"(牵头{_OFFICES}?|主责{_OFFICES})$")
_IN_CHARGE = re.compile(rf"((?:责任|负责|实施|落实|承办|完成){_OFFICES})$")
_PARTNER = re.compile(rf"((?:配合|参与|参加|协办|协同|协助|会办){_OFFICES}?)$")
_LABELLED = re.compile(rf"([一-鿿]{{0,4}}(?:{_OFFICES}|牵头|配合)):([^。;)]*)")
_BEFORE = re.compile(
    r"\(([^()。;:]{2,80}?)(?:牵头(?:负责|组织实施|落实)?|负责(?:落实)?)(?:[,;]([^()。;:]{2,160}?)(?:配合|参与|参加|协助|协同|按职责分工负责))?\)"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label as printed and the bodies after it; each with the forms that the check may meet, the name first."""

    label: str
    bodies: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class DraftRoles:
    """Who leads and who takes part, and the labels that say so. Empty where the item names nobody."""

    lead: tuple[tuple[str, ...], ...] = ()
    partners: tuple[tuple[str, ...], ...] = ()
    lead_labels: tuple[str, ...] = ()
    partner_labels: tuple[str, ...] = ()
    whole: bool = False
    """Whether they stand once, at the end: then the text says them of all that stands before."""


def find_roles(lines: Sequence[SourceLine]) -> DraftRoles:
    """The bodies of an item.

    Where somebody leads (牵头), bodies that are merely responsible (责任) are partners; otherwise they lead.
    """
    labelled = [group for line in lines for group in _labelled(line)]
    led = [group for group in labelled if _LEAD.search(group.label)]
    charged = [group for group in labelled if _IN_CHARGE.search(group.label)]
    joined = [group for group in labelled if _PARTNER.search(group.label)]
    whole = _stand_at_the_end(lines)
    if not led and not charged:
        return replace(_before(lines), whole=whole)
    lead, partners = (led, [*charged, *joined]) if led else (charged, joined)
    return DraftRoles(_bodies(lead), _bodies(partners), _labels(lead), _labels(partners), whole)


def without_roles(text: str) -> str:
    """A folded text of the same length in which nothing is left of the formula that says who leads and takes part."""
    for start, end in _formulas(text):
        text = text[:start] + "。" * (end - start) + text[end:]
    return text


def _formulas(text: str) -> list[tuple[int, int]]:
    labelled = [match.span() for match in _LABELLED.finditer(text) if _label_in(match[1])]
    return sorted([*labelled, *(match.span() for match in _BEFORE.finditer(text))])


def _label_in(words: str) -> str:
    return next((match[1] for match in (p.search(words) for p in (_LEAD, _IN_CHARGE, _PARTNER)) if match), "")


def _stand_at_the_end(lines: Sequence[SourceLine]) -> bool:
    """Whether nothing but the formula ends the last paragraph, and none stands before it."""
    if not lines or any(_formulas(line.key) for line in lines[:-1]):
        return False
    key = lines[-1].key
    spans = _formulas(key)
    return bool(spans) and not re.search("[一-鿿]", without_roles(key)[spans[0][0] :])


def is_labelled(line: SourceLine) -> bool:
    """Whether a paragraph begins with a label of responsible bodies."""
    match = _LABELLED.match(line.key)
    return bool(match) and any(pattern.search(match[1]) for pattern in (_LEAD, _IN_CHARGE, _PARTNER) if match)


def _labelled(line: SourceLine) -> Iterator[Labelled]:
    for match in _LABELLED.finditer(line.key):
        label = _label_in(match[1])
        if label:
            yield Labelled(label, tuple(_split(line, match.start(2), match.end(2))))


def _before(lines: Sequence[SourceLine]) -> DraftRoles:
    """（区人社局牵头，区财政局配合）: no label that the check could hold the bodies against."""
    lead: list[tuple[str, ...]] = []
    partners: list[tuple[str, ...]] = []
    for line in lines:
        for match in _BEFORE.finditer(line.key):
            lead += _split(line, match.start(1), match.end(1))
            if match[2]:
                partners += _split(line, match.start(2), match.end(2))
    return DraftRoles(_once(lead), _once(partners))


def _split(line: SourceLine, start: int, end: int) -> Iterator[tuple[str, ...]]:
    for match in re.compile("[^,]+").finditer(line.key, start, end):
        printed = full_width(line.cut(*match.span())).strip(" ：，。；、")
        name = re.sub(r"^(由|及|和|以及)|(等(有关|相关)?(部门|单位)?)$", "", printed)
        if len(name) >= 2:
            yield (name, printed) if name != printed else (name,)


def _bodies(labelled: Iterable[Labelled]) -> tuple[tuple[str, ...], ...]:
    return _once(body for group in labelled for body in group.bodies)


def _once(bodies: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple({body[0]: body for body in bodies}.values())


def _labels(labelled: Iterable[Labelled]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(group.label for group in labelled))
