"""The import: what it refuses, and that nothing is written then."""

from __future__ import annotations

import hashlib
import io
import zipfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.editor.drafting.reading import read
from builder.findings.errors import RefusedError
from tests.conftest import files_of
from tests.integration.editor.test_import import district, imported
from tests.support.editing import BODY, Run, page, word


def scan() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def locked() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def sheet() -> bytes:
    data = io.BytesIO()
    openpyxl.Workbook().save(data)
    return data.getvalue()


def archive(name: str = "a.txt", text: str | bytes = BODY) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, text)
    return data.getvalue()


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "an empty file": ("a.txt", b"", "是空的"),
    "white space": ("a.html", b" \n\n ", "是空的"),
    "twenty megabytes": ("a.txt", b"\xe4\xb8\xad" * 7_000_000, "超过 10 MB"),
    "a book": ("a.txt", ("测试" * 50 + "\n").encode() * 2100, "超过 100000 个字"),
    "a scan": ("a.pdf", scan(), "扫描件"),
    "a locked PDF": ("a.pdf", locked(), "密码"),
    "half a PDF": ("a.pdf", b"%PDF-1.7\n1 0 obj <<", "损坏"),
    "a sheet": ("a.xlsx", sheet(), "电子表格"),
    "a sheet under another name": ("a.docx", sheet(), "电子表格"),
    "a comma-separated table": ("a.csv", "甲,乙\n".encode() * 100, "电子表格"),
    "a PDF that is called Word": ("a.docx", scan(), "改为 .pdf"),
    "Word that is called text": ("a.txt", word(), "改为 .docx"),
    "a page that is called text": ("a.txt", page().encode(), "改为 .html"),
    "a text that is called a page": ("a.html", BODY.encode(), "改为 .txt"),
    "a text that is called PDF": ("a.pdf", BODY.encode(), "内容却是别的"),
    "an unknown extension": ("a.wps", BODY.encode(), "不认识扩展名"),
    "old Word": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "旧格式"),
    "encrypted Word": ("a.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "图片"),
    "a program": ("a.txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "不是文字"),
    "noise": ("a.txt", bytes((i * 7919 + i // 3) % 255 + 1 for i in range(4000)), "不是文字"),
    "an OFD document": ("a.ofd", archive("OFD.xml"), "OFD"),
    "a document that unpacks to too much": ("a.docx", archive("word/document.xml", b"0" * 2**27), "展开后太大"),
    "UTF-16 without its mark": ("a.txt", BODY.encode("utf-16-be"), "UTF-16 BE 编码"),
    "a page that is called old Word": ("a.doc", page().encode(), "改为 .html"),
    "an archive": ("a.docx", archive(), "压缩包"),
    "half a Word document": ("a.docx", word()[:900], "损坏"),
    "a page without its text": ("a.html", b"<!doctype html><body><div id=app></div></body>", "找不到中文正文"),
    "a web archive": ("a.html", b"MIME-Version: 1.0\r\n" + BODY.encode(), "网页存档"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_cannot_be_imported_is_refused_with_a_remedy_and_nothing_is_written(
    run: Run, empty: Path, case: str, language: str
) -> None:
    name, data, words = REFUSED[case]
    district(run)
    (empty / name).write_bytes(data)
    before = files_of(empty)
    done = run("import", name, "--district", "xiuyu", "--plan", "plan-2026", "--lang", language)
    assert done.exit_code == 2
    assert files_of(empty) == before
    if language == "zh":
        assert words in done.output
    else:
        assert name in done.output
        assert not any("一" <= character <= "鿿" for character in done.output.replace("（无）", ""))


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400), name=st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx", "a"]))
def test_no_bytes_make_the_import_fail_in_a_way_that_it_does_not_explain(data: bytes, name: str) -> None:
    head = {"a.pdf": b"%PDF-1.4\n", "a.docx": b"PK\x03\x04"}.get(name, b"")
    with suppress(RefusedError):
        read(name, head + data)


def test_a_plan_that_is_there_is_never_written_over(run: Run, empty: Path) -> None:
    imported(run, empty, "a.txt", BODY)
    before = files_of(empty)
    done = run("import", "a.txt", "--district", "xiuyu", "--plan", "plan-2026")
    assert (done.exit_code, files_of(empty)) == (2, before)
    assert "不会覆盖" in done.output


def test_a_text_of_the_same_name_is_archived_beside_the_one_that_is_there(run: Run, empty: Path) -> None:
    imported(run, empty, "a.txt", BODY)
    (empty / "a.txt").write_text(BODY + "又一段。\n", "utf-8")
    done = run("import", "a.txt", "--district", "xiuyu", "--plan", "another")
    assert done.exit_code == 0
    texts = {path.name: path.read_text("utf-8") for path in (empty / "archive").iterdir()}
    assert set(texts.values()) == {BODY, BODY + "又一段。\n"}
    assert all(hashlib.sha256(text.encode()).hexdigest() == name for name, text in texts.items())


def test_a_text_is_not_kept_when_the_draft_cannot_be_written(run: Run, empty: Path) -> None:
    imported(run, empty, "a.txt", BODY)
    before = files_of(empty / "archive")
    (empty / "b.txt").write_text(BODY + "又一段。\n", "utf-8")
    (empty / "content/districts/xiuyu/.another.new").write_text("in the way")
    done = run("import", "b.txt", "--district", "xiuyu", "--plan", "another")
    assert (done.exit_code, files_of(empty / "archive")) == (2, before)


def test_a_plan_needs_its_district_and_ids_that_can_be_addresses(run: Run, empty: Path) -> None:
    (empty / "a.txt").write_text(BODY, "utf-8")
    done = run("import", "a.txt", "--district", "xiuyu", "--plan", "plan-2026")
    assert (done.exit_code, "先运行 new district" in done.output) == (2, True)
    done = run("import", "a.txt", "--district", "../x", "--plan", "plan-2026")
    assert (done.exit_code, "不合规则" in done.output) == (2, True)
    assert run("import", "none.txt", "--district", "xiuyu", "--plan", "p").exit_code == 2
