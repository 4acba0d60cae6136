"""Each of the forty mistakes of editors is one finding at its cause, and what should be written instead is none."""

from __future__ import annotations

import pytest

from builder.messages import LANGUAGES, messages
from builder.messages.codes import CODES
from tests.conftest import SiteFrom, findings
from tests.mistakes import MISTAKES, Mistake

EVERY = [f"Y{number:02d}" for number in range(1, 41)]
NAMES = [f"{one.code}-{index}" for index, one in enumerate(MISTAKES)]


@pytest.mark.parametrize("one", MISTAKES, ids=NAMES)
def test_a_mistake_is_one_finding_where_its_cause_is(site_from: SiteFrom, one: Mistake) -> None:
    data, line, column = one.spoilt()
    found = findings(site_from({one.file: data}), sources=None)
    told = [(finding.rule, finding.place.file, finding.place.line, finding.place.column) for finding in found]
    if one.rule == "yaml-nodes":
        assert [rule for rule, *_ in told] == [one.rule]
        return
    assert told == [(one.rule, f"content/{one.file}", line, column)]
    assert (found[0].severity.value == "warning") == one.warning


@pytest.mark.parametrize("one", MISTAKES, ids=NAMES)
def test_what_should_be_written_instead_is_no_mistake(site_from: SiteFrom, one: Mistake) -> None:
    assert findings(site_from({one.file: one.right()}), sources=None) == []


def test_every_mistake_has_a_code_a_message_and_a_pair() -> None:
    assert sorted(set(CODES.values())) == EVERY
    assert {one.code for one in MISTAKES} | {"Y39"} == set(EVERY)  # a wrong place: below
    for language in LANGUAGES:
        assert set(CODES) <= set(messages(language).catalogue["rules"])
