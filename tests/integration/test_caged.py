"""What reads documents is confined: in time, memory and output; it fails with a reason, and dies with its parent."""

from __future__ import annotations

import hashlib
import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pypdf
import pytest

from builder.editor.drafting.documents import docx_lines, pdf_text
from builder.editor.drafting.page_meta import PageMeta, read_page_meta
from builder.evidence.sources import caged_pages
from builder.evidence.sources.archive import Archive
from builder.evidence.sources.possession import load_archive
from builder.findings.errors import RefusedError
from builder.model.schema.plan import Source
from builder.processes import caged
from builder.processes.caged import CageError, run_caged
from builder.store.access import Access
from tests.conftest import ROOT
from tests.support.processes import children, survivors, wait_until
from tests.support.word_files import cell, paragraph, table, word_file

SLEEPING = "from builder.processes.caged import run_caged; from tests.integration.test_caged import sleep"


def count(data: bytes) -> int:
    return len(data)


def sleep(_data: bytes) -> None:
    time.sleep(600)


def hoard(_data: bytes) -> int:
    return len(b"x" * 4 * 1024**3)


def chatter(_data: bytes) -> str:
    return "x" * (caged.OUTPUT + 1)


def crash(_data: bytes) -> None:
    signal.raise_signal(signal.SIGSEGV)


def fail(_data: bytes) -> None:
    raise ValueError("planted")


def reason(function: Any, *, seconds: float = 60) -> str:
    with pytest.raises(CageError) as caught:
        run_caged(function, b"", seconds=seconds)
    return caught.value.reason


def test_a_value_comes_out() -> None:
    assert run_caged(count, b"x" * 1_000_000) == 1_000_000


@pytest.mark.parametrize(
    ("function", "expected"), [(hoard, "memory"), (chatter, "output"), (crash, "crash"), (fail, "crash")]
)
def test_what_does_too_much_or_fails_is_stopped_with_a_reason(function: Any, expected: str) -> None:
    assert reason(function) == expected


def test_what_takes_too_long_is_stopped() -> None:
    assert reason(sleep, seconds=0.5) == "time"


def test_a_cage_dies_with_its_parent() -> None:
    command = [sys.executable, "-c", f"{SLEEPING}; run_caged(sleep, b'')"]
    with subprocess.Popen(command, cwd=ROOT) as parent:
        assert wait_until(lambda: bool(children(parent.pid)))
        inside = children(parent.pid)
        parent.send_signal(signal.SIGKILL)
        assert survivors(inside) == []


def pdf(algorithm: str, *, password: str = "") -> bytes:
    writer, file = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt(password, "owner", algorithm=algorithm)
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("algorithm", ["AES-128", "AES-256", "RC4-128"])
def test_a_pdf_that_opens_without_a_question_opens_here(algorithm: str) -> None:
    pytest.importorskip("cryptography", reason="the environment is older than requirements.lock")
    assert pdf_text("a.pdf", pdf(algorithm)).lines == []
    with pytest.raises(RefusedError, match="password"):
        pdf_text("a.pdf", pdf(algorithm, password="secret"))


def test_a_refusal_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = word_file(table(cell("甲", '<w:gridSpan w:val="100000000"/>')))
    with pytest.raises(RefusedError, match="table-bounds"):
        docx_lines("a.docx", wide)
    with pytest.raises(RefusedError, match="damaged"):
        docx_lines("a.docx", b"PK")
    assert docx_lines("a.docx", word_file(paragraph("甲"))) == (["甲"], {})
    monkeypatch.setattr(caged, "SECONDS", 0.001)
    with pytest.raises(RefusedError, match="too-slow"):
        docx_lines("a.docx", word_file(paragraph("甲")))


def saved_page(name: str, page: str) -> tuple[Source, bytes]:
    """A source that is a saved page, and its bytes."""
    data = page.encode()
    plain = {"id": name, "file": f"{name}.html", "sha256": hashlib.sha256(data).hexdigest(), "title": "甲"}
    states = dict.fromkeys(("publisher", "url", "published", "retrieved"), "not_stated")
    return Source.model_validate(plain | states | {"format": "html"}), data


def test_archived_pages_are_read_in_a_cage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [saved_page("one", "<p>甲</p><p style='display:none'>乙</p>"), saved_page("two", "<p>丙<br>丁</p>")]
    for source, data in pages:
        (tmp_path / source.file).write_bytes(data)
    archive = load_archive((source for source, _ in pages), Access(tmp_path))
    assert [_paragraphs(archive, source) for source, _ in pages] == [("甲",), ("丙", "丁")]
    caged_pages._read.cache_clear()
    monkeypatch.setattr(caged, "SECONDS", 0.001)
    archive = load_archive((source for source, _ in pages), Access(tmp_path))
    for source, _ in pages:
        problem = archive.problem(source)
        assert problem
        assert (problem.kind, problem.reason) == ("source-unreadable", "HTML: time 0")
        assert _paragraphs(archive, source) is None


def _paragraphs(archive: Archive, source: Source) -> tuple[str, ...] | None:
    archived = archive.find(source)
    assert archived
    return archived.paragraphs


def test_what_a_page_says_of_itself_is_read_in_a_cage() -> None:
    """The parser of the standard library fails at the first of these pieces and takes a minute for the second."""
    page = "<title>目标</title><![ if x]>" + "<a " * 30_000 + "><meta name=PubDate content=2021-01-02>"
    assert read_page_meta(page) == PageMeta(title="目标", published="2021-01-02")


def test_one_page_that_fails_keeps_no_other_from_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(_function: object, data: bytes) -> list[str]:
        """What a cage does with a page that its parser cannot stand."""
        if "坏" in json.loads(data):
            raise CageError("crash", "-11")
        return [f"读过{page}" for page in json.loads(data)]

    monkeypatch.setattr(caged_pages, "run_caged", answer)
    caged_pages._read.cache_clear()
    good, bad = saved_page("good", "好"), saved_page("bad", "坏")
    words, problems = caged_pages.read_pages([good[0], bad[0]], {source.sha256: data for source, data in (good, bad)})
    caged_pages._read.cache_clear()
    assert list(words.values()) == ["读过好"]
    assert {sha256: problem.reason for sha256, problem in problems.items()} == {bad[0].sha256: "HTML: crash -11"}
