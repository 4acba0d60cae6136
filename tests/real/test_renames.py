"""Everything that has an id is renamed, and no address of the site before is lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder import urls
from builder.pipeline import Checked
from builder.preview.on_demand import Files
from builder.text.relative import link_target
from tests.conftest import ROOT, checked, show_site
from tests.support import renaming
from tests.support.semantic_mutants import ONLY_THE_LOCK

ID = re.compile(r'\sid="([^"]+)"')
LINK = re.compile(r'\shref="([^":?#]*)(?:\?[^"#]*)?(#[^"]+)?"')
ONWARD = re.compile(r'href="([^"]+)" data-redirect')
OF_PAGE = ("w-", "a-", "n-", "money-", "rest-", "left-themes-", "right-themes-")
LIWAN = "districts/liwan-gz/opinions-2013"


def rename_everything(content: Path) -> None:
    renaming.rename_district(content, "liwan", "liwan-gz")
    renaming.rename_plan(content, "minhang", "stay-2022", "stay-in-minhang")
    renaming.rename_programme(content / LIWAN, "talent-awards", "xiguan-awards")
    renaming.rename_part(content / LIWAN, "xiguan-awards", "xiguan-merit-award", "merit-award")
    renaming.rename_part(content / LIWAN, "xiguan-awards", "xiguan-merit-award-money", "merit-award-money")
    renaming.rename_term(content, "themes", "housing", "homes")
    renaming.rename_term(content, "instruments", "prize", "awards")
    renaming.rename_term(content, "indicators", "prizes", "award-money")
    for path in content.glob("districts/**/*.md"):
        path.write_text(path.read_text("utf-8").replace("indicator: prizes\n", "indicator: award-money\n"), "utf-8")


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    content = tmp_path_factory.mktemp("renamed") / "content"
    shutil.copytree(ROOT / "content", content)
    rename_everything(content)
    return checked(content, sources=None)


def test_nothing_is_lost_and_every_rename_is_complete(renamed: Checked) -> None:
    # Without the archive, the claims under new ids wait to be compared with it.
    assert {finding.rule for finding in renamed.findings} <= ONLY_THE_LOCK


@pytest.mark.slow
def test_every_address_of_the_site_before_is_alive(renamed: Checked) -> None:
    before = checked(ROOT / "content", sources=None)
    old, new = (show_site(site) for site in (before, renamed))
    paths = {page.path for page in before.pages if page.is_published}
    anchors = set(_anchors_to_keep(old, paths))
    assert len(anchors) > 1_300
    pages = {path: _arrive(new, path) for path in sorted(paths)}
    assert [path for path, page in pages.items() if page is None] == []
    ids = {path: set(ID.findall(page or "")) for path, page in pages.items()}
    assert [f"{path}#{anchor}" for path, anchor in sorted(anchors) if anchor not in ids[path]] == []


@pytest.mark.slow
def test_every_download_of_the_site_before_is_alive(renamed: Checked) -> None:
    before = checked(ROOT / "content", sources=None)
    now = {page.path: page for page in renamed.pages}
    exported = [page.path for page in before.pages if page.exported]
    assert [path for path in exported if not (now.get(now[path].target) or now[path]).exported] == []
    moved = [path for path in exported if now[path].template == "redirect"]
    assert len(moved) > 10
    files = show_site(renamed)
    tried = {now[now[path].target].template: path for path in moved}.values()  # one of each kind of page
    for path in tried:
        data = files(urls.export_url(path, "csv"))
        assert data, path
        assert data == files(urls.export_url(now[path].target, "csv"))


def _arrive(files: Files, path: str) -> str | None:
    """The page at the end of the way that starts at `path`."""
    data = files(path)
    text = data.decode() if data else None
    onward = ONWARD.search(text) if text else None
    return _arrive(files, link_target(path, onward[1])) if onward else text


def _anchors_to_keep(files: Files, paths: set[str]) -> Iterator[tuple[str, str]]:
    """The anchors that pages of the site link to, and those of all measures and quantities."""
    for path in paths:
        text = (files(path) or b"").decode()
        yield from ((path, anchor) for anchor in ID.findall(text) if anchor.startswith(("q-", "m-")))
        for page, anchor in LINK.findall(text):
            target = link_target(path, page + anchor).partition("#")
            # A cell of agencies by theme (`w-`), a plan's answer on a question page (`a-`, and `n-` where it has no
            # number) and a run of rows of the list of numbers (`money-`, `rest-`) are no things of their own: only the
            # page itself leads there, no register lists them, and they have no former anchors yet. That one text alone
            # states a theme (`left-themes-`) rests on a silence, which under a new id waits to be compared with the
            # archive: the theme stands elsewhere on the page till then.
            # What a source's page says of its coverage is there only while a lock says it.
            own = target[2].startswith(OF_PAGE) or target[2] == "coverage"
            if target[0] in paths and target[2] and not own:
                yield target[0], target[2]
