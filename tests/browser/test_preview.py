"""The preview as an editor sees it: it follows every change, and tells a mistake without losing the last good site."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from builder.findings.messages import messages
from builder.pipeline import check_content
from builder.preview.edition import Preview
from builder.preview.server import bind
from tests.conftest import SOURCES, TEMPLATES, SiteFrom
from tests.support.browser.fixtures import Open

PROGRAMME = "districts/aa/plan-a/programmes/fund.md"
PAGE = "districts/aa/plan-a/fund.html"


@dataclass
class Editing:
    """A content folder that is being previewed, and the address of the preview."""

    content: Path
    address: str
    preview: Preview

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.content / file
        assert old in path.read_text("utf-8")
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.fixture
def editing(site_from: SiteFrom) -> Iterator[Editing]:
    content = site_from({})
    preview = Preview(
        lambda: check_content(content, shown_as="content", sources=None, log=lambda *_: None),
        templates=TEMPLATES,
        watched=[content],
        say=messages("zh"),
    )
    server = bind(preview.get, port=0)
    threads = [
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}),
        threading.Thread(target=preview.watch),
    ]
    for thread in threads:
        thread.start()
    try:
        yield Editing(content, f"http://127.0.0.1:{server.server_port}/", preview)
    finally:
        preview.close()
        server.shutdown()
        for thread in threads:
            thread.join()
        server.server_close()


def test_a_change_is_shown_without_a_keystroke_in_the_browser(editing: Editing, visit: Open) -> None:
    page = visit(editing.address + PAGE).page
    expect(page.locator("h1")).to_have_text("水手资金")
    editing.replace(PROGRAMME, "name: 水手资金", "name: 新的资金")
    expect(page.locator("h1")).to_have_text("新的资金")


def test_a_mistake_is_told_with_its_place_while_the_last_good_site_stays(editing: Editing, visit: Open) -> None:
    page = visit(editing.address + PAGE).page
    editing.replace(PROGRAMME, "name: 水手资金", "nmae: 坏了")
    results = page.locator(".preview--wrong li").first
    expect(results).to_contain_text(f"content/{PROGRAMME}:2:1: 错误")
    expect(page.locator("h1")).to_have_text("水手资金")
    page.goto(editing.address + "index.html")
    expect(page.locator(".preview--wrong")).to_be_visible()
    editing.replace(PROGRAMME, "nmae: 坏了", "name: 又好了")
    expect(page.locator(".preview--wrong")).to_have_count(0)
    page.goto(editing.address + PAGE)
    expect(page.locator("h1")).to_have_text("又好了")


def test_markup_in_a_finding_is_text(editing: Editing, visit: Open) -> None:
    opened = visit(editing.address)
    editing.replace(PROGRAMME, "name: 水手资金", "<img src=x onerror=alert(1)>: 坏了")
    expect(opened.page.locator(".preview--wrong")).to_contain_text("<img")
    assert opened.page.locator(".preview img").count() == 0
    assert opened.problems == []


def test_content_that_has_never_been_good_is_told_as_well(site_from: SiteFrom) -> None:
    content = site_from({PROGRAMME: "---\nname: x\n"})
    preview = Preview(
        lambda: check_content(content, shown_as="content", sources=None, log=lambda *_: None),
        templates=TEMPLATES,
        watched=[content],
        say=messages("zh"),
    )
    assert preview.edition.files is None
    assert "还没有可以显示的网站" in (preview.get("index.html") or b"").decode()
    assert preview.get(PAGE) is None


def test_paragraphs_that_nothing_cites_are_listed_on_the_page_of_the_source(site_from: SiteFrom) -> None:
    """A paragraph without numbers that is no longer left out: content and source disagree, and the last site stays."""
    content = site_from({})
    preview = Preview(
        lambda: check_content(content, shown_as="content", sources=SOURCES, log=lambda *_: None),
        templates=TEMPLATES,
        watched=[],
        say=messages("zh"),
    )
    first = preview.edition
    assert first.todo == ()
    plan = content / "districts/aa/plan-a/plan.yaml"
    text = plan.read_text("utf-8")
    start = text.index("not_encoded:")
    plan.write_text(text[:start] + text[text.index("role_labels:") :], "utf-8")
    preview.refresh()
    ((address, words),) = preview.edition.todo
    assert address == "/districts/aa/plan-a/source.html#todo"
    assert "还有 1 段" in words


def test_the_preview_serves_the_same_pages_as_a_build(editing: Editing, minimal_site: Path) -> None:
    for name in ("index.html", PAGE, "themes/housing.html", "assets/site.css", "static/icon.svg"):
        shown = editing.preview.get(name) or b""
        added = b'<link rel="stylesheet" href="/-/preview.css">\n<script src="/-/preview.js" defer></script>\n'
        assert shown.replace(added, b"") == (minimal_site / name).read_bytes(), name


def test_a_removed_content_folder_is_told_and_the_site_stays(editing: Editing) -> None:
    editing.content.rename(editing.content.with_name("elsewhere"))
    editing.preview.refresh()
    assert editing.preview.edition.problem
    assert editing.preview.get("index.html") is not None
