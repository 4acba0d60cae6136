"""What is new: each under a name that never changes, the newest first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.compare.news import list_news, of_district
from builder.model.schema.site import Change
from builder.model.site import Site
from tests.support.comparing import plan_of, site_of


def change(plan: str, day: str) -> Change:
    plain = {"date": day, "claim": plan, "what": "甲", "before": "乙", "after": "丙", "why": "录错", "by": "编辑"}
    return Change.model_validate(plain)


def site_with(*changes: Change) -> Site:
    """A site of two districts whose corrections are these, in the order of the file."""
    plans = [plan_of([], code=code) for code in ("110101", "370103")]
    return replace(site_of(plans), changes=changes)


def corrected(site: Site) -> dict[str, str]:
    return {news.key: str(news.day) for news in list_news(site) if news.kind == "corrected"}


OLD = (change("d110101.p", "2030-01-01"), change("d370103.p", "2030-01-01"))


@pytest.mark.parametrize(
    "changes",
    [
        (change("d110101.p", "2030-02-01"), *OLD),
        (*OLD, change("d110101.p", "2030-02-01")),
        (*OLD, change("d110101.p.x", "2030-01-01")),
        (OLD[0], change("d110101.p.x", "2030-01-01"), OLD[1]),
        (*OLD, change("d110101.p", "2030-01-01")),
    ],
)
def test_a_correction_keeps_its_name_when_others_are_added(changes: tuple[Change, ...]) -> None:
    """Wherever in the file, which editors write from either end; of one claim on one day, at its end."""
    before, after = corrected(site_with(*OLD)), corrected(site_with(*changes))
    assert before.items() <= after.items()
    assert len(after) == 3


def test_the_newest_stands_first_whatever_it_is() -> None:
    days = [news.day.earliest for news in list_news(site_with(change("d110101.p", "2030-01-01")))]
    assert len(days) == 3
    assert days == sorted(days, reverse=True)


def test_a_correction_of_a_plan_that_was_removed_is_still_news_of_its_district() -> None:
    site = site_with(change("d110101.gone", "2030-02-01"), change("d370103.p", "2030-01-01"))
    east, south = ([news.key for news in of_district(list_news(site), site, each)] for each in site.districts)
    assert east[0].startswith("d110101.gone.")
    assert not any(key.startswith("d110101.gone") for key in south)
    assert south[0].startswith("d370103.p.")
