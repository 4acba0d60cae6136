"""Word and PDF documents -> lines of text. Their content says what they are, not their name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from builder.documents.pdf import read_pdf
from builder.documents.word import MAIN_PART, read_docx
from builder.editor.drafting.pdf_tables import PrintedLine, has_columns, read_rows
from builder.findings.errors import RefusedError
from builder.processes.caged import SECONDS, CageError, run_caged
from builder.text.normalise import narrow
from builder.text.values import value_class

MAX_UNPACKED = 100 * 1024 * 1024
_SIGNATURES = (
    (b"%PDF", "pdf"), (b"PK\x03\x04", "zip"), (b"\xd0\xcf\x11\xe0", "ole"), (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"), (b"GIF8", "image"), (b"BM", "image"), (b"II*\x00", "image"), (b"MM\x00*", "image"),
    (b"Rar!", "archive"), (b"7z\xbc\xaf", "archive"), (b"\x1f\x8b", "archive"), (b"{\\rtf", "old-word"),
)  # fmt: skip
# PDF fonts map whole characters to the radicals that look like them; those below have no compatibility mapping.
_RADICALS = str.maketrans(
    "⺒⺟⺠⺩⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱",
    "巳母民王虎西见角贝足车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
# A single space that does not stand between two Chinese characters or two Latin words.
_GAP = re.compile(
    r"(?<=[^\x00-\x7f一-鿿 ]) (?=\S)|(?<=\S) (?=[^\x00-\x7f一-鿿 ])|(?<=[一-鿿]) (?=[!-~])|(?<=[!-~]) (?=[一-鿿])"
)
# A line goes on in the next one unless it ends like this, or the next begins like that.
_ENDS = re.compile(r"[。；：！？;:!?）)》”]$")
_NUMBER = re.compile(r"[〔［\[(（]20\d\d[〕］\])）]第?\d{1,4}号$|第\d{1,3}[期号]$")
"""The number of a document or of a gazette, which ends its line."""
_PAGE = re.compile(r"\s*[-—－\s]*\d{1,3}[-—－\s]*")
_BEGINS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．]"
    r"|第[一二三四五六七八九十百]{1,4}[章节条]|附件|[一-鿿]{1,10}[〔［\[(（]20\d\d[〕］\])）]第?\d{1,4}号$"
)


def detect_kind(name: str, data: bytes) -> str:
    """`pdf`, `docx` or `text`. Raise `RefusedError` for what is known to be something else."""
    kind = next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), "text")
    if kind == "image" and (not data.startswith(b"BM") or b"\x00" in data[:64]):
        raise RefusedError("image", file=name)
    if kind in ("archive", "old-word"):
        raise RefusedError(kind, file=name)
    if kind == "ole":
        _refuse_ole(name, data)
    return _in_zip(name, data) if kind == "zip" else "text" if kind == "image" else kind


def _refuse_ole(name: str, data: bytes) -> None:
    """The old container of Office: encrypted, a workbook, or a Word document of before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise RefusedError("password", file=name)
    if "Workbook".encode("utf-16-le") in data:
        raise RefusedError("spreadsheet", file=name)
    raise RefusedError("old-word", file=name)


def _in_zip(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
    except zipfile.BadZipFile:
        raise RefusedError("damaged", file=name) from None
    names = {member.filename for member in members}
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise RefusedError("too-much", file=name)
    if any(MAIN_PART.fullmatch(member_name) for member_name in names):
        return "docx"
    if "OFD.xml" in names:
        raise RefusedError("ofd", file=name)
    if any(member_name.startswith("xl/") for member_name in names):
        raise RefusedError("spreadsheet", file=name)
    raise RefusedError("archive", file=name)


def docx_lines(name: str, data: bytes) -> tuple[list[str], dict[str, int]]:
    """The paragraphs of a Word document in order, a row of a table as one; and how much of each kind is left out."""
    outcome = _extracted(name, read_docx, data)
    return outcome["lines"], outcome["left_out"]


@value_class
class PdfText:
    """The paragraphs of a PDF, put together again from its printed lines, and what is not among them."""

    lines: list[str]
    left_out: dict[str, int]
    blank: list[int]
    """Pages with a picture and no text."""
    running: list[str]
    """Lines that stand at the edge of every page."""
    columns: list[int]
    """Pages whose lines hold two columns, one beside the other."""


def pdf_text(name: str, data: bytes) -> PdfText:
    """What a PDF says. Raise `RefusedError`."""
    outcome = _extracted(name, read_pdf, data)
    pages = [[_with_characters(line) for line in page.splitlines()] for page in outcome["lines"]]
    read = read_rows([line for page in pages for line in page])
    lines = _reflowed([line if line.is_row else PrintedLine(_GAP.sub("", line.text)) for line in read.lines])
    left_out = outcome["left_out"] | ({"table-heads": read.unnamed} if read.unnamed else {})
    columns = [number for number, page in enumerate(pages, 1) if has_columns(page)]
    running = [_GAP.sub("", _with_characters(line)) for line in outcome["running"]]
    return PdfText(lines, left_out, outcome["blank"], running, columns)


def _extracted(name: str, read: Callable[[bytes], dict[str, Any]], data: bytes) -> dict[str, Any]:
    """What a function reads of a document, in a cage. Raise `RefusedError`, which says why not."""
    try:
        outcome: dict[str, Any] = run_caged(read, data)
    except CageError as error:
        raise refusal_of(name, error) from error
    if "refused" in outcome:
        raise RefusedError(outcome["refused"], file=name)
    return outcome


def refusal_of(name: str, error: CageError) -> RefusedError:
    """Why a document that could not be read in a cage is refused."""
    reason = {"time": "too-slow", "memory": "too-much", "output": "too-much"}.get(error.reason, "damaged")
    return RefusedError(reason, file=name, seconds=f"{SECONDS:.0f}")


def _with_characters(line: str) -> str:
    """A printed line with characters instead of the radicals that fonts map to."""
    return "".join(
        narrow(character) if "\u2f00" <= character <= "\u2fd5" else character for character in line.translate(_RADICALS)
    )


def _reflowed(printed: Sequence[PrintedLine]) -> list[str]:
    """Lines joined to paragraphs: one that fills the width and ends no sentence goes on, as does an open bracket."""
    lines = [line for line in printed if line.text.strip() and not _PAGE.fullmatch(line.text)]
    lengths = sorted(len(line.text.strip()) for line in lines)
    width = lengths[len(lengths) * 3 // 4] if lengths else 0
    paragraphs: list[str] = []
    goes_on = False
    for each in lines:
        line = each.text.strip()
        if goes_on and not each.is_row and not _BEGINS.match(line):
            paragraphs[-1] += line
        else:
            paragraphs.append(line)
        goes_on = not each.is_row and _goes_on(line, width)
    return paragraphs


def _goes_on(line: str, width: int) -> bool:
    if _NUMBER.search(line):
        return False
    if len(line) >= width - 4 and not _ENDS.search(line):
        return True
    is_open = line.rfind("（") > line.rfind("）")  # 行动计划（2025—2027
    return (len(line) >= width - 1 and not line.endswith("。")) or is_open
