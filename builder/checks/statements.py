"""Every statement says what it is about, for whom, in what state and how firmly, itself or by inheritance.

A missing attribute is a gap in our data, never a silence of the text (docs/decisions/0020-statements.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.content.layout import VOCABULARIES
from builder.findings.finding import Finding, finding
from builder.model.origin import Spot
from builder.model.schema.statement import Coded
from builder.model.site import Plan, Programme, Site
from builder.model.statements import Statement, programme_statements, spot_of
from builder.model.types import Absent

_ASPECTS = ("themes", "target_groups", "status")


def check(site: Site) -> Iterator[Finding]:
    for plan in site.all_plans:
        for index, quantity in enumerate(plan.quantities):
            yield from _check_firmness(quantity, plan.origin.spot("quantities", index), quantity.force is None)
        for programme in plan.programmes:
            yield from _check_firmness(programme, programme.origin.spot(), programme.force is None)
            for statement in programme_statements(programme):
                yield from _check_statement(programme, statement)
        yield from _check_not_coded(site, plan)


def _check_statement(programme: Programme, statement: Statement) -> Iterator[Finding]:
    part = statement.quantity or statement.measure
    if part is None:
        return
    if statement.quantity and statement.quantity.measure and statement.measure is None:
        return  # what it would have from its measure is not known, and the measure is reported
    spot = spot_of(programme, statement)
    for aspect in _ASPECTS:
        if getattr(statement.coding, aspect) is None:
            title = Coded.model_fields[aspect].title
            yield finding(spot.place, "statement-aspect", id=part.id, key=aspect, title=title or "")
    yield from _check_firmness(part, spot, statement.coding.force is None)


def _check_firmness(coded: Programme | Coded, spot: Spot, lacks_verb: bool) -> Iterator[Finding]:
    """A level rests on the printed verb, or on a reason."""
    commitment = None if isinstance(coded.commitment, Absent) else coded.commitment
    if commitment and coded.commitment_reason is None:
        yield finding(spot.place, "commitment-reason", value=commitment)
    elif lacks_verb and commitment is None and not isinstance(coded.commitment, Absent):
        yield finding(spot.place, "statement-force")


def _check_not_coded(site: Site, plan: Plan) -> Iterator[Finding]:
    """What is not coded is a term of a facet, or an indicator."""
    for index, entry in enumerate(plan.not_coded):
        vocabulary, _, term = entry.term.partition(".")
        terms = site.vocabularies[vocabulary].terms if vocabulary in site.vocabularies else {}
        if vocabulary in VOCABULARIES and not terms:
            continue  # the vocabulary has a mistake of its own
        if term not in terms:
            yield finding(plan.origin.at("not_coded", index, "term"), "not-coded-term", value=entry.term)
