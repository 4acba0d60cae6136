"""What is new on the site, newest first: texts that were recorded, editions among them, and corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from builder.model.editions import Step, list_steps
from builder.model.schema.context import StatedKind, YearFigure
from builder.model.schema.site import Change
from builder.model.site import District, Plan, Site
from builder.model.types import PartialDate
from builder.text.values import value_class

NewsKind = Literal["recorded", "context", "corrected"]


@value_class
class News:
    """A text with what it did to earlier ones, what was recorded of a district beside its texts, or a correction."""

    kind: NewsKind
    day: PartialDate
    key: str
    """Its permanent name: the plan's key, the district and the day, or what was corrected on which day."""
    plan: Plan | None
    """The plan that it is about; None of one that was removed, and of what is about a district."""
    steps: tuple[Step, ...] = ()
    change: Change | None = None
    district: District | None = None
    """The district whose context was recorded."""
    facts: tuple[tuple[str, StatedKind | YearFigure], ...] = ()
    """What was recorded of it, each with the name of its measure."""

    @property
    def order(self) -> tuple[date, str]:
        """By day, then by name."""
        return self.day.earliest, self.key


def list_news(site: Site) -> tuple[News, ...]:
    """Lists all that is new, the newest first."""
    steps: dict[str, list[Step]] = {}
    for step in list_steps(site):
        steps.setdefault(step.later.key, []).append(step)
    recorded = (
        News("recorded", plan.recorded, plan.key, plan, tuple(steps.get(plan.key, ()))) for plan in site.all_plans
    )
    corrected = _corrections(site)
    contexts = (news for district in site.all_districts for news in _contexts(district))
    return tuple(sorted((*recorded, *contexts, *corrected), key=lambda news: news.order, reverse=True))


def _contexts(district: District) -> Iterator[News]:
    """What was recorded of a district on each day, as far as its file says when."""
    days: dict[PartialDate, list[tuple[str, StatedKind | YearFigure]]] = {}
    for path, entry in district.context.dated() if district.context else ():
        if entry.recorded:
            days.setdefault(entry.recorded, []).append((str(path[0]), entry))
    for day, facts in days.items():
        yield News("context", day, f"{district.id}.{day}", None, district=district, facts=tuple(facts))


def _corrections(site: Site) -> Iterator[News]:
    """Each under its claim and day, so that none is called otherwise when another is added, wherever in the file.

    Only those of one claim and one day are counted, in the order in which they were written.
    """
    counts: Counter[str] = Counter()
    for change in site.changes:
        key = f"{change.claim}.{change.date}"
        counts[key] += 1
        name = f"{key}.{counts[key]}" if counts[key] > 1 else key
        yield News("corrected", change.date, name, site.plan_by_any_key(change.plan), change=change)


def of_district(news: Sequence[News], site: Site, district: District) -> tuple[News, ...]:
    """Those of a district, also of plans of its that were removed."""
    return tuple(each for each in news if _district(each, site) is district)


def of_plans(news: Sequence[News], keys: frozenset[str]) -> tuple[News, ...]:
    """Those of plans with these keys."""
    return tuple(each for each in news if each.plan and each.plan.key in keys)


def _district(news: News, site: Site) -> District | None:
    if news.plan or news.district:
        return news.plan.district if news.plan else news.district
    return site.district_by_any_id(news.change.plan.partition(".")[0]) if news.change else None
