"""What surrounds every page: header, way here, provenance, footer, and no authority that is not the operator's."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest

from tests.conftest import TEMPLATES
from tests.pages.test_links import target
from tests.support import contents
from tests.support.dom import Built, Page, below, classes, facts, having, read, text

FOOTER = {"数据版本", "更新日期", "报告错误"}
OPERATOR = {"维护单位", "联系方式"}
"""Lines that are left out until the operator has filled them in."""
PROVENANCE = ["来源", "发布日期", "收录日期", "最近核对"]
DISCLAIMER = "本站整理自公开文件，以原文为准"
AUTHORITY = re.compile("国徽|党徽|人民政府|政府网|ICP|公安备案|公网安备|网站标识码|党政机关")
DRAWN = {"bars", "timeline", "strip", "icon", "header__mark"}
FOCUSABLE = ("a", "button", "input", "select", "textarea", "summary")


def footer(page: Page) -> Element:
    """That of the page: quotes have footers too."""
    (results,) = [element for element in page.body if element.tag == "footer"]
    return results


def test_the_header_of_every_page_names_the_site_and_leads_home(built: Built) -> None:
    for page in built.pages:
        (name,) = having(page.first("header"), "header__name")
        assert text(name), page.path
        assert target(page, name.attrib["href"])[0] == "index.html" or page.path == "404.html", page.path


def test_every_page_shows_the_way_from_the_home_page_to_itself(built: Built) -> None:
    for page in built.pages:
        (trail,) = [nav for nav in page.all("nav") if nav.get("aria-label") == "当前位置"]
        *above, here = below(next(below(trail, "ol")), "li")
        assert here[0].get("aria-current") == "page", page.path
        assert [programme.tag for programme in here] == ["span"], page.path
        assert [link.tag for step in above for link in step] == ["a"] * len(above), page.path
        assert text((above or [here])[0]) == "首页", page.path


def test_the_way_to_a_district_names_province_and_city(minimal: Built) -> None:
    assert _trail(minimal.page("districts/aa.html")) == ["首页", "山东省", "济南市", "市中区"]
    assert _trail(minimal.page("districts/aa/plan-a.html")) == ["首页", "山东省", "济南市", "市中区", "水手工作意见"]


@pytest.mark.xdist_group("large_site")
def test_the_way_to_a_district_of_a_municipality_names_it_once(large: Built) -> None:
    trails = [_trail(page) for page in large.pages if re.fullmatch(r"districts/d31\d+\.html", page.path)]
    assert trails
    assert {len(steps) for steps in trails} == {3}
    assert {steps[1] for steps in trails} == {"上海市"}


def _trail(page: Page) -> list[str]:
    (trail,) = [nav for nav in page.all("nav") if nav.get("aria-label") == "当前位置"]
    return [text(step) for step in below(trail, "li")]


def test_at_most_one_entry_of_the_main_navigation_is_marked_as_current(built: Built) -> None:
    for page in built.pages:
        (nav,) = [nav for nav in page.all("nav") if "nav" in (nav.get("class") or "").split()]
        current = [link for link in below(nav, "a") if link.get("aria-current")]
        assert len(current) <= 1, page.path
        for element in current:
            same = target(page, element.attrib["href"])[0] == page.path
            assert element.get("aria-current") == ("page" if same else "true"), page.path


def test_the_source_and_the_dates_of_a_page_stand_under_its_heading(built: Built) -> None:
    for page in built.pages:
        heading, provenance = page.first("main")[:2]
        assert heading.tag == "h1", page.path
        assert [text(label).rstrip("：") for label in below(provenance, "dt")] == PROVENANCE, page.path


def test_the_footer_of_every_page_says_who_answers_for_it(built: Built) -> None:
    for page in built.pages:
        foot = footer(page)
        assert facts(foot).keys() >= FOOTER, page.path
        assert not facts(foot).keys() & OPERATOR, "a published page has no placeholder"
        assert "站点地图" in [text(link) for link in below(foot, "a")], page.path
        assert re.fullmatch("[0-9a-f]{12}", text(facts(foot)["数据版本"])), page.path


def test_every_page_says_that_the_original_counts(built: Built) -> None:
    assert [page.path for page in built.pages if DISCLAIMER not in text(footer(page))] == []


def test_a_default_site_claims_no_authority(built: Built) -> None:
    claims = {
        (page.path, word)
        for page in built.pages
        for part in (page.first("header"), footer(page))
        for word in AUTHORITY.findall(text(part))
    }
    assert claims == set()


def test_no_page_shows_a_picture_that_could_be_taken_for_an_emblem(built: Built) -> None:
    """Charts and icons are no pictures in this sense: `test_charts.py` says what charts are made of.

    No page shows the card: messengers do, beside links to the site.
    """
    pictures = [(page.path, picture) for page in built.pages for picture in page.all("img", "picture", "svg")]
    assert {path for path, picture in pictures if not (picture.tag == "svg" and classes(picture) & DRAWN)} == set()
    files = {name for name in built.files if name.startswith("static/") and not name.endswith(".txt")}
    assert files == {"static/icon.svg", "static/card.png"}


def test_the_search_engine_that_is_handed_out_has_its_licence_beside_it(built: Built) -> None:
    assert {"search/pagefind.js", "static/pagefind-licence.txt"} <= built.files
    notice = (TEMPLATES / "static/pagefind-licence.txt").read_text("utf-8")
    assert "Copyright 2022 CloudCannon" in notice
    assert "shall be included in all copies or substantial" in notice


@pytest.mark.xdist_group("registered_site")
def test_an_operator_who_is_configured_is_shown_with_the_registrations(registered_site: Path) -> None:
    for page in read(registered_site).pages:
        foot = footer(page)
        shown = {label: text(value) for label, value in facts(foot).items()}
        assert shown["维护单位"] == "某研究室", page.path
        assert shown["联系方式"] == "010-00000000", page.path
        links = {text(link): link.get("href") for link in below(foot, "a")}
        form = urlsplit(links["填写报告"] or "")
        assert (form.netloc, form.path) == ("test.example", "/issues"), page.path
        filled_in = parse_qs(form.query)["body"][0]
        assert page.path in filled_in
        assert shown["数据版本"] in filled_in
        first, second = contents.REGISTRATIONS
        assert links[first] == "https://beian.test.example/", page.path
        assert second in text(foot), page.path
        assert second not in links, page.path


def test_the_first_thing_to_focus_leads_to_the_main_content(built: Built) -> None:
    for page in built.pages:
        first = next(
            element for element in below(page.body) if element.tag in FOCUSABLE or element.get("tabindex") == "0"
        )
        assert (text(first), first.get("href")) == ("跳到主要内容", "#main"), page.path
        assert [_focus_target(main) for main in page.all("main")] == [("main", "-1")], page.path


def _focus_target(element: Element) -> tuple[str | None, str | None]:
    return element.get("id"), element.get("tabindex")


def shown(page: Page, *tags: str) -> list[Element]:
    """Elements that are not hidden until a script shows them: the free comparison is, by the style sheet."""
    return [
        element
        for element in page.all(*tags)
        if not any("hidden" in above.attrib or "compare" in classes(above) for above in page.ancestors(element))
    ]


def test_no_page_offers_a_control_that_needs_a_script(built: Built) -> None:
    """The search box is a plain form. Those of the free comparison are hidden until a script shows them."""
    for page in built.pages:
        (form,) = shown(page, "form")
        controls = set(shown(page, "button", "input", "select"))
        assert controls == set(below(form, "button", "input")), page.path
        assert form.get("method") == "get", page.path


def test_the_search_box_of_every_page_leads_to_the_search_page(built: Built) -> None:
    for page in built.pages:
        (form,) = shown(page, "form")
        box, *scopes = below(form, "input")
        label, *_ = below(form, "label")
        assert form.get("role") == "search", page.path
        assert box.get("name") == "q", page.path
        assert [scope.get("type") for scope in scopes] in ([], ["checkbox"]), page.path
        assert (label.get("for"), bool(text(label))) == (box.get("id"), True), page.path
        own = "en/search.html" if page.path.startswith("en/") else "search.html"
        assert target(page, form.attrib["action"])[0] == own or page.path == "404.html", page.path


@pytest.mark.xdist_group("registered_site")
def test_every_claim_can_be_reported_with_its_item_filled_in(registered_site: Path) -> None:
    """ux.md M52: on every value, prefilled; without a form, it leads to the line at the foot that can be copied."""
    reports = 0
    for page in read(registered_site).pages:
        for link in below(page.root, "a"):
            claim = link.get("data-report")
            if claim:
                body = parse_qs(urlsplit(link.get("href") or "").query)["body"][0]
                assert claim in body, page.path
                assert page.path in body, page.path
                reports += 1
    assert reports > 10


def test_without_a_form_reports_lead_to_what_can_be_copied(minimal_site: Path) -> None:
    page = next(page for page in read(minimal_site).pages if page.path == "districts/aa/plan-a/fund.html")
    assert {link.get("href") for link in below(page.root, "a") if link.get("data-report")} == {"#report"}
    assert f"请附上页面 {page.path}；数据版本" in text(footer(page))
