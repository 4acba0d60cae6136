"""The values of a text without its tree, and the tree made again: both are what the tree that was read has."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from builder.findings.finding import Place
from builder.yamltext.packed import read_packed
from builder.yamltext.reading import read_yaml
from builder.yamltext.tree import MAX_DEPTH, MAX_NODES, compose, plain
from builder.yamltext.values import load_values
from tests.unit.yamltext.test_tree import TREES

FILE = "content/a.yaml"
PLAIN = "# 说明\n\nname: 甲\nthemes: [housing, '12']\nmeasures:\n  - id: a\n    cite:\n      - 'page:3'\n"
UNUSUAL = {
    "a key twice": "a: 1\na: 2",
    "an anchor": "a: &b 1",
    "an alias": "a: *b",
    "a tag": "a: !t 1",
    "a key that is merged": "<<: {a: b}",
    "a key that is none": "{{x}}: 1",
    "two documents": "a: 1\n---\nb: 2",
    "an escape": 'a: "\\u200b"',
    "no document": "# 说明\n",
    "a broken line": "a: [x\nb: c\n",
    "half a character": "a: \ud800",
    "more levels than there may be": "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
    "more values than there may be": f"[{'a,' * MAX_NODES}a]",
}


@given(TREES)
def test_the_values_of_a_text_are_those_of_its_tree(data: object) -> None:
    text = json.dumps(data, ensure_ascii=False)
    root, _ = compose(text, file=FILE)
    loaded = load_values(text)
    assert root is not None
    assert loaded is None or loaded == (plain(root), 0, 0)
    assert loaded is not None or "\\" in text


def test_the_values_of_a_text_begin_where_its_tree_does() -> None:
    root, _ = compose(PLAIN, file=FILE)
    assert root is not None
    assert load_values(PLAIN) == (plain(root), root.place.line - 1, root.place.column - 1)


@pytest.mark.parametrize("text", UNUSUAL.values(), ids=UNUSUAL)
def test_whatever_there_may_be_to_say_of_a_text_is_left_to_the_tree(text: str) -> None:
    assert load_values(text) is None


@pytest.mark.parametrize("text", [PLAIN, "name：甲\nthemes: [a，b]\n", "name: 甲\nname: 乙\n", *UNUSUAL.values()])
def test_a_tree_that_is_read_again_is_what_was_read(text: str) -> None:
    root, findings = read_yaml(text, file=FILE, first_line=3)
    values, tree, problems = read_packed(text, file=FILE, first_line=3)
    assert problems == findings
    if root is None:
        assert (values, tree) == (None, None)
    else:
        assert tree is not None
        assert (values, tree.text, tree.root, tree.place) == (plain(root), text, root, root.place)


def test_a_tree_says_its_places_in_the_file_also_where_its_text_is_corrected() -> None:
    _, tree, _ = read_packed("name：甲\nkind: 乙\n", file=FILE, first_line=2)
    assert tree is not None
    assert tree.root.values["kind"].place == Place(FILE, 3, 7)  # type: ignore[union-attr]
