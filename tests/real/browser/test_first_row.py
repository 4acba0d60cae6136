"""Where readers begin, what they came for stands on the first screen, and the header of a tablet on one line."""

from __future__ import annotations

import pytest

from tests.browser.tasks import FIRST_ROW, PAGES
from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser

LAPTOP, TABLET = (1366, 768), (768, 1024)


@pytest.mark.parametrize("kind", ["home", "theme", "plan"])
def test_the_first_row_of_data_stands_on_the_first_screen_of_a_small_laptop(
    visit: Open, origin: str, kind: str
) -> None:
    """That of a comparison: `test_compare_first.py`."""
    page = visit(origin + PAGES[kind], size=LAPTOP).page
    assert page.evaluate(FIRST_ROW) < 600


@pytest.mark.parametrize("size", [LAPTOP, TABLET])
def test_what_narrows_the_table_of_all_districts_stands_over_it(
    visit: Open, origin: str, size: tuple[int, int]
) -> None:
    """Beside the heading, where the window is wide: so the first row stands no lower than without it."""
    page = visit(origin + PAGES["home"], size=size).page
    title, form, table = (
        page.locator(part).first.bounding_box() for part in (".matrix__title", ".matrix__top .filters", ".matrix")
    )
    assert title
    assert form
    assert table
    assert form["y"] + form["height"] <= table["y"]
    assert (form["y"] < title["y"] + title["height"]) is (size == LAPTOP)


def test_who_leads_has_room_for_its_name_in_the_list_of_programmes(visit: Open, origin: str) -> None:
    page = visit(f"{origin}/programmes/index.html", size=(1280, 768)).page
    box = page.locator("thead .list__lead").bounding_box()
    assert box
    assert box["width"] > 140


def test_the_header_of_a_tablet_is_one_line(visit: Open, origin: str) -> None:
    page = visit(origin + PAGES["theme"], size=TABLET).page
    parts = page.locator(".header__name, .nav, .header__language, .searchbox--header")
    boxes = [box for place in range(parts.count()) if (box := parts.nth(place).bounding_box())]
    assert len(boxes) == 4
    assert max(box["y"] for box in boxes) < min(box["y"] + box["height"] for box in boxes)


def test_the_other_language_stands_behind_the_navigation(visit: Open, origin: str) -> None:
    page = visit(origin + PAGES["theme"], size=LAPTOP).page
    assert page.locator(".nav ~ .header__language").count() == 1


def test_in_large_type_contents_take_few_lines(visit: Open, origin: str) -> None:
    """The longest contents are those of a plan; a line of large type with its distance takes some 50 pixels."""
    page = visit(origin + PAGES["plan"], size=LAPTOP, script="localStorage.setItem('bilin-font', 'elder');").page
    assert page.locator(".contents__list").bounding_box()["height"] < 250  # type: ignore[index]
    assert page.locator("details[data-side]").get_attribute("open") is None
