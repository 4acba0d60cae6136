"""Exported files as their readers open them, and the cells of a page read without the builder's own reader."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import docx
import openpyxl
from lxml import etree  # type: ignore[import-untyped]

from tests.support.dom import Page, below, classes

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DATA = "数据"
NUMBER = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class PageCell:
    """A cell of a marked table: its words without white space, its state, and the addresses of what it cites."""

    words: str
    state: str
    cites: tuple[str, ...]


def squeezed(text: str) -> str:
    """Without white space, which every format breaks in its own way."""
    return re.sub(r"\s+", "", text)


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
    return PageCell(words, cell.get("data-state", ""), cites)


def _shown(node: Element, hidden: set[str]) -> Iterator[str]:
    left_out = node.tag in ("details", "button", "svg") or node.get("aria-hidden") == "true"
    if left_out or classes(node) & ({"verified", "report"} | hidden):
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
    """The words of a workbook's cells, sheet by sheet, but for its data; every filled cell has to be text."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheets = [sheet for sheet in book if sheet.title != DATA]
    for sheet in sheets:
        types = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert types <= {"s"}, sheet.title
    return {
        sheet.title: [[str(cell.value or "") for cell in row if cell.value is not None] for row in sheet.iter_rows()]
        for sheet in sheets
    }


def xlsx_data(data: bytes) -> list[dict[str, object]]:
    """The rows of a workbook's sheet of data by the names of its columns."""
    head, *rows = openpyxl.load_workbook(io.BytesIO(data))[DATA].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


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
    rows = [[list(row._tr.tc_lst) for row in table.rows] for table in opened.tables]
    return WordFile(
        paragraphs=[paragraph.text for paragraph in opened.paragraphs],
        tables=[[[_text(cell) for cell in row] for row in table] for table in rows],
        endnotes={int(note.get(f"{WORD}id")): _text(note) for note in notes if note.get(f"{WORD}type") is None},
        references=[[[list(_references(cell)) for cell in row] for row in table] for table in rows],
        upright=opened.sections[0].page_height > opened.sections[0].page_width,
    )


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
