"""The pictures in the README and the guide: `python -m tests.browser.screenshot` makes them anew."""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from builder.findings.messages import messages
from builder.pipeline import check_content
from builder.preview.edition import Preview
from builder.preview.server import bind
from tests.conftest import ROOT, TEMPLATES, publish_site
from tests.support.browser.chromium import launch

FOLDER = ROOT / "docs" / "images"
WIDTH, HEIGHT = 1280, 1100
LIMIT = 260_000
LAST_ROW = """(rows, height) => rows.map(row => row.getBoundingClientRect().bottom)
    .filter(bottom => bottom <= height).pop() || height"""
"""Where the last row of the matrix ends that is whole in the picture."""
COMPARED = "compare/index.html?plans=liwan.opinions-2013,minhang.stay-2022,qinhuai.three-shifts-2017"
PROGRAMME = "districts/minhang/stay-2022/key-small-matters"


def open_page(browser: Browser, address: str) -> Page:
    """The same site and browser give the same bytes."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1, locale="zh-CN")
    page.goto(address, wait_until="networkidle")
    return page


def picture(page: Page, bottom: float) -> bytes:
    """The top of a page as a PNG."""
    clip: FloatRect = {"x": 0, "y": 0, "width": WIDTH, "height": round(bottom)}
    return page.screenshot(clip=clip, animations="disabled", caret="hide")


def home(browser: Browser, site: Path) -> bytes:
    """The home page down to the end of the matrix."""
    page = open_page(browser, (site / "index.html").as_uri())
    return picture(page, page.locator(".matrix tr").evaluate_all(LAST_ROW, HEIGHT))


def comparison(browser: Browser, site: Path) -> bytes:
    """Three plans that a reader chose."""
    page = open_page(browser, f"{site.as_uri()}/{COMPARED}&rows=overview&diff=1")
    page.wait_for_selector("#compared")
    return picture(page, HEIGHT)


def preview(browser: Browser, content: Path) -> bytes:
    """A page of the preview right after a mistake was saved."""
    look = partial(check_content, content, shown_as="content", sources=None, log=lambda *_: None)
    shown = Preview(look, templates=TEMPLATES, watched=[content], say=messages("zh"))
    file = content / f"{PROGRAMME.replace('stay-2022/', 'stay-2022/programmes/')}.md"
    file.write_text(file.read_text("utf-8").replace("status:", "staus:").replace("themes: [", "themes：[", 1), "utf-8")
    shown.refresh()
    server = bind(shown.get, port=0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    page = open_page(browser, "about:blank")
    page.goto(f"http://127.0.0.1:{server.server_port}/{PROGRAMME}.html")
    page.wait_for_selector(".preview--wrong")
    outcome = picture(page, 620)
    page.close()
    server.shutdown()
    thread.join()
    server.server_close()
    return outcome


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site, content = Path(folder) / "public", Path(folder) / "content"
        publish_site(ROOT / "content", site)
        shutil.copytree(ROOT / "content", content)
        browser = launch(playwright)
        outcome = {
            "home.png": home(browser, site),
            "comparison.png": comparison(browser, site),
            "preview.png": preview(browser, content),
        }
        browser.close()
    for name, data in outcome.items():
        if len(data) > LIMIT:
            sys.exit(f"{name} would have {len(data)} bytes; the limit is {LIMIT}")
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
