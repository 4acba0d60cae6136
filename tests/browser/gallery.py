"""All there is to look at: `make gallery` fills `gallery/` with a page of all components and pictures of all kinds.

The components stand on one page in all the states of their examples, which are their tests as well. The pictures are
of the heaviest page of each kind, at three widths, in the dark, in large type and as printed.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import ROOT, publish_site
from tests.support.browser.chromium import launch
from tests.support.browser.fixtures import list_kinds
from tests.unit.test_components import FOLDERS, examples, rendered

HEAD = """<!DOCTYPE html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Components</title>
<link rel="stylesheet" href="site/assets/site.css">
<script src="site/assets/early.js"></script>
"""


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at."""

    name: str
    width: int
    size: str = ""
    """The size of type that a reader has chosen."""
    dark: bool = False
    paper: bool = False


LOOKS = (
    Look("1440", 1440),
    Look("768", 768),
    Look("390", 390),
    Look("dark", 1440, dark=True),
    Look("elder", 1440, size="elder"),
    Look("print", 794, paper=True),
)


def components_page() -> str:
    """Every example of every component under its name."""
    parts = [HEAD, '<body class="page">', "<h1>Components</h1>"]
    for folder in FOLDERS:
        parts.append(f"<h2>{folder.name}</h2>")
        parts += [f"<h3>{escape(each['name'])}</h3>{_in_place(rendered(folder, each))}" for each in examples(folder)]
    return "\n".join(parts)


def _in_place(html: str) -> str:
    """A cell within a table, and attributes as words: what no page can show by itself."""
    if html.lstrip().startswith(("<td", "<th")):
        return f"<table><tr>{html}</tr></table>"
    return html if html.lstrip().startswith("<") else f"<code>{escape(html.strip())}</code>"


def take_pictures(browser: Browser, site: Path, folder: Path) -> None:
    """A picture of the whole of each kind of page in each look."""
    kinds = {kind: (site / path).as_uri() for kind, path in list_kinds(ROOT / "content", site).items()}
    kinds["components"] = (folder / "components.html").as_uri()
    for look in LOOKS:
        context = browser.new_context(
            viewport={"width": look.width, "height": 900}, locale="zh-CN", color_scheme="dark" if look.dark else "light"
        )
        context.add_init_script(f"localStorage.setItem('bilin-font', '{look.size}');")
        page = context.new_page()
        page.emulate_media(media="print" if look.paper else "screen")
        for kind, address in kinds.items():
            page.goto(address)
            page.screenshot(path=folder / f"{kind}-{look.name}.png", full_page=True, animations="disabled")
        context.close()


def main(folder: Path) -> None:
    """Fill a folder, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    publish_site(ROOT / "content", folder / "site")
    (folder / "components.html").write_text(components_page(), "utf-8")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        take_pictures(browser, folder / "site", folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if sys.argv[1:] else "gallery").resolve())
