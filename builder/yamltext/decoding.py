"""Bytes -> text with LF line ends and no byte order mark, or what keeps them from being text."""

from __future__ import annotations

import re
from itertools import islice

from builder.findings.finding import Finding, Place, Severity, finding
from builder.yamltext.lines import LineKind, scan, shorten

_BOM = "\ufeff"
_FENCE = re.compile(r"^---\s*?$", re.MULTILINE)
_FENCE_LIKE = re.compile(r"\s*(?:[-—–－―‐−─_=]{2,}\s*|---.*)")
_DATA_KEY = re.compile(r"[a-z][a-z0-9_-]*")


def decode(data: bytes, file: str) -> tuple[str | None, list[Finding]]:
    """The text of a file, and what is wrong with its encoding and its line ends.

    >>> decode(b"\\xef\\xbb\\xbfname: a\\r\\n", "site.yaml")[0]
    'name: a\\n'
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_encoding_finding(data, error, file)]
    # UTF-16 of ASCII characters is also valid UTF-8, with a zero in every other place.
    if _looks_like_utf16(data):
        return None, [finding(Place(file), "encoding", guess="UTF-16")]
    findings = []
    if text.startswith(_BOM):
        text = text[1:]
        findings.append(finding(Place(file), "byte-order-mark", severity=Severity.WARNING))
    if "\r" in text:
        first = text.index("\r")
        place = Place(file, text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first))
        findings.append(finding(place, "line-ends", severity=Severity.WARNING))
    return text.replace("\r\n", "\n").replace("\r", "\n"), findings


def decode_gbk(data: bytes) -> str | None:
    """The text of a file in GBK, if all of it is everyday Chinese; bytes of something else hardly ever are.

    >>> decode_gbk("名称".encode("gbk"))
    '名称'
    >>> decode_gbk("名称".encode()[:-1])
    """
    try:
        text = data.decode("gb18030")
        # UTF-8 with a torn character decodes as well, but into characters that GB 2312 lacks (decision 16).
        text.encode("gb2312")
    except UnicodeError:
        return None
    return text


def decode_for_display(data: bytes) -> str:
    """The text with its byte order mark and line ends, for somebody who looks for a mistake in it."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _encoding_finding(data: bytes, error: UnicodeDecodeError, file: str) -> Finding:
    before = data[: error.start]
    line_start = before.rfind(b"\n") + 1
    place = Place(file, before.count(b"\n") + 1, len(before[line_start:].decode("utf-8")) + 1)
    if _looks_like_utf16(data):
        return finding(place, "encoding", guess="UTF-16")
    return finding(place, "encoding", guess=_guess_of(data))


def _guess_of(data: bytes) -> str:
    """The encoding that a file in another than UTF-8 probably has; empty where none fits.

    Either encoding reads most texts in the other, but only its own as everyday characters.

    >>> _guess_of("名称".encode("gbk")), _guess_of("區劃代碼".encode("big5")), _guess_of(b"\\xff")
    ('GBK/GB18030', 'Big5', '')
    """
    if decode_gbk(data) is not None:
        return "GBK/GB18030"
    for guess, encoding in (("Big5", "big5"), ("GBK/GB18030", "gb18030")):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return guess
    return ""


def _looks_like_utf16(data: bytes) -> bool:
    """A mark at the start or, without one, zeros where ASCII characters have their other byte."""
    start = data[:400]
    return start.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(start) > 3 and start.count(0) * 5 > len(start))


def split_front_matter(text: str) -> tuple[str, str, int] | None:
    """The data between the two lines of hyphens, which start in line 2, the Markdown, and the line it starts in.

    >>> split_front_matter("---\\nname: 甲\\n---\\n正文。")
    ('name: 甲', '正文。', 4)
    """
    first, second = (*islice(_FENCE.finditer(text), 2), None, None)[:2]
    if first is None or second is None or first.start() != 0:
        return None
    data, body = text[first.end() + 1 : second.start() - 1], text[second.end() + 1 :]
    return data, body, text.count("\n", 0, second.start()) + 2


def explain_front_matter(text: str, file: str) -> Finding:
    """What keeps a text from having data between two lines of hyphens: its start, or where its end should be.

    >>> explain_front_matter("---\\nname: 甲\\n----\\n正文。", "a.md").place.line
    3
    """
    rows = text.split("\n")
    if not _FENCE.match(rows[0]):
        return finding(Place(file), "front-matter")
    for number, row in enumerate(rows[1:], start=2):
        if _FENCE_LIKE.fullmatch(row):
            column = len(row) - len(row.lstrip()) + 1
            return finding(Place(file, number, column), "front-matter-end", written=shorten(row.strip()))
    lines = [line for line in scan(text) if line.part is not LineKind.EMPTY]
    last = max((index for index, line in enumerate(lines) if _DATA_KEY.fullmatch(line.key)), default=-1)
    bare = (
        line
        for line in lines[last + 1 :]
        if line.part is LineKind.YAML and not (line.indent or line.key or line.dashed)
    )
    first = next(bare, lines[-1] if lines else None)
    return finding(Place(file, first.number if first else 1), "front-matter-open")
