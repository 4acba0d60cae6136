"""The structure of the code: who may import whom, who may print, who may touch files."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from builder.text.invisible import UNWANTED
from tests.conftest import ROOT

# From the ground up. A module may import its own floor's package and the floors below it.
FLOORS = [
    {"text"},
    {"findings"},
    {"yamltext"},
    {"model"},
    {"content", "urls", "templates", "publish"},
    {"checks"},
    {"evidence"},
    {"compare"},
    {"search"},
    {"views"},
    {"export"},
    {"routes"},
    {"render"},
    {"pipeline", "editor"},
    {"preview"},
    {"cli"},
]
COMMANDS = ("cli",)
# The messages and the divisions are data of the program; the server hands files out; Pagefind knows nothing but files.
TOUCHES_FILES = (
    "content/read.py",
    "content/git.py",
    "content/write.py",
    "evidence/archive.py",
    "templates.py",
    "publish.py",
    "preview/server.py",
    "preview/watch.py",
    "findings/messages/__init__.py",
    "model/divisions.py",
    "search/pagefind.py",
)
MODULES = sorted((ROOT / "builder").rglob("*.py"))


def part(path: Path) -> str:
    return path.relative_to(ROOT / "builder").parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The parts of the builder that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "builder":
            parts = (node.module or "").split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
    return found


def floor(name: str) -> int:
    return next(number for number, names in enumerate(FLOORS) if name in names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_go_down_only(path: Path) -> None:
    here = part(path)
    if here == "__init__":
        assert imports(path) == set()
        return
    upward = {name for name in imports(path) - {here} if floor(name) >= floor(here)}
    assert not upward


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if part(path) in COMMANDS:
        return
    called = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"print", "exit", "quit", "input"}
    assert "click" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_load_and_write_touch_files(path: Path) -> None:
    if path.relative_to(ROOT / "builder").as_posix() in TOUCHES_FILES or part(path) in COMMANDS:
        return
    attributes = {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
    assert not attributes & {"read_text", "write_text", "read_bytes", "write_bytes", "unlink", "mkdir", "rename"}


def test_no_file_has_a_character_that_nobody_sees() -> None:
    folders = ("builder", "site_templates", "docs", ".ci", ".github", ".vscode", "tests")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    spoilt = ("tests/sites_invalid/", "tests/sources/", "tests/golden/", "tests/tools/")
    ours = (".py", ".yaml", ".yml", ".md", ".html", ".css", ".js", ".json", "")
    for path in [*files, *(path for path in ROOT.iterdir() if path.is_file())]:
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in ours and not name.startswith(spoilt):
            assert not UNWANTED.search(path.read_text("utf-8")), name


def test_nothing_about_the_policy_field_is_written_into_the_code() -> None:
    words = ("人才", "talent", "安居", "引才")
    for path in MODULES:
        text = path.read_text("utf-8")
        assert not [word for word in words if word in text], path
