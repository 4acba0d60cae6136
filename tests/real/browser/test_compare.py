"""Comparing plans of the reader's choice, as officials do it."""

from __future__ import annotations

import csv
import io
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.real.browser.test_axe import violations
from tests.real.browser.test_print import is_printed, printed
from tests.support.browser.comparing import (
    ALL,
    HUANGPU,
    INDEX,
    LIWAN,
    MINHANG,
    QINHUAI,
    SHIZHONG,
    columns,
    look_up,
    messages,
    query,
    read,
    settled,
)
from tests.support.browser.fixtures import NARROW, WIDE, Open

pytestmark = pytest.mark.browser

THREE = (LIWAN, MINHANG, QINHUAI)
ATTRACTION = "themes.attraction"
EQUAL = ("same", "neither")
EVERYTHING = f"facts,overview,{ATTRACTION},instruments,target-groups,agencies"


def test_who_gives_housing_support_and_how_firmly_is_one_click_from_the_home_page(visit: Open, origin: str) -> None:
    opened = visit(origin)
    opened.page.locator(".matrix thead").get_by_role("link", name="安居", exact=True).click()
    page = opened.page
    places = page.locator("table.sides thead .label__place").all_inner_texts()
    rows = {row["id"]: row["cells"] for row in read(page, "table.sides")}
    assert len(places) == 5
    for at, place in enumerate(places):
        summary, detail = (rows[f"themes.housing.{name}"][at] for name in ("summary", "programmes"))
        if "秦淮" in place:
            assert summary["state"] == detail["state"] == "not_stated"
            assert summary["text"].startswith("原文未提及（查阅1份，核对")
        else:
            assert detail["state"] == "value", place
            assert detail["programmes"], place
            for programme in detail["programmes"]:
                assert programme["name"].replace(" ", "") in summary["text"], place
                assert re.search("承诺力度：(明确|力争|鼓励|探索|原文未提及|不适用)", programme["text"]), place
                assert "出处：" in programme["text"], place


def test_only_equal_rows_are_hidden_and_all_of_them_are_counted(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE, EVERYTHING)))
    before = read(page)
    page.get_by_label("仅显示差异").check()
    after = read(page)
    hidden = [row["id"] for row in before if row["relation"] in EQUAL]
    assert hidden
    assert [row["id"] for row in after] == [row["id"] for row in before if row["id"] not in hidden]
    assert page.locator("[data-hidden-rows]").inner_text() == f"已隐藏 {len(hidden)} 项相同内容。"
    for row in before:
        states = {cell["state"] for cell in row["cells"]}
        if states & {"not_researched", "disputed", "not_applicable"}:
            assert row["id"] in {item["id"] for item in after}, row["id"]


def test_every_row_says_in_words_and_by_a_sign_how_its_sides_relate(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE, EVERYTHING)))
    signs = {"same": "＝", "different": "◆", "worded": "◇", "neither": "○", "unknown": "？"}
    for row in read(page):
        assert re.fullmatch(rf"{signs[row['relation']]} \S+", row["words"]), row


def test_the_address_opens_the_same_view_for_anyone_and_from_a_folder(
    visit: Open, origin: str, published: Path
) -> None:
    page = settled(visit(origin + query(THREE, f"{ATTRACTION},facts")))
    page.get_by_label("仅显示差异").check()
    page.get_by_role("button", name=re.compile("以此为基准.*闵行")).click()
    page.get_by_role("button", name=re.compile("^收起 文本信息")).click()
    page.get_by_role("button", name="复制网址").click()
    address = page.url
    for way in (address, f"{published.as_uri()}/{address.removeprefix(origin)}"):
        second = visit(way)
        again = settled(second)
        again.wait_for_selector("#compared")
        assert again.locator("#compared").inner_text() == page.locator("#compared").inner_text()
        assert again.locator("ol[data-chosen]").inner_text() == page.locator("ol[data-chosen]").inner_text()
        assert second.problems == []


def test_the_copied_address_is_that_of_the_window(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE)))
    assert page.evaluate("window.isSecureContext === false || location.hostname === '127.0.0.1'")
    page.get_by_role("button", name="复制网址").click()
    page.locator("#compare-find").focus()
    page.keyboard.press("Control+V")
    assert page.locator("#compare-find").input_value() == page.url


def test_every_cell_of_a_printed_comparison_can_be_read(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE, f"facts,{ATTRACTION}")))
    cells = page.locator("#compared td, #compared th[scope=row]").evaluate_all(
        """all => all.flatMap(cell => cell.querySelector('p, li') ? [...cell.querySelectorAll('p, li, dd')] : [cell])
            .map(one => one.innerText.trim())"""
    )
    text = "".join(printed(page))
    letters = {character: text.count(character) for character in set(text)}
    lost = [cell for cell in cells if not is_printed(cell, text) and len(cell) < 8]
    assert len(cells) > 50
    assert lost == []
    assert [cell for cell in cells if any(item not in letters for item in "".join(printed_letters(cell)))] == []


def printed_letters(cell: str) -> set[str]:
    """Long cells break over lines and pages: what matters is that none of their characters is gone."""
    return set(re.sub(r"[^\u4e00-\u9fff0-9]", "", cell)) - set("户民车长门见")


def test_columns_are_moved_and_a_plan_is_taken_out(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE)))
    page.get_by_role("button", name=re.compile("^右移.*荔湾")).click()
    assert columns(page) == [MINHANG, LIWAN, QINHUAI]
    assert page.evaluate("document.activeElement.dataset.focus") == f"later {LIWAN}"
    page.get_by_role("button", name=re.compile("^左移.*秦淮")).click()
    page.get_by_role("button", name=re.compile("^移出.*荔湾")).click()
    assert columns(page) == [MINHANG, QINHUAI]
    assert f"plans={MINHANG},{QINHUAI}" in page.url


def test_with_a_base_every_other_column_says_how_it_differs_and_counts(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE, EVERYTHING)))
    page.get_by_role("button", name=re.compile("^以此为基准.*闵行")).click()
    rows = read(page)
    for at in (0, 2):
        words = [row["cells"][at]["own"] for row in rows]
        assert all(words)
        differs = sum(word[0] in "◆◇" for word in words)
        assert f"与基准不同 {differs} 项" in page.locator("ol[data-chosen] li").nth(at).inner_text()
    assert {row["cells"][1]["own"] for row in rows} == {""}
    page.get_by_role("button", name=re.compile("^取消基准")).click()
    assert all(row["words"] for row in read(page))


def test_a_group_is_folded_and_unfolded(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE)))
    fold = page.get_by_role("button", name="收起 文本信息")
    fold.click()
    assert not [row for row in read(page) if row["id"].startswith("facts.")]
    assert fold.get_attribute("aria-expanded") == "false"
    assert "fold=facts" in page.url
    fold.click()
    assert [row for row in read(page) if row["id"].startswith("facts.")]


def test_rows_are_chosen_by_group(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE)))
    page.get_by_text("选择对比的内容").click()
    page.get_by_role("checkbox", name="安居", exact=True).check()
    page.get_by_role("checkbox", name="各主题概览", exact=True).uncheck()
    groups = {row["id"].rpartition(".")[0] for row in read(page)}
    assert groups == {"facts", "themes.housing"}
    assert "rows=facts,themes.housing" in page.url


def test_a_fifth_plan_is_refused_with_a_reason(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(ALL[:4])))
    look_up(page, "市中")
    page.locator("[data-pick]").click()
    assert columns(page) == list(ALL[:4])
    assert "最多并排 4 份" in messages(page)[0]
    assert "市中区" in messages(page)[0]


def test_a_fifth_plan_in_an_address_is_named(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(ALL)))
    page.wait_for_selector("#compared")
    assert columns(page) == list(ALL[:4])
    assert messages(page) == ["网址里有 5 份文本，最多并排 4 份；没有显示：山东省济南市市中区《" + title(page) + "》。"]


def title(page: Any) -> str:
    return str(re.findall("《(.*)》", messages(page)[0])[0])


def test_what_an_address_names_and_nobody_knows_is_said_and_the_rest_is_shown(visit: Open, origin: str) -> None:
    opened = visit(origin + query((LIWAN, "nowhere.plan", MINHANG, LIWAN), "facts,themes.nothing"))
    page = settled(opened)
    page.wait_for_selector("#compared")
    assert columns(page) == [LIWAN, MINHANG]
    said = " ".join(messages(page))
    assert "nowhere.plan" in said
    assert "themes.nothing" in said
    assert opened.problems == []


STRANGE = [
    "<img src=x onerror=alert(1)>", "%3Cscript%3Ealert(1)%3C/script%3E", "\"'><b>", "__proto__", "constructor",
    "hasOwnProperty.x", "a.b", "..", "../../etc/passwd", "%00", "%", "%E4%BD", "%u4e00", "%ff%fe", ",", ",,,,",
    "liwan", "liwan.", ".opinions-2013", "LIWAN.OPINIONS-2013", f"{LIWAN}%20", f"%20{LIWAN}", f"{LIWAN};{MINHANG}",
    "荔湾.意见", "😀.😀", "a" * 3000, "javascript:alert(1)", "data:text/html,x", "//evil.example/x", "{{7*7}}",
    "${alert(1)}", "a.b.c", "0.1", "-a.b", "null", "undefined", "[object Object]", "%0d%0aSet-Cookie:x", "+",
    "&&&", "==", "#", "?plans=?", "plans[]=a", "\u202ea.b", "%C2%A0", "liwan.opinions-2013.js", "rows",
    "find", "quotes.quotes",
]  # fmt: skip
SHAPES = ["plans={}", f"plans={LIWAN},{MINHANG}&rows={{}}&base={{}}&fold={{}}&diff={{}}", f"plans={LIWAN},{{}}&x={{}}"]


def test_strange_addresses_do_no_harm(visit: Open, origin: str) -> None:
    opened = visit()
    for number, strange in enumerate(STRANGE):
        opened.go(f"{origin}{INDEX}?{SHAPES[number % len(SHAPES)].replace('{}', strange)}")
        page = settled(opened)
        assert opened.problems == [], strange
        assert page.locator("[data-compare] :is(img, b, script, iframe)").count() == 0, strange
        assert [request for request in opened.requests if not request.startswith(origin)] == [], strange


@pytest.mark.parametrize(
    ("path", "shown"), [(f"compare/plans/{MINHANG}.js", [LIWAN, QINHUAI]), ("compare/find/all.js", [])]
)
def test_a_missing_data_file_is_named_and_can_be_fetched_again(
    visit: Open, origin: str, path: str, shown: list[str]
) -> None:
    opened = visit()
    failed: list[str] = []

    def once(route: Route) -> None:
        if failed:
            route.continue_()
        else:
            failed.append(route.request.url)
            route.abort()

    opened.page.route(f"**/{path}", once)
    opened.go(origin + query(THREE))
    page = settled(opened)
    page.get_by_role("button", name="重试").first.wait_for()
    assert columns(page) == shown
    assert any(("闵行区" in message or MINHANG in message) and "没有读到" in message for message in messages(page))
    page.get_by_role("button", name="重试").first.click()
    page.wait_for_selector(f"[data-column='{MINHANG}']")
    assert columns(page) == list(THREE)
    assert messages(page) == []


def test_a_list_that_cannot_be_read_is_not_taken_for_an_empty_one(visit: Open, origin: str) -> None:
    opened = visit()
    opened.page.route("**/find/*.js", lambda route: route.abort())
    opened.go(origin + INDEX)
    page = settled(opened)
    assert look_up(page, "荔湾") == []
    assert page.locator("[data-status]").inner_text() == "“荔湾”的数据没有读到。"


@pytest.mark.parametrize("text", ["荔湾", "liwan", "lwq", "lw", "440103", "广东省广州市荔湾", "ＬＷ", "LiWan", "荔 湾"])
def test_a_plan_is_found_by_name_pinyin_initials_or_code(visit: Open, origin: str, text: str) -> None:
    opened = visit(origin + INDEX)
    page = settled(opened)
    assert look_up(page, text) == [LIWAN]
    page.keyboard.press("Enter")
    page.wait_for_selector("#compared")
    assert columns(page) == [LIWAN]
    assert opened.problems == []


def test_a_search_without_result_says_what_else_to_try(visit: Open, origin: str) -> None:
    page = settled(visit(origin + INDEX))
    assert look_up(page, "火星") == []
    assert page.locator("[data-status]").inner_text().startswith("没有找到。请换一个名称、拼音、首字母")


def test_a_comparison_is_made_by_keyboard_alone(visit: Open, origin: str) -> None:
    opened = visit(origin + INDEX)
    page = settled(opened)
    page.locator("#compare-find").focus()
    for text in ("lw", "mh"):
        page.keyboard.press("Control+A")
        page.keyboard.type(text)
        page.wait_for_selector("[data-pick][aria-disabled=false]")
        page.keyboard.press("Enter")
    expect(page.locator("[data-column]")).to_have_count(2)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.hasAttribute('data-only')"):
            break
    page.keyboard.press("Space")
    assert page.locator("[data-only]").is_checked()
    assert "diff=1" in page.url
    for _ in range(10):
        page.keyboard.press("Tab")
        if (page.evaluate("document.activeElement.dataset.focus") or "").startswith("fold "):
            break
    page.keyboard.press("Enter")
    assert "fold=facts" in page.url
    assert page.evaluate("document.activeElement.dataset.focus") == "fold facts"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_comparison_has_no_violation_and_stays_a_table_for_those_who_listen(
    visit: Open, origin: str, size: tuple[int, int]
) -> None:
    opened = visit(origin + query(THREE, f"facts,{ATTRACTION}"), size=size, bypass_csp=True)
    page = settled(opened)
    look_up(page, "huangpu")
    assert violations(opened) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if "role" in node and not node["ignored"]]
    assert "table" in roles
    assert roles.count("row") >= len(read(page))
    assert roles.count("columnheader") >= 4


def test_on_a_phone_every_card_names_its_place(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE), size=NARROW))
    shown = page.locator("#compared tr[data-row] td").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').content)"
    )
    assert set(shown) == {'"广东省广州市荔湾区"', '"上海市闵行区"', '"江苏省南京市秦淮区"'}


def test_without_scripts_there_are_pairs_to_open_and_no_dead_control(visit: Open, origin: str) -> None:
    page = visit(origin + query(THREE), java_script_enabled=False).page
    assert "自选对比需要浏览器运行脚本" in page.locator("main").inner_text()
    assert page.locator("main button:visible, main input:visible, main form:visible, [data-basket] a").count() == 0
    assert page.get_by_role("link", name=re.compile("荔湾区与.*闵行区对比")).is_visible()


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


def test_a_comparison_says_nothing_on_the_console_and_asks_for_little(visit: Open, origin: str) -> None:
    opened = visit(origin + query(ALL[:4]))
    settled(opened).wait_for_selector("#compared")
    assert opened.problems == []
    assert len(set(opened.requests)) <= 8 + 4
    assert [request for request in opened.requests if not request.startswith(origin)] == []
    assert HUANGPU in opened.page.url
    assert SHIZHONG not in opened.page.url


def test_without_scripts_no_page_has_a_basket(visit: Open, origin: str) -> None:
    page = visit(origin, java_script_enabled=False).page
    assert page.locator(".header__basket").inner_text() == ""
    assert page.locator("main button").count() == 0


def split(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Rows by their id, with the programmes of each cell apart."""
    return {
        row["id"]: {key: row[key] for key in ("relation", "words", "label")}
        | {"cells": [{key: cell[key] for key in ("state", "text", "links")} for cell in row["cells"]]}
        for row in rows
    }


@pytest.mark.parametrize(("left", "right"), list(combinations(ALL, 2)))
def test_a_pair_page_and_the_free_comparison_never_disagree(visit: Open, origin: str, left: str, right: str) -> None:
    """Both show a programme in full only where it comes first, but the pair page has an order of its own."""
    opened = visit(f"{origin}compare/{left}-vs-{right}.html")
    fixed = read(opened.page, "table.sides")
    opened.go(origin + query((left, right), ",".join(row["id"] for row in fixed)))
    settled(opened).wait_for_selector("#compared")
    free = read(opened.page)
    assert split(free) == split(fixed)
    by_id = {row["id"]: row for row in free}
    for row in fixed:
        for ours, theirs in zip(row["cells"], by_id[row["id"]]["cells"], strict=True):
            assert [(programme["name"], programme["href"]) for programme in ours["programmes"]] == [
                (programme["name"], programme["href"]) for programme in theirs["programmes"]
            ]
    whole = [
        {(programme["href"], programme["text"]) for programme in all_programmes(rows) if not programme["again"]}
        for rows in (fixed, free)
    ]
    assert whole[0] == whole[1]
    assert len(whole[0]) == len({programme["href"] for programme in all_programmes(fixed)})


def all_programmes(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [programme for row in rows for cell in row["cells"] for programme in cell["programmes"]]
