"""A programme is recorded once; two that share a number, a name or a paragraph are two."""

from __future__ import annotations

import pytest

from tests.conftest import SiteFrom
from tests.sites_invalid import FUND, PROGRAMMES, changed, faults_in, minimal

COPY = f"{PROGRAMMES}/fund-copy.md"


@pytest.mark.parametrize(
    ("old", "new"), [("number: '2'", "number: '3'"), ("name: 水手资金", "name: 水手奖金"), ("cite: [3]", "cite: [4]")]
)
def test_programmes_that_differ_in_number_name_or_paragraph_are_two(site_from: SiteFrom, old: str, new: str) -> None:
    (copy,) = changed(FUND, old, new).values()
    assert faults_in(site_from({COPY: copy})) == []


def test_a_copy_is_found_by_its_name_though_the_text_has_no_numbers(site_from: SiteFrom) -> None:
    without = changed(FUND, "number: '2'\n", "")
    assert faults_in(site_from(without | {COPY: without[FUND]})) == [("programme-twice", COPY, 2, 7)]


def test_of_a_programme_and_its_copy_the_later_by_name_is_the_copy(site_from: SiteFrom) -> None:
    assert faults_in(site_from({f"{PROGRAMMES}/a-fund.md": minimal(FUND)})) == [("programme-twice", FUND, 3, 9)]
