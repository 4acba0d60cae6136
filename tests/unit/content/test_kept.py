"""What was kept of a release is read as it was written; anything else is a finding."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.content.kept import kept_text, read_kept
from builder.model.kept import KeptStatement

WORDS = st.text(max_size=8)
LISTS = st.lists(WORDS, max_size=2).map(tuple)
STATEMENTS = st.builds(KeptStatement, WORDS, WORDS, WORDS, WORDS, LISTS, LISTS)
PLANS = st.dictionaries(WORDS, st.none() | st.dictionaries(WORDS, STATEMENTS, max_size=3), max_size=3)


@given(PLANS)
def test_what_is_written_is_read_again(plans: dict[str, dict[str, KeptStatement] | None]) -> None:
    file, problems = read_kept(kept_text(plans), "editions/x", day="on-2026-11-27", district="aa")
    assert problems == []
    assert file is not None
    assert (file.day, file.district, file.plans) == (date(2026, 11, 27), "aa", plans)


BROKEN = ("[]", "{", '{"a": {"b": 3}}', '{"a": {"b": []}}', '{"a": {"b": ["c", "", "", "", 1]}}')


@pytest.mark.parametrize("text", BROKEN)
def test_anything_else_is_a_finding(text: str) -> None:
    file, problems = read_kept(text, "editions/x", day="on-2026-11-27", district="aa")
    assert file is None
    assert [problem.rule for problem in problems] == ["kept-file"]


@pytest.mark.parametrize("day", ["on-2026-02-30", "published", "on-26-1-1"])
def test_a_folder_that_names_no_day_is_a_finding(day: str) -> None:
    assert [problem.rule for problem in read_kept("{}", "editions/x", day=day, district="aa")[1]] == ["kept-file"]
