"""The repository's own pages: everything that a marked table says is in each of its files, and nothing is lost."""

from __future__ import annotations

import io
import posixpath
import re
from collections import Counter
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT
from tests.support.dom import Page, facts, having, read, text
from tests.support.exports import NUMBER, command_file, csv_rows, page_tables, squeezed, word_file, xlsx_sheets

PAIR = "compare/liwan.opinions-2013-vs-minhang.stay-2022"
PAGES = (PAIR, "themes/cultivation", "index")
SILENT = {"原文未提及", "未归类", "尚未录入", "不适用"}
STATES = {"value", "not_stated", "not_classified", "not_researched", "not_applicable", "disputed"}


def exported(folder: Path, page: str, kind: str) -> bytes:
    """CSV as the build wrote it; Word and Excel as `bilin export` makes them."""
    beside = folder / f"{page}.{kind}"
    return beside.read_bytes() if kind == "csv" else command_file(ROOT / "content", f"{page}.html", kind)


@pytest.mark.parametrize("page", PAGES)
def test_every_cell_of_the_page_is_in_the_word_file_at_its_place(published: Path, page: str) -> None:
    document = word_file(exported(published, page, "docx"))
    on_page = page_tables(published, f"{page}.html")
    assert on_page
    # Why a text has no value is said once above the tables where many cells say it.
    reasons = [squeezed(line).partition("：") for line in document.paragraphs]
    often = {(state, reason) for state, colon, reason in reasons if colon and state in SILENT}
    assert [[[squeezed(cell) for cell in row] for row in table] for table in document.tables] == [
        [[without(cell.words, often) for cell in row] for row in table] for table in on_page
    ]


def of_data(published: Path, path: Path) -> bool:
    """Whether a file is part of the open data, which have forms and tests of their own."""
    return path.relative_to(published).parts[:1] == ("api",)


def without(words: str, often: set[tuple[str, str]]) -> str:
    """The words of a cell less the reasons that are said above the tables."""

    def shortened(match: re.Match[str]) -> str:
        kept = [reason for reason in match[2].split("；") if (match[1], reason) not in often]
        return f"{match[1]}（{'；'.join(kept)}）" if kept else match[1]

    return re.sub(f"({'|'.join(SILENT)})（([^（）]*)）", shortened, words)


@pytest.mark.parametrize("page", PAGES)
def test_every_cell_of_the_page_is_in_the_workbook_at_its_place(published: Path, page: str) -> None:
    sheets = list(xlsx_sheets(exported(published, page, "xlsx")).values())
    on_page = page_tables(published, f"{page}.html")
    assert len(sheets) == len(on_page) + 1
    for sheet, table in zip(sheets, on_page, strict=False):
        rows = [[squeezed(NUMBER.sub("", cell)) for cell in row] for row in sheet[1 : 1 + len(table)]]
        assert rows == [[cell.words for cell in row] for row in table]


@pytest.mark.parametrize("page", PAGES)
def test_every_body_cell_of_the_page_is_a_row_of_the_csv_file_with_its_state(published: Path, page: str) -> None:
    rows = csv_rows(exported(published, page, "csv"))
    on_page = [cell for table in page_tables(published, f"{page}.html") for row in table for cell in row if cell.state]
    assert [(squeezed(row["内容"]), row["状态"]) for row in rows] == [(cell.words, cell.state) for cell in on_page]
    assert {row["状态"] for row in rows} <= STATES


@pytest.mark.parametrize("page", PAGES)
def test_no_value_of_the_csv_file_is_empty(published: Path, page: str) -> None:
    rows = csv_rows(exported(published, page, "csv"))
    assert [row for row in rows if not all(row.values())] == []


def test_every_number_of_every_csv_file_has_its_figure_firmness_and_paragraph(published: Path) -> None:
    """All 99 of them once said 数值＝原文未提及, and 4,006 rows 见网页 instead of a paragraph."""
    files = [file for file in published.rglob("*.csv") if not of_data(published, file)]
    rows = [row for file in files for row in csv_rows(file.read_bytes())]
    numbers = [row for row in rows if row["单位"] not in ("不适用", "原文未提及") and row["状态"] == "value"]
    assert len(numbers) > 100
    for row in numbers:
        assert re.search(r"\d", row["数值"]), row
        assert row["数字的承诺力度"] != "不适用" or row["状态"] != "value", row
        assert re.search(r"第\d", row["出处（段落）"]), row
    assert {row["出处（段落）"] for row in rows if row["表"].startswith("各区县政策文本在各主题下")} >= {"原文未提及"}
    assert not [
        row for row in rows if row["状态"] == "value" and row["列"] in CITED and row["出处（段落）"] == "见网页"
    ]


CITED = ("数值", "时间", "形式", "承诺力度", "状态", "对象", "性质", "每")
"""Columns of tables of numbers, of which every row has its paragraph."""


@pytest.mark.parametrize("page", PAGES[:2])
def test_every_citation_of_the_page_refers_to_an_endnote_where_it_stands(published: Path, page: str) -> None:
    document = word_file(exported(published, page, "docx"))
    on_page = page_tables(published, f"{page}.html")
    cited = [[[len(cell.cites) for cell in row] for row in table] for table in on_page]
    assert [[[len(cell) for cell in row] for row in table] for table in document.references] == cited
    numbers = [n for table in document.references for row in table for cell in row for n in cell]
    assert list(dict.fromkeys(numbers)) == sorted(document.endnotes) == list(range(1, len(document.endnotes) + 1))
    assert len(numbers) > len(document.endnotes) > 20
    addresses = [address for table in on_page for row in table for cell in row for address in cell.cites]
    for number, address in zip(numbers, addresses, strict=True):
        assert document.endnotes[number].endswith(address.removeprefix("../")), number


def test_an_endnote_names_issuer_title_kind_date_paragraph_address_and_check(published: Path) -> None:
    notes = word_file(exported(published, PAIR, "docx")).endnotes.values()
    parts = r" .+\. .+\[Z\]\. .*(\d+年.*|原文未载)\. .*第\d+.*段.*\. 来源网址：\S+。最近核对：\d+年\d+月\d+日。"
    assert [note for note in notes if not re.match(parts, note)] == []


def test_the_sheet_of_sources_explains_every_number_in_the_cells(published: Path) -> None:
    *tables, sources = xlsx_sheets(exported(published, PAIR, "xlsx")).items()
    used = {number for _, rows in tables for row in rows for cell in row for number in re.findall(r"\[(\d+)\]", cell)}
    assert sources[0] == "来源"
    listed = [row[0] for row in sources[1] if re.fullmatch(r"\d+", row[0] if row else "")]
    assert listed == [str(number) for number in range(1, len(listed) + 1)]
    assert used == set(listed)


@pytest.mark.parametrize("page", PAGES)
def test_each_file_tells_data_version_address_and_day_of_checks_as_the_page_does(published: Path, page: str) -> None:
    static = Page(f"{page}.html", (published / f"{page}.html").read_bytes())
    version = text(facts(having(static.root, "footer")[0])["数据版本"])
    checked = text(facts(having(static.root, "provenance__list")[0])["最近核对"])
    wanted = {f"数据版本：{version}", f"最近核对：{checked}", f"网页地址：{page}.html"}
    assert wanted <= set(word_file(exported(published, page, "docx")).paragraphs)
    for rows in xlsx_sheets(exported(published, page, "xlsx")).values():
        assert wanted <= {cell for row in rows for cell in row}


def test_cautions_on_the_page_go_with_the_tables(published: Path) -> None:
    caution = "两份文本的类型不同（意见；行动计划），一份里的“明确”与另一份里的“明确”分量不同。"
    assert caution in word_file(exported(published, PAIR, "docx")).paragraphs
    assert [caution] in next(iter(xlsx_sheets(exported(published, PAIR, "xlsx")).values()))


def test_a_row_of_the_csv_file_names_its_plan_whichever_way_the_table_lies(published: Path) -> None:
    across = next(row for row in csv_rows(exported(published, PAIR, "csv")) if row["行"].startswith("文本类型"))
    down = next(row for row in csv_rows(exported(published, "index", "csv")) if row["行"] == "广东省广州市荔湾区")
    for row in (across, down):
        assert (row["区划代码"], row["类型"], row["年份"]) == ("440103", "意见", "2013")
        assert row["政策文本"].startswith("中共广州市荔湾区委")
        assert row["来源标题"] == "荔湾区关于进一步加强人才工作全面加快人才集聚的意见"
    assert (across["列"], down["列"]) == ("广东省广州市荔湾区", "引才")


def test_the_csv_file_begins_with_a_byte_order_mark_and_ends_its_lines_as_spreadsheets_do(published: Path) -> None:
    data = exported(published, PAIR, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.count(b"\r\n")
    assert lines == len(csv_rows(data)) + 1
    assert data.endswith(b"\r\n")


def test_office_files_are_whole_archives_without_the_time_of_day() -> None:
    for page, kind in product(PAGES, ("xlsx", "docx")):
        with ZipFile(io.BytesIO(command_file(ROOT / "content", f"{page}.html", kind))) as archive:
            assert archive.testzip() is None
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_build_writes_csv_files_and_none_that_only_some_readers_want(published: Path) -> None:
    counts = Counter(path.suffix for path in published.rglob("*") if not of_data(published, path))
    assert counts[".csv"] >= 27
    assert (counts[".xlsx"], counts[".docx"]) == (0, 0)


@pytest.mark.xdist_group("published")  # the process that has read the pages
def test_exports_lie_beside_exactly_the_pages_that_link_to_them(published: Path) -> None:
    built = read(published)
    for page in (page for page in built.pages if not page.is_redirect):  # at an old address they lie for old links
        # A page in English has the file of its Chinese one.
        beside = {f"{page.path.removeprefix('en/').removesuffix('.html')}.csv"} & built.files
        folder = posixpath.dirname(page.path)
        links = {link.attrib["href"] for link in page.all("a") if "download" in link.attrib}
        # Neither a drawing of the page nor the open data of the site.
        links = {link for link in links if not re.search(r"\.svg$|(^|/)api/v1/", link)}
        links = {posixpath.normpath(posixpath.join(folder, link)) for link in links}
        assert links == beside, page.path
