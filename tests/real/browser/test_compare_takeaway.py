"""The free comparison taken away: CSV, copies, and what a spreadsheet may not run."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.browser.comparing import ATTRACTION, EVERYTHING, THREE, query, read, settled
from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser


def downloaded(page: Any) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 CSV").click()
    assert waiting.value.suggested_filename.endswith(".csv")
    return Path(waiting.value.path()).read_bytes()


def test_the_csv_holds_every_cell_with_its_state_and_source(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE, EVERYTHING)))
    data = downloaded(page)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") - inner_breaks(data)
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head[:9] == ["组", "内容", "区县", "代码", "文本", "类型", "年份", "状态", "说明"]
    assert {len(row) for row in rows} == {len(head)}
    cells = [(row["label"], cell) for row in read(page) for cell in row["cells"]]
    shown = [row for row in rows if row[0] != "来源"]
    assert [(re.sub(r"\s", "", row[1]), row[7]) for row in shown] == [(label, cell["state"]) for label, cell in cells]
    assert all(row[8] for row in rows)
    assert {row[3] for row in rows} == {"440103", "310112", "320104"}
    assert all(row[12] and row[13] and row[14] for row in rows)
    assert not [field for row in rows for field in row if field[:1] in ("=", "+", "-", "@", "\t", "\r")]


def inner_breaks(data: bytes) -> int:
    """Line breaks within a field."""
    return len(re.findall(rb"(?<!\r)\n", data))


def test_what_would_run_in_a_spreadsheet_is_quoted(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE)))
    page.locator("#compared td").first.evaluate("one => { one.textContent = '=1+1'; }")
    rows = list(csv.reader(io.StringIO(downloaded(page).decode("utf-8-sig"), newline="")))
    assert rows[1][8] == "'=1+1"


def test_a_copied_table_pastes_with_all_of_its_cells(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE, f"facts,{ATTRACTION}")))
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<div id=\"paste\" contenteditable>x</div>')")
    texts = "all => all.map(one => one.textContent.replace(/\\s+/g, ''))"
    copied = page.locator("#compared :is(td, th)").evaluate_all(texts)
    page.locator("[data-take]").get_by_role("button", name="复制表格").click()
    assert page.get_by_role("button", name="已复制").is_visible()
    page.locator("#paste").focus()
    page.keyboard.press("Control+V")
    assert page.locator("#paste :is(td, th)").evaluate_all(texts) == copied
