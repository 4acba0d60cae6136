"""A programme in Markdown, its sections in the order of its page."""

from __future__ import annotations

from builder.export.markdown import blocks
from builder.export.markdown.pieces import Blocks, card, heading, link_words, listed, note_words, prose
from builder.text.markdown_source import escape, link, paragraph
from builder.text.strings import Strings
from builder.views.programme import ProgrammeView


def programme_blocks(t: Strings, v: ProgrammeView) -> Blocks:
    """The whole programme."""
    yield _origin(t, v)
    figure = blocks.headline_words(v.headline, t) if v.headline else link_words(v.unheaded, t)
    number = t("export.fact", label=escape(t("plan.figure")), value=figure)
    yield "\n".join((listed([number]), card(t, v.card)))
    if v.editions:
        yield heading(t("programme.lineage"))
        yield blocks.programme_editions(v.editions, t)
    yield heading(t("programme.summary"))
    yield from prose(v.summary, t)
    yield heading(t("programme.evidence"))
    if v.archived:
        yield from blocks.quotes(v.quotes, t)
    else:
        yield paragraph(escape(t("programme.no_archive")))
    yield heading(t("similar.title"))
    yield from blocks.comparable_list(v.comparable, t)
    yield paragraph(escape(t("similar.elsewhere")) + "、".join(link_words(each, t) for each in v.elsewhere))
    yield heading(t("programme.facts"))
    yield card(t, v.facts)
    yield from blocks.marks(v.marks, t)
    if v.quantities:
        yield heading(t("programme.quantities"))
        caption = t("programme.quantities_caption")
        yield from blocks.quantity_table(t, v.quantities, caption, v.firmness_label, v.quantity_marks)
    if v.measures:
        yield heading(t("programme.measures"))
        caption = t("programme.measures_caption")
        yield from blocks.measure_table(t, v.measures, caption, v.firmness_label, v.measure_marks)
    yield from blocks.links_section(t("programme.parts"), v.parts, t)
    yield from _siblings(t, v)


def _origin(t: Strings, v: ProgrammeView) -> str:
    """The plan that the programme is of."""
    place = link(v.plan.place, v.plan.place_href) + note_words(v.plan.code, t)
    kind = note_words(f"{v.plan.kind}，{v.plan.year}", t)
    words = f"{place} {link(v.plan.title, v.plan.href)}{kind}"
    more = [link_words(v.counterpart, t)] if v.counterpart else []
    return " ".join([t("export.fact", label=escape(t("programme.from")), value=words), *more])


def _siblings(t: Strings, v: ProgrammeView) -> Blocks:
    around = ((t("programme.previous"), v.previous), (t("programme.next"), v.next))
    lines = [t("export.fact", label=escape(label), value=link_words(each, t)) for label, each in around if each]
    if lines:
        yield listed(lines)
