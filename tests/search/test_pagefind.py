"""The Pagefind binary: what it is given, what comes back, and what happens when it fails."""

from __future__ import annotations

from pathlib import Path

import pagefind_bin  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from builder.cli import commands
from builder.findings.errors import PagefindError
from builder.search import pagefind
from builder.search.pagefind import index
from tests.conftest import SiteFrom, files_of

DOCUMENT = b"<html><body><p>aaaabbbb</p></body></html>"


@pytest.fixture
def binary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in place of Pagefind, to be written by the test."""
    path = tmp_path / "pagefind"
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: path)
    return path


def says(binary: Path, script: str) -> None:
    binary.write_text(f"#!/bin/sh\n{script}\n")
    binary.chmod(0o755)


def problem(seconds: float = 5) -> PagefindError:
    with pytest.raises(PagefindError) as caught:
        index({"a.html": DOCUMENT}, seconds=seconds)
    return caught.value


def test_the_same_documents_give_the_same_files_with_names_for_any_file_system() -> None:
    documents = {f"{name}/index.html": DOCUMENT + name.encode() for name in ("a", "b", "c")}
    first = index(documents)
    assert first == index(dict(reversed(documents.items())))
    assert sum(name.endswith(".pf_fragment") for name in first) == len(documents)
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-/") for name in first)
    assert len({name.casefold() for name in first}) == len(first)


def test_what_no_page_uses_is_not_published() -> None:
    assert not [name for name in index({"a.html": DOCUMENT}) if "ui" in name or "highlight" in name]


def test_a_binary_that_is_missing_is_said_to_be(binary: Path) -> None:
    assert not binary.exists()
    assert problem().problem == "missing"


def test_a_binary_that_may_not_be_run_is_said_to_be_missing(binary: Path) -> None:
    binary.write_text("x")
    assert problem().problem == "missing"


def test_a_crash_comes_with_what_the_binary_said(binary: Path) -> None:
    says(binary, "echo out of memory >&2; exit 3")
    error = problem()
    assert (error.problem, error.detail) == ("crash", "3: out of memory")


def test_a_binary_that_hangs_is_stopped(binary: Path) -> None:
    says(binary, "exec sleep 60")
    assert problem(seconds=0.1).problem == "timeout"


def test_an_index_with_fewer_pages_than_it_was_given_is_a_crash(binary: Path) -> None:
    says(binary, "exit 0")
    error = problem()
    assert (error.problem, error.detail) == ("crash", "0 / 1")


@pytest.mark.parametrize(
    ("script", "words"),
    [(None, "找不到或无法运行"), ("exit 1", "出错"), ("exec sleep 60", "没有完成")],
    ids=["missing", "crash", "timeout"],
)
def test_a_build_without_an_index_ends_with_2_says_what_to_do_and_leaves_the_site(
    site_from: SiteFrom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, words: str
) -> None:
    content, output, binary = site_from({}), tmp_path / "public", tmp_path / "pagefind"
    assert _build(content, output).exit_code == 0
    before = files_of(output)
    page = content / "pages" / "about.md"
    page.write_text(page.read_text("utf-8") + "\n补一句。\n", "utf-8")
    if script:
        says(binary, script)
    monkeypatch.setattr(pagefind, "SECONDS", 0.1)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: binary)
    done = _build(content, output)
    assert done.exit_code == 2
    assert words in done.output
    assert "已发布的网站没有改动" in done.output
    assert files_of(output) == before


def _build(content: Path, output: Path) -> Result:
    arguments = ["build", "--content", str(content), "--output", str(output), "--quiet", "--lang", "zh"]
    return CliRunner().invoke(commands.commands, arguments)
