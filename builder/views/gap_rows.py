"""A row of what texts state and others do not: the term, who states it, what they do about it, and the other side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.compare.gaps import StatedTerm, StatingPlan
from builder.model.site import Plan
from builder.views.answers import answers
from builder.views.context import PageContext
from builder.views.headlines import term_headline
from builder.views.links import plan_name_link, programme_link, statement_link, term_link
from builder.views.notes import theme_note
from builder.views.pieces import Link
from builder.views.statements import bare_coverage_value, firmness_words, join_counts
from builder.views.tables import Line, Piece, Row, cell_of, heading, line, text_cell, value_cell
from builder.views.values import citation_value

_NAMED = 4
"""So many of what a plan names under a term stand beside it."""


def gap_row(page: PageContext, stated: StatedTerm, silent: Sequence[Plan], *, explained: bool) -> Row:
    """A term, who states it, and what there is on the other side. The last line leads to those that are not named.

    `explained`: with what each of them does, in a sentence. `silent`: the plans of the other side, where it is one.
    """
    term = term_link(page, stated.vocabulary, stated.term)
    count = page.t("gaps.count", plans=stated.plans, programmes=stated.programmes)
    lines = [each for near in stated.nearest for each in _holding_lines(page, stated, near, explained=explained)]
    if rest := stated.plans - len(stated.nearest):
        lines.append(line(Link(page.t("gaps.rest", count=rest), term.href), role="item"))
    stating = replace(cell_of(lines), plans=tuple(near.plan.key for near in stated.nearest))
    elsewhere = value_cell(bare_coverage_value(page, stated.elsewhere))
    elsewhere = replace(elsewhere, plans=tuple(plan.key for plan in silent))
    return Row((heading(term, "row"), text_cell(count), stating, elsewhere))


def _holding_lines(page: PageContext, stated: StatedTerm, holding: StatingPlan, *, explained: bool) -> tuple[Line, ...]:
    """What a plan has under a term: the pages of all districts nearby that have not say the same of it.

    From the folder of any other district the way there is the same.
    """
    key = ("holding", holding.plan.key, stated.vocabulary, stated.term, len(holding.programmes), explained)
    return page.keep(key, lambda _: tuple(_make_holding_lines(page, stated, holding, explained=explained)))


def _make_holding_lines(
    page: PageContext, stated: StatedTerm, holding: StatingPlan, *, explained: bool
) -> Iterator[Line]:
    yield _holding_line(page, holding)
    if explained and (words := _explanation(page, stated, holding)):
        yield line(words, role="note")


def _explanation(page: PageContext, stated: StatedTerm, holding: StatingPlan) -> str:
    """What a plan does about a theme, as its editor put it, or else what it names under a term, and how firmly."""
    if stated.vocabulary == "themes" and (note := theme_note(page, holding.plan, stated.term)):
        return note.text
    number = None
    for programme in holding.programmes[:1]:
        number = term_headline(page, holding.plan, programme, stated.vocabulary, stated.term)
    words = _names_and_levels(page, stated, holding, but=number.label.text if number else "")
    if number:
        figure = {"label": number.label.text, "figure": number.figure, "firmness": number.firmness.text}
        words += page.t("gaps.number", **figure)
    return words


def _names_and_levels(page: PageContext, stated: StatedTerm, holding: StatingPlan, *, but: str) -> str:
    """What a plan names under a term, the first of it by name, and how firm all of it is. `but`: what stands beside."""
    (answer,) = answers(page, stated.vocabulary, stated.term, [holding.plan])
    parts = [each for each in answer.names if each.measure or each.quantity]
    parts += [amount.statement for amount in answer.amounts]
    names = {statement_link(page, holding.plan, part).text: part for part in parts}
    names.pop(but, None)
    words = "、".join(list(names)[:_NAMED]) + (page.t("answer.cut") if len(names) > _NAMED else "")
    levels = firmness_words(page, names.values())
    return words + page.t("gaps.levels", levels=join_counts(page, levels)) if levels else words


def _holding_line(page: PageContext, holding: StatingPlan) -> Line:
    """A plan and its programmes of a term, each with where it is stated; how many there are when not all are named."""
    pieces: list[Piece | str] = [plan_name_link(page, holding.plan), "："]
    for number, programme in enumerate(holding.programmes):
        cite = replace(citation_value(page, holding.plan, programme.cite), role="note")
        pieces += [*(["、"] if number else []), programme_link(page, holding.plan, programme), " ", cite]
    if not holding.count:
        pieces.append(page.t("statements.of_plan"))
    if holding.count > len(holding.programmes):
        pieces.append(page.t("gaps.more", count=holding.count))
    return line(*pieces, role="item")
