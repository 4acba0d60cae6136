"""Lists that sort and filter: what a reader chooses is shown, counted, kept in the address and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.real.browser.test_axe import violations
from tests.real.browser.test_keyboard import FOCUSED
from tests.real.browser.test_print import is_printed, printed
from tests.real.browser.test_reflow import OUTSIDE
from tests.support.browser.fixtures import NARROW, WIDE, Open

pytestmark = pytest.mark.browser

HUANGPU, QINHUAI, JINAN, ZAOZHUANG = "310101", "320104", "370103", "370402"
ALL = [HUANGPU, QINHUAI, JINAN, ZAOZHUANG]
COLUMN = """(list, key) => [...list.querySelectorAll('[data-filter-name]')]
    .filter(row => row.getClientRects().length).map(row => row.getAttribute('data-filter-' + key))"""
HOSTILE = [
    "province=<img src=x onerror=alert(1)>&kind=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "province=__proto__&kind=constructor&year=toString&sort=hasOwnProperty",
    "q=%E0%A4%A&sort=%&%%%=%00&=&&&province",
    "q=" + "<b>[]().*+?\\" * 500 + "&q=2&sort=-&sort=year",
    "sort=-count&sort=<svg/onload=alert(1)>&year=2019&year=2019&year=-1",
    "q=%7Bnames%7D%7Bshown%7D$%26$1",
]


def shown(page: Page, key: str = "code") -> list[str]:
    """A key of every row of the matrix that is to be seen, in its order."""
    values: list[str] = page.locator("[data-filter-list]").first.evaluate(COLUMN, key)
    return values


def open_facets(page: Page) -> None:
    page.locator(".filters__summary").click()


def tags(page: Page) -> list[str]:
    return [text.rstrip("×") for text in page.locator(".filters > .filters__tags .filters__tag").all_inner_texts()]


def order_of(page: Page) -> Locator:
    return page.get_by_role("combobox", name="排序")


def status(page: Page) -> str:
    return page.locator(".filters__status[role=status]").inner_text()


def test_without_a_choice_every_row_is_shown_and_counted(visit: Open, home: str) -> None:
    page = visit(home).page
    assert shown(page) == ALL
    assert status(page) == "共 4 条。"
    assert tags(page) == []
    assert page.url == home


def test_without_scripts_there_is_no_form_and_every_row(visit: Open, page_of: str) -> None:
    page = visit(f"{page_of}?province=31", java_script_enabled=False).page
    rows = page.locator(".matrix tbody tr")
    assert rows.count() == len(ALL)
    assert all(rows.nth(number).is_visible() for number in range(len(ALL)))
    assert page.locator("main").locator("form:not([role=search]), select, [role=status], .filters > *").count() == 0


def test_values_of_one_facet_add_up_and_facets_narrow_each_other(visit: Open, home: str) -> None:
    page = visit(home).page
    open_facets(page)
    page.get_by_role("group", name="省份").get_by_label("上海市").check()
    assert shown(page) == [HUANGPU]
    page.get_by_role("group", name="省份").get_by_label("山东省").check()
    assert shown(page) == [HUANGPU, JINAN, ZAOZHUANG]
    page.get_by_role("group", name="类型").get_by_label("意见").check()
    assert shown(page) == [JINAN]
    assert tags(page) == ["省份：上海市", "省份：山东省", "类型：意见"]
    assert status(page) == "显示 1 条，共 4 条（省份：上海市、省份：山东省、类型：意见）。"


def test_a_place_without_a_plan_is_found_by_what_is_not_known_of_it(visit: Open, page_of: str) -> None:
    page = visit(page_of).page
    open_facets(page)
    page.get_by_role("group", name="年份").get_by_label("尚未录入").check()
    assert shown(page) == [ZAOZHUANG]


def test_words_are_looked_for_in_names_codes_and_headings(visit: Open, page_of: str) -> None:
    page = visit(page_of).page
    for words, codes in {
        "市中区": [JINAN, ZAOZHUANG],
        "  济南 市中 ": [JINAN],
        "3701": [JINAN],
        "３７０４０２": [ZAOZHUANG],
        "秦淮 意见": [QINHUAI],
        "2016年": [HUANGPU],
        "   ": ALL,
        ".*": [],
    }.items():
        page.get_by_role("searchbox", name="名称或代码").fill(words)
        assert shown(page) == codes, words


def test_rows_are_sorted_and_what_is_not_known_goes_last(visit: Open, page_of: str) -> None:
    """Names in the order of their sounds: jiāng, shān, shàng."""
    page = visit(page_of).page
    for order, codes in {
        "行政区划代码": ALL,
        "年份，新的在前": [JINAN, QINHUAI, HUANGPU, ZAOZHUANG],
        "年份，旧的在前": [HUANGPU, QINHUAI, JINAN, ZAOZHUANG],
        "项目数，多的在前": [QINHUAI, JINAN, HUANGPU, ZAOZHUANG],
        "名称": [QINHUAI, JINAN, ZAOZHUANG, HUANGPU],
    }.items():
        before = "年份，旧的在前" if order == "年份，新的在前" else "年份，新的在前"
        order_of(page).select_option(before)
        order_of(page).select_option(order)
        assert shown(page) == codes, order


def test_a_tag_takes_its_choice_back_and_keeps_the_focus_in_the_form(visit: Open, page_of: str) -> None:
    page = visit(f"{page_of}?province=31&province=37&q=市中区").page
    assert tags(page) == ["省份：上海市", "省份：山东省", "名称或代码：市中区"]
    page.get_by_role("button", name="去掉条件 省份：上海市").click()
    assert tags(page) == ["省份：山东省", "名称或代码：市中区"]
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "去掉条件 省份：山东省"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert (tags(page), shown(page)) == ([], ALL)
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.get_by_role("searchbox", name="名称或代码").input_value() == ""
    open_facets(page)
    assert page.locator("input:checked").count() == 0


def test_clearing_takes_every_choice_back_but_not_the_order(visit: Open, home: str) -> None:
    page = visit(f"{home}?kind=opinions&year=2022&q=市&sort=-year").page
    assert shown(page) == [JINAN]
    page.get_by_role("button", name="清除筛选").click()
    assert shown(page) == [JINAN, QINHUAI, HUANGPU, ZAOZHUANG]
    assert page.url == f"{home}?sort=-year"
    assert status(page) == "共 4 条。"


def test_when_nothing_is_left_it_says_what_to_loosen_and_what_that_brings(visit: Open, page_of: str) -> None:
    page = visit(f"{page_of}?province=37&kind=study").page
    assert shown(page) == []
    assert page.locator(".matrix").is_hidden()
    assert status(page).startswith("显示 0 条，共 4 条")
    advice = page.locator(".filters__none")
    assert advice.locator("button").all_inner_texts() == [
        "去掉“省份：山东省”，有 1 条",
        "去掉“类型：调研”，有 2 条",
    ]
    advice.get_by_role("button", name="类型").click()
    assert shown(page) == [JINAN, ZAOZHUANG]
    assert advice.is_hidden()


def test_when_no_single_choice_helps_it_says_so(visit: Open, page_of: str) -> None:
    page = visit(f"{page_of}?province=37&kind=study&q=没有这个地方").page
    assert page.locator(".filters__none").inner_text().startswith("没有同时符合这些条件的内容，去掉任何一项也没有")
    assert page.locator(".filters__none button").count() == 0


def test_a_facet_with_one_value_is_not_offered(visit: Open, several_site: Path) -> None:
    page = visit(f"{several_site.as_uri()}/districts/37.html").page
    open_facets(page)
    assert page.locator(".filters legend").all_inner_texts() == ["城市", "类型", "年份"]


def test_a_list_of_one_row_has_no_form(visit: Open, several_site: Path) -> None:
    page = visit(f"{several_site.as_uri()}/districts/31.html").page
    assert page.locator(".filters").is_hidden()
    assert page.locator("main form, main input").count() == 0


def test_the_list_of_districts_is_found_by_typing_and_hides_cities_without_any(visit: Open, several_site: Path) -> None:
    page = visit(f"{several_site.as_uri()}/districts/index.html").page
    page.get_by_role("searchbox", name="名称或代码").fill("市中区")
    assert shown(page) == [JINAN, ZAOZHUANG]
    visible = [element for element in page.locator("main h2").all() if element.is_visible()]
    assert [element.inner_text() for element in visible] == ["山东省济南市", "山东省枣庄市"]


def test_everything_can_be_done_by_keyboard(visit: Open, page_of: str) -> None:
    page = visit(page_of, reduced_motion="reduce").page
    page.get_by_role("searchbox", name="名称或代码").focus()
    page.keyboard.type("市中区")
    page.keyboard.press("Enter")
    assert shown(page) == [JINAN, ZAOZHUANG]
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert order_of(page).input_value() == "-year"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    for _ in range(20):
        focus = page.evaluate(FOCUSED)
        assert focus["outline"] >= 2, focus
        assert focus["seen"], focus
        if page.evaluate("document.activeElement.value") == "study":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert tags(page) == ["类型：调研", "名称或代码：市中区"]
    assert shown(page) == []
    for _ in range(20):
        if page.evaluate("document.activeElement.className") == "filters__clear":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert shown(page) == [JINAN, QINHUAI, HUANGPU, ZAOZHUANG]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_no_state_of_the_form_has_a_violation_or_leaves_the_window(
    visit: Open, page_of: str, size: tuple[int, int]
) -> None:
    opened = visit(size=size, bypass_csp=True)
    for query in ("", "province=37&q=市", "province=37&kind=study", "province=99"):
        opened.go(f"{page_of}?{query}")
        for _ in range(2):
            assert violations(opened) == [], query  # opens the facets
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0], query
            assert opened.page.evaluate(OUTSIDE) == [], query


def test_every_control_of_the_form_is_large_enough(visit: Open, page_of: str) -> None:
    page = visit(f"{page_of}?province=37&kind=study", size=NARROW).page
    open_facets(page)
    small = """[...document.querySelectorAll('.filters button, .filters summary, .filters select, .filters__option')]
        .filter(one => one.getBoundingClientRect().height < 24 || one.getBoundingClientRect().width < 24)
        .map(one => one.outerHTML)"""
    assert page.evaluate(small) == []


def test_a_filtered_matrix_says_so_on_paper_and_shows_no_control(visit: Open, page_of: str) -> None:
    page = visit(f"{page_of}?province=37").page
    text = "".join(printed(page))
    whole = "".join(printed(visit(page_of).page))
    assert is_printed("显示 2 条，共 4 条（省份：山东省）。", text)
    assert not is_printed("共 4 条", whole)
    assert not is_printed("清除筛选", text)
    assert is_printed("山东省枣庄市市中区", text)
    row = "上海市黄浦区310101"
    assert text.count(row) == whole.count(row) - 1, "the table of dates, which is not filtered, names it too"
