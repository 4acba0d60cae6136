"""Who does what: which bodies, and which types of body, act in statements on which theme, and in which role.

A body, a theme and a role are counted together only where one statement has all three.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.compare.coverage import Coverage, PlanCoverage
from builder.model.schema.statement import ROLES, Measure, Quantity, Role
from builder.model.site import Plan, Programme
from builder.model.statements import Statement


@dataclass(slots=True)
class RolePlace:
    """A programme in whose statements a body has a role. `None` as programme: a statement of the plan itself."""

    plan: Plan
    programme: Programme | None
    parts: dict[str, Measure | Quantity] = field(default_factory=dict)
    """What it has the role in, by id, where the general statement does not give it: it holds of nothing else."""


class Act(NamedTuple):
    """What a body does in a programme in one role, and on which themes: of all of it, or of the same parts of it."""

    role: Role
    place: RolePlace
    themes: tuple[str, ...]


@dataclass(slots=True)
class ThemeRoles:
    """The programmes in whose statements a body acts, by role, each once, in the order of the site."""

    by_role: dict[Role, dict[tuple[str, str], RolePlace]] = field(default_factory=dict)

    def list_roles(self) -> list[tuple[Role, list[RolePlace]]]:
        """The roles that there are, in their order, each with its programmes."""
        return [(role, list(self.by_role[role].values())) for role in ROLES if role in self.by_role]


PartsOfRoles = dict[tuple[str, Role], dict[str, Measure | Quantity]]
"""By a body, or the id of a type of body, and its role."""
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


_Acts = dict[tuple[Role, str, tuple[str, ...]], tuple[RolePlace, set[str]]]
"""By role, programme and parts: where that is, and on which themes."""


def list_acts(tally: Tally, themes: Sequence[str]) -> dict[str, list[Act]]:
    """What each body of a plan does, each programme once for each role; parts on themes of their own stand apart."""
    bodies: dict[str, _Acts] = {}
    for (name, theme), roles in tally.items():
        for role, places in roles.by_role.items():
            for (_, programme), place in places.items():
                acts = bodies.setdefault(name, {})
                acts.setdefault((role, programme, tuple(place.parts)), (place, set()))[1].add(theme)
    return {name: _in_order(acts, themes) for name, acts in bodies.items()}


def _in_order(acts: _Acts, themes: Sequence[str]) -> list[Act]:
    """By role, and then as the plan has its programmes; what the plan itself states stands first."""
    listed = [
        Act(role, place, tuple(theme for theme in themes if theme in acted))
        for (role, _, _), (place, acted) in acts.items()
    ]

    # By ids: to compare measures reads all that they say.
    positions = {each.id: at for act in listed[:1] for at, each in enumerate(act.place.plan.programmes)}

    def order(act: Act) -> tuple[int, int]:
        programme = act.place.programme
        return ROLES.index(act.role), positions[programme.id] if programme else -1

    return sorted(listed, key=order)


class RoleCount(NamedTuple):
    """In how many programmes a body has a role, and in how many of them only in a part."""

    programmes: int
    partly: int


def count_led(tally: Tally) -> dict[str, RoleCount]:
    """Counts what each body leads, of those that lead."""
    led: dict[str, dict[tuple[str, str], bool]] = {}
    for (name, _), roles in tally.items():
        for key, place in roles.by_role.get("lead", {}).items():
            led.setdefault(name, {})[key] = bool(place.parts)
    return {name: RoleCount(len(programmes), sum(programmes.values())) for name, programmes in led.items()}


def count_roles(coverage: PlanCoverage) -> dict[tuple[str, Role], RoleCount]:
    """Counts in how many programmes each body of a plan has each of its roles, whatever their themes."""
    counts: dict[tuple[str, Role], RoleCount] = {}
    for statements in _statements_by_programme(coverage).values():
        for key, parts in parts_of_roles(statements).items():
            programmes, partly = counts.get(key, (0, 0))
            counts[key] = RoleCount(programmes + 1, partly + bool(parts))
    return counts


def parts_of_roles(statements: Iterable[Statement], rows: Mapping[str, str] | None = None) -> PartsOfRoles:
    """In what of a programme alone each body has each of its roles; in nothing, where its general statement says so.

    `statements`: all of the programme; `rows` says under what each body is counted, where not as printed.
    """
    parts: PartsOfRoles = {}
    general: set[tuple[str, Role]] = set()
    for statement in statements:
        for role, name in statement.coding.bodies or ():
            key = (rows[name] if rows else name, role)
            own = parts.setdefault(key, {})
            if statement.part:
                own[statement.part.id] = statement.part
            else:
                general.add(key)
    return {key: {} if key in general else own for key, own in parts.items()}


def _statements_by_programme(coverage: PlanCoverage) -> dict[str, list[Statement]]:
    """The statements of each programme by its id; under "" those of the plan itself."""
    groups: dict[str, list[Statement]] = {}
    for statement in coverage.statements:
        groups.setdefault(statement.programme.id if statement.programme else "", []).append(statement)
    return groups


def _add_statements(tally: Tally, coverage: PlanCoverage, rows: Mapping[str, str]) -> None:
    """Adds the statements of a plan; `rows` says under what each body is counted."""
    plan = coverage.plan
    for programme, statements in _statements_by_programme(coverage).items():
        parts = parts_of_roles(statements, rows)
        for statement in statements:
            for row, role, theme in _acts(statement, rows):
                # Two bodies of a type that lead one programme lead it once, in however many of its statements.
                places = tally.setdefault((row, theme), ThemeRoles()).by_role.setdefault(role, {})
                place = places.setdefault((plan.key, programme), RolePlace(plan, statement.programme))
                if statement.part and parts[row, role]:
                    place.parts[statement.part.id] = statement.part


def _acts(statement: Statement, rows: Mapping[str, str]) -> Iterator[tuple[str, Role, str]]:
    for role, name in statement.coding.bodies or ():
        for theme in statement.coding.themes or ():
            yield rows[name], role, theme
