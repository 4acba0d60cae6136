"""What pages of several kinds show: numbers, measures, sentences, editions, corrections."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from builder.export.markdown.pieces import (
    Blocks,
    fact_words,
    heading,
    link_words,
    listed,
    note_words,
    rows_table,
    value_words,
)
from builder.text.markdown_source import escape, link, paragraph
from builder.text.strings import Strings
from builder.text.values import derive
from builder.views.comparable import ComparableItem, Counterpart, SuggestionItem
from builder.views.corrections import ChangeRow
from builder.views.districts import ThemeRow
from builder.views.evidence import MeasureRow, QuantityRow, QuoteView
from builder.views.headlines import Headline
from builder.views.lineage import EditionRow, ProgrammeEdition
from builder.views.pieces import Fact, Link, MarkLine

_BREAK = " / "


def links_section(title: str, links: Sequence[Link], t: Strings) -> Blocks:
    """Links under a heading of their own; nothing when there are none."""
    if links:
        yield heading(title)
        yield listed(link_words(each, t) for each in links)


def marks(counted: MarkLine | None, t: Strings) -> Blocks:
    """How many claims of a block were compared how."""
    if counted:
        yield paragraph(escape(t("mark.title") + counted.words))


def headline_list(items: Sequence[Headline], t: Strings) -> Blocks:
    """The numbers that head a page."""
    if items:
        yield listed(headline_words(item, t) for item in items)


def headline_words(item: Headline, t: Strings) -> str:
    """A number, how firm it is, what it counts of which time, and where it is stated."""
    cite = [link_words(item.cite, t)] if item.cite else []
    label = link(item.label.text, item.label.href) + note_words(item.period, t)
    return " ".join([escape(item.figure), link_words(item.firmness, t), label, *cite])


def quantity_table(
    t: Strings, rows: Sequence[QuantityRow], caption: str, firmness: str, counted: MarkLine | None
) -> Blocks:
    """Numbers with everything that keeps them from being misread."""
    names = ("quantity.label", "quantity.value", "quantity.nature", "quantity.when")
    heads = [*(t(name) for name in names), firmness, t("programme.status"), t("programme.cite")]
    yield from rows_table(caption, heads, [_quantity(t, row) for row in rows])
    yield from marks(counted, t)


def _quantity(t: Strings, row: QuantityRow) -> list[str]:
    links = [*row.related, *([row.indicator] if row.indicator else [])]
    label = [escape(row.label), *map(escape, row.notes), *(link_words(each, t) for each in links)]
    return [
        _BREAK.join(label),
        value_words(row.value, t),
        value_words(row.nature, t) + note_words(row.kind, t),
        escape(row.when or row.when_of_plan or t(f"state.{row.when_state}")),
        value_words(row.commitment, t),
        value_words(row.status, t),
        value_words(row.cite, t),
    ]


def measure_table(
    t: Strings, rows: Sequence[MeasureRow], caption: str, firmness: str, counted: MarkLine | None
) -> Blocks:
    """Named measures within a programme."""
    heads = [t("programme.measure"), firmness, t("programme.status"), t("programme.cite")]
    yield from rows_table(caption, heads, [_measure(t, row) for row in rows])
    yield from marks(counted, t)


def _measure(t: Strings, row: MeasureRow) -> list[str]:
    name = _BREAK.join(escape(words) for words in (row.name, row.summary) if words)
    return [name, *(value_words(value, t) for value in (row.commitment, row.status, row.cite))]


def quotes(items: Sequence[QuoteView], t: Strings) -> Blocks:
    """Sentences of the source; of a misprint what it is read as follows it."""
    for item in items:
        words = "".join(
            "……"
            if part.is_gap
            else escape_inside(part.text) + note_words(part.read_as and _read_as(t, part.read_as), t)
            for part in item.segments
        )
        yield f"> {paragraph(words.strip())}\n>\n> {link_words(item.paragraph, t)}"


def _read_as(t: Strings, words: str) -> str:
    return t("export.fact", label=t("plan.read_as"), value=words)


def escape_inside(text: str) -> str:
    """Words between others, which keep the white space at their ends."""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{' ' if before else ''}{escape(text)}{' ' if after and text.strip() else ''}"


def edition_list(rows: Sequence[EditionRow], t: Strings) -> str:
    """The editions of a plan, the earliest first."""
    return listed(_edition(t, row) for row in rows)


def _edition(t: Strings, row: EditionRow) -> str:
    words = [_name(t, row.name, is_here=row.is_here), escape(row.standing), escape(row.force)]
    for step in row.steps:
        words += [escape(step.word), link_words(step.earlier, t)]
        words += [link_words(step.changes, t)] if step.changes else []
    return " ".join(words)


def programme_editions(rows: Sequence[ProgrammeEdition], t: Strings) -> str:
    """A programme in the editions that have it."""
    return listed(
        " ".join(
            [
                _name(t, row.name, is_here=row.is_here),
                link_words(row.plan, t),
                escape(row.standing),
                *(link_words(each, t) for each in row.changes),
            ]
        )
        for row in rows
    )


def _name(t: Strings, name: Link, *, is_here: bool) -> str:
    return escape(name.text) + note_words(t("edition.here"), t) if is_here else link(name.text, name.href)


def theme_table(t: Strings, rows: Sequence[ThemeRow], caption: str) -> Blocks:
    """A plan's programmes under each theme."""
    words = [
        (
            link(row.theme.text, row.theme.href),
            _BREAK.join(part for part in (escape(row.note), value_words(row.cell, t)) if part),
        )
        for row in rows
    ]
    yield from rows_table(caption, [t("plan.theme"), t("plan.items")], words)


def change_table(t: Strings, rows: Sequence[ChangeRow]) -> Blocks:
    """Corrections of what was published."""
    heads = [t(f"changes.{name}") for name in ("date", "plan", "what", "before", "after", "why", "by")]
    yield from rows_table(t("changes.caption"), heads, [_change(t, row) for row in rows])


def _change(t: Strings, row: ChangeRow) -> list[str]:
    words = (row.before, row.after or t("changes.removed"), row.why, row.by)
    what = _BREAK.join([escape(row.what), *([link_words(row.part, t)] if row.part else [])])
    return [link_words(row.date, t), link_words(row.plan, t), what, *map(escape, words)]


def suggestions(items: Sequence[SuggestionItem], t: Strings) -> Blocks:
    """Plans to compare with, and why."""
    if items:
        yield listed(_BREAK.join((link_words(item.link, t), escape(item.reasons))) for item in items)
    else:
        yield escape(t("suggest.none"))


def comparable_list(items: Sequence[ComparableItem], t: Strings) -> Blocks:
    """Programmes of other districts, each with its number, how firm it is, and why it is comparable."""
    if not items:
        yield escape(t("similar.none"))
        return
    yield listed(_BREAK.join(_comparable(t, item)) for item in items)
    yield paragraph(escape(t("similar.intro")))


def _comparable(t: Strings, item: ComparableItem) -> list[str]:
    words = derive(item.counterpart, "markdown", lambda: _counterpart(t, item.counterpart))
    reasons = [derive(fact, "markdown", partial(fact_words, t, fact)) for fact in item.reasons]
    return [*words, *reasons, link_words(item.pair, t)]


def _counterpart(t: Strings, programme: Counterpart) -> list[str]:
    words = [f"{link_words(programme.name, t)} {link_words(programme.plan, t)}"]
    if headline := programme.headline:
        figure, firmness = escape(headline.figure), link_words(headline.firmness, t)
        words.append(f"{figure} {firmness} {escape(headline.label.text)}")
    return [*words, fact_words(t, Fact(programme.firmness_label, programme.firmness))]
