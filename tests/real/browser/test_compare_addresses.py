"""The free comparison: what an address may hold, what is missing, and how plans are looked up."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Route

from tests.support.browser.comparing import (
    ALL,
    INDEX,
    LIWAN,
    MINHANG,
    QINHUAI,
    THREE,
    columns,
    look_up,
    messages,
    query,
    settled,
)
from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser


def test_a_fifth_plan_in_an_address_is_named(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query(ALL)))
    page.wait_for_selector("#compared")
    assert columns(page) == list(ALL[:4])
    assert messages(page) == [
        "网址里有 5 份文本，最多并排 4 份；没有显示：山东省济南市市中区（推断）《" + title(page) + "》。"
    ]


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


def test_a_plan_is_found_by_name_pinyin_initials_or_code(visit: Open, origin: str) -> None:
    opened = visit()
    for text in ("荔湾", "liwan", "lwq", "lw", "440103", "广东省广州市荔湾", "ＬＷ", "LiWan", "荔 湾"):
        opened.page.evaluate("location.protocol === 'http:' && localStorage.clear()")
        opened.go(origin + INDEX)
        page = settled(opened)
        assert look_up(page, text) == [LIWAN], text
        page.keyboard.press("Enter")
        page.wait_for_selector("#compared")
        assert columns(page) == [LIWAN], text
        assert opened.problems == [], text


def test_a_search_without_result_says_what_else_to_try(visit: Open, origin: str) -> None:
    page = settled(visit(origin + INDEX))
    assert look_up(page, "火星") == []
    assert page.locator("[data-status]").inner_text().startswith("没有找到。请换一个名称、拼音、首字母")
