"""Texts made to stop a build are converted like others: what nobody means is text."""

from __future__ import annotations

import re
from itertools import product

import pytest

from builder.model.types import MAX_TEXT
from builder.text.markdown import links, plain_text, to_html
from builder.text.markdown_blocks import DEEPEST, MOST_CELLS
from builder.text.markdown_inline import LONGEST_LABEL, MOST_SIGNS
from builder.text.markdown_syntax import DEEPEST_ELEMENTS

UNITS = [
    *("[", "![", "[a](", "[[a]", '[a](b "', "[a]:", "[a](b) ", "<a:", "*", "*a ", "**a*b"),
    *("_a ", "~~a ", "`", "``a`", "\\"),
    *("> ", ">", "- ", "1. ", "* - ", "> - ", "- a\n", "    - a\n", "#", "# a\n", "a\n=\n"),
    *("_ _ _\n", "|", "a|b\n", "&", "\n"),
    *("    a\n", "\t", "- a\n\n    b\n\n", "<!--", "***a** ", "*_a_*"),
]  # fmt: skip


def html_of(text: str) -> str:
    return to_html(text, resolve=str)


def depth(html: str) -> int:
    deepest = here = 0
    for closing, name in re.findall(r"<(/?)([a-z0-9]+)", html):
        here += 0 if name in ("br", "hr") else -1 if closing else 1
        deepest = max(deepest, here)
    return deepest


@pytest.mark.parametrize("unit", UNITS)
def test_a_sign_repeated_to_the_limit_ends_as_shallow_html(unit: str) -> None:
    text = (unit * MAX_TEXT)[:MAX_TEXT]
    assert depth(html_of(text)) <= DEEPEST_ELEMENTS + 2


@pytest.mark.parametrize(("sign", "element"), [("> ", "blockquote"), ("- ", "ul"), ("1. ", "ol")])
def test_blocks_nested_beyond_the_limit_are_text(sign: str, element: str) -> None:
    assert html_of(sign * (DEEPEST // 2) + "甲").count(f"<{element}>") == DEEPEST // 2
    deep = html_of(sign * 200 + "甲")
    assert deep.count(f"<{element}>") <= DEEPEST
    assert sign.strip().replace(">", "&gt;") * 2 in deep.replace(" ", "")
    assert "甲" in deep


def test_items_indented_beyond_the_limit_are_text() -> None:
    deep = html_of("".join(f"{' ' * 4 * level}- 甲{level}\n" for level in range(90)))
    assert deep.count("<ul>") <= DEEPEST
    assert "甲89" in deep


def test_emphasis_nested_beyond_the_limit_is_text() -> None:
    signs = "*_" * 200
    assert depth(html_of(f"{signs}甲{signs[::-1]}")) <= DEEPEST_ELEMENTS + 1


@pytest.mark.parametrize(("sign", "element"), [("*甲* ", "em"), ("`甲` ", "code"), ("~~甲~~ ", "del")])
def test_more_signs_than_anybody_means_are_text(sign: str, element: str) -> None:
    count = sign.count(sign[0])
    assert f"<{element}>" in html_of(sign * (MOST_SIGNS // count))
    assert f"<{element}>" not in html_of(sign * (MOST_SIGNS // count + 1))


def test_a_table_that_would_grow_beyond_its_text_is_text() -> None:
    def table(columns: int, rows: int) -> str:
        return "|" * (columns + 1) + "\n" + "|-" * columns + "|\n" + "|a\n" * rows

    assert html_of(table(20, 20)).count("<td>") == 400
    assert "<table>" not in html_of(table(MOST_CELLS // 10, 20))


def test_a_link_with_endless_words_is_text() -> None:
    assert links(f"[{'甲' * LONGEST_LABEL}](a.md)").pages == ("a.md",)
    assert links(f"[{'甲' * (LONGEST_LABEL + 1)}](a.md)").pages == ()


@pytest.mark.parametrize("sign", [*"\\`*_{}[]()>#+-.!<|~:&\"'"])
def test_a_backslash_makes_text_of_a_sign(sign: str) -> None:
    assert plain_text(f"甲\\{sign}lt;乙\\{sign}丙") == f"甲{sign}lt;乙{sign}丙"


def test_no_text_reaches_into_the_library_by_its_place_holders() -> None:
    for start, end in product(("\x02", ""), ("\x03", "")):
        for inside in ("klzzwxh:0000", "wzxhzdk:0", "amp", "60"):
            html = html_of(f"*甲* `乙` {start}{inside}{end}script{start}62{end}")
            assert inside in html
            assert "<script" not in html


def test_a_memory_that_is_full_forgets_and_converts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.text.markdown.MOST_REMEMBERED", 100)
    texts = [f"**甲{number}**" for number in range(50)]
    assert [plain_text(text) for text in texts * 2] == [text.strip("*") for text in texts * 2]
