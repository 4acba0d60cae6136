"""Where the programmes of a plan stand in its text: by section, then by printed number, then by paragraph.

The first paragraph that a programme cites need not be its own: an item may also rest on the plan's goals. What decides
is the section that it is said to be in, and there its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from builder.model.schema.plan import Section
from builder.model.site import Programme
from builder.model.types import Span
from builder.text.values import value_class

PATH = " / "
"""Between the headings of a section that is within another."""


@value_class
class NestedSection:
    """A heading and the headings within it."""

    section: Section
    parts: tuple[NestedSection, ...]


def nest_sections(structure: Sequence[Section]) -> tuple[NestedSection, ...]:
    """Puts each heading into the nearest one before it that holds all of its paragraphs."""
    nested = []
    at = 0
    while at < len(structure):
        after = at + 1
        while after < len(structure) and _is_within(structure[after], structure[at]):
            after += 1
        nested.append(NestedSection(structure[at], nest_sections(structure[at + 1 : after])))
        at = after
    return tuple(nested)


def sort_by_text(programmes: Iterable[Programme], structure: Sequence[Section]) -> list[Programme]:
    """Sorts the programmes of a plan in the order of the text; parts come after their whole."""
    by_section: dict[int, list[Programme]] = {}
    for programme in sorted(programmes, key=lambda each: each.id):
        by_section.setdefault(_innermost(programme, structure), []).append(programme)
    return [programme for at in sorted(by_section) for programme in _sort_section(by_section[at], structure)]


def printed_number(programme: Programme, structure: Sequence[Section]) -> str:
    """The number that a programme is printed with: its own or, of one that is a heading of its plan, the heading's."""
    if programme.number:
        return programme.number
    name = programme.name.zh
    titles = (section.title for section in structure if section.title.endswith(name))
    return next((title.removesuffix(name).rstrip("、.．") for title in titles), "")


def heading_of(programme: Programme, structure: Sequence[Section]) -> str:
    """The heading that a programme stands under, with those around it: that of a part is the one it is written with.

    A general sentence of a heading within the stated one stands under that heading.
    """
    if not programme.section:
        return ""
    stated = _find_section(programme, structure)
    inner = _innermost(programme, structure)
    if stated is None or inner == stated:
        return programme.section
    paragraph = own_paragraph(programme, structure)
    titles = [
        section.title
        for section in structure[stated + 1 : inner + 1]
        if _holds(section, paragraph) and _is_within(section, structure[stated])
    ]
    return PATH.join([programme.section, *titles])


def _sort_section(programmes: list[Programme], structure: Sequence[Section]) -> list[Programme]:
    """Numbered items by their numbers; the others among them by paragraph, and parts behind their whole."""
    numbered = sorted((each for each in programmes if _number(each)), key=_number)
    places: dict[str, tuple[int, bool, int]] = {}
    reached = 0
    for rank, programme in enumerate(numbered):
        reached = max(reached, own_paragraph(programme, structure).first)
        places[programme.id] = (reached, False, rank)
    for programme in programmes:
        is_part = programme.part_of is not None
        places.setdefault(programme.id, (own_paragraph(programme, structure).first, is_part, -1))
    return sorted(programmes, key=lambda each: (*places[each.id], each.id))


def _number(programme: Programme) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", programme.number or ""))


def _find_section(programme: Programme, structure: Sequence[Section]) -> int | None:
    """Where the section that a programme names stands in the structure of its plan."""
    at = None
    for title in (programme.section or "").split(PATH):
        start = 0 if at is None else at + 1
        at = next((index for index in range(start, len(structure)) if structure[index].title == title), None)
        if at is None:
            return None
    return at


def own_paragraph(programme: Programme, structure: Sequence[Section]) -> Span:
    """The citation that places a programme: within its section, and of a numbered item the last such one."""
    stated = _find_section(programme, structure)
    inside = [span for span in programme.cite if stated is None or _holds(structure[stated], span)] or programme.cite
    return inside[-1] if _number(programme) and stated is not None else inside[0]


def _innermost(programme: Programme, structure: Sequence[Section]) -> int:
    """The last of the sections within the stated one that hold a programme's own paragraph.

    Without a stated one it is the last of all, or else the last that begins before; -1 stands before all of them.
    """
    own, stated = own_paragraph(programme, structure), _find_section(programme, structure)
    holding = (at for at, section in enumerate(structure) if _holds(section, own))
    if stated is not None:
        inner = (at for at in holding if at > stated and _is_within(structure[at], structure[stated]))
        return max(inner, default=stated)
    before = (at for at, section in enumerate(structure) if section.cite[0].first <= own.first)
    return max(holding, default=max(before, default=-1))


def _is_within(section: Section, outer: Section) -> bool:
    spans = section.cite
    return all(any(spans_overlap(span, cite) and span.last <= cite.last for cite in outer.cite) for span in spans)


def _holds(section: Section, span: Span) -> bool:
    return any(spans_overlap(cite, span) for cite in section.cite)


def spans_overlap(span: Span, second: Span) -> bool:
    """Whether two citations have a paragraph in common."""
    return span.source == second.source and span.first <= second.last and second.first <= span.last
