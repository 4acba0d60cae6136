"""Queries and pages are compared under one fold."""

from __future__ import annotations

import pytest

from builder.text.normalise import BARRIER, fold_for_search, signs_of, table


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＡＢＣ１２３％", "abc123%"),
        ("区 委\u3000组\u200b织\t部", "区委组织部"),
        ("區委組織部", "区委组织部"),
        ("「菁英」", '"菁英"'),
        ("2013—2016年", "2013-2016年"),
        ("（试行）", "(试行)"),
        ("水手、资金", "水手、资金"),
        (f"甲{BARRIER}乙", f"甲{BARRIER}乙"),
    ],
)
def test_width_case_spaces_punctuation_and_traditional_characters_do_not_matter(written: str, folded: str) -> None:
    assert fold_for_search(written, table([signs_of("区委组织部菁英")])) == folded


def test_only_the_traditional_characters_of_characters_that_are_used_are_in_the_table() -> None:
    assert ord("組") in table([signs_of("组织")])
    assert ord("組") not in table([signs_of("区委")])
