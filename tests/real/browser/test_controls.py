"""The controls: they exist only with scripts, act, are remembered, and do without storage."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.browser.fixtures import Open
from tests.support.dom import Page as StaticPage
from tests.support.dom import below, classes

pytestmark = pytest.mark.browser

SIZES = {"大": "20px", "中": "18px", "小": "16px", "【大字版】": "24px"}
IN_ENGLISH = ["[Print]", "Large", "Medium", "Small", "[Very large]"]
NO_STORAGE = """
Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
"""
FULL_STORAGE = """
Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
"""
COUNT_PRINTS = "window.prints = 0; window.print = () => { window.prints += 1; };"


def root_size(page: Page) -> str:
    size: str = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    return size


def pressed(page: Page) -> list[str]:
    return page.locator("button[aria-pressed=true]").all_inner_texts()


def test_without_scripts_all_text_is_there_and_no_control(
    visit: Open, origin: str, kinds: dict[str, str], published: Path
) -> None:
    opened = visit(java_script_enabled=False)
    page = opened.page
    for kind in opened.tour(origin, kinds):
        opened.unfold()
        shown = _squeezed(page.locator("body").inner_text())
        for words in _written(StaticPage(kinds[kind], (published / kinds[kind]).read_bytes())):
            assert words in shown, (kind, words)
        controls = page.locator("button:visible, input:visible, select:visible").count()
        assert controls == page.locator("form[role=search] :is(button, input):visible").count(), kind
        assert page.locator("form[role=search] > :is(button, input)").count() == 2, kind


def _written(page: StaticPage) -> set[str]:
    """Every run of text in the file, but the words that are for paper only and what nobody sees without scripts.

    Nor what a search can be kept to, which shows while the search box has the focus, nor what describes a drawing,
    which is read aloud, nor how the groups of a list stand on a phone.
    """
    printed = next(box for box in page.all("div") if box.get("class") == "footer__path")
    shown_later = {"compare", "searchbox__scope", "changes__paper", "explorer__apart"}
    hidden = (each for each in below(page.body) if "hidden" in each.attrib or shown_later & set(classes(each)))
    whole = [printed, *hidden, *page.all("title", "desc")]
    left_out = {inner for item in whole for inner in below(item)}
    parts = [element.text for element in below(page.body) if element not in left_out]
    parts += [
        element.tail
        for element in below(page.body)
        if element not in left_out - set(whole) and element is not page.body
    ]
    return {words for part in parts if (words := _squeezed(part or ""))}


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("name", SIZES)
def test_a_chosen_font_size_acts_at_once_and_on_the_next_page(visit: Open, minimal_origin: str, name: str) -> None:
    page = visit(minimal_origin).page
    page.get_by_role("button", name=name, exact=True).click()
    assert (root_size(page), pressed(page)) == (SIZES[name], [name])
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="问题").click()
    page.wait_for_load_state()
    assert "themes/" in page.url
    assert (root_size(page), pressed(page)) == (SIZES[name], [name])
    page.reload()
    assert (root_size(page), pressed(page)) == (SIZES[name], [name])


@pytest.mark.parametrize("script", [NO_STORAGE, FULL_STORAGE], ids=["none", "full"])
def test_without_storage_the_font_size_still_acts(visit: Open, minimal_origin: str, script: str) -> None:
    opened = visit(minimal_origin, script=script)
    for name, size in SIZES.items():
        opened.page.get_by_role("button", name=name, exact=True).click()
        assert (root_size(opened.page), pressed(opened.page)) == (size, [name])
    assert opened.problems == []


def test_a_size_that_nobody_offers_is_ignored(visit: Open, minimal_origin: str) -> None:
    opened = visit(minimal_origin, script="localStorage.setItem('bilin-font', 'x\"><script>');")
    assert (root_size(opened.page), pressed(opened.page)) == ("16px", ["小"])
    assert opened.problems == []


def test_the_print_button_prints(visit: Open, minimal_origin: str) -> None:
    page = visit(minimal_origin, script=COUNT_PRINTS).page
    page.get_by_role("button", name="打印").click()
    assert page.evaluate("window.prints") == 1


def test_controls_are_the_same_on_every_kind_of_page(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    opened = visit()
    for kind in opened.tour(origin, kinds):
        expected = IN_ENGLISH if kind.endswith("in English") else ["【打印】", *SIZES]
        assert opened.page.locator(".tools button").all_inner_texts() == expected, kind


@pytest.mark.slow
def test_a_larger_font_keeps_every_page_within_the_window(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    opened = visit(script="localStorage.setItem('bilin-font', 'large');")
    for kind in opened.tour(origin, kinds):
        assert root_size(opened.page) == "20px", kind
        assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind
