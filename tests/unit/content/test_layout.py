"""The list of kinds is the only place that knows where content files lie."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch

import pytest

from builder.content.layout import KINDS, PLAN, VOCABULARIES, Kind, find_kind
from tests.conftest import ROOT

FILE_NAMES = {kind.path.rpartition("/")[2] for kind in KINDS} - {"{page}.md", "{programme}.md", "{vocabulary}.yaml"}
FOLDERS = ("programmes/", "/programmes", "vocabularies/", "/vocabularies")
PLACES = re.compile("|".join(map(re.escape, (*FILE_NAMES, *FOLDERS))))
GUIDE = (ROOT / "docs/editing.zh-CN.md").read_text("utf-8")


def typed_paths(source: str) -> Iterator[str]:
    """The words of a module's strings, docstrings left out, that name a content file or a folder of content."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings]
    # In a sentence, with other words around it, a name is for readers and leads to no file.
    words = [text for text in strings if isinstance(text, str) and " " not in text]
    return (word for word in words if PLACES.search(word))


def test_no_other_module_types_out_where_content_files_lie() -> None:
    typed = {
        path.relative_to(ROOT).as_posix(): list(typed_paths(path.read_text("utf-8")))
        for path in (ROOT / "builder").rglob("*.py")
        # Addresses of pages are no places of content; and what knows all models takes longer than a short cut may.
        if path.name not in ("layout.py", "urls.py", "unchanged.py")
    }
    assert {path: words for path, words in typed.items() if words} == {}


@pytest.mark.parametrize(
    "line",
    [
        'folder / "plan.yaml"',
        'name.endswith("/evidence.lock")',
        'f"districts/{plan.district.id}/{plan.id}/programmes/{programme.id}.md"',
        'f"vocabularies/{name}.yaml"',
        'content / "vocabularies" / "number-idioms.yaml"',
    ],
)
def test_a_path_that_is_typed_out_is_noticed(line: str) -> None:
    assert list(typed_paths(f'"""A module about plan.yaml."""\npath = {line}\n'))


def test_a_sentence_for_readers_may_name_a_file() -> None:
    assert not list(typed_paths('title = "照原文，先在 plan.yaml 登记"'))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_path_of_ids_leads_back_to_the_kind_and_the_ids(kind: Kind) -> None:
    ids = kind.ids[:1] or tuple(f"{part}-1" for part in kind.id_names)
    assert find_kind(kind.path_of(*ids)) == (kind, ids)


def test_a_path_needs_as_many_ids_as_it_has_parts() -> None:
    with pytest.raises(ValueError, match="zip"):
        PLAN.path_of("liwan")


def test_every_vocabulary_is_of_one_kind() -> None:
    assert sorted(name for kind in KINDS for name in kind.ids) == sorted(VOCABULARIES)


def test_the_guide_for_editors_shows_every_kind_of_file_that_they_write() -> None:
    shown = re.findall(r"^  (\S+)", GUIDE.partition("content/\n")[2].partition("```")[0], re.MULTILINE)
    globs = [re.sub("<.*?>", "*", path) for path in shown]
    hidden = [kind.name for kind in KINDS if kind.by_hand and not any(fnmatch(kind.wildcard, glob) for glob in globs)]
    assert hidden == []
