"""The profile of a district in Markdown."""

from __future__ import annotations

from builder.export.markdown import blocks
from builder.export.markdown.pieces import Blocks, card, heading, link_words, listed
from builder.text.markdown_source import escape, link, paragraph
from builder.text.strings import Strings
from builder.views.districts import DistrictView, PlanSection


def district_blocks(t: Strings, v: DistrictView) -> Blocks:
    """The whole profile."""
    yield heading(t("district.facts"))
    yield card(t, v.facts)
    yield card(t, [v.missing])
    yield paragraph(link_words(v.gaps, t))
    if not v.plans:
        yield escape(t("district.no_plan"))
    for plan in v.plans:
        yield from _plan(t, plan)
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


def _plan(t: Strings, plan: PlanSection) -> Blocks:
    label = plan.label
    yield f"## {link(label.title, label.href)}"
    yield paragraph(escape(f"{label.kind} · {label.year}"))
    yield card(t, plan.facts)
    yield from blocks.headline_list(plan.headlines, t)
    yield from blocks.theme_table(t, plan.themes, t("plan.themes_caption", title=label.title))
    yield paragraph(escape(plan.searched))
