"""Documents of strangers that ask for more than any document should: each is read or refused, in bounded time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pypdf
from pypdf.generic import DecodedStreamObject, NameObject

from builder.content.parse import parse
from builder.content.read import load
from builder.editor.drafting import import_document
from builder.findings.errors import RefusedError
from builder.processes.caged import SECONDS
from tests.conftest import BARE
from tests.support.word_files import cell, paragraph, table, word_file
from tests.torture.trial import Effort, Trial, timed

SPARE = 15.0
"""Seconds beside those that a cage allows: to start, and to draft what was read."""
WORDS = "这份文本是为测试编造的，不是任何地方的政策。"
HEAD = f"<!doctype html><html><body><p>{WORDS * 20}</p>"
MERGED = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def _word(body: str) -> bytes:
    return word_file(paragraph(WORDS * 20) + body)


def _merged(rows: int) -> str:
    return table(*(cell("县", MERGED[number > 0]) + cell(WORDS) for number in range(rows)))


def _wide(columns: int) -> str:
    return table(cell("县", f'<w:gridSpan w:val="{columns}"/>'))


def _bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 300_000_000)
    return file.getvalue()


def _entity() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        meanings = {"a": "x" * 9, "b": "&a;" * 999, "c": "&b;" * 9_999}
        declared = "".join(f'<!ENTITY {name} "{meaning}">' for name, meaning in meanings.items())
        package.writestr("word/document.xml", f"<!DOCTYPE d [{declared}]><d>&c;</d>")
    return file.getvalue()


def _pdf(pages: int, operators: int) -> bytes:
    writer, file = pypdf.PdfWriter(), io.BytesIO()
    content = DecodedStreamObject()
    content.set_data(b"q Q " * (operators // 2))
    reference = writer._add_object(content.flate_encode())
    for _ in range(pages):
        writer.add_blank_page(100, 100)[NameObject("/Contents")] = reference
    writer.write(file)
    return file.getvalue()


def _articles(characters: int) -> bytes:
    article = "第{}条 支持测试项目。每个项目给予{}万元补贴。（责任单位：区测试局）\n"
    articles = [article.format(number, number) for number in range(characters // len(article))]
    return "".join(("关于测试的若干措施\n", *articles)).encode()


def _page(piece: str, size: int) -> bytes:
    return f"{HEAD}{piece * (size // len(piece))}".encode()


PIECES = ("<a ", "<!--", '<a x="', "<?", "</", "</a ", "<![ if x]>", "<div>", "<table><tr><td>", "&#x202e;")
DOCUMENTS: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "a cell over very many columns": ("a.docx", lambda size: _word(_wide(size * 100))),
    "very many merged rows": ("a.docx", lambda size: _word(_merged(size // 300))),
    "tables in tables": ("a.docx", lambda size: _word("<w:tbl><w:tr><w:tc>" * (size // 100))),
    "a bomb": ("a.docx", lambda _: _bomb()),
    "entities": ("a.docx", lambda _: _entity()),
    "operators without end": ("a.pdf", lambda size: _pdf(400, size // 5)),
    "articles without end": ("a.txt", lambda size: _articles(size // 12)),
    **{f"a page of {piece}": ("a.html", partial(_page, piece)) for piece in PIECES},
}


def trials(effort: Effort) -> Iterator[Trial]:
    """Import each document, of a tenth of its size where little time is given."""
    site = parse(load(BARE, shown_as="content")[0], content="content")[0]
    for words, (name, make) in effort.share(DOCUMENTS.items()):
        data = make(100_000 if effort.short else 1_000_000)
        with timed(words) as trial:
            try:
                import_document(
                    {name: data},
                    district="aa",
                    plan="plan-a",
                    vocabularies=site.vocabularies,
                    idioms=site.idioms,
                    today=date(2026, 1, 2),
                )
            except RefusedError as error:
                trial.name += f" ({error.key})"
        trial.require(trial.seconds < SECONDS + SPARE, "takes too long")
        yield trial
