"""The comparison of two builds: every difference is counted with its kind, and told by what differs within."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.bench.compare_builds import compare, how, kind_of, main, report


def packed(members: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), text, compression)
    return data.getvalue()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("districts/a.html", "html"),
        ("search.html", "html"),
        ("search/s1/a.pf_index", "search"),
        ("compare/plans/a.b.js", "data"),
        ("assets/site.js", "js"),
        ("SHA256SUMS", "SHA256SUMS"),
    ],
)
def test_files_are_counted_by_kind(path: str, kind: str) -> None:
    assert kind_of(path) == kind


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b"<p>a</p>\n<p>b</p>\n", b"<p>a</p>\n\n  <p>b</p>\n", "white space only"),
        (b"a\nb\nc\n", b"a\nd\n", "lines: 2 gone, 1 new"),
        (b"a\nb\n", b"b\na\n", "the same lines in another order"),
    ],
)
def test_a_changed_text_is_told_by_its_lines(old: bytes, new: bytes, words: str) -> None:
    assert how("a.html", old, new) == words


def test_a_changed_document_is_told_by_its_members() -> None:
    members = {"a.xml": b"a" * 50, "b.xml": b"b"}
    old = packed(members)
    assert how("a.docx", old, packed(members | {"b.xml": b"c", "d.xml": b""})) == "members: b.xml, d.xml"
    assert how("a.xlsx", old, packed(members, compression=zipfile.ZIP_STORED)) == "the same members, packed otherwise"
    assert how("a.xlsx", old, packed(dict(reversed(members.items())))) == "the same members in another order"


def test_other_files_are_told_by_their_size() -> None:
    assert how("search/a.pf_index", b"aa", b"ab") == "other bytes, as many"
    assert how("search/a.pf_index", b"aa", b"a") == "2 -> 1 bytes"


def test_the_report_groups_what_differs_in_the_same_way() -> None:
    old = {"a.html": b"<h1>x</h1>\n1\n", "b.html": b"<h1>x</h1>\n2\n", "c.html": b"same", "gone.csv": b""}
    new = {"a.html": b"<h1>y</h1>\n1\n", "b.html": b"<h1>y</h1>\n2\n", "c.html": b"same", "new.css": b""}
    assert list(report(compare(old, new))) == [
        "css: 0 the same, 0 changed, 0 gone, 1 new",
        "  + new.css",
        "csv: 0 the same, 0 changed, 1 gone, 0 new",
        "  - gone.csv",
        "html: 1 the same, 2 changed, 0 gone, 0 new",
        "  2 x lines: 1 gone, 1 new: a.html, b.html",
        "    in 2: - <h1>x</h1>",
        "    in 2: + <h1>y</h1>",
    ]


def test_the_exit_code_tells_whether_anything_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.html").write_text("a")
    assert main([str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    (tmp_path / "new" / "a.html").write_text("b")
    assert main([str(tmp_path / "old"), str(tmp_path / "new")]) == 1
    assert "1 changed" in capsys.readouterr().out
