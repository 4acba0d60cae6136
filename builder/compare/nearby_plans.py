"""Which plans lie near which: all of them while they are few; beyond that those of the city, then of the province."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from builder.compare.provinces import CODE_OF_PLAN, fits_one_table, group_by_code
from builder.model.site import Plan, Site


@dataclass(frozen=True)
class NearbyPlans:
    """The plans of a site by place. Nothing here grows with the square of the plans (decision 13)."""

    site: Site

    def find(self, plan: Plan, *, most: int) -> list[Plan]:
        """Finds all other plans, in the order of the site; when they are too many for one table, the nearest `most`."""
        if fits_one_table(self.site):
            return [neighbour for neighbour in self.site.plans if neighbour is not plan]
        code = plan.district.code
        city = [neighbour for neighbour in self._by_city.get(code[:4], ()) if neighbour is not plan]
        if len(city) >= most:
            return city[:most]
        province = self._by_province.get(code[:2], ())
        rest = [neighbour for neighbour in province if neighbour.district.code[:4] != code[:4]]
        return city + rest[: most - len(city)]

    @cached_property
    def _by_city(self) -> dict[str, list[Plan]]:
        return group_by_code(self.site.plans, 4, CODE_OF_PLAN)

    @cached_property
    def _by_province(self) -> dict[str, list[Plan]]:
        return group_by_code(self.site.plans, 2, CODE_OF_PLAN)
