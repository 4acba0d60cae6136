"""`data.html`: what there is of the data, under which conditions, what the fields mean, and how to work with it."""

from __future__ import annotations

from collections.abc import Iterator

from builder import urls
from builder.data import examples
from builder.data.bundles import DATABASE, PACKAGE, WORKBOOK
from builder.data.files import INDEX, SUMS
from builder.data.readme import citation_line, licence_line
from builder.data.records import SCHEMA_VERSION
from builder.data.schemas import STATES, Column, columns
from builder.data.tables import TABLES
from builder.text.values import value_class
from builder.views.context import Context, DataFile, PageContext
from builder.views.frames import Heading, page_frame, section_links
from builder.views.pieces import Frame, Link
from builder.views.provenance import plans_provenance

_FIRST = (PACKAGE, WORKBOOK, DATABASE)
_LAST = ("datapackage.json", "openapi.json", INDEX, SUMS)
_SECTIONS = ("files", "conditions", "fields", "examples")


@value_class
class FileRow:
    """A file to take away."""

    link: Link
    words: str
    size: str
    sum: str


@value_class
class FieldTable:
    """The columns of a table."""

    anchor: str
    title: str
    words: str
    columns: tuple[Column, ...]


@value_class
class Example:
    """A worked example: what it does, its steps in words, and what is typed in."""

    anchor: str
    title: str
    words: str
    code: str


@value_class
class DataView:
    """`data.html`."""

    frame: Frame
    lead: str
    files: tuple[FileRow, ...]
    objects: str
    licence: str
    citation: str
    states: tuple[tuple[str, str, str], ...]
    tables: tuple[FieldTable, ...]
    examples: tuple[Example, ...]
    described: str
    """The description of the data as JSON-LD."""


def data_view(context: Context) -> DataView:
    """The page, with the files that have been written."""
    page = context.page(urls.DATA)
    t = page.t
    shown = dict.fromkeys(_SECTIONS, True)
    return DataView(
        frame=page_frame(
            page,
            Heading.below_home(t("data.title"), t("data.description")),
            provenance=plans_provenance(page, context.site.all_plans),
            contents=section_links(page, "data", shown),
        ),
        lead=t("data.lead", schema=SCHEMA_VERSION, version=context.version),
        files=tuple(_rows(page)),
        objects=t("data.objects"),
        licence=licence_line(context),
        citation=citation_line(context),
        states=tuple((name, t(f"state.{name}"), t(f"state_meaning.{name}")) for name in STATES),
        tables=tuple(
            FieldTable(f"fields-{table.name}", table.title, t(f"data.table.{table.name}"), columns(table))
            for table in TABLES
        ),
        examples=tuple(_examples(page)),
        described=page.href(urls.bulk_url("dataset.jsonld")),
    )


def _rows(page: PageContext) -> Iterator[FileRow]:
    """The files, those that hold everything first; schemas are reached from the others."""
    by_name = {file.path.removeprefix(f"{urls.API}/"): file for file in page.shared.data}
    tables = [f"{table.name}.{kind}" for table in TABLES for kind in ("csv", "jsonl")]
    for name in (*_FIRST, *tables, *_LAST):
        if file := by_name.get(name):
            yield FileRow(Link(name, page.href(file.path)), _words(page, name), _size(page, file), file.sha256)


def _words(page: PageContext, name: str) -> str:
    stem, _, kind = name.partition(".")
    if name in (*_FIRST, *_LAST):
        return page.t(f"data.file.{stem}" if name in _LAST else f"data.file.{kind}")
    return page.t(f"data.file.{kind}", title=next(table.title for table in TABLES if table.name == stem))


def _size(page: PageContext, file: DataFile) -> str:
    return page.t("data.kilobytes", count=f"{max(1, round(file.size / 1000)):,}")


def _examples(page: PageContext) -> Iterator[Example]:
    t = page.t
    codes = {"spreadsheet": "", "sql": examples.SQL + examples.SQL_SEARCH, "python": examples.PYTHON}
    for name, code in codes.items():
        yield Example(f"example-{name}", t(f"data.example.{name}"), t(f"data.example.{name}_words"), code)
