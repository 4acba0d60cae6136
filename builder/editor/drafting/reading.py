"""Bytes of a saved file -> text, and in what form it can be archived; or the reason why it cannot be read.

What the check can read as it is stays as it is: an archived text differs from the saved one only where it must.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import PurePath
from typing import Literal

from builder.documents.tables import read_pasted_tables
from builder.editor.drafting import documents
from builder.editor.drafting.documents import refusal_of
from builder.evidence.sources.caged_pages import read_page
from builder.findings.errors import RefusedError
from builder.processes.caged import CageError
from builder.text.invisible import UNWANTED
from builder.text.values import value_class

MAX_BYTES = 10 * 1024 * 1024
MAX_CHARACTERS = 100_000  # the longest plans of districts have some 50,000
MIN_HAN = 40
MOST_TORN = 50
TORN = "□"
"""Stands where a byte was no character, so that what is missing is seen."""
Encoding = Literal["utf-8", "gb18030", "utf-16"]
_EXTENSIONS = {
    ".html": "html", ".htm": "html", ".shtml": "html", ".xhtml": "html", ".txt": "text", ".text": "text",
    ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
_SHEETS = (".xls", ".xlsx", ".xlsm", ".et", ".csv", ".ods")
_MARKUP = re.compile(r"<(!doctype html|html|head|body|div|p|table|meta)\b", re.IGNORECASE)
_HAN = re.compile("[一-鿿]")
_STRUCK = re.compile(r"<(?:del|s|strike)[\s>]", re.IGNORECASE)
# Signs that end lines for some programs: what stands around them is no one line.
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)


@value_class
class ReadDocument:
    """A file as read: `lines` are its paragraphs, `page` the HTML where it is a saved page."""

    name: str
    form: str
    encoding: Encoding
    lines: tuple[str, ...]
    data: bytes
    page: str = ""
    as_it_is: bool = True
    """Whether the saved bytes can be archived; otherwise the text is."""
    controls: int = 0
    """How many characters were left out that no text should have."""
    torn: tuple[int, ...] = ()
    """Where bytes of the file fitted nowhere, counted from 0; □ stands for each."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """Of a Word document or a PDF how many deletions, boxes of text and so on are not among the lines."""
    blank: tuple[int, ...] = ()
    """The pages of a PDF that have a picture and no text."""
    columns: tuple[int, ...] = ()
    """The pages of a PDF whose lines hold two columns, one beside the other."""
    running: tuple[str, ...] = ()
    """The heads and feet of the pages of a PDF, which are not among the lines."""


def read(name: str, data: bytes) -> ReadDocument:
    """What a saved file says. Raise `RefusedError` with a reason that an editor can act on."""
    if not data.strip():
        raise RefusedError("empty", file=name)
    if len(data) > MAX_BYTES:
        raise RefusedError("too-large", file=name, limit=MAX_BYTES // 1024 // 1024)
    reading = _read(name, data)
    if sum(map(len, reading.lines)) > MAX_CHARACTERS:
        raise RefusedError("too-long", file=name, limit=MAX_CHARACTERS)
    return reading


def _read(name: str, data: bytes) -> ReadDocument:
    kind = documents.detect_kind(name, data)
    _agrees(name, kind, data)
    if kind == "pdf":
        text = documents.pdf_text(name, data)
        reading = _extracted(name, "pdf", text.lines, data)
        blank, columns, running = tuple(text.blank), tuple(text.columns), tuple(text.running)
        return replace(reading, left_out=text.left_out, blank=blank, columns=columns, running=running)
    if kind == "docx":
        lines, left_out = documents.docx_lines(name, data)
        return replace(_extracted(name, "docx", lines, data), left_out=left_out)
    return _text(name, data)


def _agrees(name: str, kind: str, data: bytes) -> None:
    """Refuse what the extension says is a sheet, or is not, or is another kind of document than the content is."""
    extension = PurePath(name).suffix.casefold()
    if extension in _SHEETS:
        raise RefusedError("spreadsheet", file=name)
    expected = _EXTENSIONS.get(extension)
    is_page = kind == "text" and bool(_MARKUP.search(data[:20_000].decode("latin-1")))
    if expected is None and is_page:  # some sites call their pages .doc
        raise RefusedError("wrong-extension", file=name, extension=extension or "（无）", right=".html")
    if expected is None:
        raise RefusedError("extension", file=name, extension=extension or "（无）")
    if kind in ("pdf", "docx") and expected != kind:
        raise RefusedError("wrong-extension", file=name, extension=extension, right=f".{kind}")
    if expected in ("pdf", "docx") and kind == "text":
        raise RefusedError("not-that", file=name, extension=extension)


def _extracted(name: str, form: str, lines: list[str], data: bytes) -> ReadDocument:
    kept = tuple(_cleaned(lines))
    if len(_HAN.findall("".join(kept))) < MIN_HAN:
        raise RefusedError("scan" if form == "pdf" else "no-text", file=name)
    controls = sum(len(UNWANTED.findall(line)) for line in lines)
    return ReadDocument(name, form, "utf-8", kept, data, as_it_is=False, controls=controls)


def _text(name: str, data: bytes) -> ReadDocument:
    encoding, text, torn = _decoded(name, data)
    if re.match(r"(From: <Saved by|MIME-Version:)", text):
        raise RefusedError("mhtml", file=name)
    is_page = bool(_MARKUP.search(text[:20_000]))
    extension = PurePath(name).suffix.casefold()
    if is_page != (_EXTENSIONS[extension] == "html"):
        raise RefusedError("wrong-extension", file=name, extension=extension, right=".html" if is_page else ".txt")
    words = _visible(name, text) if is_page else text
    if len(_HAN.findall(words)) < MIN_HAN:
        raise RefusedError("no-text", file=name)
    printed = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    read = printed if is_page else read_pasted_tables(printed)
    raw = [line.strip() for line in read if line.strip()]
    controls = sum(len(UNWANTED.findall(line)) for line in raw)
    lines = tuple(_cleaned(raw))
    page = text if is_page else ""
    struck = len(_STRUCK.findall(page))
    return ReadDocument(
        name,
        "html" if is_page else "text",
        encoding,
        lines,
        data,
        page=page,
        as_it_is=not controls and not torn and read == printed,
        controls=controls,
        torn=torn,
        left_out={"struck": struck} if struck else {},
    )


def _cleaned(lines: Iterable[str]) -> Iterator[str]:
    """Lines that have words, without characters that no text should have."""
    for part in (part for line in lines for part in _LINE_ENDS.split(line)):
        if line := UNWANTED.sub("", part).strip():
            yield line


def _visible(name: str, page: str) -> str:
    """The visible text of a page. Raise `RefusedError`."""
    try:
        return read_page(page)
    except CageError as error:
        raise refusal_of(name, error) from error


def _decoded(name: str, data: bytes) -> tuple[Encoding, str, tuple[int, ...]]:
    """The encoding of a text, by its marks and by trial; its words; and the places of bytes that fit nowhere.

    Nothing that only might fit is accepted silently.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(name, data, "utf-16")
    if b"\x00" in data:
        # UTF-16 without a mark: what is Latin in it has zero bytes. Otherwise it is no text.
        if data[1::2].count(0) > data[::2].count(0):
            return _as(name, data, "utf-16")
        if data[::2].count(0) > data[1::2].count(0):
            raise RefusedError("encoding", file=name, encoding="UTF-16 BE")
        raise RefusedError("binary", file=name)
    text, torn = _mended(data, "utf-8")
    # GB 18030 is all errors as UTF-8; what has some in the midst of Chinese is UTF-8 that was damaged.
    if not torn or (len(torn) <= _most_torn(data) and len(_HAN.findall(text)) >= MIN_HAN):
        return "utf-8", text.removeprefix("\ufeff"), torn
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].lower() in (b"big5", b"big5-hkscs"):
        raise RefusedError("encoding", file=name, encoding="Big5")
    return _as(name, data, "gb18030")


def _most_torn(data: bytes) -> int:
    """Up to how many bytes of a text may fit nowhere: what has more of them is no text of that encoding."""
    return min(1 + len(data) // 1_000, MOST_TORN)


def _as(name: str, data: bytes, encoding: Encoding) -> tuple[Encoding, str, tuple[int, ...]]:
    """Bytes as text of an encoding. Raise `RefusedError` for what is none."""
    text, torn = _mended(data, encoding)
    if len(torn) > (0 if encoding == "utf-16" else _most_torn(data)):
        raise RefusedError("binary", file=name)
    # Bytes that are no text often decode as rare characters: real text has mostly common ones.
    foreign = [character for character in text if ord(character) > 0x7F]
    common = sum(
        "一" <= character <= "鿿" or character in "，。、；：？！“”‘’（）《》—…·〔〕　 " for character in foreign
    )
    if foreign and common / len(foreign) < 0.7:
        raise RefusedError("binary", file=name)
    return encoding, text, torn


def _mended(data: bytes, encoding: Encoding) -> tuple[str, tuple[int, ...]]:
    """Bytes as text, with □ for what fits nowhere, and where that was, from 0.

    It goes on as far as there is hope: up to one place more than a text may have.
    """
    parts: list[str] = []
    places: list[int] = []
    start = 0
    while len(places) <= _most_torn(data):
        rest = memoryview(data)[start:]
        try:
            parts.append(str(rest, encoding))
            break
        except UnicodeDecodeError as error:
            parts += [str(rest[: error.start], encoding), TORN]
            places.append(start + error.start)
            start += error.end
    return "".join(parts), tuple(places)
