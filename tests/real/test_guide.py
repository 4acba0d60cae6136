"""The guide for editors, carried out: its commands are run and its changes are made, from a saved page to its pages."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.commands import commands
from builder.pipeline import check_content
from tests.conftest import ROOT, silent
from tests.support.coverage import is_complete

GUIDE, PROPOSED = (ROOT / "docs/adding-a-district.zh-CN.md").read_text("utf-8").split("\n## 7. ")
WRITTEN, EDITED = PROPOSED.split("\n## 8. ")
BLOCK = re.compile(r"^```(sh|diff)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAM = ".venv/bin/python build.py "
PLAN = Path("content/districts/xiuyu/opinions-2026")
PAGES = Path("public/districts/xiuyu")


def changes(block: str) -> Iterator[tuple[str, str]]:
    """What each run of - and + lines replaces by what."""
    for removed, added in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)*)", block, re.MULTILINE):
        yield re.sub("^-", "", removed, flags=re.MULTILINE), re.sub(r"^\+", "", added, flags=re.MULTILINE)


def change(path: Path, block: str) -> None:
    for old, new in changes(block):
        text = path.read_text("utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository as an editor has it, without districts, in a folder whose neighbour is the archive."""
    clone = tmp_path / "clone"
    shutil.copytree(
        ROOT / "content", clone / "content", ignore=shutil.ignore_patterns("districts", "changes.yaml", "published")
    )
    (clone / "tests/integration/editor").mkdir(parents=True)
    shutil.copy(ROOT / "tests/integration/editor/sample.html", clone / "tests/integration/editor")
    monkeypatch.chdir(clone)
    for name in ("LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    return clone


def carry_out(clone: Path) -> list[str]:
    """Do what the guide says to write a district; return what its commands said."""
    said = []
    for kind, path, block in BLOCK.findall(GUIDE):
        if kind == "diff":
            change(clone / path, block)
            continue
        for line in block.splitlines():
            assert line.startswith(PROGRAM)
            done = CliRunner().invoke(commands, shlex.split(line.removeprefix(PROGRAM)), catch_exceptions=False)
            assert done.exit_code == 0, (line, done.output)
            said.append(done.output)
    return said


def test_the_guide_leads_from_a_saved_page_to_verified_pages(clone: Path) -> None:
    district, drafted, listed, locked, strict, built = carry_out(clone)
    assert "接下来" in district
    assert "可疑" in drafted
    assert listed.count("[draft-programme]") == 3
    assert "检查通过" in locked
    assert "检查通过" in strict
    assert (clone / PLAN / "evidence.lock").is_file()
    pages = {
        path.relative_to(clone / PAGES).as_posix(): path.read_text("utf-8") for path in (clone / PAGES).rglob("*.html")
    }
    assert {"opinions-2026.html", "opinions-2026/ceshi-renyuan-peixun-jihua.html", "opinions-2026/source.html"} <= set(
        pages
    )
    assert not [path for path, page in pages.items() if "草稿" in page]
    assert 'data-verified="yes"' in pages["opinions-2026/ceshi-renyuan-peixun-jihua.html"]
    assert built.rstrip().endswith("index.html")


def test_every_claim_that_the_program_compares_is_verified_in_the_guides_district(clone: Path) -> None:
    carry_out(clone)
    checked = check_content(clone / "content", shown_as="content", sources=None, log=silent)
    (page,) = checked.ledger.values()
    # The 5—10 years of the first are how the guide reads 510年; the others stand behind a time that they do not say.
    numbers = ("ceshi-renyuan-peixun-jihua.q2", "ceshi-renyuan-peixun-jihua.q3", "ceshi-jidi-jianshe.q2")
    # A firm verb beside a reservation waits for a reader.
    unproved = {f"xiuyu.opinions-2026.{claim}" for claim in (*numbers, "jiaqiang-ceshi-gongzuo-lingdao.force")}
    assert page.verified == {claim.id for claim in page.claims if claim.aspect == "verbatim"} - unproved
    assert page.coverage
    assert is_complete(page.coverage)


def test_what_the_draft_left_to_be_written_keeps_it_from_being_published(clone: Path) -> None:
    """Deleting the marks alone does not make a draft a text."""
    for _, _, block in [match for match in BLOCK.findall(GUIDE) if match[0] == "sh"][:2]:
        CliRunner().invoke(commands, shlex.split(block.strip().removeprefix(PROGRAM)), catch_exceptions=False)
    for path in [clone / PLAN / "plan.yaml", *(clone / PLAN / "programmes").iterdir()]:
        path.write_text(re.sub("^draft: true.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    done = CliRunner().invoke(commands, ["build"], catch_exceptions=False)
    assert done.exit_code == 1
    assert "[draft-left]" in done.output
    assert not (clone / "public").exists()
