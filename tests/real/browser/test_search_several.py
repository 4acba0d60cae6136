"""A site so large that search has several indexes and files of names finds the same as one with a single index."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from builder.pipeline import Checked
from builder.search import index, names
from builder.search.index import SearchPage
from tests.conftest import ROOT, checked
from tests.real.browser.test_search import exact
from tests.support import scan
from tests.support.browser.fixtures import Open, served
from tests.support.browser.searching import COUNT, ended, results, search
from tests.support.searched import entries_by_path

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("several_indexes")]

EACH_SHARD, EACH_FILE = 60, 400
ASK_EACH = """async atOnce => {
    const { search } = window.bilin;
    await search.start();
    const counts = [];
    const ask = async ({ name }) => counts.push([name, (await search.engine().holding(name, '人才')).size]);
    const shards = await search.shards([]);
    if (atOnce) {
        await Promise.all(shards.map(ask));
    } else {
        for (const shard of shards) await ask(shard);
    }
    return Object.fromEntries(counts);
}"""
"""How many pages of each index hold a word, of which none was opened before: as when one query overtakes another."""
COUNT_PROGRAMS = """
const instantiate = WebAssembly.instantiate;
window.programs = 0;
WebAssembly.instantiate = async (...given) => {
    window.programs += 1;
    await new Promise(resolve => setTimeout(resolve, 300));
    return instantiate(...given);
};
"""
"""On a machine that takes long to begin it."""


@pytest.fixture(scope="module")
def content() -> Checked:
    return checked(ROOT / "content", sources=None)


@pytest.fixture(scope="module")
def several(content: Checked, published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the pages of the site are served, which a split index leaves as they are, with such an index."""
    folder = tmp_path_factory.mktemp("several") / "public"
    shutil.copytree(published, folder, ignore=shutil.ignore_patterns("search", "*.xlsx", "*.docx"))
    searched = entries_by_path(content)
    pages = [SearchPage(path, entry, (published / path).read_bytes()) for path, entry in searched.items()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "EACH_SHARD", EACH_SHARD)
        patch.setattr(names, "MAX_NAMES_UNSPLIT", 1)
        patch.setattr(names, "EACH_FILE", EACH_FILE)
        files = index.files(pages, jobs=2)
    assert len({name.split("/")[1] for name in files if name.endswith(".pf_meta")}) > 2
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    with served(folder) as origin:
        yield origin


def test_they_find_the_same(visit: Open, content: Checked, published: Path, several: str) -> None:
    scanned = scan.texts(published, content.pages)
    page = visit(several + "search.html").page
    for query in [*scan.drawn(scanned, 40, seed=1), "荔湾区", *scan.absent(scanned, 10, seed=1)]:
        assert set(exact(page, query)) == scan.holding(query, scanned), query
    search(page, several, "lwq")
    assert results(page, several)[0].path == "districts/liwan.html"


def test_what_is_narrowed_down_by_the_address_and_by_hand_is_the_same(visit: Open, several: str) -> None:
    page = visit().page
    page.goto(f"{several}search.html?q=人才&status=已在实施&group=none")
    ended(page)
    narrowed = {result.path for result in results(page, several)}
    page.goto(f"{several}search.html?q=人才&group=none")
    ended(page)
    page.locator("summary", has_text="筛选").click()
    page.locator("summary", has_text="状态").click()
    page.get_by_role("checkbox", name=re.compile("已在实施")).check()
    expect(page.get_by_role("button", name="清除筛选")).to_be_visible()
    expect(page.locator(COUNT)).to_contain_text(f"共 {len(narrowed)} 条")


def test_pagefind_s_program_comes_once_whichever_indexes_are_asked_first(visit: Open, several: str) -> None:
    """It has room for one: a second would lose what the first holds, and crash the page."""
    counts = []
    for at_once in (True, False):
        page = visit(several + "search.html", script=COUNT_PROGRAMS).page
        counts.append(page.evaluate(ASK_EACH, at_once))
        assert page.evaluate("window.programs") == 1
    assert counts[0] == counts[1]
