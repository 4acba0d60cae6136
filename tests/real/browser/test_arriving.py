"""Following a link within a page: where it leads is marked, and at the top of the window."""

from __future__ import annotations

import pytest

from tests.support.browser.fixtures import WIDE, Open

pytestmark = pytest.mark.browser

ARRIVED = """target => {
    const marked = document.createElement('i');
    marked.style.background = 'var(--mark)';
    document.body.append(marked);
    return [getComputedStyle(target).backgroundColor === getComputedStyle(marked).backgroundColor,
        Math.round(target.getBoundingClientRect().top)];
}"""
HEAD = 64
"""As high as the heads of lists that stick to the window, at the usual font size."""


@pytest.mark.parametrize("link", [".answer__chips a", ".contents__list a"])
def test_where_a_link_leads_is_marked_and_stands_at_the_top(
    visit: Open, origin: str, kinds: dict[str, str], link: str
) -> None:
    opened = visit(origin + kinds["facet"], size=WIDE)
    opened.page.locator(link).first.click()
    target = opened.page.locator(":target")
    opened.page.wait_for_function("window.scrollY > 0")
    is_marked, top = target.evaluate(ARRIVED)
    assert is_marked
    assert top == HEAD
