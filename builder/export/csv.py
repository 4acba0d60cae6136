"""A document as CSV for spreadsheets: one row a cell, so that state, unit and source stand beside each value."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from itertools import chain

from builder.export.document import CitedParagraph, Document
from builder.export.grid import Grid, GridCell
from builder.model.site import District, Plan
from builder.model.types import Span
from builder.text.values import value_class
from builder.views.downloads import url_words
from builder.views.tables import Cell

COLUMNS = (
    "table",
    "row",
    "column",
    "code",
    "plan",
    "kind",
    "year",
    "state",
    "content",
    "value",
    "min",
    "max",
    "qualifier",
    "unit",
    "per",
    "period",
    "firmness",
    "cite",
    "source",
    "url",
    "checked",
)
"""Their words are `export.csv.<name>`."""
BYTE_ORDER_MARK = codecs.BOM_UTF8
"""What a file begins with, so that spreadsheets take it for UTF-8."""
_OF_AMOUNT = COLUMNS[COLUMNS.index("value") : COLUMNS.index("cite")]
_BETWEEN = "；"
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet compute a cell; the full-width signs do so in East Asian editions."""


@value_class
class _Headings:
    """What the headings of a cell on a side of it say: words, the plan and the code that they name."""

    words: str
    plan: str
    code: str


def write(document: Document) -> bytes:
    """UTF-8 with byte order mark, lines ended by CRLF; no cell can be taken for a formula."""
    words = _Words(document)
    records = [fields(document.t(f"export.csv.{name}") for name in COLUMNS)]
    for table in document.tables:
        records += _records(words, table)
    return BYTE_ORDER_MARK + join_records(records)


def join_records(records: Iterable[str]) -> bytes:
    """Records, each of its fields with commas between them, as lines of a file."""
    return "".join([f"{record}\r\n" for record in records]).encode()


def fields(texts: Iterable[str]) -> str:
    """Several fields of a record."""
    return ",".join(map(field, texts))


def field(text: str) -> str:
    r"""A field of a record, as RFC 4180 has it, that no spreadsheet computes.

    >>> print(field("=1+1"), field("甲,乙"), field('甲"乙'), field("区县"))
    '=1+1 "甲,乙" "甲""乙" 区县
    """
    if text[:1] in _FORMULA:
        text = guard_formula(text)
    if "," in text or "\n" in text or '"' in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def guard_formula(text: str) -> str:
    """A cell that no spreadsheet computes: an apostrophe before what would be a formula makes it text.

    >>> guard_formula("=1+1"), guard_formula("区县")
    ("'=1+1", '区县')
    """
    return f"'{text}" if text[:1] in _FORMULA else text


class _Words:
    """The fields of a document that many of its records have, each made once.

    Nothing here leads back to it: all cells of a page would wait for a look for garbage.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._sources: dict[tuple[str, str], tuple[str, str, str]] = {}
        self._plans: dict[tuple[tuple[str, ...], str], str] = {}
        self._texts: dict[tuple[tuple[str, ...], str, tuple[Span, ...]], str] = {}
        self.of_citation = {
            citation: (each.paragraph, *self._of_source(each)) for citation, each in document.references.items()
        }
        self._of_heading: dict[int, _Headings] = {}
        self.of_no_amount = fields([document.t("state.not_applicable")] * len(_OF_AMOUNT))

    def _of_source(self, reference: CitedParagraph) -> tuple[str, str, str]:
        """Title, address, day of the check: of a source that many citations name."""
        key = reference.plan.key, reference.source.id
        if key not in self._sources:
            self._sources[key] = (reference.title, reference.url, str(reference.checked))
        return self._sources[key]

    def of_heading(self, heading: GridCell) -> _Headings:
        """What a heading says, which stands beside many cells: a plan or a district is named in full."""
        if (said := self._of_heading.get(id(heading))) is not None:
            return said
        plan, district = self.document.plan(heading), self.document.district(heading)
        own = heading.cell.alone or heading.words.text.replace("\n", " ")
        name = _place_words(self.document, plan, district) if district else own
        said = _Headings(name, plan.key if plan else "", district.code if district else "")
        self._of_heading[id(heading)] = said
        return said

    def of_plans(self, keys: tuple[str, ...], code: str) -> str:
        """Code, title, kind and year: of a plan, of each of several in their order, or of a district without."""
        if (said := self._plans.get((keys, code))) is None:
            said = self._plans[keys, code] = self._of_plans(keys, code)
        return said

    def _of_plans(self, keys: tuple[str, ...], code: str) -> str:
        site, t = self.document.site, self.document.t
        none = t("state.not_applicable")
        plans = self._find_plans(keys)
        if not plans:
            return fields((code or none, t("state.not_researched") if code else none, none, none))
        kinds = (site.term("plan-kinds", plan.kind).label.shown for plan in plans)
        years = (str(plan.year) if plan.year else t(f"state.{plan.without_year}") for plan in plans)
        codes, titles = (code or plan.district.code for plan in plans), (plan.title for plan in plans)
        return fields(map(_BETWEEN.join, (codes, titles, kinds, years)))

    def _find_plans(self, keys: Iterable[str]) -> list[Plan]:
        return [plan for key in keys if (plan := self.document.site.plan(key))]

    def of_texts(self, keys: tuple[str, ...], state: str, cites: tuple[Span, ...]) -> str:
        """Of a cell that shows no citation: the paragraphs that it sums up, and the texts of its plans."""
        if (said := self._texts.get((keys, state, cites))) is None:
            said = self._texts[keys, state, cites] = self._of_texts(keys, state, cites)
        return said

    def _of_texts(self, keys: tuple[str, ...], state: str, cites: tuple[Span, ...]) -> str:
        t, plans = self.document.t, self._find_plans(keys)
        paragraph = t("export.see_page" if state in ("", "value") else f"state.{state}")
        if not plans:
            return fields((paragraph, *(t("state.not_applicable"),) * 3))
        if cites:
            paragraph = "、".join(_span_words(self.document, plans[0], span) for span in cites)
        sources = [source for plan in plans for source in plan.sources]
        titles, urls = (source.title for source in sources), (url_words(t, source) for source in sources)
        return fields((paragraph, _join(titles), _join(urls), _join(str(plan.checked) for plan in plans)))


def _records(words: _Words, table: Grid) -> Iterator[str]:
    caption = field(table.caption)
    columns = _headings_of_columns(table)
    above = {(at, 1): _read_headings(words, headings) for at, headings in enumerate(columns)}
    group: list[GridCell] = []
    spanning: list[GridCell] = []
    for number, row in enumerate(table.rows[table.header :], table.header):
        heads = [cell for cell in row if cell.cell.scope]
        if row and len(heads) == len(row):
            group = heads
            continue
        spanning = [cell for cell in spanning if cell.row + cell.rows > number] + heads
        beside = _read_headings(words, [*group, *spanning])
        # All cells of the row of a number, or of what its heading cites, are of that.
        of_row = _read_references(words, row) if any(_heads_row(cell.cell) for cell in row) else ""
        for cell in (cell for cell in row if not cell.cell.scope):
            place = cell.column, cell.columns
            if place not in above:
                spanned = columns[cell.column : cell.column + cell.columns]
                above[place] = _read_headings(words, list(dict.fromkeys(chain.from_iterable(spanned))))
            yield f"{caption},{_record(words, cell, of_row, beside, above[place], table.plans[number])}"


def _headings_of_columns(table: Grid) -> list[list[GridCell]]:
    columns: list[list[GridCell]] = [[] for _ in range(table.width)]
    for cell in (cell for row in table.rows[: table.header] for cell in row):
        for column in range(cell.column, cell.column + cell.columns):
            columns[column].append(cell)
    return columns


def _record(words: _Words, cell: GridCell, of_row: str, beside: _Headings, above: _Headings, own: str) -> str:
    """All fields of a cell but the first. `own`: the plan of its row, where no heading names one."""
    code, state = beside.code or above.code, cell.cell.state
    plan = beside.plan or above.plan or ("" if code else own)
    plans = (plan,) if plan else cell.cell.plans
    amount = _amount(words.document, cell.cell) if cell.cell.amount else words.of_no_amount
    sources = _read_references(words, [cell]) if cell.words.citations else of_row
    return ",".join(
        (
            beside.words,
            above.words,
            words.of_plans(plans, code),
            state or "value",
            field(cell.words.text),
            amount,
            sources or words.of_texts(plans, state, cell.cell.cites),
        )
    )


def _read_headings(words: _Words, headings: Iterable[GridCell]) -> _Headings:
    """What headings say as a field, and the first plan and code that they name, which have columns of their own."""
    said = [words.of_heading(heading) for heading in headings]
    names = field(" / ".join([each.words for each in said if each.words]))
    plan = next((each.plan for each in said if each.plan), "")
    return _Headings(names, plan, next((each.code for each in said if each.code), ""))


def _place_words(document: Document, plan: Plan | None, district: District) -> str:
    """A district in full; marked as the place of a plan whose text does not name it."""
    name = district.full_name
    return document.t("plan.place_inferred", place=name) if plan and plan.place else name


def _amount(document: Document, cell: Cell) -> str:
    """A number in its parts, or in words why there is none; `Amount.figure` writes ranges."""
    amount, state = cell.amount, cell.state
    assert amount
    inapplicable = document.t("state.not_applicable")
    none = document.t(f"state.{'not_stated' if state in ('', 'value') else state}")
    # A frequency (每年) has no number that a text could have left out.
    figure = amount.figure or (inapplicable if amount.per and state == "value" else none)
    ends = (f"{end:f}" if end is not None else inapplicable for end in (amount.min, amount.max))
    unit = amount.unit or (inapplicable if state == "value" else none)
    words = (amount.qualifier or inapplicable, unit, amount.per or inapplicable)
    return fields((figure, *ends, *words, amount.period or none, amount.firmness or inapplicable))


def _heads_row(cell: Cell) -> bool:
    return bool(cell.amount or (cell.scope == "row" and cell.cites))


def _read_references(words: _Words, cells: Iterable[GridCell]) -> str:
    """Paragraphs, titles, addresses, days of checks of what cells cite; empty if they cite nothing that is known."""
    citations = (citation for cell in cells for citation in cell.words.citations)
    references = [reference for citation in citations if (reference := words.of_citation.get(citation))]
    if len(references) == 1:
        return fields(references[0])
    return fields(map(_join, zip(*references, strict=True)))


def _span_words(document: Document, plan: Plan, span: Span) -> str:
    """Paragraphs in words; where a plan has several sources, after the title of theirs."""
    key = "cite.paragraph" if span.first == span.last else "cite.paragraphs"
    words = document.t(key, first=span.first, last=span.last)
    sources = {source.id: source.title for source in plan.sources}
    return words if len(sources) == 1 else sources[span.source or plan.sources[0].id] + words


def _join(words: Iterable[str]) -> str:
    return _BETWEEN.join(dict.fromkeys(words))
