"""What a correction and a removal say of themselves among what is new."""

from __future__ import annotations

from builder.compare.news import News
from builder.model.schema.site import Change
from builder.model.types import PartialDate
from builder.views.feeds import news_summary, news_title
from tests.unit.views import test_comparing_fairly as views

WRITTEN = {
    "date": "2024-02-01",
    "claim": "d0.plan-a.q",
    "what": "人数",
    "before": "50人",
    "why": "看错一行",
    "by": "编辑",
}


def said_of(**fields: object) -> tuple[str, str]:
    """Title and summary of a correction with these fields."""
    change = Change.model_validate(WRITTEN | fields)
    page = views.context(views.unchanged).page("changes.html")
    news = News("corrected", PartialDate(2024, 2, 1), "x", None, change=change)
    return news_title(page, news), news_summary(page, news)


def test_a_correction_says_what_stood_there_what_stands_there_and_why() -> None:
    title, summary = said_of(after="60人")
    assert "人数" in title
    assert all(words in summary for words in ("50人", "60人", "看错一行"))


def test_what_was_removed_says_so_in_the_place_of_what_stands_there_now() -> None:
    _, summary = said_of(removed=True)
    assert "已撤下" in summary
