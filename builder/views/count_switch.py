"""The switch between what is in force and all texts, on pages that count: a link to the page that counts otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder import urls
from builder.compare.region_parts import RegionPart
from builder.model.schema.vocabulary import Indicator
from builder.model.site import Plan
from builder.views.context import PageContext
from builder.views.parts import Link


@dataclass(frozen=True, slots=True)
class Switch:
    """What is counted, in words, and the way to the page that counts otherwise."""

    words: str
    link: Link


def switch_count(
    page: PageContext, term: Indicator, plans: Sequence[Plan], part: RegionPart | None, *, with_past: bool
) -> Switch | None:
    """What of these plans is counted, and the way to the other count; None where all of them are in force."""
    past = len(plans) - len(page.shared.editions.in_force(plans))
    if not past:
        return None
    address = urls.indicator_url if with_past else urls.past_indicator_url
    words = page.t("edition.all_counted" if with_past else "edition.in_force_counted", count=past)
    link = page.t("edition.only_in_force" if with_past else "edition.with_past")
    return Switch(words, Link(link, page.href(address(term.id, part.code if part else ""))))
