"""What is new on the site, newest first: texts that were recorded, editions among them, and corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from builder.model.editions import Step, list_steps
from builder.model.schema.site import Change
from builder.model.site import District, Plan, Site
from builder.model.types import PartialDate

NewsKind = Literal["recorded", "corrected"]


@dataclass(frozen=True, slots=True)
class News:
    """A text with what it did to earlier ones, or a correction of what was published of one."""

    kind: NewsKind
    day: PartialDate
    key: str
    """Its permanent name: the plan's key, or what was corrected when."""
    plan: Plan | None
    """The plan that it is about; None of one that was removed."""
    steps: tuple[Step, ...] = ()
    change: Change | None = None

    @property
    def order(self) -> tuple[date, str]:
        """By day, then by name."""
        return self.day.earliest, self.key


def list_news(site: Site) -> tuple[News, ...]:
    """Lists all that is new, the newest first."""
    steps: dict[str, list[Step]] = {}
    for step in list_steps(site):
        steps.setdefault(step.later.key, []).append(step)
    recorded = (News("recorded", plan.recorded, plan.key, plan, tuple(steps.get(plan.key, ()))) for plan in site.plans)
    # Counted from the oldest, so that what is added later changes no name.
    corrected = (_correction(site, change, number) for number, change in enumerate(reversed(site.changes)))
    return tuple(sorted((*recorded, *corrected), key=lambda news: news.order, reverse=True))


def _correction(site: Site, change: Change, number: int) -> News:
    return News("corrected", change.date, f"{change.claim}.{number}", site.plan_once(change.plan), change=change)


def of_district(news: Sequence[News], site: Site, district: District) -> tuple[News, ...]:
    """Those of a district, also of plans of its that were removed."""
    return tuple(each for each in news if _district(each, site) is district)


def of_plans(news: Sequence[News], keys: frozenset[str]) -> tuple[News, ...]:
    """Those of plans with these keys."""
    return tuple(each for each in news if each.plan and each.plan.key in keys)


def _district(news: News, site: Site) -> District | None:
    if news.plan:
        return news.plan.district
    return site.district_once(news.change.plan.partition(".")[0]) if news.change else None
