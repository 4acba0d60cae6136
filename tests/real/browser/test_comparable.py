"""An official's way from what the own texts do not state to the two texts side by side."""

from __future__ import annotations

import re

import pytest

from tests.support.browser.fixtures import NARROW, WIDE, Open

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_from_a_gap_to_a_programme_to_a_comparable_one_to_the_pair(
    visit: Open, origin: str, size: tuple[int, int]
) -> None:
    opened = visit(f"{origin}districts/qinhuai.html", size=size, reduced_motion="reduce")
    page = opened.page
    page.get_by_role("link", name="与别区文本的差异").click()
    assert page.get_by_role("heading", level=1).inner_text() == "江苏省南京市秦淮区：与别区文本的差异"
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="安居", exact=True))
    assert row.locator("td").last.inner_text() == "原文未提及"
    programme = row.locator("a[href*='liwan/opinions-2013/']").first
    name = programme.inner_text()
    programme.click()
    assert page.get_by_role("heading", level=1).inner_text() == name
    first = page.get_by_role("region", name="别的区县怎么写").get_by_role("listitem").first
    place = first.locator("a").nth(1).evaluate("link => link.href")
    assert "同样的政策工具：" in first.inner_text()
    first.get_by_role("link", name="两份文本并排").click()
    district = re.search(r"districts/([\w-]+)/", str(place))
    assert district
    assert re.search(r"compare/[\w.-]+-vs-[\w.-]+\.html$", page.url)
    assert f"{district[1]}." in page.url
    assert "liwan." in page.url
    assert opened.problems == []


def test_a_count_leads_to_the_programmes_it_counts(visit: Open, origin: str) -> None:
    page = visit(f"{origin}agencies/index.html", reduced_motion="reduce").page
    row = page.locator(".who tbody tr").filter(has=page.get_by_role("rowheader", name="财政部门", exact=True))
    row.get_by_role("link", name=re.compile("牵头")).first.click()
    assert page.locator("tr:target td").first.inner_text().startswith("建立和规范荔湾区人才发展专项资金")


def test_the_first_column_stays_when_a_wide_matrix_is_scrolled(visit: Open, origin: str) -> None:
    page = visit(f"{origin}agencies/index.html").page
    heading = page.locator(".who tbody th").first
    before = heading.bounding_box()
    page.locator(".scroll--both").evaluate("one => { one.scrollLeft = 400; }")
    after = heading.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["x"] - after["x"]) <= 1  # the table's own border scrolls
