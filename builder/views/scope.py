"""Which plans a page across plans is about, and whether they fit on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.compare.provinces import Province, fits_one_table
from builder.model.site import District, Plan, Site


@dataclass(frozen=True, slots=True)
class Scope:
    """All plans, or those of a province. Where all are too many, none are shown, and the provinces lead to them."""

    plans: Sequence[Plan]
    shown: Sequence[Plan]
    districts: Sequence[District]
    """Of which something is shown, or could be."""
    is_split: bool


def scope_of(site: Site, province: Province | None) -> Scope:
    """What the page of the whole country shows, or that of a province."""
    if province:
        return Scope(province.plans, province.plans, province.districts, is_split=False)
    if fits_one_table(site):
        return Scope(site.plans, site.plans, site.districts, is_split=False)
    return Scope(site.plans, (), (), is_split=True)
