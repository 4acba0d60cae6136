"""A line at a wrong level, or without its dash or its key, is one finding there, however many lines it puts wrong."""

from __future__ import annotations

import time

import pytest

from builder.yamltext.reading import read_yaml
from builder.yamltext.tree import node_at, plain

TEXT = """\
name: 扶持计划
themes:
  - cultivation
  - attraction
force: 加强
measures:
  - id: training
    name: 培训项目
    force: 深化
  - id: lectures
    name: 大讲坛
    summary: 干部培训的讲座品牌，原文写深化其建设。
    force: 深化
  - id: selection
    name: 选拔干部
    summary: 公开选拔。
    force: 加强
quantities:
  - id: posts
    label: 聘请的岗位
    min: 2
"""
LINES = TEXT.split("\n")


def spoilt(first: int, last: int, *rows: str) -> str:
    """The text with other lines instead of some, which are counted from 1."""
    return "\n".join([*LINES[: first - 1], *rows, *LINES[last:]])


def moved(first: int, last: int, by: int) -> str:
    """The text with some lines further in or out."""
    return spoilt(first, last, *(" " * by + row if by > 0 else row[-by:] for row in LINES[first - 1 : last]))


def problems(text: str) -> list[tuple[str, int, int, dict[str, str]]]:
    return [
        (item.rule, item.place.line, item.place.column, dict(item.values))
        for item in read_yaml(text, file="content/a.yaml")[1]
    ]


def test_the_text_is_right() -> None:
    assert problems(TEXT) == []


# At the column of the keys, what ends in a colon may as well be a key.
RESTS = [("原文写深化其建设。", 4), ("原文写深化\n其建设。", 4), ("原文写：深化其建设。", 3)]


@pytest.mark.parametrize(("rest", "indent"), [(rest, indent) for rest, most in RESTS for indent in range(most + 1)])
def test_a_text_that_is_broken_off_is_told_once_where_it_goes_on(rest: str, indent: int) -> None:
    text = spoilt(12, 12, "    summary: 干部培训的讲座品牌，", *(" " * indent + row for row in rest.split("\n")))
    assert problems(text) == [("line-break", 13, indent + 1, {})]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("title: 关于水手\n工作的意见\nkind: opinions\n", 2, 1),
        ("caveats:\n  - 这一份只为了测试，\n而且很短。\n  - 再试。\n", 3, 1),
        ("caveats:\n  - 这一份只是为了测试它的换行而写的一句话，而且\n  很短。\n  - 再试。\n", 3, 3),
        ("note: '只为测试，'\n而写。\nkind: opinions\n", 2, 1),
        ("note: |\n  只为测试，\n而写。\nkind: opinions\n", 3, 1),
        ("a:\n  note:\n    只为测试，\n  而写。\n  b: c\n", 4, 3),
    ],
)
def test_a_text_is_broken_off_anywhere(text: str, line: int, column: int) -> None:
    assert problems(text) == [("line-break", line, column, {})]


@pytest.mark.parametrize(
    ("text", "line", "written", "expected"),
    [
        (spoilt(10, 10, "- id: lectures"), 10, 0, 2),
        (moved(10, 13, -2), 10, 0, 2),
        (moved(10, 13, -1), 10, 1, 2),
        (moved(10, 13, 2), 10, 4, 2),
        (moved(10, 10, 2), 10, 4, 2),
        (moved(10, 10, 1), 10, 3, 2),
        (moved(14, 17, -2), 14, 0, 2),  # the last of its list
        (moved(7, 9, -2), 7, 0, 2),  # the first: what the items below it say counts
        (moved(7, 9, 2), 7, 4, 2),
        (moved(7, 7, 2), 7, 4, 2),
        (moved(4, 4, -1), 4, 1, 2),
        (moved(19, 19, -2), 19, 0, 2),  # the only item: what its keys say counts
        (moved(19, 19, 2), 19, 4, 2),
    ],
)
def test_an_item_that_was_moved_is_told_at_its_dash(text: str, line: int, written: int, expected: int) -> None:
    values = {"written": str(written), "expected": str(expected)}
    assert problems(text) == [("indentation-item", line, written + 1, values)]


@pytest.mark.parametrize(
    ("text", "line", "written", "expected"),
    [
        (moved(11, 11, -2), 11, 2, 4),
        (moved(11, 11, 2), 11, 6, 4),
        (moved(11, 11, -4), 11, 0, 4),  # it fits the keys of the file, but what follows it does not
        (moved(9, 9, 1), 9, 5, 4),
    ],
)
def test_a_key_that_was_moved_is_told_where_it_is(text: str, line: int, written: int, expected: int) -> None:
    values = {"written": str(written), "expected": str(expected)}
    assert problems(text) == [("indentation", line, written + 1, values)]


def test_a_key_behind_two_spaces_is_told_and_not_the_keys_below_it() -> None:
    text = spoilt(10, 10, "  -  id: lectures")
    assert problems(text) == [("indentation", 10, 6, {"written": "5", "expected": "4"})]


@pytest.mark.parametrize(
    "text",
    [moved(11, 11, 2), moved(9, 9, 1), moved(10, 13, -1), moved(10, 10, 2), spoilt(10, 10, "  -  id: lectures")],
)
def test_what_is_moved_is_read_where_it_belongs(text: str) -> None:
    """Else the mistakes in the rest of the file are told only when this one is mended."""
    intended, _ = read_yaml(TEXT, file="content/a.yaml")
    root, findings = read_yaml(text, file="content/a.yaml")
    assert intended
    assert root
    assert plain(root) == plain(intended)
    assert len(findings) == 1


def test_a_value_that_is_moved_is_told_where_it_is_written() -> None:
    root, _ = read_yaml(moved(11, 11, 2), file="content/a.yaml")
    line = LINES[10]
    place = node_at(root, ("measures", 1, line.split(":")[0].strip()))
    assert place
    assert (place.place.line, place.place.column) == (11, line.index(": ") + 2 + 2 + 1)


@pytest.mark.parametrize(("line", "indent"), [(10, 4), (10, 2), (10, 0), (7, 4), (14, 4)])
def test_an_item_without_its_dash_is_told_how_it_starts(line: int, indent: int) -> None:
    key = LINES[line - 1].strip("- ")
    values = {"example": f"- {key}", "spaces": "2"}
    assert problems(spoilt(line, line, " " * indent + key)) == [("list-item", line, indent + 1, values)]


def test_an_item_without_its_dash_is_an_item_all_the_same() -> None:
    """Else what names it, or lacks one of its keys, would be a mistake as well."""
    intended, _ = read_yaml(TEXT, file="content/a.yaml")
    text = spoilt(10, 10, "    id: lectures").replace("  - id: selection", "    id: selection")
    root, findings = read_yaml(text, file="content/a.yaml")
    assert [(item.rule, item.place.line) for item in findings] == [("list-item", 10), ("list-item", 14)]
    assert root is not None
    assert intended is not None
    assert plain(root) == plain(intended)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (spoilt(8, 8, "    id: training", "    name: 培训项目"), 8),  # twice in a row
        (spoilt(9, 9, "    force: 深化", "    id: training"), 10),  # nothing follows it
        (spoilt(9, 9, "    force: 深化", "    name: 培训项目"), 10),  # not what the items start with
    ],
)
def test_a_key_that_is_there_twice_starts_no_item(text: str, line: int) -> None:
    assert [problem[:2] for problem in problems(text)] == [("duplicate-key", line)]


def test_a_short_item_without_its_dash_is_told_as_such() -> None:
    assert problems(spoilt(4, 4, "  attraction")) == [("list-item", 4, 3, {"example": "- attraction", "spaces": "2"})]


def test_a_dash_that_runs_into_a_key_is_told_and_read_as_a_dash() -> None:
    root, findings = read_yaml(TEXT.replace("- id: lectures", "-id: lectures"), file="content/a.yaml")
    assert [(item.rule, item.place.line, item.place.column) for item in findings] == [("dash-space", 10, 3)]
    assert root is not None


def test_a_key_without_its_colon_is_not_called_the_rest_of_a_text() -> None:
    assert [problem[:2] for problem in problems(spoilt(11, 11, "    name 大讲坛"))] == [("yaml-syntax", 11)]


@pytest.mark.parametrize("by", [-2, -1, 1, 2])
@pytest.mark.parametrize("line", range(1, len(LINES)))
def test_a_line_that_was_moved_is_never_more_than_one_finding(line: int, by: int) -> None:
    assert len(problems(moved(line, line, by))) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "]\n" + "".join("  " * (number % 1000) + "- id: 1\n" for number in range(19_000)),
        "]\n" + "".join("a:\n  - id: 1\n" for _ in range(9_000)),
        "]\n" + "- " * 9_000 + "a: b\n" + " - " * 9_000 + "\n c: d\n" * 5_000,
    ],
    ids=["slope", "lists", "dashes"],
)
def test_hostile_lines_are_judged_quickly(text: str) -> None:
    start = time.process_time()
    assert problems(text)
    assert time.process_time() - start < 20
