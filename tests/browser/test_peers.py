"""The reader's own group in a browser: chosen by hand, kept from page to page, in the address and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import BuildFrom
from tests.pages.test_peers import four_suburbs
from tests.support.browser.fixtures import Open, served
from tests.support.dom import read

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def suburbs(build_from: BuildFrom) -> Path:
    return build_from(four_suburbs)


def choose(page: Page, typed: str, name: str) -> None:
    """Type what finds a district, and press its button."""
    page.locator("#peers-find").fill(typed)
    page.locator("[data-peers]").get_by_role("button", name=name).click()


def counts(page: Page) -> list[str]:
    return [text for text in page.locator("[data-peers-term]").all_inner_texts() if text]


def places(page: Page) -> set[str]:
    rows = page.locator("tr[data-filter-code]:visible").all()
    return {str(row.get_attribute("data-filter-code")) for row in rows}


def test_a_group_is_chosen_once_and_counted_on_every_page(visit: Open, suburbs: Path) -> None:
    with served(suburbs) as origin:
        opened = visit(f"{origin}themes/index.html")
        page = opened.page
        assert counts(page) == []
        page.locator("[data-peers] summary").click()
        choose(page, "990101", "松柏区")
        choose(page, "银杏", "银杏区")
        page.wait_for_selector("[data-peers] [role=status]:has-text('再选 1 个')")
        assert counts(page) == []
        choose(page, "榆树", "榆树区")
        page.wait_for_selector("[data-peers-term]:not([hidden])")
        assert page.url.endswith("?peers=990101-990102-990104")
        assert len(counts(page)) == page.locator("[data-peers-term]").count()
        assert all(words.startswith("对比组 3 个区县中有 ") for words in counts(page))
        opened.go(f"{origin}districts/index.html")
        page.wait_for_selector("tr[data-filter-code='990103']", state="hidden")
        assert page.url.endswith("?peers=990101-990102-990104")
        assert places(page) == {"990101", "990102", "990104"}
        assert opened.problems == []


def test_the_address_alone_carries_the_group_to_others(visit: Open, suburbs: Path) -> None:
    term = next(page for page in read(suburbs).pages if page.path.startswith("themes/") and "index" not in page.path)
    with served(suburbs) as origin:
        opened = visit(f"{origin}{term.path}?peers=99")
        opened.page.wait_for_selector("[data-peers-term]:not([hidden])")
        (words,) = counts(opened.page)
        assert words.startswith("对比组 4 个区县中有 ")
        assert opened.problems == []


@pytest.mark.parametrize("name", ["numbers", "programmes"])
def test_lists_keep_to_the_group_and_count_what_they_show(visit: Open, suburbs: Path, name: str) -> None:
    with served(suburbs) as origin:
        page = visit(f"{origin}{name}/index.html?peers=990101-990103-990104").page
        page.wait_for_selector("[data-filters]:has-text('我的对比组）')")
        rows = page.locator("tr[data-plan]")
        shown = [str(row.get_attribute("data-plan")) for row in rows.all() if row.get_attribute("hidden") is None]
        assert {plan.split(".")[0] for plan in shown} == {"pine", "fir"}
        assert rows.count() > len(shown)
        assert f"显示 {len(shown)} 条，共 {rows.count()} 条" in page.locator("[data-filters]").inner_text()


def test_the_matrix_of_the_comparison_keeps_to_the_group_and_the_address_to_both(visit: Open, suburbs: Path) -> None:
    with served(suburbs) as origin:
        opened = visit(f"{origin}compare/index.html?peers=990101-990103-990104")
        opened.page.wait_for_selector("[data-filters]:has-text('我的对比组）')")
        rows = opened.page.locator(".matrix tr[data-keys-code], .matrix tbody tr")
        hidden = [row for row in rows.all() if row.get_attribute("hidden") is not None]
        assert 0 < len(hidden) < rows.count()
        assert "peers=990101-990103-990104" in opened.page.url
        assert opened.problems == []


def test_from_a_folder_and_without_scripts_the_pages_are_whole(visit: Open, suburbs: Path) -> None:
    address = f"{suburbs.as_uri()}/themes/index.html?peers=99"
    opened = visit(address)
    opened.page.wait_for_selector("[data-peers-term]:not([hidden])")
    assert opened.problems == []
    plain = visit(address, java_script_enabled=False)
    assert "我的对比组" not in plain.page.locator("main").inner_text()
    assert "同类区县：郊区 4 个中有" in plain.page.locator("main").inner_text()
