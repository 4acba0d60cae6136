"""The picture of the home page in the README: `python -m tests.browser.screenshot` makes it anew."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import FloatRect, sync_playwright

from tests.browser.chromium import launch
from tests.conftest import ROOT, publish_site

PICTURE = ROOT / "docs" / "images" / "home.png"
WIDTH, HEIGHT = 1280, 1100
LIMIT = 250_000
LAST_ROW = """(rows, height) => rows.map(row => row.getBoundingClientRect().bottom)
    .filter(bottom => bottom <= height).pop() || height"""
"""Where the last row of the matrix ends that is whole in the picture."""


def take(site: Path) -> bytes:
    """The home page of a built site as a PNG; the same site and browser give the same bytes."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1, locale="zh-CN")
        page.goto((site / "index.html").as_uri(), wait_until="networkidle")
        bottom = page.locator(".matrix tr").evaluate_all(LAST_ROW, HEIGHT)
        clip: FloatRect = {"x": 0, "y": 0, "width": WIDTH, "height": round(bottom)}
        picture = page.screenshot(clip=clip, animations="disabled", caret="hide")
        browser.close()
    return picture


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "public"
        publish_site(ROOT / "content", site)
        picture = take(site)
    if len(picture) > LIMIT:
        sys.exit(f"{PICTURE.name} would have {len(picture)} bytes; the limit is {LIMIT}")
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_bytes(picture)


if __name__ == "__main__":
    main()
