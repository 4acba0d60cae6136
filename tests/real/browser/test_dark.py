"""A page in the dark: what is drawn stays apart from what it is drawn on."""

from __future__ import annotations

import pytest

from tests.support.browser.fixtures import WIDE, Open

pytestmark = pytest.mark.browser

GROUNDS = """() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const white = [...document.querySelectorAll('svg [fill="white"], svg [stroke="white"]')];
    return [ground, white.map(drawn => getComputedStyle(drawn)[drawn.matches('[fill="white"]') ? 'fill' : 'stroke'])];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_white_in_a_drawing_is_the_ground_of_the_page(visit: Open, minimal_origin: str, scheme: str) -> None:
    """White behind the words of a chart keeps lines away from them; under pale words it makes blots of them."""
    opened = visit(f"{minimal_origin}timeline.html", size=WIDE, color_scheme=scheme)
    ground, drawn = opened.page.evaluate(GROUNDS)
    assert drawn
    assert set(drawn) == {ground}
