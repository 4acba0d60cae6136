"""What answers when a part of the index does not load, and from a folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.support.browser.fixtures import Open
from tests.support.browser.searching import ALL_AT_ONCE, COUNT, RESULT, ended, search

pytestmark = pytest.mark.browser

PROGRAMME = "districts/liwan/opinions-2013.html"
MISSING = ["pagefind.js", ".pf_meta", ".pf_index", "wasm.", ".pf_fragment", "entry.json"]


def refuse(route: Route) -> None:
    route.fulfill(status=200, body="<html>") if ".pf_index" in route.request.url else route.abort()


@pytest.mark.parametrize("missing", MISSING)
def test_where_pagefind_does_not_load_the_texts_answer(visit: Open, origin: str, missing: str) -> None:
    page = visit().page
    page.route(f"**/search/**{missing}*", refuse)
    assert re.search(r"完全匹配 \d+ 条", search(page, origin, "区委组织部"))
    expect(page.locator(RESULT).first).to_contain_text("区委组织部")


@pytest.mark.parametrize("missing", MISSING)
def test_an_index_that_does_not_load_is_never_mistaken_for_no_result(visit: Open, origin: str, missing: str) -> None:
    page = visit().page
    page.route(f"**/search/**{missing}*", refuse)
    page.route("**/search/texts.js", refuse)
    said = search(page, origin, "区委组织部")
    assert "没有载入" in said
    assert "没有找到" not in said
    page.unroute(f"**/search/**{missing}*")
    page.unroute("**/search/texts.js")
    page.get_by_role("button", name="重试").click()
    expect(page.locator(COUNT)).to_have_text(re.compile(r"完全匹配 \d+ 条"))


def test_opened_from_a_folder_search_finds_names_and_full_text(visit: Open, published: Path) -> None:
    page = visit(f"{published.as_uri()}/search.html?q=liwan").page
    ended(page)
    expect(page.locator(RESULT).first).to_contain_text("荔湾区")
    page.goto(f"{published.as_uri()}/search.html?q=未写明套数")
    assert "完全匹配 1 条" in ended(page)
    expect(page.get_by_role("alert")).to_be_empty()
    page.goto(f"{published.as_uri()}/{PROGRAMME}")
    page.get_by_label("搜索全站").fill("区委组织部")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")


def test_from_a_folder_without_web_assembly_the_same_comes_in_the_same_order(
    visit: Open, origin: str, published: Path
) -> None:
    served, opened = visit(origin + "search.html").page, visit(script="delete window.WebAssembly").page
    opened.goto(f"{published.as_uri()}/search.html")
    for query in ("安居", "补贴 高技能", "高技能 补贴", "五亿元", "5~10年", "“区委组织部", "一千名"):
        asked = {"query": query, "everything": False}
        there, here = (page.evaluate(ALL_AT_ONCE, asked) for page in (served, opened))
        assert there, query
        assert [path.removeprefix(str(published)[1:] + "/") for path, _ in here] == [path for path, _ in there], query
