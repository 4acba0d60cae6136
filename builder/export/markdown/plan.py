"""A plan in Markdown, its sections in the order of its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.export.markdown import blocks
from builder.export.markdown.pieces import (
    Blocks,
    card,
    facts,
    heading,
    link_words,
    listed,
    prose,
    rows_table,
    table,
    value_words,
)
from builder.text.markdown_source import escape, link, paragraph
from builder.text.strings import Strings
from builder.views.plan import PlanView, SectionItem
from builder.views.plan_programmes import ProgrammeRow
from builder.views.source_sections import RepairRow, SourceSection

_STEP = 2


def plan_blocks(t: Strings, v: PlanView) -> Blocks:
    """The whole plan."""
    yield card(t, v.keys)
    if v.editions:
        yield heading(t("plan.lineage"))
        yield blocks.edition_list(v.editions, t)
    if v.headlines:
        yield heading(t("plan.numbers"))
        yield from blocks.headline_list(v.headlines, t)
    yield from _programmes(t, v)
    yield heading(t("plan.summary"))
    yield from prose(v.summary, t)
    yield heading(t("plan.themes"))
    yield from blocks.theme_table(t, v.themes, t("plan.themes_caption", title=v.label.title))
    yield paragraph(escape(v.searched))
    if v.quantities:
        yield heading(t("plan.quantities"))
        caption = t("plan.quantities_caption", title=v.label.title)
        yield from blocks.quantity_table(t, v.quantities, caption, v.firmness_label, v.quantity_marks)
    yield from _superior(t, v)
    yield from _organisations(t, v)
    if v.gaps:
        yield heading(t("plan.compare"))
        yield from blocks.suggestions(v.suggestions, t)
    yield listed(link_words(each, t) for each in (v.counterpart, v.gaps) if each)
    yield from _text(t, v)
    if v.changes:
        yield heading(t("changes.title"))
        yield from blocks.change_table(t, v.changes)
    yield from _sources(t, v)


def _programmes(t: Strings, v: PlanView) -> Blocks:
    yield heading(t("plan.programmes", count=v.count))
    if not v.groups:
        yield escape(t("plan.no_programmes"))
        return
    heads = [t(f"plan.{name}") for name in ("number", "name")]
    heads += [t("programme.lead"), t("plan.figure"), v.firmness_label]
    for group in v.groups:
        if group.heading:
            yield heading(group.heading, 3)
        yield from rows_table("", heads, [_programme(t, row) for row in group.rows])


def _programme(t: Strings, row: ProgrammeRow) -> list[str]:
    levels = " ".join(link_words(level, t) for level in row.levels) or escape(t("state.not_researched"))
    figure = link_words(row.unheaded, t)
    if row.headline:
        number = f"{escape(row.headline.figure)} {link_words(row.headline.firmness, t)}"
        figure = f"{number} / {escape(row.headline.label.text)}"
    return [
        f"{value_words(row.number, t)} {link(row.cite.text, row.cite.href)}",
        " / ".join(words for words in (link_words(row.name, t), escape(row.summary)) if words),
        value_words(row.lead, t),
        figure,
        levels,
    ]


def _superior(t: Strings, v: PlanView) -> Blocks:
    """What it implements, side by side, and who implements it."""
    if section := v.superior.section:
        yield heading(t("superior.title"))
        yield paragraph(link_words(section.superior, t))
        yield paragraph(escape(section.lead))
        yield paragraph(escape(t("superior.note")))
        for shown in (section.numbers, section.themes):
            if shown:
                yield from table(shown, t)
        if section.unlisted:
            yield paragraph(escape(section.unlisted))
    if v.superior.implementing:
        yield heading(t("superior.implementing"))
        yield from table(v.superior.implementing, t)


def _organisations(t: Strings, v: PlanView) -> Blocks:
    yield heading(t("plan.organisations"))
    if v.organisations:
        heads = [t(f"plan.{name}") for name in ("organisation", "agency", "roles")]
        rows = [[value_words(row.name, t), value_words(row.agency, t), escape(row.roles)] for row in v.organisations]
        yield from rows_table(t("plan.organisations_caption", title=v.label.title), heads, rows)
    else:
        yield escape(t("plan.no_organisations"))
    yield paragraph(link_words(v.who, t))


def _text(t: Strings, v: PlanView) -> Blocks:
    """How the text is built, what there is to know of it, and what readers must know before they compare."""
    if v.structure:
        yield heading(t("plan.structure"))
        yield "\n".join(_structure(t, v.structure, 0))
    yield heading(t("plan.facts"))
    yield card(t, v.facts)
    if v.inference or v.caveats:
        yield heading(t("plan.caveats"))
    if v.inference:
        words = t("export.fact", label=escape(t("plan.inferred")), value=escape(v.inference.label))
        yield f"{words}{t('note.open')}{value_words(v.inference.cell, t)}{t('note.close')}"
    yield listed(escape(caveat.text) for caveat in v.caveats)
    yield from blocks.marks(v.caveat_marks, t)


def _structure(t: Strings, items: Sequence[SectionItem], indent: int) -> Iterable[str]:
    for item in items:
        yield listed([f"{escape(item.title)} {value_words(item.cite, t)}"], indent)
        yield from _structure(t, item.parts, indent + _STEP)


def _sources(t: Strings, v: PlanView) -> Blocks:
    yield heading(t("plan.sources"))
    yield facts(t, v.evidence)
    for source in v.sources:
        yield from _source(t, source)
    if v.repairs:
        yield paragraph(link_words(v.repairs, t))


def _source(t: Strings, source: SourceSection) -> Blocks:
    yield heading(source.title, 3)
    yield card(t, source.facts)
    yield paragraph(escape(t("source.paragraphs")))
    if source.repairs:
        heads = [t(f"plan.{name}") for name in ("printed", "read_as", "where")]
        heads += [t("correction.title"), t("plan.reason"), t("plan.confidence")]
        yield from rows_table(t("plan.corrections_caption"), heads, [_repair(t, row) for row in source.repairs])


def _repair(t: Strings, row: RepairRow) -> list[str]:
    words = ("、".join(row.kinds), row.reason, row.confidence)
    return [escape(row.printed), escape(row.read_as), value_words(row.cite, t), *map(escape, words)]
