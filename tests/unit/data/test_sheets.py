"""The sheets of a workbook that is there are taken over only where that gives the bytes of writing them."""

from __future__ import annotations

import io
import re
from contextlib import closing
from zipfile import ZipFile

import pytest

from builder.data.sheets import SheetWriter, Tail

PARTS = ("sharedStrings", "worksheets/sheet1", "worksheets/sheet2")
ROWS: list[list[str | int | float]] = [["编号", "名称"], ["a", "水手 & 船长"], ["b", 3], ["c", "船长"]]


def workbook(notes: list[list[str]], before: tuple[bytes, Tail] | None = None) -> tuple[bytes, Tail, bool]:
    """A workbook of notes and rows, what can be taken over of it, and whether that was."""
    file = io.BytesIO()
    with closing(SheetWriter(file, ["说明", "表"])) as sheets:
        sheets.start()
        sheets.add(notes)
        sheets.settle()
        is_copied = before is not None and _take(sheets, *before)
        if not is_copied:
            sheets.start()
            sheets.add(ROWS)
        sheets.end()
        tail = sheets.tail
    return file.getvalue(), tail, is_copied


def _take(sheets: SheetWriter, data: bytes, tail: Tail) -> bool:
    with ZipFile(io.BytesIO(data)) as package:
        return sheets.take(package, tail)


@pytest.mark.parametrize(
    ("old", "new", "is_copied"),
    [
        ([["版本"], ["一"]], [["版本"], ["一"]], True),
        ([["版本"], ["一"]], [["版本"], [" 二 <"]], True),
        ([["名称"], ["一"]], [["名称"], ["二"]], True),  # a later sheet has a word of the notes that stays
        ([["版本"], ["一"]], [["版本"], ["二"], ["三"]], False),
        ([["版本"], ["一"]], [["版本"], ["版本"]], False),
        ([["名称"], ["一"]], [["名字"], ["一"]], False),  # a later sheet has the old word
        ([["版本"], ["一"]], [["版本"], ["船长"]], False),  # a later sheet has the new word
        ([["名称"], ["编号"]], [["编号"], ["名称"]], False),
    ],
)
def test_other_notes_leave_the_other_sheets_alone_unless_they_share_their_words(
    old: list[list[str]], new: list[list[str]], is_copied: bool
) -> None:
    data, tail, _ = workbook(old)
    expected, expected_tail, _ = workbook(new)
    assert workbook(new, (data, tail)) == (expected, expected_tail, is_copied)


@pytest.mark.parametrize("notes", [[["版本"], ["一"]], [["名称"], ["船长"], ["船长"]]])
def test_a_workbook_says_how_many_cells_are_words_and_how_many_words_there_are(notes: list[list[str]]) -> None:
    data, tail, _ = workbook(notes)
    for each in (data, workbook(notes, (data, tail))[0]):
        with ZipFile(io.BytesIO(each)) as package:
            words, *sheets = (package.read(f"xl/{name}.xml").decode() for name in PARTS)
        cells = sum(sheet.count(' t="s"') for sheet in sheets)
        assert re.findall(r'ount="(\d+)"', words) == [str(cells), str(words.count("<si>"))]


def test_what_was_taken_over_can_be_taken_over_again() -> None:
    first, tail, _ = workbook([["版本", "名称"], ["一", ""]])
    second, tail, _ = workbook([["版本", "名称"], ["二", ""]], (first, tail))
    third, _, is_copied = workbook([["版本", "名称"], ["三", ""]], (second, tail))
    assert is_copied
    assert third == workbook([["版本", "名称"], ["三", ""]])[0]
