"""What search answers beside results: places that are not recorded, numbers, scopes, and back."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from builder.search.figures import find_figures
from builder.search.lexicon import read_lexicon
from tests.conftest import ROOT, checked
from tests.support.browser.fixtures import Open
from tests.support.browser.searching import RESULT, ended, results, retype, search

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visit: Open, origin: str) -> Page:
    return visit(origin + "search.html").page


def check_firsts(page: Page, origin: str, firsts: dict[str, str]) -> None:
    """`firsts`: by query, the page that comes first."""
    for query, path in firsts.items():
        search(page, origin, query)
        assert results(page, origin, everything=False)[0].path == path, query


def test_a_district_that_is_not_recorded_is_told_with_what_is_nearest(page: Page, origin: str) -> None:
    search(page, origin, "天河区 公寓")
    expect(page.get_by_text("广东省广州市天河区尚未收录；最近的是")).to_be_visible()
    expect(page.get_by_role("link", name="广东省广州市荔湾区", exact=True)).to_have_attribute(
        "href", "districts/liwan.html"
    )
    assert any(result.path.startswith("districts/") for result in results(page, origin))
    assert retype(page, "海淀区") == "没有找到“海淀区”"
    expect(page.get_by_text("北京市海淀区尚未收录")).to_be_visible()
    assert "共" in retype(page, "安居")
    expect(page.get_by_text("尚未收录")).to_have_count(0)


def test_a_question_is_answered_by_the_words_in_it_that_the_site_knows(page: Page, origin: str) -> None:
    said = search(page, origin, "博士来荔湾能拿到的补贴有多少呢")
    assert "改按其中的“博士 补贴”查找" in said
    expect(page.get_by_role("button", name="取消：只看广东省广州市荔湾区")).to_be_visible()
    paths = [result.path for result in results(page, origin)]
    assert paths[:2] == ["instruments/allowance.html", "districts/liwan/opinions-2013/practice-bases.html"]
    firsts = {
        "安家补贴多少钱": "instruments/housing-support.html",
        "财政局负责哪些工作": "agencies/finance-bureau.html",
        "区人力社保局": "agencies/human-resources.html",
        "百分之五": "districts/liwan/opinions-2013/talent-fund.html",
        "创业 大赛": "instruments/competition.html",
        "落户政策": "instruments/family-support.html",
        "财局": "agencies/finance-bureau.html",
        "黄浦与秦淮对比": "compare/huangpu.five-environments-2016-vs-qinhuai.three-shifts-2017.html",
        "100万元以上的奖励": "districts/liwan/opinions-2013/talent-awards.html",
        "liwan 奖励": "instruments/prize.html",
    }
    check_firsts(page, origin, firsts)


def test_a_body_narrows_down_and_a_topic_in_a_district_leads_to_its_row(page: Page, origin: str) -> None:
    search(page, origin, "人社局 培训")
    expect(page.get_by_role("button", name="取消：只看人社部门")).to_be_visible()
    search(page, origin, "荔湾 安居")
    first = results(page, origin, everything=False)[0]
    assert (first.path, first.anchor) == ("themes/housing.html", "a-liwan-opinions-2013")
    assert first.text.startswith("荔湾区 × 安居")
    search(page, origin, "5亿元 荔湾")
    first = results(page, origin, everything=False)[0]
    assert (first.path, first.anchor) == ("districts/liwan/opinions-2013/talent-fund.html", "q-fund")
    assert re.match("专项资金总投入累计达5亿元 · 荔湾区 · 力争", first.text)


def test_a_search_from_a_page_can_be_kept_to_its_district_text_or_topic(visit: Open, origin: str) -> None:
    page = visit().page
    plan, theme = "districts/liwan/opinions-2013", "themes/housing"
    for path, words in (("districts/liwan", "只搜本区"), (plan, "只搜本文本"), (theme, "只搜本主题")):
        page.goto(f"{origin}{path}.html")
        page.get_by_label("搜索全站").fill("人才")
        page.get_by_label(words).check()
        page.get_by_role("button", name="搜索").click()
        ended(page)
        expect(page.get_by_role("button", name=re.compile("去掉条件"))).to_have_count(1)
        assert all("liwan" in result.path or path == theme for result in results(page, origin)), path
    assert parse_qs(urlsplit(page.url).query)["theme"] == ["housing"]


def test_marks_that_are_left_at_the_ends_of_a_query_hide_no_page(page: Page, origin: str) -> None:
    search(page, origin, "区委组织部")
    held = {result.path for result in results(page, origin) if result.exact}
    assert len(held) > 20
    for query in ("“区委组织部", '区委组织部"', "《区委组织部"):
        search(page, origin, query)
        expect(page.get_by_role("heading", name="只有标点不同")).to_be_visible()
        assert held - {result.path for result in results(page, origin)} == set(), query


def test_a_programme_is_found_by_its_name_behind_that_of_its_district(page: Page, origin: str) -> None:
    search(page, origin, "黄浦区人才安居工程")
    first = results(page, origin, everything=False)[0]
    assert first.path == "districts/huangpu/five-environments-2016/talent-housing.html"


def test_on_a_phone_the_first_result_is_on_the_first_screen(visit: Open, origin: str) -> None:
    page = visit(size=(390, 740)).page
    for query in ("安居", "荔湾 高技能 补贴", "区委组织部"):
        search(page, origin, query)
        expect(page.locator(RESULT).first.get_by_role("link").first).to_be_in_viewport(ratio=1)


PLACES = {
    "themes/housing.html": ("a-liwan-opinions-2013", "minhang.stay-2022.one-window-service.housing-security"),
    "indicators/talent-fund.html": ("liwan.opinions-2013.talent-fund.fund",),
    "programmes/index.html": ("shizhong-jinan.ten-highlights-2011.triple-funding",),
    "districts/liwan/opinions-2013/talent-fund.html": ("q-fund", "m-fund-merging", "measures"),
    "districts/liwan/opinions-2013/who.html": ("organisation-1f783f87",),
    "districts/liwan/opinions-2013/source.html": ("page-p20",),
}
SEEN = """() => {
    const target = document.querySelector(':target');
    const {left, top, bottom} = target.getBoundingClientRect();
    const there = document.elementFromPoint(Math.max(left, 0) + 4, top + Math.min(8, (bottom - top) / 2));
    const isMarked = each => getComputedStyle(each).backgroundColor !== 'rgba(0, 0, 0, 0)';
    const marked = [target, ...target.children].some(isMarked);
    return [top > -1 && bottom > top && top < innerHeight && target.contains(there), marked];
}"""


@pytest.mark.parametrize("size", [(1366, 768), (1000, 700)])
def test_the_place_that_is_led_to_is_marked_and_under_no_head(visit: Open, origin: str, size: tuple[int, int]) -> None:
    page = visit(size=size).page
    wrong = []
    for path, anchors in PLACES.items():
        for anchor in anchors:
            page.goto("about:blank")
            page.goto(f"{origin}{path}#{anchor}")
            if page.evaluate(SEEN) != [True, True]:
                wrong.append((path, anchor, page.evaluate(SEEN)))
    assert wrong == []


def test_matches_of_a_page_are_walked_through_and_one_comes_back_to_the_same_place(page: Page, origin: str) -> None:
    search(page, origin, "人才")
    page.locator("[data-more]").click()
    expect(page.locator(RESULT)).to_have_count(40)
    link = page.locator(RESULT).nth(30).get_by_role("link").first
    link.scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    link.click()
    bar = page.get_by_role("group", name="所查的词")
    expect(bar).to_contain_text("处")
    before = bar.get_by_role("status").inner_text()
    bar.get_by_role("button", name="下一处").click()
    expect(bar.get_by_role("status")).not_to_have_text(before)
    expect(page.locator("mark[data-current]")).to_be_in_viewport()
    page.go_back()
    expect(page.locator(RESULT)).to_have_count(40)
    for _ in range(100):  # the policy of the pages refuses a script that is waited for
        if abs(page.evaluate("scrollY") - top) < 50:
            break
        page.wait_for_timeout(50)
    assert abs(page.evaluate("scrollY") - top) < 50


def test_figures_in_the_printed_words_are_those_that_the_files_of_numbers_are_named_for(page: Page) -> None:
    site = checked(ROOT / "content", sources=None).site
    printed = sorted({each.printed for each in read_lexicon(site).quantities})
    assert len(printed) > 100
    page.wait_for_function("bilin.search.hasLexicon()")
    folded = page.evaluate("texts => texts.map(bilin.fold)", printed)
    figures = page.evaluate("texts => texts.map(bilin.search.figures)", folded)
    assert [[(each["value"], each["unit"]) for each in own] for own in figures] == [
        find_figures(text) for text in folded
    ]


def test_without_the_file_of_numbers_a_query_with_a_figure_finds_the_rest(page: Page, origin: str) -> None:
    page.route("**/search/numbers-*.js", lambda route: route.abort())
    search(page, origin, "5亿元 荔湾")
    first, *_ = results(page, origin, everything=False)
    assert first.anchor != "q-fund"
    expect(page.get_by_text("没有载入")).to_have_count(0)


def test_only_a_query_with_a_figure_loads_numbers(page: Page, origin: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    search(page, origin, "安居")
    assert not [name for name in asked if name.startswith("numbers-")]
    search(page, origin, "5亿元")
    assert [name for name in asked if name.startswith("numbers-")] == ["numbers-0.js"]


def test_former_names_and_words_that_readers_use_lead_to_what_is_called_otherwise(page: Page, origin: str) -> None:
    firsts = {
        "卢湾": "districts/huangpu.html",
        "baixia": "districts/qinhuai.html",
        "rsj": "agencies/human-resources.html",
        "rencaigongyu": "themes/housing.html",
        "rongyu": "instruments/title-award.html",
        "zhicheng": "themes/evaluation.html",
        "minhang anju": "themes/housing.html",
        "术语表": "glossary.html",
        "csv": "data.html",
        "时间线": "timeline.html",
        "Timeline": "timeline.html",
        "programmes": "programmes/index.html",
        "performance review": "instruments/performance-review.html",
        "doctoral": "target-groups/postgraduates.html",
        "allowances for doctoral students": "districts/liwan/opinions-2013/practice-bases.html",
        "housing subsidy": "en/themes/housing.html",
        "list of districts": "en/districts/index.html",
        "50万元奖励": "districts/liwan/opinions-2013/talent-awards.html",
        "5个亿": "districts/liwan/opinions-2013.html",
        "区人社局牵头": "agencies/human-resources.html",
        "闵行对比黄浦": "compare/huangpu.five-environments-2016-vs-minhang.stay-2022.html",
        "人才认定标准": "themes/evaluation.html",
        "考核一票否决": "themes/accountability.html",
    }
    check_firsts(page, origin, firsts)
    search(page, origin, "芳村 住房")
    expect(page.get_by_role("button", name="取消：只看广东省广州市荔湾区")).to_be_visible()
    page.locator("#q").fill("nanshi")
    expect(page.get_by_role("option").first).to_contain_text("上海市黄浦区（原南市区）")


def test_characters_that_sound_like_those_of_a_name_are_offered_as_it_has_them(page: Page, origin: str) -> None:
    offers = {"历湾区住房补贴": "荔湾区住房补贴", "秦怀 住房": "秦淮 住房", "黄埔": "黄浦"}
    for query, offer in offers.items():
        search(page, origin, query)
        expect(page.locator(".results__absent").get_by_role("link", name=offer, exact=True)).to_be_visible()
    page.get_by_role("link", name="黄浦", exact=True).click()
    expect(page.locator("[data-result]").first).to_have_attribute("data-exact", "true")
    expect(page.locator(".results__absent")).to_be_hidden()


def test_what_nothing_has_is_asked_for_as_the_one_thing_that_it_is_nearly(page: Page, origin: str) -> None:
    for query, asked in {"闽行": "闵行", "春神金字塔": "春申金字塔", "博土后": "博士后"}.items():
        assert f"没有“{query}”，已改查“{asked}”" in search(page, origin, query)
        # It holds what was asked for in its place, not what was written.
        expect(page.locator("[data-result]").first).to_have_attribute("data-exact", "false")
        expect(page.locator(".results__absent")).to_be_hidden()
    # Who goes on typing asks for what stands in the box, and not for what was asked instead.
    assert page.locator("#q").input_value() == "博土后"


def test_questions_about_the_site_lead_to_its_own_pages(page: Page, origin: str) -> None:
    firsts = {
        "数据可以下载吗": "data.html",
        "发现错误怎么反馈": "changes.html",
        "怎么引用这个网站": "about.html",
        "政策什么时候到期": "timeline.html",
        "承诺力度是什么意思": "glossary.html",
        "上级文件有哪些": "superiors.html",
    }
    check_firsts(page, origin, firsts)


def test_who_does_something_is_answered_by_a_body_and_since_when_by_texts(page: Page, origin: str) -> None:
    search(page, origin, "专项资金归哪个部门管")
    expect(page.locator("[data-result] a[href*='agencies/finance-bureau']").first).to_be_visible()
    search(page, origin, "2020年以来的文件")
    shown = [result.path for result in results(page, origin, everything=False)]
    assert shown[:2] == ["timeline.html", "districts/minhang/stay-2022.html"]
    search(page, origin, "闵行和荔湾有什么不同")
    assert results(page, origin, everything=False)[0].path == "compare/liwan.opinions-2013-vs-minhang.stay-2022.html"


def test_what_pages_hold_as_it_is_is_offered_in_no_other_characters(page: Page, origin: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    for query in ("安居", "闵行", "租房 补贴", "minhang", "5亿元"):
        search(page, origin, query)
        expect(page.locator(".results__absent")).to_be_hidden()
    assert "sounds.js" not in asked


def test_the_keyboard_goes_past_the_filters_to_the_results(page: Page, origin: str) -> None:
    search(page, origin, "安居")
    page.locator(".results__filters summary").first.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".results__filters .skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-result]') !== null")
    assert page.evaluate("location.hash") == ""
