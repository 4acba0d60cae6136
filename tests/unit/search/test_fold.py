"""Queries and pages are compared under one fold."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.search.fold import BARRIER, fold, table
from tests.conftest import ROOT
from tests.support.scan import converter

CONTENT = sorted(path for path in (ROOT / "content").rglob("*") if path.suffix in (".md", ".yaml"))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＡＢＣ１２３％", "abc123%"),
        ("区 委\u3000组\u200b织\t部", "区委组织部"),
        ("區委組織部", "区委组织部"),
        ("「菁英」", '"菁英"'),
        ("2013—2016年", "2013-2016年"),
        ("（试行）", "(试行)"),
        ("人才、资金", "人才、资金"),
        (f"甲{BARRIER}乙", f"甲{BARRIER}乙"),
    ],
)
def test_width_case_spaces_punctuation_and_traditional_characters_do_not_matter(written: str, folded: str) -> None:
    assert fold(written, table(["区委组织部菁英"])) == folded


def test_only_the_traditional_characters_of_characters_that_are_used_are_in_the_table() -> None:
    assert ord("組") in table(["组织"])
    assert ord("組") not in table(["区委"])


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_content_written_in_traditional_characters_is_the_same(path: Path) -> None:
    text = path.read_text("utf-8")
    replacements = table([text])
    assert fold(str(converter("s2t").convert(text)), replacements) == fold(text, replacements)
