"""The search page and the search box, as a reader uses them."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.real.browser.test_axe import violations
from tests.real.browser.test_quiet import WATCH
from tests.real.browser.test_reflow import OUTSIDE
from tests.support.browser.fixtures import NARROW, SHIFTS, Open
from tests.support.browser.searching import COUNT, RESULT, ended, results, retype, search

pytestmark = pytest.mark.browser

PROGRAMME = "districts/liwan/opinions-2013.html"
STATES = ("", "区委组织部", "区委 公寓", "rcaj", "荔", "没有的词语啊", "区委组织人部门")


@pytest.fixture
def page(visit: Open, origin: str) -> Page:
    return visit(origin + "search.html").page


def test_without_scripts_the_box_leads_to_the_page_which_says_that_it_needs_them(visit: Open, origin: str) -> None:
    page = visit(origin + PROGRAMME, java_script_enabled=False).page
    page.get_by_label("搜索全站").fill("组织部")
    page.get_by_role("button", name="搜索").click()
    assert unquote(page.url) == origin + "search.html?q=组织部"
    expect(page.get_by_text("刚才输入的词没有查")).to_be_visible()
    listed = page.locator("noscript ul").first.get_by_role("link")
    assert [link.get_attribute("href") for link in listed.all()] == [
        "programmes/index.html",
        "numbers/index.html",
        "agencies/index.html",
        "glossary.html",
    ]
    page.locator("main").get_by_role("link", name="广东省广州市荔湾区").click()
    assert page.url == origin + "districts/liwan.html"


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["desk", "phone"])
def test_nothing_moves_when_results_come_and_the_first_is_on_the_first_screen(
    visit: Open, origin: str, size: tuple[int, int]
) -> None:
    page = visit(origin + "search.html?q=住房", size=size, script=SHIFTS).page
    expect(page.locator("[data-result-count='']")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shifts") < 0.02
    assert page.locator("[data-result]").first.bounding_box()["y"] < size[1] - 100  # type: ignore[index]


def test_searching_violates_no_policy_and_asks_nobody_else(visit: Open, origin: str) -> None:
    opened = visit(script=WATCH)
    search(opened.page, origin, "区委组织部")
    opened.page.locator("[data-more]").click()
    assert opened.problems == []
    assert opened.page.evaluate("window.violations") == []
    assert [request for request in opened.requests if not request.startswith(origin)] == []


def test_suggestions_are_reached_with_arrows_and_opened_with_enter(visit: Open, origin: str) -> None:
    page = visit(origin + PROGRAMME).page
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="搜索全站")
    expect(box).to_be_focused()
    page.keyboard.type("liwan")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("荔湾区")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "none")
    page.keyboard.press("Enter")
    page.wait_for_url("**/districts/liwan.html")


def test_escape_closes_the_suggestions_and_enter_then_searches(visit: Open, origin: str) -> None:
    page = visit(origin + PROGRAMME).page
    page.get_by_label("搜索全站").type("荔湾")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    assert ended(page).startswith("共")


def test_a_slash_that_is_typed_stays_a_slash(page: Page) -> None:
    page.get_by_label("搜索全站").type("a/b")
    assert page.get_by_label("搜索全站").input_value() == "a/b"


def test_names_are_found_by_sound_initials_one_character_and_other_writing(page: Page, origin: str) -> None:
    for query in ("liwan", "lwq", "荔", "荔灣區", "ＬＩＷＡＮ", "lìwān", "niwanqu"):
        search(page, origin, query)
        assert results(page, origin, everything=False)[0].path == "districts/liwan.html", query
    search(page, origin, "rcaj")
    first = results(page, origin, everything=False)[0]
    assert first.path == "districts/huangpu/five-environments-2016/talent-housing.html"


def test_several_terms_mean_all_of_them_and_quotes_mean_one_stretch(page: Page, origin: str) -> None:
    said = search(page, origin, "高技能 补贴")
    assert "含全部词" in said
    assert {result.exact for result in results(page, origin)} == {False}
    said = search(page, origin, '"区委组织部"')
    assert "完全匹配" in said
    assert {result.exact for result in results(page, origin)} == {True}


def test_near_misses_say_that_they_are(page: Page, origin: str) -> None:
    assert "没有完全匹配" in search(page, origin, "区委组织人部门")
    assert {result.exact for result in results(page, origin)} == {False}
    expect(page.get_by_role("heading", name="相近")).to_be_visible()


def test_a_result_names_its_district_and_text_says_why_it_matched_and_marks_the_words(page: Page, origin: str) -> None:
    search(page, origin, "区委组织部")
    expect(page.locator(RESULT).first).to_contain_text("组织部门")
    assert page.locator(RESULT).first.locator("mark").all_inner_texts()[0] == "区委组织部"
    results(page, origin)
    named = page.locator(RESULT, has_text="名称与所查的词一致").filter(has_text="市中区").first
    expect(named).to_contain_text("机构“区委组织部”")
    assert named.locator("mark").all_inner_texts()[0] == "区委组织部"


def test_facets_narrow_the_results_and_stand_in_the_address(page: Page, origin: str) -> None:
    whole = search(page, origin, "区委组织部")
    box = page.get_by_role("checkbox", name=re.compile("广东省广州市荔湾区"))
    count = int(re.findall(r"\d+", box.locator("xpath=..").inner_text())[-1])
    box.check()
    expect(page.locator(COUNT)).to_contain_text(f"共 {count} 条")
    assert parse_qs(urlsplit(page.url).query)["district"] == ["liwan"]
    assert all("liwan" in result.path for result in results(page, origin))
    expect(page.get_by_role("button", name="去掉条件“广东省广州市荔湾区”")).to_be_visible()
    page.reload()
    expect(page.locator(COUNT)).to_contain_text(f"共 {count} 条")
    page.go_back()
    expect(page.locator(COUNT)).to_have_text(whole)
    page.go_forward()
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator(COUNT)).to_have_text(whole)
    assert "district" not in page.url


def test_results_can_be_grouped_by_district_or_kind(page: Page, origin: str) -> None:
    search(page, origin, "区委组织部")
    page.get_by_role("button", name="按区县").click()
    expect(page.get_by_role("heading", name="广东省广州市荔湾区")).to_be_visible()
    page.get_by_role("button", name="按类型").click()
    expect(page.get_by_role("heading", name="项目", exact=True)).to_be_visible()
    assert "group=kind" in page.url


def test_a_place_in_the_query_narrows_down_and_can_be_taken_back(page: Page, origin: str) -> None:
    search(page, origin, "荔湾 住房")
    narrowed = {result.path for result in results(page, origin)}
    assert any("liwan" in path for path in narrowed)
    assert not any("minhang/" in path for path in narrowed)
    page.get_by_role("button", name="取消：只看广东省广州市荔湾区").click()
    ended(page)
    expect(page.get_by_role("button", name="取消：只看广东省广州市荔湾区")).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("button", name="取消：只看广东省广州市荔湾区")).to_be_visible()


def test_what_was_asked_for_as_well_is_said_and_can_be_switched_off(page: Page, origin: str) -> None:
    whole = search(page, origin, "看病")
    assert "意思相近" in whole
    page.get_by_role("button", name=re.compile("也查了.*就医")).click()
    assert "alike=no" in page.url
    assert ended(page) != whole


def test_when_there_is_nothing_it_says_what_to_loosen(page: Page, origin: str) -> None:
    page.goto(f"{origin}search.html?q=区委组织部&province=广东省&status=没有这种")
    assert ended(page) == "没有找到“区委组织部”"
    page.get_by_role("button", name="去掉条件“没有这种”，有").click()
    expect(page.locator(COUNT)).to_contain_text("完全匹配")
    search(page, origin, "区委组织部 没有的词语啊")
    expect(page.get_by_role("link", name="只查“区委组织部”")).to_be_visible()


def test_the_one_word_that_a_question_leaves_leads_to_what_is_called_so(page: Page, origin: str) -> None:
    for query, path in (("荔湾怎么样", "districts/liwan.html"), ("什么时候到期", "timeline.html")):
        search(page, origin, query)
        assert results(page, origin, everything=False)[0].path == path, query


@pytest.mark.parametrize(
    ("path", "ways"), [("search.html", "区县 主题 站点地图"), ("en/search.html", "districts themes site map")]
)
def test_where_nothing_is_found_the_pages_to_start_from_are_links_at_hand(
    page: Page, origin: str, path: str, ways: str
) -> None:
    page.goto(f"{origin}{path}?q=没有的词语啊")
    ended(page)
    links = page.locator(".loosen a")
    assert " ".join(links.all_inner_texts()) == ways
    expect(links.last).to_be_in_viewport()
    links.last.click()
    assert page.url.endswith("/sitemap.html")


def test_what_is_typed_is_searched_for_and_the_back_button_goes_to_the_query_before(page: Page, origin: str) -> None:
    search(page, origin, "人才公寓")
    assert re.search(r"共 \d+ 条", retype(page, "区委组织部"))
    page.keyboard.press("Enter")
    page.go_back()
    expect(page.get_by_label("搜索全站")).to_have_value("人才公寓")


def test_more_results_come_behind_the_ones_that_are_there_and_take_the_focus(page: Page, origin: str) -> None:
    search(page, origin, "人才")
    page.goto(page.url + "&group=none")
    ended(page)
    first = results(page, origin, everything=False)
    page.locator("[data-more]").click()
    expect(page.locator(RESULT)).to_have_count(40)
    assert results(page, origin, everything=False)[:10] == first
    place = "[...document.querySelectorAll('[data-result]')].indexOf(document.activeElement.closest('li'))"
    assert page.evaluate(place) == 10


def test_the_words_are_marked_on_the_page_that_is_opened(page: Page, origin: str) -> None:
    search(page, origin, "區委 組織部")
    page.locator(RESULT).first.get_by_role("link").first.click()
    page.wait_for_load_state("load")
    assert set(page.locator("main mark").all_inner_texts()) == {"区委组织部"}
    assert "?" not in page.url, "what readers copy is the address of the page"


def test_a_mark_in_the_address_makes_no_markup(visit: Open, minimal_origin: str) -> None:
    opened = visit(minimal_origin + "about.html?mark=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&mark=%E5%85%B3")
    assert opened.problems == []
    assert opened.page.locator("main img").count() == 0
    opened.page.get_by_role("button", name="收起").click()
    before = opened.page.inner_text("main")
    opened.go(minimal_origin + "about.html")
    assert opened.page.inner_text("main") == before


def test_no_state_has_a_violation_or_is_wider_than_320_pixels(visit: Open, origin: str) -> None:
    opened = visit(size=NARROW, bypass_csp=True)
    for query in STATES:
        if query:
            search(opened.page, origin, query)
        else:
            opened.go(origin + "search.html")
        assert violations(opened) == [], query
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= NARROW[0], query
        assert opened.page.evaluate(OUTSIDE) == [], query


def test_open_suggestions_have_no_violation(visit: Open, origin: str) -> None:
    opened = visit(origin + PROGRAMME, bypass_csp=True)
    opened.page.get_by_label("搜索全站").type("人才")
    expect(opened.page.get_by_role("option").first).to_be_visible()
    opened.page.keyboard.press("ArrowDown")
    assert violations(opened) == []


def test_the_smallest_site_can_be_searched(visit: Open, minimal_origin: str) -> None:
    page = visit().page
    assert search(page, minimal_origin, "安住").startswith("共")
