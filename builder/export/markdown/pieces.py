"""Links, values, facts, lists and tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from builder.export.grid import place_cells, plain_text, width_of
from builder.text.markdown_source import escape, paragraph
from builder.text.markdown_source import link as written_link
from builder.text.strings import Strings
from builder.text.values import derive
from builder.views.pieces import Fact, Link, Prose, Value
from builder.views.tables import Cell, Piece, ReportMark, Table

Blocks = Iterator[str]
"""Headings, paragraphs, lists and tables, each without the empty line that parts it from the next."""
_BETWEEN_LINES = " / "


def heading(words: str, level: int = 2) -> str:
    """A heading of a section."""
    return f"{'#' * level} {escape(words)}"


def link_words(link: Link, t: Strings) -> str:
    """Words that may lead somewhere, with their note. A code stands behind a name."""
    words = written_link(link.text, link.href)
    if link.note:
        words += note_words(link.note, t)
    return f" {words}" if link.role == "code" else words


def note_words(note: str, t: Strings) -> str:
    """What stands in brackets behind words."""
    return f"{t('note.open')}{escape(note)}{t('note.close')}" if note else ""


def value_words(value: Value, t: Strings, join: str = "、") -> str:
    """A value, or the words for its absence and why."""
    words = join.join([link_words(item, t) for item in value.items])
    return words if value.state == "value" else words + escape(value.text) + note_words(value.note, t)


def facts(t: Strings, items: Iterable[Fact]) -> str:
    """Labels and what is known under them, as a list."""
    join = t("provenance.to")
    return listed(fact_words(t, fact, join) for fact in items)


def card(t: Strings, items: Iterable[Fact]) -> str:
    """The same where the parts of a value are no ends of a range."""
    return listed(fact_words(t, fact) for fact in items)


def fact_words(t: Strings, fact: Fact, join: str = "、") -> str:
    """A label and what is known under it, on a line."""
    return t("export.fact", label=escape(fact.label), value=value_words(fact.cell, t, join))


def listed(items: Iterable[str], indent: int = 0) -> str:
    """Marked-up words as a list."""
    return "\n".join(f"{' ' * indent}- {paragraph(item)}" for item in items)


def prose(block: Prose, t: Strings) -> Blocks:
    """An editor's text, and how it was checked."""
    yield block.markdown
    if block.marks:
        yield paragraph(escape(t("mark.title") + block.marks.words))


def rows_table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Blocks:
    """A caption and a table of marked-up words."""
    if caption:
        yield paragraph(escape(caption))
    lines = [_row([escape(head) for head in heads]), _row(["---"] * len(heads)), *map(_row, rows)]
    yield "\n".join(lines)


def table(model: Table, t: Strings) -> Blocks:
    """A table of the one table model: a cell of several rows stands in each of them."""

    def words(cell: Cell) -> str:
        return _cell_words(cell, t) if cell.derived is None else derive(cell, "markdown", partial(_cell_words, cell, t))

    rows = place_cells(model, words)
    width = width_of(rows)
    filled = [[""] * width for _ in rows]
    for cell in (cell for row in rows for cell in row):
        for row in range(cell.row, cell.row + cell.rows):
            filled[row][cell.column] = cell.words
    head, *lines = map(_row, filled)
    yield paragraph(escape(plain_text(model.caption)))
    yield "\n".join((head, _row(["---"] * width), *lines))
    if model.marks:
        yield paragraph(escape(t("mark.title") + model.marks.words))


def _cell_words(cell: Cell, t: Strings) -> str:
    """The lines of a cell; what only a page can show (folded sentences, bars) is not among them."""
    lines = ["".join([_piece_words(each, t) for each in line.pieces]) for block in cell.blocks for line in block.lines]
    words = _BETWEEN_LINES.join([stripped for line in lines if (stripped := line.strip())])
    return f"[{words}]({cell.href})" if cell.href and words and "](" not in words else words


def _piece_words(piece: Piece, t: Strings) -> str:
    if isinstance(piece, Link):
        return link_words(piece, t)
    if isinstance(piece, Value):
        return value_words(piece, t)
    # That we have computed a number has to be said wherever it stands.
    return " " + escape(t(f"mark.{piece.mark}")) if isinstance(piece, ReportMark) and piece.mark else ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
