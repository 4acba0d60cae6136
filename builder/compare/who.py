"""Who does what: which bodies, and which types of body, act in statements on which theme, and in which role.

A body, a theme and a role are counted together only where one statement has all three.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.compare.coverage import Coverage, PlanCoverage
from builder.model.schema.statement import ROLES, Role
from builder.model.site import Plan, Programme


@dataclass(slots=True)
class ThemeRoles:
    """The programmes in whose statements a body acts, by role, each with its plan and once, in the order of the site.

    `None` as programme: a statement of the plan itself.
    """

    by_role: dict[Role, list[tuple[Plan, Programme | None]]] = field(default_factory=dict)

    def list_roles(self) -> list[tuple[Role, list[tuple[Plan, Programme | None]]]]:
        """The roles that there are, in their order, each with its programmes."""
        return [(role, self.by_role[role]) for role in ROLES if role in self.by_role]


Tally = dict[tuple[str, str], ThemeRoles]
"""By a body, or the id of a type of body, and the id of a theme; only where there is something."""


def names_bodies(coverage: PlanCoverage) -> bool:
    """Whether any statement of a plan names a body."""
    return any(statement.coding.bodies for statement in coverage.statements)


def tally_bodies(coverage: PlanCoverage) -> Tally:
    """Tallies the bodies of one plan, as printed."""
    tally: Tally = {}
    _add_statements(tally, coverage, {name: name for name in coverage.plan.organisations})
    return tally


def tally_agencies(coverage: Coverage) -> Tally:
    """Tallies the types of body over all plans."""
    tally: Tally = {}
    for own in coverage.values():
        _add_statements(tally, own, {name: body.agency for name, body in own.plan.organisations.items()})
    return tally


def _add_statements(tally: Tally, coverage: PlanCoverage, rows: Mapping[str, str]) -> None:
    """Adds the statements of a plan; `rows` says under what each body is counted."""
    seen = set()
    for statement in coverage.statements:
        programme = statement.programme
        for role, name in statement.coding.bodies or ():
            for theme in statement.coding.themes or ():
                # Two bodies of a type that lead one programme lead it once, in however many of its statements.
                place = (rows[name], theme, role, programme.id if programme else "")
                if place not in seen:
                    seen.add(place)
                    roles = tally.setdefault((rows[name], theme), ThemeRoles())
                    roles.by_role.setdefault(role, []).append((coverage.plan, programme))
