"""The table of a plan's programmes: what each is, who leads it, its number, and how firm it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from builder.model.site import Plan, Programme
from builder.model.text_order import heading_of, own_paragraph, printed_number
from builder.text import markdown
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.headlines import Headline, programme_headline, unheaded_link
from builder.views.links import programme_link
from builder.views.material_names import material_of_programme
from builder.views.pieces import Link, Value
from builder.views.statements import bodies_value, level_links, notes_of_parts, statements_of
from builder.views.values import absent_value, citation_value, words_value

_SENTENCE = re.compile(r"[^。；！？]*[。；！？]?")


@value_class
class ProgrammeRow:
    """A programme in the plan's table. `summary` is its first sentence; `headline` its number, if it states one."""

    number: Value
    cite: Link
    material: str
    """Its name in the basket of materials."""
    name: Link
    summary: str
    lead: Value
    headline: Headline | None
    unheaded: Link
    """Without a headline, where its numbers are."""
    levels: tuple[Link, ...]
    """The levels of firmness of its statements, the firmest first."""


@value_class
class ProgrammeGroup:
    """The programmes under one heading of the text."""

    heading: str
    rows: tuple[ProgrammeRow, ...]


def programme_groups(page: PageContext, plan: Plan) -> tuple[ProgrammeGroup, ...]:
    """Programmes by heading, in the order of the text; a part stands under the heading of its whole."""
    groups: list[tuple[str, list[ProgrammeRow]]] = []
    for programme in plan.programmes:
        whole = plan.programme(programme.part_of) if programme.part_of else None
        heading = heading_of(whole or programme, plan.structure)
        if not groups or groups[-1][0] != heading:
            groups.append((heading, []))
        groups[-1][1].append(_row(page, plan, programme))
    return tuple(ProgrammeGroup(heading, tuple(rows)) for heading, rows in groups)


def _row(page: PageContext, plan: Plan, programme: Programme) -> ProgrammeRow:
    statements = statements_of(page, plan, programme)
    number = printed_number(programme, plan.structure)
    return ProgrammeRow(
        number=words_value(number) if number else _unnumbered_value(page),
        cite=citation_value(page, plan, [own_paragraph(programme, plan.structure)]).items[0],
        material=material_of_programme(plan, programme),
        name=programme_link(page, plan, programme),
        summary=first_sentence(markdown.plain_text(programme.body)),
        lead=_names(bodies_value(page, plan, programme, "lead"), notes_of_parts(page, statements, "lead")),
        headline=programme_headline(page, plan, programme),
        unheaded=unheaded_link(page, plan, programme),
        levels=level_links(page, statements),
    )


def _unnumbered_value(page: PageContext) -> Value:
    """That the text prints no number: an item by its name only, of which there is nothing to look for."""
    return replace(absent_value(page, "not_stated"), text=page.t("plan.unnumbered"))


def _names(bodies: Value, notes: Mapping[str, str]) -> Value:
    """Bodies without their types, which the programme's own page gives, but with the parts that they lead only."""
    if bodies.state != "value":
        return bodies
    return Value("value", tuple(Link(body.text, note=notes.get(body.text, "")) for body in bodies.items))


def first_sentence(words: str) -> str:
    """The first sentence of a summary, for a row of a table, without the sign that leads on to the next.

    >>> first_sentence("设立专项资金，由财政主导；比例未写。另有补贴。")
    '设立专项资金，由财政主导'
    """
    sentence = _SENTENCE.match(words)
    return sentence.group().rstrip("；") if sentence else words
