"""Which statements of a plan belong to a term of a facet, and what it means when there are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from functools import cached_property, partial
from typing import Literal

from builder.evidence.completeness.silence import Silence, Silences
from builder.model.schema.statement import Measure
from builder.model.site import Plan, Programme, Site
from builder.model.statements import Statement, agencies_of, issuing_bodies, list_statements
from builder.model.types import Absent, Span
from builder.text.reads import Later
from builder.text.values import value_class

CoverageState = Literal["value", "not_stated", "not_classified", "not_researched"]
FACETS = ("themes", "instruments", "target-groups", "agencies")
"""The vocabularies by which what different plans state stands side by side."""
CODED_FACETS = ("themes", "instruments", "target-groups")
"""Those whose terms editors write at a statement; the types of agencies follow from the bodies that it names."""
PlanRole = Literal["issue", "approve_plan"]
"""What a body does for the plan as a whole."""
_NOT_SEARCHED: Silences = {}


def list_terms(site: Site) -> list[tuple[str, str]]:
    """The terms of all facets, each after the name of its vocabulary."""
    return [(facet, term) for facet in FACETS for term in site.vocabularies[facet].terms]


@value_class
class TermCoverage:
    """What a plan states under one term: its statements, and the programmes that they belong to.

    `not_stated` only if the whole text is recorded and coded by the facet, and was searched: none of the term's words
    stands in it, or each is explained; `not_classified` if it has words that nobody has explained.
    """

    state: CoverageState
    statements: tuple[Statement, ...] = ()
    plan_roles: tuple[PlanRole, ...] = ()
    """Of a type of agency: what it does for the plan as a whole."""
    silence: Silence | None = None
    lacks_search: bool = False
    """Whether the plan is recorded as a whole, and its text was never searched for this term."""

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """The programmes, each once, in the order of the text."""
        return programmes_of(self.statements)

    @property
    def cites(self) -> tuple[Span, ...]:
        """The paragraphs of the statements, each once, in the order of the statements."""
        return tuple(dict.fromkeys(span for statement in self.statements for span in statement.cite))

    @property
    def goals(self) -> tuple[Statement, ...]:
        """The statements of the plan itself: its goals and other numbers."""
        return tuple(statement for statement in self.statements if statement.programme is None)

    def statements_of(self, programme: Programme) -> list[Statement]:
        """Those of a programme."""
        return [statement for statement in self.statements if statement.programme is programme]


def _outline(measure: Measure | None) -> Mapping[str, object]:
    """A measure but for its summary."""
    return {name: value for name, value in vars(measure).items() if name != "summary"} if measure else {}


class PlanCoverage:
    """The statements of one plan by term."""

    def __init__(self, site: Site, plan: Plan, silences: Silences) -> None:
        self.plan = plan
        self.statements = list_statements(site, plan)
        self._silences = silences

    def find_for(self, plan: Plan) -> PlanCoverage | None:
        """The same of the plan in another language; None where more than the names of its district are translated.

        What has no words is there once for both.
        """
        fields = vars(plan)
        if fields.keys() != vars(self.plan).keys() or any(
            fields[name] is not value for name, value in vars(self.plan).items() if name != "district"
        ):
            return None
        _ = self.by_key, self.by_programme, self.by_term  # made now, so that the copy has them too
        coverage = copy(self)
        coverage.plan = plan
        return coverage

    @property
    def basis(self) -> object:
        """All that it follows from, apart from the plan's own file and the vocabularies.

        The summary of a measure says nothing that is counted: whoever shows it has read it (`model/noted.py`).
        """
        statements = [
            (each.programme, _outline(each.measure), each.quantity, each.coding, each.cite, each.path, each.level)
            for each in self.statements
        ]
        return statements, self._silences, self._unread

    @cached_property
    def by_key(self) -> Mapping[str, Statement]:
        """The statements by their permanent names."""
        return {statement.key: statement for statement in self.statements}

    @cached_property
    def by_programme(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each programme, by its id."""
        groups: dict[str, list[Statement]] = {programme.id: [] for programme in self.plan.programmes}
        for statement in self.statements:
            if statement.programme:
                groups[statement.programme.id].append(statement)
        return {programme: tuple(statements) for programme, statements in groups.items()}

    @cached_property
    def by_term(self) -> Mapping[tuple[str, str], tuple[Statement, ...]]:
        """The statements under each facet and term."""
        groups: dict[tuple[str, str], list[Statement]] = {}
        for statement in self.statements:
            terms = [*sorted(statement.terms)]
            terms += [("agencies", agency) for agency in agencies_of(self.plan, statement.bodies())]
            if statement.quantity and statement.quantity.indicator:
                terms.append(("indicators", statement.quantity.indicator))
            for term in terms:
                groups.setdefault(term, []).append(statement)
        return {term: tuple(statements) for term, statements in groups.items()}

    def find(self, term: str, facet: str = "themes") -> TermCoverage:
        """Find what the plan has under `term` of the vocabulary `facet`."""
        statements = self.by_term.get((facet, term), ())
        plan_roles = self._plan_roles(term) if facet == "agencies" else ()
        if statements or plan_roles:
            return TermCoverage("value", statements, plan_roles)
        if self.plan.extent != "complete" or facet in self._unread:
            return TermCoverage("not_researched")
        silence = self._silences.get(f"{facet}.{term}")
        if silence is None:
            return TermCoverage("not_researched", lacks_search=True)
        return TermCoverage("not_stated" if silence.is_silent else "not_classified", silence=silence)

    @property
    def is_searched(self) -> bool:
        """Whether the text was searched for anything at all; known from the archive or the lock."""
        return bool(self._silences)

    @cached_property
    def _unread(self) -> frozenset[str]:
        """The facets of which an editor says that nobody has looked yet for what a programme has of them."""
        return frozenset(
            facet
            for programme in self.plan.programmes
            for facet, field in (
                ("instruments", programme.instruments),
                ("agencies", programme.lead),
                ("agencies", programme.partners),
            )
            if isinstance(field, Absent) and field.state == "not_researched"
        )

    def _plan_roles(self, agency: str) -> tuple[PlanRole, ...]:
        return tuple(role for role, agencies in self._agencies_of_plan if agency in agencies)

    @cached_property
    def _agencies_of_plan(self) -> tuple[tuple[PlanRole, list[str]], ...]:
        """The types of the bodies that issue the plan, and of those that approve it."""
        issuing, approving = issuing_bodies(self.plan), self.plan.approved_by
        return ("issue", agencies_of(self.plan, issuing)), ("approve_plan", agencies_of(self.plan, approving))


Coverage = Mapping[str, PlanCoverage]
"""By the key of a plan."""


def cover(site: Site, silences: Mapping[str, Silences] | None = None, in_chinese: Coverage | None = None) -> Coverage:
    """The coverage of every plan. `silences`: by the key of a plan; of a plan without any, nothing was looked for.

    `in_chinese`: that of the same plans in Chinese, with the same silences.
    """
    silences = silences or {}
    plans = {plan.key: plan for plan in site.all_plans}

    def find(key: str) -> PlanCoverage:
        plan, own = plans[key], silences.get(key, _NOT_SEARCHED)
        return site.once(plan, "coverage", partial(_cover_plan, site, plan, own, in_chinese), own)

    return Later(plans, find)


def _cover_plan(site: Site, plan: Plan, silences: Silences, in_chinese: Coverage | None) -> PlanCoverage:
    same = in_chinese and in_chinese[plan.key].find_for(plan)
    return same or PlanCoverage(site, plan, silences)


def programmes_of(statements: Iterable[Statement]) -> tuple[Programme, ...]:
    """The programmes that statements belong to, each once."""
    programmes = {id(statement.programme): statement.programme for statement in statements if statement.programme}
    return tuple(programmes.values())


def terms_of(plan: Plan, statements: Iterable[Statement], facet: str) -> list[str]:
    """The ids of a facet's terms that any of these statements has, each once."""
    if facet == "agencies":
        return list(dict.fromkeys(agency for each in statements for agency in agencies_of(plan, each.bodies())))
    name = facet.replace("-", "_")
    return list(dict.fromkeys(term for each in statements for term in getattr(each.coding, name) or ()))


def count_levels(statements: Iterable[Statement], levels: Iterable[str]) -> dict[str, int]:
    """Counts the statements of each level of firmness, in the order given."""
    counts: dict[str | None, int] = {}
    for each in counted_statements(statements):
        counts[each.level] = counts.get(each.level, 0) + 1
    return {level: counts[level] for level in levels if level in counts}


def counted_statements(statements: Iterable[Statement]) -> list[Statement]:
    """Those whose firmness counts.

    A number of a measure counts only where it is of another level than the measure: it is the same promise.
    """
    statements = list(statements)
    # A measure is one object for its statement and for those of its numbers.
    measures = {(id(each.measure), each.level) for each in statements if each.measure and not each.quantity}
    return [each for each in statements if not (each.is_detail and (id(each.measure), each.level) in measures)]
