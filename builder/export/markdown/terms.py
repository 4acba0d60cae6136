"""A theme, an instrument, a target group, a body or an indicator across all districts, in Markdown."""

from __future__ import annotations

from builder.export.markdown.blocks import links_section
from builder.export.markdown.pieces import Blocks, heading, link_words, listed, table
from builder.text.markdown_source import escape, paragraph
from builder.text.strings import Strings
from builder.views.answers import Answer
from builder.views.count_switch import Switch
from builder.views.facets import FacetView
from builder.views.indicator_tables import NumberTable
from builder.views.indicators import IndicatorView


def facet_blocks(t: Strings, v: FacetView) -> Blocks:
    """The answer to a question, and the plans side by side."""
    if v.answer:
        yield paragraph(escape(v.answer.finding))
        yield paragraph(escape(v.peers.words)) if v.peers.words else ""
        yield from _switch(t, v.switch)
        yield from _answer(t, v.answer)
        yield paragraph(escape(v.reading + t("facet.unlike") + v.searched))
    elif v.reading:
        yield paragraph(escape(v.reading))
    yield from links_section(t("facet.strips"), [each.name for each in v.strips], t)
    if v.tables:
        yield heading(t("facet.sides"))
    for side in v.tables:
        yield escape(t("sides.brief")) if side.brief else ""
        yield from table(side.table, t)
    if not v.tables and not v.parts:
        yield escape(t("facet.none"))
    yield from links_section(t("facet.parts"), v.parts, t)
    yield from links_section(t("facet.unread"), v.unread, t)
    yield from _definition(t, v.definition, v.example)
    yield from links_section(t("facet.others"), v.others, t)


def _answer(t: Strings, answer: Answer) -> Blocks:
    if answer.chips:
        yield listed(escape(chip.text) for chip in answer.chips)
    if answer.table:
        yield from table(answer.table, t)
    if answer.names:
        yield paragraph(escape(answer.names_words))
        yield from table(answer.names, t)


def _switch(t: Strings, switch: Switch | None) -> Blocks:
    """What is counted, and where the rest is."""
    if switch:
        yield paragraph(" ".join([escape(switch.words), link_words(switch.link, t)]))


def _definition(t: Strings, definition: str, example: str) -> Blocks:
    yield heading(t("facet.definition"))
    yield paragraph(escape(definition))
    yield t("export.fact", label=escape(t("facet.example")), value=escape(example))


def indicator_blocks(t: Strings, v: IndicatorView) -> Blocks:
    """What can be compared in one table, and the rest apart."""
    for label, words in ((t("indicator.definition"), v.definition), (t("indicator.example"), v.example)):
        yield t("export.fact", label=escape(label), value=escape(words))
    yield paragraph(escape(v.reading))
    yield from _switch(t, v.switch)
    yield paragraph(escape(v.caution))
    for number, comparison in enumerate(v.tables, 1):
        yield from _comparison(t, comparison, number)
    if v.lone:
        yield heading(t("indicator.single"))
        yield paragraph(escape(v.only))
        yield from table(v.lone, t)
    for name, model in (("unstated", v.unstated), ("silent", v.silent)):
        if model:
            yield heading(t(f"indicator.{name}"))
            yield from table(model, t)
    yield paragraph(escape(v.searched))
    yield from links_section(t("facet.parts"), v.parts, t)
    yield from links_section(t("indicator.unread"), v.unread, t)
    yield from links_section(t("indicator.others"), v.others, t)


def _comparison(t: Strings, comparison: NumberTable, number: int) -> Blocks:
    """Quantities on one scale, and why they stand apart from those before."""
    if number == 1:
        yield heading(t("indicator.first"))
    elif number == 2:
        yield heading(t("indicator.apart"))
    if comparison.reasons:
        words = t("indicator.apart_because", number=number) + "；".join(comparison.reasons)
        yield paragraph(escape(words))
    yield paragraph(escape(comparison.order + comparison.scale + comparison.periods))
    yield from table(comparison.table, t)
