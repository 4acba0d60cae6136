"""What readers subscribe to: the newest of what is new, and what is due, with how it stands today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builder.model.schema.plan import InForce
from builder.views import feeds
from builder.views.feeds import calendar_view, feed_view
from tests.support.feeds import calendar_mistakes, unfold
from tests.unit.views import test_comparing_fairly as views


def titles(*quantities: object, today: date | None = None, **fields: object) -> list[str]:
    """The titles of the events of a plan that states these numbers and has these fields."""
    context = views.context(views.with_quantities(*quantities, **fields))  # type: ignore[arg-type]
    shared = replace(context, today=today) if today else context
    data = str(calendar_view(shared).text).encode()
    assert calendar_mistakes(data) == []
    return [line.removeprefix("SUMMARY:") for line in unfold(data) if line.startswith("SUMMARY:")]


def test_only_what_states_its_date_is_in_a_calendar() -> None:
    dated = views.quantity(label="住房", by="2025")
    assert len(titles(dated)) == 1
    assert titles(views.quantity(label="住房", period="三年内")) == []


@pytest.mark.parametrize(("today", "is_over"), [(date(2025, 6, 30), False), (date(2025, 7, 1), True), (None, False)])
def test_a_day_that_is_over_is_called_so_from_the_next_day_on(today: date | None, *, is_over: bool) -> None:
    (title,) = titles(views.quantity(by="2025-06"), today=today)
    assert title.startswith("【已到期】") == is_over


def test_what_a_text_promised_that_holds_no_longer_is_called_so_and_not_merely_past() -> None:
    ended = InForce.model_validate({"end": "2020", "source": "公告"})
    (title,) = titles(views.quantity(by="2025-06"), today=date(2026, 1, 1), in_force=ended)
    assert title.startswith("【文本")
    assert "已到期" not in title


def test_a_long_title_is_folded_between_characters() -> None:
    (title,) = titles(views.quantity(label="护士与水手" * 30, by="2025"))
    assert "护士与水手" * 30 in title


def test_a_feed_has_the_newest_and_no_more_than_its_readers_take(monkeypatch: pytest.MonkeyPatch) -> None:
    context = views.context(*[views.unchanged] * 3)
    assert len(feed_view(context).entries) == 3
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 2)
    view = feed_view(context)
    assert len(view.entries) == 2
    assert view.updated == max(entry.updated for entry in view.entries)
