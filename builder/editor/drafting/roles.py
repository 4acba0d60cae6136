"""Who is to do an item: the bodies of its lists, read by the grammar that the check holds them against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from builder.editor.drafting.bodies import PrintedBody, find_bodies
from builder.editor.drafting.lines import SourceLine, full_width
from builder.evidence.grammar.role_lists import RoleList, list_roles, list_unlabelled
from builder.evidence.grammar.sentences import sentence_around
from builder.evidence.sources.source_text import with_pauses
from builder.text.values import value_class

# 成立专班,由区民政局牵头,统筹推进: that it leads is all that is said of it. 由甲牵头建立 says what it does.
_LED_IN_PASSING = re.compile(
    r"(?:^|[,。;])由(?P<bodies>[^,。;:]{2,60}?)(?:等(?:有关|相关)?(?:部门|单位))?(?:共同|联合)?牵头(?:抓总|负责|总负责)?(?=[,、])"
)
_JOINED = re.compile("、|和|与|及|以及")
_ListOf = tuple[SourceLine, RoleList]


@value_class
class DraftRoles:
    """Who leads and who takes part, and the labels that say so. Empty where the item names nobody.

    Each body has the forms that the check may meet, its name first.
    """

    lead: tuple[tuple[str, ...], ...] = ()
    partners: tuple[tuple[str, ...], ...] = ()
    lead_labels: tuple[str, ...] = ()
    partner_labels: tuple[str, ...] = ()
    whole: bool = False
    """Whether they stand once, at the end: then the text says them of all that stands before."""


def find_roles(lines: Sequence[SourceLine], *, of_city: bool = False) -> DraftRoles:
    """The bodies of an item.

    Where somebody leads (牵头), bodies that are merely responsible (责任) are partners; otherwise they lead.
    """
    lists = [(line, each) for line in lines for each in list_roles(line.key)]
    if not any(each.role != "partners" for _, each in lists):
        lists = [(line, each) for line in lines for each in list_unlabelled(line.key)]
    if not lists:
        return _roles_in_passing(lines, of_city=of_city)
    leading = "lead" if any(each.role == "lead" for _, each in lists) else "charge"
    lead = [(line, each) for line, each in lists if each.role == leading]
    partners = [(line, each) for line, each in lists if each.role != leading]
    whole = _stand_at_the_end(lines)
    return DraftRoles(_bodies(lead), _bodies(partners), _labels(lead), _labels(partners), whole)


def _roles_in_passing(lines: Sequence[SourceLine], *, of_city: bool) -> DraftRoles:
    """Who leads by the midst of a sentence, and who takes part by the rest of it: nobody inherits that."""
    lead: list[PrintedBody] = []
    partners: list[PrintedBody] = []
    for line in lines:
        text = with_pauses(line.folded, line.text)
        bodies = find_bodies(text, of_city=of_city)
        for match in _LED_IN_PASSING.finditer(text):
            start, end = match.span("bodies")
            leading = [body for body in bodies if start <= body.start < end]
            outside = _JOINED.split(re.sub(r"\([^()]*\)", "", match["bodies"]))
            if {body.name for body in leading}.issuperset(outside):
                last = sentence_around(text, end, end)[1]
                lead += leading
                partners += [body for body in bodies if body.role == "partners" and end < body.start < last]
    leaders = {body.name for body in lead}
    return DraftRoles(_names(lead), _names(body for body in partners if body.name not in leaders))


def _names(bodies: Iterable[PrintedBody]) -> tuple[tuple[str, ...], ...]:
    return tuple((name,) for name in dict.fromkeys(body.name for body in bodies))


def without_roles(text: str) -> str:
    """A folded text of the same length in which nothing is left of the formula that says who leads and takes part."""
    for start, end in _formulas(text):
        text = text[:start] + "。" * (end - start) + text[end:]
    return text


def _formulas(text: str) -> list[tuple[int, int]]:
    return sorted((each.start, each.end) for each in (*list_roles(text), *list_unlabelled(text)))


def _stand_at_the_end(lines: Sequence[SourceLine]) -> bool:
    """Whether nothing but the formula ends the last paragraph, and none stands before it."""
    if not lines or any(_formulas(line.key) for line in lines[:-1]):
        return False
    key = lines[-1].key
    spans = _formulas(key)
    return bool(spans) and not re.search("[一-鿿]", without_roles(key)[spans[0][0] :])


def is_labelled(line: SourceLine) -> bool:
    """Whether a paragraph begins with a label of responsible bodies."""
    return any(each.start == 0 for each in list_roles(line.key))


def has_roles(line: SourceLine) -> bool:
    """Whether a paragraph says anywhere who is responsible."""
    return bool(list_roles(line.key))


def _bodies(lists: Iterable[_ListOf]) -> tuple[tuple[str, ...], ...]:
    bodies = (full_width(line.cut(*span)) for line, each in lists for span in each.bodies)
    return tuple((name,) for name in dict.fromkeys(bodies))


def _labels(lists: Iterable[_ListOf]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.label for _, each in lists if each.label))
