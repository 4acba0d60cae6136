"""Who does what: which bodies, and which types of body, lead or support programmes on which theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.model.site import Plan, Programme, Site
from builder.model.types import Absent


@dataclass(slots=True)
class ThemeRoles:
    """Programmes that are led and that are supported, each with its plan and once, in the order of the site."""

    leads: list[tuple[Plan, Programme]] = field(default_factory=list)
    partners: list[tuple[Plan, Programme]] = field(default_factory=list)


Tally = dict[tuple[str, str], ThemeRoles]
"""By a body, or the id of a type of body, and the id of a theme; only where there is something."""


def names_bodies(plan: Plan) -> bool:
    """Whether a plan names a responsible body for any programme."""
    return any(True for one in plan.programmes for _ in _named(one))


def tally_bodies(plan: Plan) -> Tally:
    """The bodies of one plan, as printed."""
    tally: Tally = {}
    for one in plan.programmes:
        _count(tally, plan, one, {name: name for name in plan.organisations})
    return tally


def tally_agencies(site: Site) -> Tally:
    """The types of body over all plans. Two bodies of a type that lead one programme lead it once."""
    tally: Tally = {}
    for plan in site.plans:
        agencies = {name: body.agency for name, body in plan.organisations.items()}
        for one in plan.programmes:
            _count(tally, plan, one, agencies)
    return tally


def _count(tally: Tally, plan: Plan, one: Programme, groups: dict[str, str]) -> None:
    place = (plan, one)
    for role, group in dict.fromkeys((role, groups[name]) for role, name in _named(one)):
        for theme in one.themes:
            roles = tally.setdefault((group, theme), ThemeRoles())
            (roles.leads if role == "lead" else roles.partners).append(place)


def _named(one: Programme) -> Iterator[tuple[str, str]]:
    """Each body that a programme names, with its role."""
    for role, names in (("lead", one.lead), ("partner", one.partners)):
        for name in () if isinstance(names, Absent) else names:
            yield role, name
