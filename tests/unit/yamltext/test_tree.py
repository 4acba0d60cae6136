"""YAML text becomes a tree of strings that knows its places, and never anything worse than a finding."""

from __future__ import annotations

import json
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.findings.finding import Finding, Place
from builder.text.invisible import UNWANTED
from builder.yamltext.tree import MAX_DEPTH, Mapping, Node, Scalar, Sequence, compose, node_at, plain

# Text that a content file may hold: everything but what reading the file refuses.
TEXT = st.text(
    st.characters(exclude_categories=["Cs"])
    .filter(lambda item: not UNWANTED.match(item))
    .filter(lambda item: item != "\r"),
    max_size=40,
)
KEYS = TEXT.filter(lambda key: key != "<<")
TREES = st.recursive(
    TEXT,
    lambda inside: st.lists(inside, max_size=4, unique_by=repr) | st.dictionaries(KEYS, inside, max_size=4),
    max_leaves=12,
)


def tree(text: str, *, first_line: int = 1) -> Node:
    root, outcome = compose(text, file="content/a.yaml", first_line=first_line)
    assert outcome == []
    assert root is not None
    return root


@pytest.mark.parametrize(
    ("path", "line"),
    [((), 1), (("a",), 2), (("a", 1), 3), (("a", 1, "b"), 3), (("a", "list", 1), 3), (("a", 2), 2), (("c", "a", 0), 2)],
)
def test_a_place_is_that_of_the_nearest_part_that_exists(path: tuple[int | str, ...], line: int) -> None:
    node = node_at(tree("a:\n  - x\n  - b: y\n"), path)
    assert node is not None
    assert node.place.line == line


def problems(text: str) -> list[tuple[str, int, int]]:
    return [
        (problem.rule, problem.place.line, problem.place.column) for problem in compose(text, file="content/a.yaml")[1]
    ]


@pytest.mark.parametrize(
    "written",
    [
        "0310112",
        "yes",
        "no",
        "on",
        "2022.8",
        "2022-08-03",
        "12:30",
        "1_000",
        "1e3",
        ".inf",
        "0x1F",
        "~",
        "null",
        "=",
        "",
    ],
)
def test_every_scalar_stays_the_string_that_was_typed(written: str) -> None:
    assert plain(tree(f"key: {written}")) == {"key": written}
    assert plain(tree(f"- {written}")) == [written]


def test_a_tree_is_mappings_lists_and_strings() -> None:
    text = "a: 1\nb:\n  - x\n  - {c: d, e: [f, g]}\n说明: |\n  第一行\n  第二行\n"
    assert plain(tree(text)) == {"a": "1", "b": ["x", {"c": "d", "e": ["f", "g"]}], "说明": "第一行\n第二行\n"}


def test_places_count_lines_from_one_and_columns_in_characters() -> None:
    root = tree("名称: 区\n列表: [甲乙, 丙, '丁']\n")
    assert isinstance(root, Mapping)
    assert root.keys == {"名称": Place("content/a.yaml", 1, 1), "列表": Place("content/a.yaml", 2, 1)}
    listed = root.values["列表"]
    assert isinstance(listed, Sequence)
    assert [(item.place.line, item.place.column) for item in [root.values["名称"], listed, *listed.items]] == [
        (1, 5),
        (2, 5),
        (2, 6),
        (2, 10),
        (2, 13),
    ]


def test_a_character_outside_the_first_plane_is_one_column() -> None:
    root = tree("𠮷野: [𠮷, 家]")
    assert isinstance(root, Mapping)
    listed = root.values["𠮷野"]
    assert isinstance(listed, Sequence)
    assert [item.place.column for item in listed.items] == [6, 9]


def test_places_in_front_matter_count_from_its_line_in_the_file() -> None:
    root = tree("a: 1\nb: 2", first_line=2)
    assert isinstance(root, Mapping)
    assert (root.keys["a"].line, root.values["b"].place.line) == (2, 3)
    _, outcome = compose("a: 1\na: 2", file="content/a.yaml", first_line=2)
    assert [(problem.place.line, problem.values["first"]) for problem in outcome] == [(3, "2")]


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a: &b c", "yaml-feature", 1, 4),
        ("a: *b", "yaml-feature", 1, 4),
        ("a: 1\nb: !!int 2", "yaml-feature", 2, 4),
        ("a: !!python/object/apply:os.system [x]", "yaml-feature", 1, 4),
        ("a: !local b", "yaml-feature", 1, 4),
        ("a: 1\n<<: {b: c}", "yaml-feature", 2, 1),
        ("a: 1\n<<: *b", "yaml-feature", 2, 1),
        ("? [a, b]\n: c", "yaml-key", 1, 3),
        ("a: {{ 7*7 }}", "yaml-key", 1, 5),
        ("a: 1\nb: 2\na: 3", "duplicate-key", 3, 1),
        ("a: {b: 1, b: 2}", "duplicate-key", 1, 11),
        ("a: 1\n---\nb: 2", "yaml-documents", 2, 1),
        ('a: "\\u202e"', "character", 1, 4),
        ('"\\0": b', "character", 1, 1),
        ("a: " + "[" * MAX_DEPTH + "b" + "]" * MAX_DEPTH, "yaml-depth", 1, 3 + MAX_DEPTH),
        ("a: 中文\x01", "yaml-character", 1, 6),
        ("一: 二\n三: 四\uffff", "yaml-character", 2, 5),
        ("a: \ud800", "yaml-character", 1, 4),
    ],
)
def test_what_the_subset_lacks_is_one_finding_at_its_place(text: str, rule: str, line: int, column: int) -> None:
    assert problems(text) == [(rule, line, column)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b\nkind：x\nc: d", 2, 1),  # a full-width colon: the parser stumbles a line later
        ("a: 1\nb: 'never closed\nc: 2\n", 2, 4),
        ("a: [x, y\nb: c\n", 1, 4),
        ('a: "他说"水手"很重要"', 1, 8),
        ("a: 目标: 100人", 1, 6),
        ("a:\n\t- b\n", 2, 1),
        ("a: @b", 1, 4),
        ("a:\n  b: c\n d: e\n", 3, 2),
        ('a: "D:\\文件"', 1, 7),
    ],
)
def test_a_syntax_error_is_told_where_the_mistake_is(text: str, line: int, column: int) -> None:
    root, _ = compose(text, file="content/a.yaml")
    assert root is None
    assert problems(text) == [("yaml-syntax", line, column)]


def test_a_key_that_is_there_twice_keeps_its_first_value() -> None:
    root, outcome = compose("a: 1\na: 2\n", file="content/a.yaml")
    assert root is not None
    assert plain(root) == {"a": "1"}
    assert [problem.rule for problem in outcome] == ["duplicate-key"]


@pytest.mark.parametrize("text", ["a: &b", "a: *b", "<<: {a: b}", "{{x}}: 1", "a: 1\n---\nb: 2", 'a: "\\u200b"'])
def test_a_text_outside_the_subset_has_no_tree_that_could_be_found_wanting(text: str) -> None:
    assert compose(text, file="content/a.yaml")[0] is None


@pytest.mark.parametrize("text", ["a: &b c", "a: !b c", "a: &b !d c", "a: &b [c]"])
def test_an_anchor_or_a_tag_hides_no_mistake_in_the_rest(text: str) -> None:
    root, outcome = compose(text, file="content/a.yaml")
    assert root is not None
    assert plain(root) in ({"a": "c"}, {"a": ["c"]})
    assert {problem.rule for problem in outcome} == {"yaml-feature"}


def test_all_features_that_the_subset_lacks_are_told_at_once() -> None:
    assert problems("a: &x 1\nb: *x\nc: !y z\n") == [
        ("yaml-feature", 1, 4),
        ("yaml-feature", 2, 4),
        ("yaml-feature", 3, 4),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n"])
def test_nothing_is_no_tree_and_no_finding(text: str) -> None:
    root, outcome = compose(text, file="content/a.yaml")
    assert root is None or root == Scalar(root.place, "")
    assert outcome == []


def test_the_deepest_tree_that_is_allowed_is_read() -> None:
    levels = MAX_DEPTH - 1
    root: object = plain(tree("[" * levels + "a" + "]" * levels))
    for _ in range(levels):
        assert isinstance(root, list)
        root = root[0]
    assert root == "a"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 1_000_000,
        "{" * 1_000_000,
        "- " * 500_000,
        "? " * 500_000,
        "a: " + "&x " * 300_000,
        "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(1, 5_000)),
        "a:\n" * 200_000,
        "'" + "x" * 1_000_000,
    ],
    ids=["lists", "mappings", "items", "keys", "anchors", "laughs", "twins", "quote"],
)
def test_hostile_text_is_refused_quickly(text: str) -> None:
    start = time.process_time()
    assert compose(text, file="content/a.yaml")[1]
    assert time.process_time() - start < 20


@given(st.dictionaries(KEYS, TREES, max_size=6))
def test_any_tree_of_text_comes_back_as_the_same_strings(content: dict[str, object]) -> None:
    for text in (
        yaml.safe_dump(content, allow_unicode=True, default_style='"', sort_keys=False, width=10_000),
        json.dumps(content, ensure_ascii=False),
        json.dumps(content, ensure_ascii=False, indent=2),
    ):
        assert plain(tree(text)) == content


@given(st.dictionaries(TEXT.filter(lambda key: key not in ("<<", "")), TEXT, min_size=1, max_size=6))
def test_every_key_and_value_stands_where_its_place_says(content: dict[str, str]) -> None:
    text = yaml.safe_dump(content, allow_unicode=True, default_style='"', sort_keys=False, width=10_000)
    root = tree(text)
    assert isinstance(root, Mapping)
    for place, expected in [*zip(root.keys.values(), root.keys, strict=True)] + [
        (node.place, node.text) for node in root.values.values() if isinstance(node, Scalar)
    ]:
        rest = text.split("\n")[place.line - 1][place.column - 1 :]
        assert rest.startswith('"')
        assert yaml.safe_load(rest[: _end_of_quoted(rest)]) == expected


def _end_of_quoted(text: str) -> int:
    """Behind the quote that closes the one at the start."""
    end = 1
    while text[end] != '"':
        end += 2 if text[end] == "\\" else 1
    return end + 1


@given(st.text(max_size=300) | st.text("a: -[]{}'\"\n\t&*!|>#%@`,?\\<中：\r\ud800\ufeff\x85", max_size=80))
def test_random_text_is_a_tree_or_findings_but_never_an_error(text: str) -> None:
    root, outcome = compose(text, file="content/a.yaml")
    assert all(
        isinstance(problem, Finding) and problem.place.line >= 1 and problem.place.column >= 1 for problem in outcome
    )
    assert root is None or isinstance(root, Scalar | Sequence | Mapping)


@given(st.binary(max_size=300))
def test_random_bytes_are_a_tree_or_findings_but_never_an_error(data: bytes) -> None:
    compose(data.decode("latin-1"), file="content/a.yaml")
    compose(data.decode("utf-8", "replace"), file="content/a.yaml")
    compose(data.decode("utf-8", "surrogateescape"), file="content/a.yaml")
