"""The fold makes equal what a reader takes for equal, and knows the way back to the archived characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.normalise import Repair, fold, fold_source


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("目标：１００人", "目标:100人"),
        ("“留在闵行”", '"留在闵行"'),
        ("5—10年", "5-10 年"),
        ("1~2场", "1～2场"),
        ("区委\u00a0组织部", "区委组织部"),
        ("水\u200b手", "水手"),
        ("穗字〔2012〕20号", "穗字[2012]20号"),
        ("甲、乙", "甲,乙"),
    ],
)
def test_what_means_the_same_folds_to_the_same(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("30。5", "30.5"), ("5名", "5个"), ("水手", "水军"), ("3—4", "34"), ("2³", "23"), ("20①", "201")],
)
def test_what_means_something_else_does_not(left: str, right: str) -> None:
    assert fold(left) != fold(right)


def test_injected_pinyin_goes_and_genuine_brackets_stay() -> None:
    text = "創(chuàng)新(黨政水手除外)"
    assert fold_source(text, pinyin=True, traditional=True).text == "创新(党政水手除外)"
    assert "chuàng" in fold_source(text).text


def test_a_repair_leads_back_to_what_is_printed() -> None:
    text = "从2012年起510年内"
    folded = fold_source(text, repairs=[Repair("510年", "5—10年")])
    assert folded.text == "从2012年起5-10年内"
    start = folded.text.index("5-10年")
    assert text[slice(*folded.origin(start, start + 5))] == "510年"
    assert text[slice(*folded.origin(start + 1, start + 2))] == "510年", (
        "a part of what is read has no place of its own"
    )


def test_what_a_repair_put_there_is_not_repaired_again() -> None:
    folded = fold_source("甲乙", repairs=[Repair("甲", "乙丙"), Repair("乙", "丁")])
    assert (folded.text, folded.repaired) == ("乙丙丁", ((0, 2), (2, 3)))


def test_found_characters_lead_back_through_pinyin() -> None:
    text = "市中區(qū)水手"
    folded = fold_source(text, pinyin=True, traditional=True)
    assert folded.text == "市中区水手"
    assert text[slice(*folded.origin(0, 3))] == "市中區"


@given(st.text(alphabet="水手引進５５—“” \u3000(ā)a1２。、，", max_size=40))
def test_every_folded_character_comes_from_the_text(text: str) -> None:
    folded = fold_source(text)
    assert len(folded.text) == len(folded.origins)
    assert all(0 <= start < end <= len(text) for start, end in folded.origins)
    assert fold(folded.text) == folded.text
