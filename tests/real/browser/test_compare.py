"""Comparing plans of the reader's choice, as officials do it."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.real.browser.test_axe import violations
from tests.real.browser.test_print import is_printed, printed
from tests.support.browser.agreeing import agree, agree_in_brief
from tests.support.browser.comparing import (
    ALL,
    ATTRACTION,
    EVERYTHING,
    HUANGPU,
    INDEX,
    LIWAN,
    MINHANG,
    QINHUAI,
    SHIZHONG,
    THREE,
    columns,
    look_up,
    messages,
    open_chooser,
    opened_rows,
    query,
    read,
    settled,
)
from tests.support.browser.fixtures import NARROW, WIDE, Open

pytestmark = pytest.mark.browser

EQUAL = ("same", "nothing", "uncoded", "neither")

ANSWERS = """rows => rows.map(row => [
    row.dataset.plan,
    row.querySelector('.chip')?.textContent ?? '',
    row.querySelector('.answer__cite')?.textContent ?? '',
])"""
"""Of each row of an answer table, folded or not: whose it is, how firm, and where it stands."""


def test_who_gives_housing_support_and_how_firmly_is_one_click_from_the_home_page(visit: Open, origin: str) -> None:
    opened = visit(origin)
    opened.page.locator(".matrix thead").get_by_role("link", name="安居", exact=True).click()
    page = opened.page
    page.wait_for_url("**/themes/housing.html")
    places = page.locator("table.sides thead .label__place").all_inner_texts()
    plans = page.locator("table.sides thead .label").evaluate_all("labels => labels.map(label => label.dataset.plan)")
    answers = page.locator("table.answer tr[data-plan]").evaluate_all(ANSWERS)
    rows = {row["id"]: row["cells"] for row in read(page, "table.sides")}
    assert len(places) == 5
    for place, plan, summary in zip(places, plans, rows["themes.housing.summary"], strict=True):
        given = [(firmness, cited) for of, firmness, cited in answers if of == plan and cited]
        if "秦淮" in place:
            assert summary["state"] == "not_stated"
            assert summary["text"].startswith("原文未提及（查阅1份，核对")
            assert given == []
        else:
            assert summary["state"] == "value", place
            assert given, place
            assert all(re.search("明确|力争|鼓励|探索|已有做法", firmness) for firmness, _ in given), place


def test_only_equal_rows_are_hidden_and_all_of_them_are_counted(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE, EVERYTHING)))
    before = read(page)
    page.get_by_label("仅显示差异").check()
    after = read(page)
    hidden = [row["id"] for row in before if row["relation"] in EQUAL]
    assert hidden
    assert [row["id"] for row in after] == [row["id"] for row in before if row["id"] not in hidden]
    assert page.locator("[data-hidden-rows]").inner_text() == f"已隐藏 {len(hidden)} 项没有差异的内容。"
    for row in before:
        states = {cell["state"] for cell in row["cells"]}
        if states & {"not_researched", "disputed", "not_applicable"}:
            assert row["id"] in {item["id"] for item in after}, row["id"]


def test_every_row_says_in_words_and_by_a_sign_how_its_sides_relate(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE, EVERYTHING)))
    signs = {"same": "＝", "different": "◆", "neither": "○", "unknown": "？"}
    signs |= {"uncompared": "－", "unlike": "≠", "unstated": "？", "nothing": "○", "uncoded": "○"}
    for row in read(page):
        words = "" if row["relation"] == "worded" else rf"{signs[row['relation']]} \S.*"
        calm = row["id"].startswith("overview.") and row["relation"] == "different" and row["words"].endswith("不同")
        assert re.fullmatch(words, row["words"]) or calm, row


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
    open_chooser(page)
    page.keyboard.press("Control+V")
    assert page.locator("#compare-find").input_value() == page.url


def test_every_cell_of_a_printed_comparison_can_be_read(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(THREE, f"facts,{ATTRACTION}", f"&open={ATTRACTION}.programmes")))
    cells = page.locator("#compared td, #compared th[scope=row]").evaluate_all(
        """all => all.flatMap(cell => cell.querySelector('p, li') ? [...cell.querySelectorAll('p, li, dd')] : [cell])
            .map(one => one.innerText.trim())"""
    )
    cells = [cell.removesuffix(" 收起") for cell in cells]  # of a button, which is not printed
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
        words = [row["cells"][at]["own"] for row in rows if row["cells"][at]["own"] or not is_ours(row["id"])]
        assert all(words)
        differs = sum(word[0] == "◆" or word.endswith("不同") for word in words)
        assert f"与基准不同 {differs} 项" in page.locator("ol[data-chosen] li").nth(at).inner_text()
    assert {row["cells"][1]["own"] for row in rows} == {""}
    page.get_by_role("button", name=re.compile("^取消基准")).click()
    assert all(row["words"] or is_ours(row["id"]) for row in read(page))


def is_ours(row: str) -> bool:
    """Whether a row has words of our own, of which nothing is told where they differ."""
    return row.rpartition(".")[2] in ("summary", "programmes", "numbers")


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
    for _ in range(20):
        page.keyboard.press("Tab")
        if (page.evaluate("document.activeElement.dataset.focus") or "").startswith("fold "):
            break
    page.keyboard.press("Enter")
    assert "fold=overview" in page.url
    assert page.evaluate("document.activeElement.dataset.focus") == "fold overview"


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
    assert page.locator(".header__basket").all_inner_texts() == ["", ""]
    assert page.locator("main button:not([type=submit])").count() == 0


def test_a_pair_page_and_the_free_comparison_never_disagree(visit: Open, origin: str) -> None:
    """Both show a programme in full only where it comes first, but the pair page has an order of its own."""
    opened = visit()
    for left, right in combinations(ALL, 2):
        opened.go(f"{origin}compare/{left}-vs-{right}.html")
        fixed = read(opened.page, "table.sides")
        brief = opened.page.locator(".programme--brief").count() > 0
        opened.go(origin + query((left, right), ",".join(row["id"] for row in fixed), opened_rows(fixed)))
        settled(opened).wait_for_selector("#compared")
        (agree_in_brief if brief else agree)(fixed, read(opened.page))
