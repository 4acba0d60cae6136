"""Tables that fit stand whole on the page; what does not fit scrolls within a box that is lower than the window."""

from __future__ import annotations

import pytest

from tests.support.browser.fixtures import NARROW, WIDE, Open

pytestmark = pytest.mark.browser

BOX = """font => {
    document.documentElement.classList.toggle('font-large', font === 'large');
    const regions = [...document.querySelectorAll('.scroll--numbers')];
    const region = regions.reduce((first, next) => (first.scrollHeight >= next.scrollHeight ? first : next));
    const last = [...region.querySelectorAll('tbody tr')].pop();
    last.scrollIntoView({ block: 'end' });
    const head = region.querySelector('thead th').getBoundingClientRect();
    return {
        fits: region.scrollWidth <= region.clientWidth,
        whole: region.scrollHeight <= region.clientHeight,
        head: Math.round(head.top),
        end: Math.round(last.getBoundingClientRect().bottom),
        high: region.scrollHeight > innerHeight,
    };
}"""


@pytest.mark.parametrize(
    ("width", "font", "fits"),
    [(WIDE[0], "", True), (1920, "large", True), (WIDE[0], "large", False), (1000, "", False)],
)
def test_a_table_of_numbers_stands_whole_where_its_columns_fit(
    visit: Open, origin: str, width: int, font: str, *, fits: bool
) -> None:
    page = visit(f"{origin}indicators/prizes.html", size=(width, 900), reduced_motion="reduce").page
    box = page.evaluate(BOX, font)
    assert box["high"]
    assert box["fits"] is fits
    assert box["whole"] is fits
    if fits:
        assert box["head"] == 0
        assert box["end"] <= 900


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_without_scripts_a_long_list_has_links_to_its_groups(visit: Open, origin: str, size: tuple[int, int]) -> None:
    page = visit(f"{origin}numbers/index.html", size=size, java_script_enabled=False).page
    groups = page.get_by_role("navigation", name="本表各组")
    assert groups.is_visible()
    groups.get_by_role("link", name="荔湾区").last.click()
    box = page.locator("tr:target").bounding_box()
    assert box
    assert -1 < box["y"] < 100
    scripted = visit(f"{origin}numbers/index.html", size=size).page
    assert not scripted.locator(".explorer__groups").is_visible()


def test_without_scripts_a_phone_shows_a_group_at_a_time(visit: Open, origin: str) -> None:
    page = visit(f"{origin}numbers/index.html", size=NARROW, java_script_enabled=False).page
    rows = page.locator("#numbers tbody tr")
    starts = page.locator("#numbers tbody tr[id]")
    assert starts.count() > 2
    first, last = starts.first, starts.last
    assert first.is_visible()
    assert not rows.last.is_visible()
    page.get_by_role("navigation", name="本表各组").get_by_role("link", name="荔湾区").last.click()
    assert last.is_visible()
    assert rows.last.is_visible()
    assert not starts.nth(1).is_visible()
    page.get_by_role("link", name="回到各组").click()
    page.get_by_role("link", name="显示全部").click()
    assert starts.nth(1).is_visible()
    assert rows.last.is_visible()
