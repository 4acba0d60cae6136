"""What reads documents is confined: in time, memory and output; it fails with a reason, and dies with its parent."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
import time
from typing import Any

import pypdf
import pytest

from builder.editor.drafting.documents import docx_lines, pdf_lines
from builder.findings.errors import RefusedError
from builder.processes import caged
from builder.processes.caged import CageError, run_caged
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
    assert pdf_lines("a.pdf", pdf(algorithm)) == []
    with pytest.raises(RefusedError, match="password"):
        pdf_lines("a.pdf", pdf(algorithm, password="secret"))


def test_a_refusal_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = word_file(table(cell("甲", '<w:gridSpan w:val="100000000"/>')))
    with pytest.raises(RefusedError, match="table-bounds"):
        docx_lines("a.docx", wide)
    with pytest.raises(RefusedError, match="damaged"):
        docx_lines("a.docx", b"PK")
    assert docx_lines("a.docx", word_file(paragraph("甲"))) == ["甲"]
    monkeypatch.setattr(caged, "SECONDS", 0.001)
    with pytest.raises(RefusedError, match="too-slow"):
        docx_lines("a.docx", word_file(paragraph("甲")))
