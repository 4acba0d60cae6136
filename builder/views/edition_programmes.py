"""The programmes of two editions: what is coded of each, and its wording, character by character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.compare.changes import ContentChange, compare_programmes
from builder.compare.edition_pairs import ProgrammePair
from builder.compare.wording import Stretch, compare_wording
from builder.model.editions import Step
from builder.model.site import Plan, Programme
from builder.model.types import STATES
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.edition_tables import change_cell, edition_groups, edition_table, group_of
from builder.views.evidence import QuoteView, programme_quotes
from builder.views.links import programme_link, term_label
from builder.views.pieces import Link
from builder.views.statements import firmness_words, join_counts, statements_of
from builder.views.tables import Cell, Line, Row, Table, cell_of, line, text_cell
from builder.views.values import citation_value

_VOCABULARIES = {
    "themes": "themes",
    "instruments": "instruments",
    "target_groups": "target-groups",
    "status": "statuses",
    "commitment": "commitments",
}
"""Fields of a programme whose values are ids of terms."""
_SHOWN = (*_VOCABULARIES, "name", "lead", "partners", "joint", "manage", "approve", "mention", "force")
"""Fields of which a change is told: not our own summary, which says the same in other words."""


@value_class
class WordingRow:
    """What the cited paragraphs of a programme said and say, stretch by stretch."""

    anchor: str
    """Empty where the row above has it: what continues two programmes stands here twice."""
    before: Link
    after: Link
    names: tuple[Stretch, ...]
    stretches: tuple[Stretch, ...]
    """Without an archive there is none."""


def programmes_table(page: PageContext, step: Step, pairs: Sequence[ProgrammePair]) -> Table:
    """What continues first, then what is new, then what is gone."""
    rows = [(group_of(pair.before, pair.after), _programme_row(page, step, pair)) for pair in pairs]
    return edition_table(page, step, "programmes", edition_groups(page, "programme", rows, columns=3))


def _programme_row(page: PageContext, step: Step, pair: ProgrammePair) -> Row:
    before, after = _programme_cell(page, step.earlier, pair.before), _programme_cell(page, step.later, pair.after)
    return Row((before, after, _changes_cell(page, pair.before, pair.after)))


def _programme_cell(page: PageContext, plan: Plan, programme: Programme | None) -> Cell:
    if programme is None:
        return text_cell(page.t("edition.none"))
    firmness = join_counts(page, firmness_words(page, statements_of(page, plan, programme)))
    cite = citation_value(page, plan, programme.cite)
    number = f"{programme.number} " if programme.number else ""
    name = line(number, programme_link(page, plan, programme))
    return cell_of([name, line(firmness, role="small"), line(cite, role="note")])


def _changes_cell(page: PageContext, before: Programme | None, after: Programme | None) -> Cell:
    """What differs in what is coded of a programme, as `bilin changes` finds it."""
    if before is None or after is None:
        return text_cell(page.t(f"edition.{group_of(before, after)}"))
    changes = compare_programmes("", before, after)
    lines = [each for change in changes for each in _change_lines(page, change)]
    return change_cell(lines, page.t("edition.same"))


def _change_lines(page: PageContext, change: ContentChange) -> Iterator[Line]:
    """A change in words; of a measure that only one edition has, its name."""
    name = change.name.strip()
    if change.what == "measure":
        yield line(page.t(f"edition.measure.{change.kind}", name=name))
    elif change.what in _SHOWN and change.kind == "changed":
        before, after = (_field_words(page, change.what, words) for words in (change.before, change.after))
        field = page.t(f"edition.field.{change.what}")
        yield line(page.t("edition.changed", name=f"{name} " if name else "", field=field, before=before, after=after))


def _field_words(page: PageContext, field: str, words: str) -> str:
    """The value of a field as readers know it: labels of terms, states in words."""
    if words in ("", "[]"):
        return page.t("edition.unwritten")
    if words in STATES:
        return page.t(f"state.{words}")
    vocabulary = _VOCABULARIES.get(field)
    return "、".join(term_label(page, vocabulary, term) for term in words.split("、")) if vocabulary else words


def wording_rows(page: PageContext, step: Step, pairs: Iterable[ProgrammePair]) -> tuple[WordingRow, ...]:
    """The wording of every programme that continues another."""
    rows, anchors = [], set[str]()
    for pair in pairs:
        if pair.before and pair.after:
            anchor = "" if pair.after.id in anchors else f"c-{pair.after.id}"
            anchors.add(pair.after.id)
            rows.append(_wording(page, step, pair.before, pair.after, anchor))
    return tuple(rows)


def _wording(page: PageContext, step: Step, before: Programme, after: Programme, anchor: str) -> WordingRow:
    old = _join_quotes(programme_quotes(page, step.earlier, before))
    new = _join_quotes(programme_quotes(page, step.later, after))
    return WordingRow(
        anchor=anchor,
        before=programme_link(page, step.earlier, before),
        after=programme_link(page, step.later, after),
        names=compare_wording(before.name.zh, after.name.zh),
        stretches=compare_wording(old, new) if old and new else (),
    )


def _join_quotes(quotes: Iterable[QuoteView]) -> str:
    """The words of quotes, with repairs read as they are read."""
    return "\n".join(
        "".join("……" if part.is_gap else part.read_as or part.text for part in quote.segments) for quote in quotes
    )
