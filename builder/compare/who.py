"""Who does what: which bodies, and which types of body, lead or support programmes on which theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    return any(True for programme in plan.programmes for _ in _list_roles(programme))


def tally_bodies(plan: Plan) -> Tally:
    """Tallies the bodies of one plan, as printed."""
    tally: Tally = {}
    for programme in plan.programmes:
        _add_programme(tally, plan, programme, {name: name for name in plan.organisations})
    return tally


def tally_agencies(site: Site) -> Tally:
    """Tallies the types of body over all plans."""
    tally: Tally = {}
    for plan in site.plans:
        agencies = {name: body.agency for name, body in plan.organisations.items()}
        for programme in plan.programmes:
            _add_programme(tally, plan, programme, agencies)
    return tally


def _add_programme(tally: Tally, plan: Plan, programme: Programme, rows: Mapping[str, str]) -> None:
    """Adds a programme to the tally; `rows` says under what each body is counted."""
    # Two bodies of a type that lead one programme lead it once.
    for role, row in dict.fromkeys((role, rows[name]) for role, name in _list_roles(programme)):
        for theme in programme.themes:
            roles = tally.setdefault((row, theme), ThemeRoles())
            (roles.leads if role == "lead" else roles.partners).append((plan, programme))


def _list_roles(programme: Programme) -> Iterator[tuple[str, str]]:
    """Yields each body that a programme names, after its role."""
    for role, names in (("lead", programme.lead), ("partner", programme.partners)):
        for name in () if isinstance(names, Absent) else names:
            yield role, name
