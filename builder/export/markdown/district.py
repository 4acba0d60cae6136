"""The profile of a district in Markdown."""

from __future__ import annotations

from builder.export.markdown import blocks
from builder.export.markdown.pieces import Blocks, card, heading, link_words, listed, rows_table
from builder.text.markdown_source import escape, link, paragraph
from builder.text.strings import Strings
from builder.views.district_context import DistrictContext
from builder.views.districts import DistrictView, PlanSection


def district_blocks(t: Strings, v: DistrictView) -> Blocks:
    """The whole profile."""
    yield heading(t("district.facts"))
    yield card(t, v.facts)
    if v.missing:
        yield card(t, [v.missing])
    if v.gaps:
        yield paragraph(link_words(v.gaps, t))
    if not v.plans:
        yield escape(t("district.no_plan"))
    for plan in v.plans:
        yield from _plan(t, plan)
    yield from _context(t, v.context)
    if v.gaps:
        yield heading(t("district.compare"))
        yield from blocks.suggestions(v.peers, t)
    if v.pairs:
        yield paragraph(escape(t("district.pairs")))
        yield listed(link_words(each, t) for each in v.pairs)
    yield heading(t("changes.title"))
    if v.changes:
        yield from blocks.change_table(t, v.changes)
    else:
        yield escape(t("changes.none"))


def _context(t: Strings, context: DistrictContext) -> Blocks:
    """What is known of the district beside its plans, and what numbers come to for 10,000 people."""
    yield heading(t("context.title"))
    yield card(t, context.facts)
    yield paragraph(escape(t("context.note")))
    if context.ratios:
        heads = [t("quantity.label"), t("quantity.value"), t("context.year"), t("context.ratio"), t("context.formula")]
        derived = t("mark.derived")
        rows = [
            [link_words(row.label, t), *map(escape, (row.printed, row.year, f"{row.value} {derived}", row.formula))]
            for row in context.ratios
        ]
        yield from rows_table(t("context.ratios_caption"), heads, rows)


def _plan(t: Strings, plan: PlanSection) -> Blocks:
    label = plan.label
    yield f"## {link(label.title, label.href)}"
    yield paragraph(escape(f"{label.kind} · {label.year}"))
    yield card(t, plan.facts)
    yield from blocks.headline_list(plan.headlines, t)
    yield from blocks.theme_table(t, plan.themes, t("plan.theme_counts_caption", title=label.title))
    yield paragraph(escape(plan.searched))
