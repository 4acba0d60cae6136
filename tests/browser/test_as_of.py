"""What differed at an earlier release, in a browser: asked for in the address, or chosen on the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import BuildFrom
from tests.pages.test_as_of import with_a_past
from tests.support.browser.fixtures import Open, served

pytestmark = pytest.mark.browser

PLANS = "pine.action-2023,ginkgo.opinions-2024"
ROWS = "[data-as-of] tbody tr"


@pytest.fixture(scope="session")
def past(build_from: BuildFrom) -> Path:
    return build_from(with_a_past)


def test_an_indicator_says_what_its_number_was(visit: Open, past: Path) -> None:
    with served(past) as origin:
        opened = visit(f"{origin}indicators/beds.html?as-of=2026-08-15")
        opened.page.wait_for_selector(ROWS)
        words = opened.page.locator("[data-as-of]").inner_text()
        assert "截至 2026-08-15，最近一次保存的是 2026-06-01 的发布" in words
        assert "500 张，到2025" in words
        assert "旧承诺" not in words
        opened.page.locator("[data-as-of] th a").first.click()
        assert "districts/pine/action-2023.html#" in opened.page.url
        assert opened.problems == []


def test_an_earlier_day_is_refused_in_words(visit: Open, past: Path) -> None:
    with served(past) as origin:
        page = visit(f"{origin}indicators/beds.html?as-of=2020-01-01").page
        assert "最早保存的是 2026-06-01 发布的数值" in page.locator("[data-as-of]").inner_text()
        assert page.locator(ROWS).count() == 0


def test_the_comparison_lists_the_chosen_plans_and_keeps_the_day_in_its_address(visit: Open, past: Path) -> None:
    with served(past) as origin:
        opened = visit(f"{origin}compare/index.html?plans={PLANS}&as-of=2026-06-01")
        page = opened.page
        page.wait_for_selector(ROWS)
        words = page.locator("[data-as-of]").inner_text()
        assert "旧承诺" in words
        assert "那时还没有收录：" in words
        assert "银杏区" in words
        page.locator("[data-only]").check()
        page.wait_for_url(lambda url: "diff=1" in url)
        assert "as-of=2026-06-01" in page.url
        assert opened.problems == []


def test_a_day_is_chosen_on_the_page_from_a_folder_too(visit: Open, past: Path) -> None:
    opened = visit(f"{past.as_uri()}/indicators/beds.html")
    assert opened.page.locator(ROWS).count() == 0
    opened.page.locator("#as-of-day").select_option("2026-06-01")
    # A folder has no address to keep the day in where a browser refuses that; the rows come if it has.
    opened.page.wait_for_selector(ROWS)
    assert opened.problems == []
