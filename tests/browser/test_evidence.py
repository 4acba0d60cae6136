"""From a figure to the sentence in one click, the quotation on the clipboard, and a mistake that can be reported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import BuildFrom
from tests.support import contents
from tests.support.browser.fixtures import Open, served

pytestmark = pytest.mark.browser

PROGRAMME = "districts/aa/plan-a/housing.html"


@pytest.fixture(scope="module")
def archived(build_from: BuildFrom) -> Iterator[str]:
    """The smallest site, built with its archive at hand, over plain http."""
    with served(build_from(contents.archived)) as address:
        yield address


def test_a_citation_leads_to_the_marked_paragraph_in_one_click(visit: Open, archived: str) -> None:
    page = visit(f"{archived}themes/housing.html").page
    page.get_by_role("link", name="第2段").first.click()
    assert page.url.endswith("districts/aa/plan-a/source.html#page-p2")
    item = page.locator("li:target")
    expect(item.locator("p mark, p ins").filter(has_text="5—10年").first).to_be_visible()
    assert item.locator("footer del").inner_text() == "510年"
    assert item.bounding_box() is not None


def test_a_source_is_read_with_its_repairs_or_as_archived(visit: Open, archived: str) -> None:
    page = visit(f"{archived}{PROGRAMME.replace('housing', 'source')}#page-p2").page
    words = page.locator("li:target p").first
    assert "5—10年" in words.inner_text()
    assert "510年" not in words.inner_text()
    page.get_by_role("button", name="存档原样").click()
    assert "510年" in words.inner_text()
    assert "5—10年" not in words.inner_text()


def test_a_quotation_is_copied_with_its_citation_over_plain_http(visit: Open, archived: str) -> None:
    opened = visit(f"{archived}{PROGRAMME}")
    page = opened.page
    page.evaluate("() => { document.body.insertAdjacentHTML('beforeend', '<textarea id=\"paste\"></textarea>'); }")
    button = page.locator(".quote__copy").first
    assert button.inner_text() == "复制引文"
    button.click()
    assert button.inner_text() == "已复制"
    page.locator("#paste").focus()
    page.keyboard.press("Control+V")
    pasted = page.locator("#paste").input_value()
    assert pasted.startswith("“")
    assert "市中区委，市中区政府. 市中区关于水手工作的意见[Z]. 2022年8月3日." in pasted
    assert "510年［5—10年］" in pasted
    assert "“510年”读作“5—10年”" in pasted
    assert pasted.endswith("一、1（第2段）.）"), "the address of a preview is for nobody else"
    assert opened.problems == []


def test_reporting_without_a_form_names_the_item_at_the_foot(visit: Open, archived: str) -> None:
    page = visit(f"{archived}{PROGRAMME}").page
    page.locator('a[data-report="aa.plan-a.housing.lead"]').click()
    foot = page.locator("#report").inner_text()
    assert f"页面 {PROGRAMME}" in foot
    assert "条目 aa.plan-a.housing.lead（报错的文字已经复制" in foot


def test_details_open_by_keyboard(visit: Open, archived: str) -> None:
    page = visit(f"{archived}districts/aa/plan-a.html").page
    page.locator("details:has(blockquote mark) > summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details[open] blockquote mark").first.is_visible()


def test_what_is_folded_is_printed_and_folded_again(visit: Open, archived: str) -> None:
    page = visit(f"{archived}districts/aa/plan-a.html").page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open]):not([data-quoted])").count() == 0
    assert page.locator("[data-quoted]").count() == page.locator("sup").count() > 0
    assert page.locator(".endnotes li").count() > 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    opened = page.locator("details[open]:not([data-side], [data-folds])")
    assert opened.count() == 0, "what stands beside the page, and its parts, were open before"
    assert page.locator(".endnotes, sup").count() == 0


def test_the_archive_is_not_read_from_the_repository(minimal_site: Path) -> None:
    """Without sources at hand a page says so instead of quoting."""
    assert "只标段落，不显示原句" in (minimal_site / PROGRAMME).read_text("utf-8")
