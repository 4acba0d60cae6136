"""A term under which a plan states nothing: what was searched and found, or that nobody has searched."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from builder.data.records import SilenceRecord
from builder.data.rows import silence_row
from builder.evidence.completeness.silence import Silence
from builder.model.types import Span
from tests.support.comparing import cover_searched, plan_of, programme_of, site_of

PLAN = plan_of([programme_of((["housing"], (), ["all"]))])
SEARCHED = Silence(("奖励",), is_silent=True, reason="奖励的是船", places=(Span(None, 2, 3),))


def row_with(silence: Silence, term: str) -> SilenceRecord | None:
    covered = cover_searched(site_of([PLAN]), {PLAN.key: {f"themes.{term}": silence}})
    context: Any = SimpleNamespace(coverage=covered)
    return silence_row(context, PLAN, "themes", term)


def test_a_silence_gives_the_words_searched_the_reason_and_the_paragraphs() -> None:
    row = row_with(SEARCHED, "funding")
    assert row
    assert (row.state, row.words, row.reason, row.missing) == ("not_stated", ("奖励",), "奖励的是船", {})
    assert row.cite


def test_what_a_plan_states_is_no_silence() -> None:
    assert row_with(SEARCHED, "housing") is None
