"""Every fold stands in one module."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.normalise import fold_for_search, narrow, signs_of, simplify_each, table
from tests.conftest import ROOT

FOLDING = re.compile(r"\bimport opencc\b|\bfrom opencc\b|\"NFK[CD]\"")


def test_no_other_module_makes_texts_equal() -> None:
    files = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "builder").rglob("*.py")}
    assert {name for name, path in files.items() if FOLDING.search(path.read_text("utf-8"))} == {
        "builder/text/normalise.py"
    }


@pytest.mark.parametrize("line", ["import opencc\n", 'text = unicodedata.normalize("NFKC", text)\n'])
def test_a_fold_elsewhere_is_noticed(line: str) -> None:
    assert FOLDING.search(line)


@given(st.text(alphabet="區委組織部著名藉此乾坤幹部后後 a\u3000", max_size=20))
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(simplify_each(text)) == len(text)


def test_a_browser_that_folds_with_the_table_needs_nothing_but_the_table_for_single_characters() -> None:
    replacements = table([signs_of("区委组织部")])
    for character in "區組織":
        assert fold_for_search(character, replacements) == narrow(character).translate(replacements)


def test_lines_together_need_the_table_that_each_by_itself_needs() -> None:
    lines = ["藉此发展", "头发出发", "理发，１２％", "", "著名组织"]
    assert table([signs_of("\n".join(lines))]) == table(map(signs_of, lines))


def test_a_character_that_the_texts_use_themselves_is_not_taken_for_another() -> None:
    """Traditional writing has 藉此 for 借此, but 狼藉 is written so in both."""
    replacements = table(map(signs_of, ["狼藉", "借此"]))
    assert fold_for_search("狼藉", replacements) == "狼藉"
    assert fold_for_search("藉此", table([signs_of("借此")])) == "借此"


MIXED = st.text(alphabet="區委組織部著名藉借此乾坤幹干部后後余餘发髮發 aＡ“—", max_size=12)


@given(MIXED, st.lists(MIXED, max_size=3))
def test_what_else_a_site_says_changes_the_fold_of_no_text(text: str, others: list[str]) -> None:
    alone = table([signs_of(text)])
    assert fold_for_search(text, table(map(signs_of, [*others, text]))) == fold_for_search(text, alone)
