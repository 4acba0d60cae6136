"""Exported files as their readers open them, and the cells of a page read without the builder's own reader."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import docx
import openpyxl
from lxml import etree  # type: ignore[import-untyped]

from builder.render.render import render_export
from builder.render.templates import interface_words, load_templates
from builder.views.context import Context, build_context
from builder.views.page import Page as RoutedPage
from tests.conftest import TEMPLATES, checked
from tests.support.dom import Page, below, classes

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBER = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class PageCell:
    """A cell of a marked table: its words without white space, its state, and the addresses of what it cites."""

    words: str
    state: str
    cites: tuple[str, ...]


@cache
def _site_of(content: Path) -> tuple[Context, dict[str, RoutedPage]]:
    result = checked(content, sources=None)
    strings = interface_words(load_templates(TEMPLATES), result.site.config)
    return build_context(result.site, strings, result.ledger), {page.path: page for page in result.pages}


@cache
def command_file(content: Path, path: str, kind: str) -> bytes:
    """The tables of a page as a file, as `bilin export` makes it without the archive."""
    context, pages = _site_of(content)
    data = render_export(context, pages[path], kind)
    assert data, path
    return data


_PLACE = re.compile(r"[一二三四五六七八九十0-9（）、是]+（(第\d+(?:—\d+)?段)）")


def squeezed(text: str) -> str:
    """Without white space, which every format breaks in its own way, and without the printed place of a paragraph."""
    return _PLACE.sub(r"\1", re.sub(r"\s+", "", text))


@cache
def page_tables(folder: Path, path: str) -> list[list[list[PageCell]]]:
    """The marked tables of a built page, row by row."""
    page = Page(path, (folder / path).read_bytes())
    marked = [table for table in page.all("table") if "data-export" in table.attrib]
    return [
        [[_page_cell(cell) for cell in row if cell.tag in ("td", "th")] for row in below(table, "tr")]
        for table in marked
    ]


def _page_cell(cell: Element) -> PageCell:
    folded = {link for details in below(cell, "details") for link in below(details, "a")}
    links = (link for link in below(cell, "a") if link not in folded and "source.html#" in link.get("href", ""))
    cites = tuple(link.attrib["href"] for link in links)
    words = squeezed("".join(_shown(cell, {"visually-hidden"}))) or squeezed("".join(_shown(cell, set())))
    return PageCell(words, cell.get("data-state", "value" if cell.tag == "td" else ""), cites)


def _shown(node: Element, hidden: set[str]) -> Iterator[str]:
    left_out = node.tag in ("details", "button", "svg") or node.get("aria-hidden") == "true"
    if left_out or classes(node) & ({"derived", "report"} | hidden):
        return
    yield node.text or ""
    for child in node:
        yield from _shown(child, hidden)
        yield child.tail or ""


def csv_rows(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by the names of its columns, without the sign that guards against formulas."""
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    return [{name: unguarded(value) for name, value in row.items()} for row in rows]


def unguarded(text: str) -> str:
    return text[1:] if re.match(r"'[=+\-@\t\r\n＝＋－＠]", text) else text


def xlsx_sheets(data: bytes) -> dict[str, list[list[str]]]:
    """The words of a workbook's cells, sheet by sheet, without the numbers beside them; each has to be text."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheets = {}
    for sheet in book:
        rows = [[cell for cell in row[: amounts_begin(sheet)] if cell.value is not None] for row in sheet.iter_rows()]
        assert {cell.data_type for row in rows for cell in row} <= {"s"}, sheet.title
        sheets[sheet.title] = [[str(cell.value or "") for cell in row] for row in rows]
    return sheets


def amounts_begin(sheet: Any) -> int:
    """The number of columns before those that hold the numbers of a table of numbers."""
    heads = [cell.value for cell in sheet[2]]
    return heads.index("数值（可计算）") if "数值（可计算）" in heads else len(heads)


def xlsx_amounts(data: bytes) -> dict[str, list[list[Any]]]:
    """By sheet with numbers: the rows of the columns that hold them, their heads first."""
    rows = {
        sheet.title: [[cell.value for cell in row[amounts_begin(sheet) :]] for row in sheet.iter_rows()]
        for sheet in openpyxl.load_workbook(io.BytesIO(data))
    }
    return {title: [row for row in own[1:] if any(row)] for title, own in rows.items() if any(own[1])}


@dataclass(frozen=True)
class WordFile:
    """Paragraphs outside tables, tables as rows of cells, endnotes by number, and which of them each cell refers to."""

    paragraphs: list[str]
    tables: list[list[list[str]]]
    endnotes: dict[int, str]
    references: list[list[list[list[int]]]]
    upright: bool


def word_file(data: bytes) -> WordFile:
    opened = docx.Document(io.BytesIO(data))
    with ZipFile(io.BytesIO(data)) as archive:
        notes = etree.fromstring(archive.read("word/endnotes.xml"))
    rows = [[[cell for cell in row._tr.tc_lst if not _goes_on(cell)] for row in table.rows] for table in opened.tables]
    return WordFile(
        paragraphs=[paragraph.text for paragraph in opened.paragraphs],
        tables=[[[_text(cell) for cell in row] for row in table] for table in rows],
        endnotes={int(note.get(f"{WORD}id")): _text(note) for note in notes if note.get(f"{WORD}type") is None},
        references=[[[list(_references(cell)) for cell in row] for row in table] for table in rows],
        upright=(opened.sections[0].page_height or 0) > (opened.sections[0].page_width or 0),
    )


def _goes_on(cell: etree._Element) -> bool:
    """Whether a cell is the lower part of the one above it."""
    merged = list(cell.iter(f"{WORD}vMerge"))
    return bool(merged) and merged[0].get(f"{WORD}val") != "restart"


def _references(cell: etree._Element) -> Iterator[int]:
    """The endnotes that a cell refers to: by a reference of its own, or by one to the number of an earlier one."""
    for element in cell.iter(f"{WORD}endnoteReference", f"{WORD}fldSimple"):
        if element.tag == f"{WORD}endnoteReference":
            yield int(element.get(f"{WORD}id"))
        else:
            named = re.fullmatch(r" NOTEREF _Note(\d+) \\f \\h ", element.get(f"{WORD}instr"))
            assert named
            yield int(named[1])


def _text(node: etree._Element) -> str:
    """Its words, without the numbers of notes."""
    paragraphs = (
        "".join(
            run.text or "" for run in element.iter(f"{WORD}t") if run.getparent().getparent().tag != f"{WORD}fldSimple"
        )
        for element in node.iter(f"{WORD}p")
    )
    return "\n".join(paragraphs)
