"""The guide from the proposal on, with an archive that CI reads and without; an edit by somebody without the text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.real.test_guide import BLOCK, EDITED, PROGRAM, WRITTEN, carry_out, change
from tests.support.clones import Clone, clone_with

PROPOSE, CHECK, MERGE, DEPLOY = [block for kind, _, block in BLOCK.findall(WRITTEN) if kind == "sh"]
BASES = "content/districts/xiuyu/opinions-2026/programmes/ceshi-jidi-jianshe.md"
BEFORE_BUILD = "".join(CHECK.splitlines(keepends=True)[:3])
"""Of the checks all but the build, which takes longest."""
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("guide")]
EACH = pytest.mark.parametrize("has_archive", [False, True], ids=["without an archive", "with an archive"])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an editor: a clone with a district written as the guide says; the text lies beside it."""
    folder = tmp_path_factory.mktemp("editor")
    content = folder / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns("districts", "changes.yaml", "published"))
    clone = clone_with(content, folder / "clone")
    (clone.folder / "tests/integration/editor").mkdir(parents=True)
    shutil.copy(ROOT / "tests/integration/editor/sample.html", clone.folder / "tests/integration/editor")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(clone.folder)
        for name in ("LANG", "LC_ALL", "LC_MESSAGES", "BILIN_ARCHIVE"):
            monkeypatch.delenv(name, raising=False)
        carry_out(clone.folder)
    return folder


@pytest.fixture
def editor(written: Path, tmp_path: Path) -> Clone:
    """The editor's clone."""
    return Clone(shutil.copytree(written, tmp_path / "editor", symlinks=True) / "clone")


@pytest.fixture
def archive(editor: Clone) -> Path:
    """The archive that a maintainer has put the editor's text into."""
    return shutil.copytree(editor.folder.parent / "shared/sources", editor.folder.parent.parent / "archive")


def follow(clone: Clone, block: str, *, archive: Path | None = None) -> list[str]:
    """Run each line of a block, and return what it said."""
    variables = {"BILIN_ARCHIVE": str(archive)} if archive else {}
    said = []
    for line in block.splitlines():
        done = clone.shell(line, **variables)
        assert done.returncode == 0, (line, done.stdout, done.stderr)
        said.append(done.stdout + done.stderr)
    return said


@EACH
def test_a_new_district_goes_from_the_proposal_to_its_pages(
    editor: Clone, archive: Path, tmp_path: Path, has_archive: bool
) -> None:
    used = archive if has_archive else None
    follow(editor, PROPOSE)
    _, checked, _, built = follow(editor.clone(tmp_path / "proposal/clone", "xiuyu"), CHECK, archive=used)
    assert ("存档 1/1 份" in checked, "存档 1/1 份" in built) == (has_archive, has_archive)
    follow(editor, MERGE)
    deployed = editor.clone(tmp_path / "landed/clone", "main")
    follow(deployed, DEPLOY, archive=used)
    page = (deployed.folder / "public/districts/xiuyu/opinions-2026/source.html").read_text("utf-8")
    assert ("本次生成网站时没有来源文件" not in page) == has_archive


def test_a_text_that_is_not_in_the_archive_yet_stops_nothing(editor: Clone, tmp_path: Path) -> None:
    follow(editor, PROPOSE)
    empty = tmp_path / "empty"
    empty.mkdir()
    said = follow(editor.clone(tmp_path / "proposal/clone", "xiuyu"), BEFORE_BUILD, archive=empty)
    assert "存档 0/1 份" in said[1]


@pytest.fixture
def colleague(editor: Clone, tmp_path: Path) -> Clone:
    """The clone of somebody who does not have the text, after the edit that the guide shows."""
    follow(editor, PROPOSE + MERGE)
    clone = editor.clone(tmp_path / "colleague/clone", "main")
    (edit,) = [(path, block) for kind, path, block in BLOCK.findall(EDITED) if kind == "diff"]
    change(clone.folder / edit[0], edit[1])
    (commands,) = [block for kind, _, block in BLOCK.findall(EDITED) if kind == "sh"]
    follow(clone, commands)
    return clone


def test_an_edit_without_the_text_is_green_and_published_as_not_yet_verified(colleague: Clone, tmp_path: Path) -> None:
    _, checked, _ = follow(colleague.clone(tmp_path / "proposal/clone", "main"), BEFORE_BUILD)
    assert "::error" not in checked
    follow(colleague, DEPLOY)
    page = (colleague.folder / "public/districts/xiuyu/opinions-2026.html").read_text("utf-8")
    assert 'data-claim="xiuyu.opinions-2026.summary" data-verified="no" data-mark="unchecked"' in page


def test_the_archive_settles_the_edit_and_offers_the_lock(colleague: Clone, archive: Path, tmp_path: Path) -> None:
    proposal = colleague.clone(tmp_path / "proposal/clone", "main")
    follow(proposal, ".ci/archive", archive=archive)
    assert proposal.shell(".ci/locks > locks.patch").returncode == 1
    assert proposal.run(".ci/release").returncode != 0
    (patch_lines,) = [block for block in EDITED.split("```") if block.startswith("text\n") and "locks.patch" in block]
    follow(proposal, patch_lines.removeprefix("text\n"))
    follow(proposal, BEFORE_BUILD + DEPLOY, archive=archive)


def test_an_edit_that_the_text_refutes_is_an_error_where_the_text_is(
    colleague: Clone, archive: Path, tmp_path: Path
) -> None:
    bases = colleague.folder / BASES
    text = bases.read_text("utf-8")
    bases.write_text(text.replace("建成测试基地5个以上", "建成测试基地6个以上"), "utf-8")
    assert bases.read_text("utf-8") != text
    colleague.commit("content: a mistake")
    proposal = colleague.clone(tmp_path / "proposal/clone", "main")
    check = CHECK.splitlines()[1]
    assert proposal.shell(check).returncode == 0
    follow(proposal, ".ci/archive", archive=archive)
    done = proposal.shell(check)
    assert (done.returncode, "::error file=content/" in done.stdout, BASES in done.stdout) == (1, True, True)


def test_every_command_of_the_guide_is_one_of_the_workflows_or_of_git() -> None:
    workflows = "".join((ROOT / path).read_text("utf-8") for path in (".gitlab-ci.yml", ".github/workflows/check.yml"))
    for line in (CHECK + DEPLOY).splitlines():
        assert line in workflows, line
    assert all(line.startswith("git ") for line in (PROPOSE + MERGE).splitlines())
    assert PROGRAM not in DEPLOY
