"""The one model of a table: the page, CSV, Excel, Word and the data of the free comparison are written from it.

A table has columns and groups of rows; a row has cells; a cell has blocks of lines; a line has pieces:

    Table > Group > Row > Cell > Block > Line > piece

A piece is a `Link` (words that may lead somewhere; a `Citation` leads to a paragraph), a `Value` (links in one of the
six states) or something that only a page shows (`ReportMark`, `Evidence`, `Chart`). A role says what words are, never
how they look: the component `table` gives each role its mark-up, `export/grid.py` its place among lines of text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import ClassVar, Literal

from builder.evidence.locks.marks import Mark
from builder.model.types import Span
from builder.text.values import Derived, derived_field, shared, value_class
from builder.views.charts.bars import Bar
from builder.views.evidence import QuoteView
from builder.views.keys import FilterKey
from builder.views.pieces import Amount, Link, MarkLine, PlanLabel, Value

HeadingScope = Literal["", "col", "row", "rowgroup"]


@value_class
class ReportMark:
    """Where to report a mistake in a claim; of what we have computed (`derived`) also that."""

    mark: str = ""
    claim: str = ""
    report: str = ""
    kind: ClassVar[str] = "mark"


@value_class
class Evidence:
    """Sentences of the source, folded away; those of a programme by its `name`.

    With `fetch`, the id of a programme, a script fetches the sentences from a file of their own.
    """

    quotes: tuple[QuoteView, ...]
    name: str = ""
    fetch: str = ""
    kind: ClassVar[str] = "evidence"


@value_class
class Chart:
    """The bar of a number, which says the same in words."""

    bar: Bar
    kind: ClassVar[str] = "chart"


Piece = Link | Value | ReportMark | Evidence | Chart

LineRole = Literal[
    "",
    "item",  # of a list
    "amount",
    "note",
    "small",
    "relation",
    "none",  # why there is nothing, in a table that is mostly empty
    # of a programme:
    "theme_note",
    "name",
    "fact",
    "summary",
    "measures",
    "figure",
]
BlockRole = Literal["", "label", "programme", "brief"]


@value_class
class Line:
    """Pieces on a line. A `fact` is a label and a value; a `figure` is a label, a colon, a value and notes."""

    pieces: tuple[Piece, ...]
    role: LineRole = ""
    claim: str = ""
    """What the whole line claims, if that is one thing."""
    mark: str = ""


@value_class
class Block:
    """Lines that belong together: the name of a plan, a programme, or just lines."""

    lines: tuple[Line, ...]
    role: BlockRole = ""


@value_class
class Cell:
    """A cell. Headings have a scope, all others a state. `alone`: all a heading says where each cell has a line."""

    blocks: tuple[Block, ...]
    state: str = ""
    scope: HeadingScope = ""
    name: str = ""
    """What its column holds, by which styles set its width."""
    label: str = ""
    """What a narrow screen shows above it, where the heads of columns are hidden."""
    id: str = ""
    href: str = ""
    """Where the whole cell leads."""
    signs: str = ""
    """What its last lines say in words, as signs, for readers who look over many cells at once."""
    plan: str = ""
    """The key of the plan that a heading names."""
    plans: tuple[str, ...] = ()
    """The keys of the plans that a cell names, where no heading does."""
    code: str = ""
    """That of the district that a heading names, if it has no plan."""
    basket: str = ""
    """What the basket calls the plan, where readers can put it there."""
    claim: str = ""  # what the cell claims, if that is one thing
    mark: str = ""
    amount: Amount | None = None
    """What the cell is the number of. Of a programme's several numbers each is a piece of its own."""
    cites: tuple[Span, ...] = ()
    """What it rests on where it does not show it: the paragraphs of the statements that it sums up."""
    rows: int = 1
    columns: int = 1
    material: str = ""
    """Its name in the basket of materials, where it can be put there by itself."""
    alone: str = ""
    derived: Derived = derived_field()

    def __post_init__(self) -> None:
        """A number without a value has to say by its state why it has none."""
        if self.amount and self.amount.unit and not self.amount.figure and self.state in ("", "value"):
            message = f"a unit ({self.amount.unit}) without a value or a state"
            raise ValueError(message)


@value_class
class Row:
    """A row. `id` is its anchor, `name` its permanent name within comparisons; `keys` filter and sort it."""

    cells: tuple[Cell, ...]
    id: str = ""
    plan: str = ""
    name: str = ""
    relation: str = ""
    keys: tuple[FilterKey, ...] = ()
    material: str = ""
    """Its name in the basket of materials, if it can be put there."""
    derived: Derived = derived_field()


@value_class
class Group:
    """Rows under a heading that spans them; without one, just rows."""

    rows: tuple[Row, ...]
    heading: Cell | None = None
    id: str = ""
    former: tuple[str, ...] = ()
    """The anchors that it had before."""


@value_class
class Table:
    """A table. `kind` is what it shows, by which it is styled; `filtered` names the form that filters its rows."""

    id: str
    """Of its caption."""
    caption: str
    columns: tuple[Cell, ...]
    groups: tuple[Group, ...]
    kind: str = ""
    anchor: str = ""
    """Of the table itself, where something leads to it."""
    filtered: str = ""
    exported: bool = True
    marks: MarkLine | None = None
    """How many of its claims have which mark."""
    claimed: Mapping[str, Mark] | None = field(default=None, repr=False, compare=False)
    """Its claims, each with its mark, once they are counted."""


def shared_row(row: Row) -> Row:
    """A row that several pages show: what is made of it and of its cells is made once."""
    for cell in row.cells:
        shared(cell)
    return shared(row)


def with_labels(table: Table) -> Table:
    """The table whose cells say the head of their column, for screens on which each row is a card.

    Headings say themselves what they are, and a cell across several columns is of none of them.
    """
    words = [_head_words(column) for column in table.columns]
    groups = (replace(group, rows=tuple(_label_cells(row, words) for row in group.rows)) for group in table.groups)
    return replace(table, groups=tuple(groups))


def _head_words(column: Cell) -> str:
    first = column.blocks[0].lines[0].pieces[0]
    return first.text if isinstance(first, Link) else ""


def _label_cells(row: Row, words: Iterable[str]) -> Row:
    cells = zip(row.cells, words, strict=False)
    whole = (cell if cell.scope or cell.columns > 1 else replace(cell, label=word) for cell, word in cells)
    return replace(row, cells=tuple(whole))


# Cells of one kind or the other


def line(*pieces: Piece | str, role: LineRole = "") -> Line:
    """A line of pieces; words alone lead nowhere."""
    return Line(tuple([Link(piece) if isinstance(piece, str) else piece for piece in pieces]), role)


def cell_of(
    lines: Iterable[Line], state: str = "value", *, name: str = "", columns: int = 1, amount: Amount | None = None
) -> Cell:
    """A cell of these lines."""
    return Cell((Block(tuple(lines)),), state, name=name, columns=columns, amount=amount)


def text_cell(text: str | Link, *, name: str = "", columns: int = 1) -> Cell:
    """A cell of words of our own."""
    return cell_of([line(text)], name=name, columns=columns)


def none_cell(text: str) -> Cell:
    """A cell of words that say that there is nothing, which stand back behind those that say something."""
    return cell_of([line(text, role="none")])


def number_cell(text: str) -> Cell:
    """A cell of a count, which stands to the right."""
    return text_cell(text, name="number")


def value_lines(value: Value) -> tuple[Line, ...]:
    """A value with a line for each thing; what is absent or disputed has one line."""
    return bare_lines(value, "item" if len(value.items) > 1 else "")


def bare_lines(value: Value, role: LineRole = "") -> tuple[Line, ...]:
    """The same whose lines do not say that they are of a list."""
    if value.state != "value":
        return (Line((value,)),)
    return tuple([Line((item,), role) for item in value.items])


def value_cell(value: Value, *, listed: bool = False, name: str = "", columns: int = 1) -> Cell:
    """A cell of a value that claims what the value claims. `listed`: with a line for each thing."""
    bare = without_claim(value)
    lines = value_lines(bare) if listed else (Line((bare,)),)
    mark = value.mark if value.claim else ""
    return Cell((Block(lines),), value.state, name=name, claim=value.claim, mark=mark, columns=columns)


def without_claim(value: Value) -> Value:
    """A value whose claim stands around it."""
    if not value.claim:
        return value
    return Value(
        value.state, value.items, value.text, value.note, "", value.mark, value.report, value.amount, value.role
    )


def heading(
    words: Link | str, scope: HeadingScope, *, name: str = "", notes: Iterable[Line] = (), columns: int = 1
) -> Cell:
    """The heading of a row, a column or a group, with notes on lines of their own."""
    return Cell((Block((line(words), *notes)),), "", scope=scope, name=name, columns=columns)


def plan_heading(label: PlanLabel, scope: HeadingScope, *, anchor: str = "", rows: int = 1) -> Cell:
    """A plan as a heading: place with code, text, kind and year, a line each."""
    lines = (
        _place_line(Link(label.place, label.place_href, role="place"), label.code),
        Line((Link(label.title, label.href, role="title"),)),
        Line((Link(f"{label.kind} · {label.year}", role="kind"),)),
    )
    return Cell((Block(lines, "label"),), scope=scope, id=anchor, plan=label.key, rows=rows)


def district_heading(place: Link, code: str) -> Cell:
    """A district without a plan as the heading of a row."""
    return Cell((Block((_place_line(replace(place, role="place"), code),), "label"),), scope="row", code=code)


def _place_line(place: Link, code: str) -> Line:
    return Line((place, Link(" "), Link(code, role="code")))
