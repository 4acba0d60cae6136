"""A workbook that is written sheet by sheet into a file, some rows at a time, and holds no more than their words.

A library would hold every cell as an object until the end, four times as long. Words are kept once for all sheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import chain, islice
from typing import IO, NamedTuple
from zipfile import ZipFile

from builder.text.packed import ZipWriter

Cells = Sequence[str | int | float]

_LEVEL = 6
"""Packed as tightly as possible, the same takes four times as long, for a fiftieth of the size."""
_AT_ONCE = 1_000
"""Words that are written at a time."""
_SHARED, _END_OF_WORDS = "xl/sharedStrings.xml", "</si>"
_FORMS = 1_024
"""Ways in which words and numbers follow each other in a row."""
_ROW = "#"
"""Where the number of a row stands in its form."""
_MOST_CHARACTERS = 32_767
_WIDTH = 16.7109375
_HEAD, _WORDS, _NUMBER = 1, 2, 3
"""Looks of cells, by their places among `cellXfs`."""

_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGES = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_TOP = '<alignment vertical="top"/></xf>'
_FONT = '<sz val="10"/><name val="Microsoft YaHei"/><family val="2"/>'
_STYLES = (
    f'{_DECLARED}<styleSheet xmlns="{_MAIN}">'
    f'<fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE9F1F7"/><bgColor indexed="64"/></patternFill></fill>'
    "</fills>"
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">'
    f'{_TOP}<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    f'{_TOP}<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">{_TOP}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_SHEET = (
    f'{_DECLARED}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
    'topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>'
    '<sheetFormatPr defaultRowHeight="15"/>'
    f'<cols><col min="1" max="31" width="{_WIDTH}" customWidth="1"/></cols><sheetData>'
)
_NOT_XML = re.compile("[\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff]|_(?=x[0-9a-fA-F]{4}_)")
"""What no XML holds, and what a spreadsheet would take for the sign that stands for it."""


class Tail(NamedTuple):
    """What has to be known of the sheets of a workbook after its first ones, to take them over."""

    first: int
    """How many words the first ones have."""
    used: Sequence[int]
    """The places of those that later sheets have as well."""
    cells: int
    """How many cells of later sheets are words."""


class SheetWriter:
    """Writes the sheets of these titles, one after the other. A sheet is headed by its first row, which stays in view.

    Words are text, whatever they begin with and however many digits they have; numbers are numbers. The writer has to
    be closed before its file.
    """

    def __init__(self, file: IO[bytes], titles: Sequence[str]) -> None:
        self._package = ZipWriter(file, _LEVEL)
        self._first, self._places = _Places({}), _Places({})
        self._count = self._sheets = self._rows = 0
        self._count_of_first, self._last = 0, len(titles)
        self._copied: tuple[Tail, str] | None = None
        self._sheet: IO[bytes] | None = None
        for name, text in _constant_parts(titles).items():
            self._package.add(name, f"{_DECLARED}{text}".encode())
        self._package.add("xl/styles.xml", _STYLES.encode())

    def start(self) -> None:
        """Start the next sheet, which ends the one before."""
        self._finish()
        self._sheets += 1
        self._sheet = self._package.open(f"xl/worksheets/sheet{self._sheets}.xml")
        self._sheet.write(_SHEET.encode())

    def add(self, rows: Iterable[Cells]) -> None:
        """Add rows to the sheet."""
        assert self._sheet
        lines = []
        for number, cells in enumerate(rows, self._rows + 1):
            form, words = _form(tuple(map(type, cells)), _WORDS if number > 1 else _HEAD)
            self._count += words
            values = tuple([self._places[cell] if cell.__class__ is str else cell for cell in cells])
            lines.append(form.replace(_ROW, str(number)) % values)
        self._rows += len(lines)
        self._sheet.write("".join(lines).encode())

    def _finish(self) -> None:
        if self._sheet:
            self._sheet.write(b"</sheetData></worksheet>")
            self._sheet.close()
        self._sheet, self._rows = None, 0

    def settle(self) -> None:
        """Say that the first sheets are written: those that follow can be taken over, and have a `tail`."""
        self._first, self._places = self._places, _Places(self._places)
        self._count_of_first = self._count

    def take(self, package: ZipFile, tail: Tail) -> bool:
        """Take over all sheets that follow from another workbook; False where its first words forbid that.

        Other words may stand in the first sheets, as many, as long as no later sheet has the old or the new ones.
        """
        text = package.read(_SHARED).decode()
        before, rest = _split_words(text, tail.first)
        now = list(map(_shared_words, self._first))
        if len(now) != tail.first:
            return False
        changed = [(place, word) for place, (old, word) in enumerate(zip(before, now, strict=True)) if old != word]
        if any(place in tail.used or word in rest for place, word in changed):
            return False
        self._finish()
        for number in range(self._sheets + 1, self._last + 1):
            self._package.take(package, f"xl/worksheets/sheet{number}.xml")
        self._copied = tail, rest
        return True

    @property
    def tail(self) -> Tail:
        """What has to be known to take over all sheets after the first."""
        if self._copied:
            return self._copied[0]
        return Tail(len(self._first), sorted(self._places.used), self._count - self._count_of_first)

    def end(self) -> None:
        """Write the words, which end the workbook."""
        self._finish()
        tail, rest = self._copied or (self.tail, "")
        later = (word for word, place in self._places.items() if place >= len(self._first))
        words = map(_shared_words, chain(self._first, later))
        unique = len(self._first) + (rest.count(_END_OF_WORDS) if self._copied else len(self._places) - len(tail.used))
        head = f'<sst xmlns="{_MAIN}" count="{self._count_of_first + tail.cells}" uniqueCount="{unique}">'
        with self._package.open(_SHARED) as part:
            part.write(f"{_DECLARED}{head}".encode())
            while some := "".join(islice(words, _AT_ONCE)):
                part.write(some.encode())
            part.write(f"{rest}</sst>".encode())

    def close(self) -> None:
        """Close what is packed, whole or not."""
        try:
            if self._sheet:
                self._sheet.close()
        finally:
            self._package.close()


class _Places(dict[str, int]):
    """The places of words, in the order in which they are first asked for, after those that have one before."""

    def __init__(self, before: Mapping[str, int]) -> None:
        super().__init__()
        self._before = before
        self.used: set[int] = set()

    def __missing__(self, word: str) -> int:
        place = self._before.get(word)
        if place is None:
            place = len(self._before) + len(self) - len(self.used)
        else:
            self.used.add(place)
        self[word] = place
        return place


def _split_words(text: str, count: int) -> tuple[list[str], str]:
    """The first words of a workbook, each as it is written, and all others with what comes before the end."""
    *words, rest = text[text.index("<si>") :].removesuffix("</sst>").split(_END_OF_WORDS, count)
    return [f"{word}{_END_OF_WORDS}" for word in words], rest


@lru_cache(maxsize=_FORMS)
def _form(kinds: Sequence[type], look: int) -> tuple[str, int]:
    """A row of cells of these kinds, with places for its number and for their values; how many of them are words."""
    cells = [
        f'<c r="{_LETTERS[column]}{_ROW}" s="{look}" t="s"><v>%s</v></c>'
        if kind is str
        else f'<c r="{_LETTERS[column]}{_ROW}" s="{_NUMBER}"><v>%s</v></c>'
        for column, kind in enumerate(kinds)
    ]
    return f'<row r="{_ROW}">{"".join(cells)}</row>', kinds.count(str)


def _shared_words(text: str) -> str:
    text = text[:_MOST_CHARACTERS]
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<si><t{kept}>{escape(_NOT_XML.sub(lambda sign: f'_x{ord(sign[0]):04X}_', text), quote=False)}</t></si>"


def _letters(column: int) -> str:
    """The name of a column counted from 0.

    >>> _letters(0), _letters(25), _letters(26), _letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    return (_letters(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


_LETTERS = [_letters(column) for column in range(702)]


def _constant_parts(titles: Sequence[str]) -> dict[str, str]:
    """What says what the other parts are: readers want it first."""
    parts = {f"worksheets/sheet{number}": "worksheet" for number in range(1, len(titles) + 1)}
    parts |= {"styles": "styles", "sharedStrings": "sharedStrings"}
    kinds = [
        f'<Override PartName="/xl/{name}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for name, kind in {"workbook": "sheet.main", **parts}.items()
    ]
    leads = [
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        for number, (name, kind) in enumerate(parts.items(), 1)
    ]
    sheets = [
        f'<sheet name="{escape(title, quote=False)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, title in enumerate(titles, 1)
    ]
    start = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    relationships = f'<Relationships xmlns="{_PACKAGES}/relationships">'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGES}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(kinds)}</Types>',
        "_rels/.rels": f"{relationships}{start}</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{''.join(sheets)}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"{relationships}{''.join(leads)}</Relationships>",
    }
