"""The picture that messengers show beside a link: `python -m tests.browser.card` makes it anew of `card.svg`.

A site of another name puts a `static/card.png` of its own into its folder of templates.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import TEMPLATES
from tests.support.browser.chromium import launch

DRAWING = Path(__file__).with_name("card.svg")
PICTURE = TEMPLATES / "static" / "card.png"
WIDTH, HEIGHT = 1200, 630
"""As Open Graph asks for."""


def main() -> None:
    """Draw the picture in the browser of the tests."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1, locale="zh-CN")
        page.goto(DRAWING.as_uri())
        PICTURE.write_bytes(page.screenshot())
        browser.close()


if __name__ == "__main__":
    main()
