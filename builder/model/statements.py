"""The statement: what a text says of one thing in one place, the unit that everything compared is counted from.

A measure is a statement, a quantity is, and so are a programme's own general sentences. What a statement does not
write itself it has only from what it is a part of: a quantity from its measure, and both from the programme's general
sentences where the text says it of the whole programme (`whole`). Nothing else spills over.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import field
from functools import lru_cache, partial
from typing import TypeVar

from builder.model.origin import Spot
from builder.model.schema.statement import ROLES, Aspect, Coded, Measure, Quantity, Role
from builder.model.site import Plan, Programme, Site
from builder.model.types import PLACEHOLDER, Absent, Span
from builder.text.values import value_class

Body = tuple[Role, str]
"""A body, as printed, and its role."""


@value_class
class Coding:
    """What a statement is coded by. None: neither written nor inherited."""

    themes: tuple[str, ...] | None = None
    instruments: tuple[str, ...] | None = None
    target_groups: tuple[str, ...] | None = None
    bodies: tuple[Body, ...] | None = None
    status: str | None = None
    force: str | None = None
    commitment: str | None = None
    """Where it is not the level of `force`."""


@value_class
class Statement:
    """A general statement (neither measure nor quantity), a measure, or a quantity; of a programme or of the plan."""

    programme: Programme | None
    measure: Measure | None
    quantity: Quantity | None
    coding: Coding
    cite: tuple[Span, ...]
    path: tuple[str | int, ...] = ()
    """Where it stands in the file of its programme or, without one, of its plan."""
    level: str | None = None
    """How firm it is: an id of `commitments`; None where neither verb nor level is known."""
    is_worded: bool = False
    """Whether that is the wording alone: its text reports or advises, which promises nothing however firm the verb."""
    key: str = field(default="", init=False, repr=False, compare=False)
    """Its permanent name within its plan: `fund/general`, `fund/housing-subsidy`, `goal-homes`.

    It is held: a statement is made once, and asked for its name on every page that shows it.
    """

    def __post_init__(self) -> None:
        part = self.quantity or self.measure
        own = part.id if part else "general"
        object.__setattr__(self, "key", f"{self.programme.id}/{own}" if self.programme else own)

    @property
    def part(self) -> Measure | Quantity | None:
        """What of its programme it is about: its measure, or the number; None for the general statement."""
        return self.measure or self.quantity

    @property
    def is_detail(self) -> bool:
        """Whether it is a number of a measure, which is a statement already."""
        return self.quantity is not None and self.measure is not None

    @property
    def terms(self) -> frozenset[tuple[str, str]]:
        """Its terms, each with its facet, but for those of the bodies."""
        return _terms_of(self.coding.themes, self.coding.instruments, self.coding.target_groups)

    def bodies(self, *roles: Role) -> list[str]:
        """The bodies in these roles, or in any, each once."""
        return list(dict.fromkeys(name for role, name in self.coding.bodies or () if not roles or role in roles))


_Terms = tuple[str, ...] | None
_Parts = TypeVar("_Parts")


@lru_cache(maxsize=4096)
def _terms_of(themes: _Terms, instruments: _Terms, target_groups: _Terms) -> frozenset[tuple[str, str]]:
    """Terms with their facets: statements that are coded alike share one set."""
    lists = (("themes", themes), ("instruments", instruments), ("target-groups", target_groups))
    return frozenset((facet, term) for facet, terms in lists for term in terms or ())


def list_statements(site: Site, plan: Plan) -> tuple[Statement, ...]:
    """Lists all statements of a plan, each with its level: the plan's own quantities, then those of its programmes."""
    return site.once(plan, "statements", partial(_list_statements, site, plan))


def _list_statements(site: Site, plan: Plan) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            each.programme,
            each.measure,
            each.quantity,
            each.coding,
            each.cite,
            each.path,
            level,
            is_worded(site, plan, level),
        )
        for each in _statements(plan)
        for level in [level_of(site, plan, each.coding)]
    )


def is_worded(site: Site, plan: Plan, level: str | None) -> bool:
    """Whether a level says how a plan words something, not what it promises: a report binds nobody."""
    reports = site.term("plan-kinds", plan.kind).reports
    return bool(level) and reports and site.term("commitments", str(level)).promises


def _statements(plan: Plan) -> Iterator[Statement]:
    for index, quantity in enumerate(plan.quantities):
        coding, cite = _code(quantity, Coding()), tuple(quantity.cite or ())
        yield Statement(None, None, quantity, coding, cite, ("quantities", index))
    for programme in plan.programmes:
        yield from programme_statements(programme)


def programme_statements(programme: Programme) -> Iterator[Statement]:
    """Yields the general statement of a programme, its measures, and its quantities."""
    general = _general(programme)
    cite = tuple(programme.cite)
    yield Statement(programme, None, None, general, cite)
    passed = _pass_on(programme, general)
    codings = {}
    measures = {measure.id: measure for measure in programme.measures}
    for index, measure in enumerate(programme.measures):
        codings[measure.id] = _code(measure, passed)
        own_cite = tuple(measure.cite or cite)
        yield Statement(programme, measure, None, codings[measure.id], own_cite, ("measures", index))
    for index, quantity in enumerate(programme.quantities):
        measure_of = measures.get(quantity.measure or "")
        coding = _code(quantity, codings[measure_of.id] if measure_of else passed)
        default = tuple(measure_of.cite or cite) if measure_of else cite
        yield Statement(programme, measure_of, quantity, coding, tuple(quantity.cite or default), ("quantities", index))


def spot_of(holder: Plan | Programme, statement: Statement) -> Spot:
    """Where a statement stands in the file of what it is of."""
    return holder.origin.spot(*statement.path)


def claim_of(plan: Plan, statement: Statement) -> str:
    """The id of what a statement claims to be printed: the number or the name that it is."""
    part = statement.quantity or statement.measure
    names = (plan.key, statement.programme.id if statement.programme else "", part.id if part else "name")
    return ".".join(name for name in names if name)


def level_of(site: Site, plan: Plan, coding: Coding) -> str | None:
    """The level of firmness of what is coded so, an id of `commitments`.

    What a text reports as done promises nothing (`reports`), whatever its verb.
    """
    if coding.commitment:
        return coding.commitment
    is_done = coding.status is not None and not site.term("statuses", coding.status).promises
    is_report = coding.status == "existing" and site.term("plan-kinds", plan.kind).reports
    if is_done or is_report:
        return site.reported_level
    if coding.force is None or coding.force.startswith(PLACEHOLDER):
        return None
    levels = site.levels_of_verbs
    if coding.force not in levels:
        levels[coding.force] = _level_of_verb(site, coding.force)
    return levels[coding.force]


def _level_of_verb(site: Site, force: str) -> str:
    """The level of the verb of a reservation, or else the firm one: it stands for all the verbs that no list can hold.

    A verb within a longer one is none: 拟定 is not 拟, while 拟设立 is.
    """
    levels = []
    for verb, level in site.verbs:
        if verb in force:
            levels.append(level)
            force = force.replace(verb, " ")
    return next((level for level in levels if level != site.firm_level), site.firm_level)


def _general(programme: Programme) -> Coding:
    commitment, status = programme.commitment, programme.status
    instruments = () if isinstance(programme.instruments, Absent) else tuple(programme.instruments)
    return Coding(
        themes=tuple(programme.themes),
        instruments=instruments,
        target_groups=tuple(programme.target_groups),
        bodies=tuple(_bodies(programme)),
        status=None if isinstance(status, Absent) else status,
        force=programme.force,
        commitment=None if isinstance(commitment, Absent) else commitment,
    )


def _bodies(programme: Programme) -> Iterator[Body]:
    for role in ROLES:
        names = getattr(programme, role)
        for name in () if isinstance(names, Absent) else names:
            yield role, name


def _pass_on(programme: Programme, general: Coding) -> Coding:
    """What of the general statement holds of the whole programme."""
    whole: list[Aspect] = programme.whole
    kept = {aspect: getattr(general, aspect) for aspect in whole}
    return Coding(**kept, commitment=general.commitment if "force" in whole else None)


def _code(coded: Coded, inherited: Coding) -> Coding:
    """The coding of a measure or a quantity: what it writes, and for the rest what it inherits."""
    named = [(role, names) for role in ROLES if (names := getattr(coded, role)) is not None]
    firmness = coded if coded.force or coded.commitment else inherited
    return Coding(
        themes=inherited.themes if coded.themes is None else _once(tuple(coded.themes)),
        instruments=inherited.instruments if coded.instruments is None else _once(tuple(coded.instruments)),
        target_groups=inherited.target_groups if coded.target_groups is None else _once(tuple(coded.target_groups)),
        bodies=_once(tuple((role, name) for role, names in named for name in names)) if named else inherited.bodies,
        status=coded.status or inherited.status,
        force=firmness.force,
        commitment=firmness.commitment,
    )


@lru_cache(maxsize=4096)
def _once(parts: _Parts) -> _Parts:
    """The same terms or bodies as one object: statements have few rows of them."""
    return parts


def resolve_key(programme: Programme | None, reference: str, keys: Container[str]) -> str:
    """The key that `repeats` or `within` means: of a quantity of the same programme, or of the whole plan."""
    within_programme = f"{programme.id}/{reference}" if programme else reference
    return within_programme if within_programme in keys else reference


def printed_forms(plan: Plan, name: str) -> tuple[str, ...]:
    """How a text prints a body: the name that it is registered by, then its other forms."""
    body = plan.organisations.get(name)
    return (name, *(body.also_printed if body else ()))


def agencies_of(plan: Plan, names: Iterable[str]) -> list[str]:
    """The types of these bodies, each once, in the order of the bodies."""
    return list(dict.fromkeys(plan.organisations[name].agency for name in names if name in plan.organisations))


def issuing_bodies(plan: Plan) -> list[str]:
    """The registered bodies that issue a plan, whichever of their printed names the issuer has."""
    issuers = [] if isinstance(plan.issuer, Absent) else plan.issuer
    by_form = {
        form: name
        for name, body in plan.organisations.items()
        for form in (*printed_forms(plan, name), *([body.full_name.zh] if body.full_name else []))
    }
    return [by_form[issuer] for issuer in issuers if issuer in by_form]


def coded_terms_of(plan: Plan) -> set[tuple[str, str]]:
    """Every term that a plan is coded by, with its facet: by a statement, as issuer or approver, or by an indicator."""
    terms: set[tuple[str, str]] = set()
    bodies = {*issuing_bodies(plan), *plan.approved_by}
    for statement in _statements(plan):
        terms |= statement.terms
        bodies.update(statement.bodies())
        if statement.quantity and statement.quantity.indicator:
            terms.add(("indicators", statement.quantity.indicator))
    return terms | {("agencies", agency) for agency in agencies_of(plan, bodies)}
