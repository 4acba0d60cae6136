"""`bilin export`: a file of one page's tables, for readers without scripts."""

from __future__ import annotations

from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import MINIMAL
from tests.support.browser.fixtures import served
from tests.support.editing import Run
from tests.support.exports import command_file, csv_rows, word_file, xlsx_sheets


@pytest.fixture
def export(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command on the minimal site in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: run("export", *arguments, "--content", str(MINIMAL))


@pytest.mark.parametrize(
    "address",
    [
        "themes/housing.html",
        "https://bilin.example/themes/housing.html?rows=1#main",
        "http://intranet.test/some/prefix/themes/housing.html",
        "themes/housing.docx",
    ],
)
def test_a_word_file_is_written_for_every_form_of_an_address(export: Run, tmp_path: Path, address: str) -> None:
    done = export(address)
    assert (done.exit_code, done.output) == (0, "themes/housing.html 的表已写入 themes-housing.docx\n")
    data = (tmp_path / "themes-housing.docx").read_bytes()
    assert word_file(data) == word_file(command_file(MINIMAL, "themes/housing.html", "docx"))


def test_the_format_is_the_one_asked_for_or_that_of_the_file(export: Run, tmp_path: Path) -> None:
    assert export("", "--format", "xlsx").exit_code == 0
    assert "1 各区县" in "".join(xlsx_sheets((tmp_path / "index.xlsx").read_bytes()))
    assert export("numbers/", "--out", "numbers.csv").exit_code == 0
    assert csv_rows((tmp_path / "numbers.csv").read_bytes())
    assert export("numbers/", "--out", "LIST.CSV").exit_code == 0
    assert csv_rows((tmp_path / "LIST.CSV").read_bytes())


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("themes/housin.html", "网站没有 themes/housin.html 这个网页。是否想写 themes/housing.html？"),
        (
            "一二三四五六七八九十.html",
            "网站没有 一二三四五六七八九十.html 这个网页（草稿不在其中）。请照浏览器里的地址写",
        ),
        ("about.html", "about.html 没有可以带走的表。网页上有下载按钮的才有"),
    ],
)
def test_an_address_without_tables_is_refused_with_the_nearest(export: Run, address: str, said: str) -> None:
    done = export(address)
    assert (done.exit_code, done.output.strip()) == (2, said)


def test_a_file_that_cannot_be_written_is_said(export: Run) -> None:
    done = export("index.html", "--out", "nowhere/a.docx")
    assert done.exit_code == 2
    assert "无法写入 nowhere/a.docx" in done.output


@pytest.mark.parametrize(("path", "answer"), [("/a.docx", (301, "/a.html")), ("/b.xlsx", (404, None))])
def test_where_a_file_lay_beside_its_page_the_preview_leads_to_the_page(
    path: str, answer: tuple[int, str | None]
) -> None:
    with served({"a.html": b"page"}.get) as address:
        connection = HTTPConnection(urlsplit(address).netloc)
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        connection.close()
    assert (response.status, response.getheader("Location")) == answer
