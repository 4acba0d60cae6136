"""What documents name is there: files, sections, targets of make, commands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.cli.table import COMMANDS
from tests.conftest import ROOT

DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "builder/editor/starter/README.md"],
)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
NO_LINK = re.compile(r"\\\[[^\[\]]*\]")
"""Words in brackets that are no link, since the first of them has a backslash."""
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
ROOMS = "|".join(sorted(path.parent.name for path in (ROOT / "builder").glob("*/__init__.py")))
PATH = re.compile(
    rf"`((?:builder|site_templates|tests|docs|content|\.ci|\.github|\.vscode)/[^`\s<…{{]*|(?:{ROOMS})/[^`\s<…{{]*\.py)`"
)
"""A path that is written out, or a module by its room; one with a name to be filled in is none."""
OTHERS = ("decisions", "readings", "CHANGELOG", "starter")
"""What is said there of files was so then, or is so in another folder."""
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LISTED = re.compile(r"\(([a-z_]+(?:, [a-z_]+)*)\)")
"""Names alone, in parentheses, with commas between."""
CONTINUED = re.compile(r"\n {16,}")
"""Where what is said of a room goes on in the next line."""


def anchors(text: str) -> set[str]:
    """The anchors that git hosts give the headings of a document."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in HEADING.findall(text)}


def broken_links(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    broken = []
    for file, anchor in LINK.findall(NO_LINK.sub("", CODE.sub("", text))):
        target = path.parent / file if file else path
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            broken.append(f"{file}#{anchor}")
    return broken


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    assert broken_links(path) == []


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# A b\n[1](#a-b) [2](a.md#a-b) [3](#c) [4](b.md) [5](https://a.example/) `[6](c.md)`\n", "utf-8")
    assert broken_links(path) == ["#c", "b.md#"]


def missing_paths(path: Path) -> list[str]:
    """The paths that a document names and that are in neither the checkout nor, among its rooms, `builder/`."""
    named = PATH.findall(FENCED.sub("", path.read_text("utf-8")))
    return [name for name in named if not any(any(root.glob(name.rstrip("/"))) for root in (ROOT, ROOT / "builder"))]


@pytest.mark.parametrize(
    "path",
    [path for path in DOCUMENTS if not any(part in path.relative_to(ROOT).as_posix() for part in OTHERS)],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_files_that_documents_name_are_there(path: Path) -> None:
    assert missing_paths(path) == []


def test_a_file_that_is_not_there_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "`builder/urls.py` `builder/no.py` `tests/*/test_c*.py` `tests/<a>.py`\n"
        "`text/no.py` `text/pinyin.py` `text/no`\n```\n`docs/no.md`\n```\n",
        "utf-8",
    )
    assert missing_paths(path) == ["builder/no.py", "text/no.py"]


def test_what_documents_tell_to_run_can_be_run() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for path in DOCUMENTS:
        text = path.read_text("utf-8")
        code = "\n".join(
            re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL) + re.findall(r"`([^`\n]+)`", text)
        )
        assert set(re.findall(r"\bmake ([\w-]+)", code)) <= targets, path
        named = re.findall(r"^(?:\.venv/bin/python build\.py|bilin) ([a-z][a-z-]+)", code, re.MULTILINE)
        assert set(named) <= set(COMMANDS), path


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_lists_every_command(name: str) -> None:
    table = [line for line in (ROOT / name).read_text("utf-8").split("\n") if line.startswith("| `bilin ")]
    listed = {word for line in table for word in re.findall(r"`(?:bilin )?([a-z]+)", line.split("|")[1])}
    assert listed == set(COMMANDS)


def test_rooms_are_listed_in_the_order_in_which_they_may_import_each_other() -> None:
    text = (ROOT / "docs/development.md").read_text("utf-8")
    tree = text.partition("```\nbuilder/\n")[2].partition("site_templates/\n")[0]
    for container, indent in (("builder", " {2}"), ("builder.evidence", " {4}")):
        rooms = re.findall(rf"^{indent}([a-z]+)(?:/|\.py) ", tree, re.MULTILINE)
        floor_of = floors(container)
        assert sorted(rooms) == sorted(floor_of)
        assert rooms == sorted(rooms, key=lambda room: floor_of[room])


def floors(container: str) -> dict[str, int]:
    """The floor of each room in a package, from the ground up, as the contract about its layers has it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract.get("containers") == [container])
    return {room: number for number, layer in enumerate(reversed(layers)) for room in layer.split(" | ")}


def absent_modules(tree: str) -> list[str]:
    """What rooms list as their modules, in parentheses and by names alone, and do not have."""
    rooms = re.findall(r"^ +([a-z]+)/ +(.*)$", CONTINUED.sub(" ", tree), re.MULTILINE)
    listed = ((room, name) for room, words in rooms for names in LISTED.findall(words) for name in names.split(", "))
    return [f"{room}/{name}" for room, name in listed if not any(list_modules(room, name))]


def list_modules(room: str, name: str) -> Iterator[Path]:
    """The modules of a name in the rooms of a name: a room may have rooms within."""
    for folder in (ROOT / "builder" / room, *(ROOT / "builder").glob(f"*/{room}")):
        yield from folder.rglob(f"{name}.py")


def test_modules_that_the_map_of_rooms_names_are_there() -> None:
    tree = (ROOT / "docs/development.md").read_text("utf-8").partition("```\nbuilder/\n")[2]
    assert absent_modules(tree.partition("site_templates/\n")[0]) == []


def test_a_module_of_the_map_that_is_not_there_is_seen() -> None:
    tree = (
        "  text/  folds (normalise, plain) of words (decision 22)\n  render/  pages (render)\n    locks/  a (lock, key)"
    )
    assert absent_modules(tree) == ["text/plain", "locks/key"]
    assert absent_modules(f"{tree}\n{' ' * 16}(signatures,\n{' ' * 16}pens)")[2:] == ["locks/pens"]


def test_the_map_behind_all_changes_can_be_read_and_merged_line_by_line() -> None:
    lines = (ROOT / "docs/development.md").read_text("utf-8").split("\n")
    assert [line for line in lines if len(line) > 120 and not line.startswith("|")] == []


def test_nobody_is_told_to_ask_a_package_index_for_the_program_itself() -> None:
    """No index has it, and whoever takes its name there would run what they like where sites are built."""
    asks = re.compile(r"pip install(?: -\S+| \S+\.lock)* [\"']?bilin(?![\w.*-]*\.whl)")
    assert asks.search('pip install -r requirements.lock "bilin[dask]"')
    assert not asks.search("pip install bilin-*.whl")
    messages = (ROOT / "builder/findings/messages").glob("*.yaml")
    starter = (path for path in (ROOT / "builder/editor/starter").rglob("*") if path.is_file())
    texts = {path: path.read_text("utf-8") for path in (*DOCUMENTS, *messages, *starter)}
    assert [path for path, text in texts.items() if asks.search(text)] == []
    assert "\n./wheels/@wheel@\n" in texts[ROOT / "builder/editor/starter/requirements.txt"]
