"""What binds the statements of a plan to each other and to the words around them.

A claim can hold word for word and still mean something else: a label that belongs to the next number, a number hung on
the wrong measure, a promise without its 力争, a result that is a goal. Only what the printed words contradict is found;
what they leave open is for a reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from builder.evidence.binding import (
    bodies,
    citations,
    firmness,
    heads,
    labels,
    names,
    organisations,
    repairs,
    repeats,
    status_words,
)
from builder.evidence.claims.placed import place_statements
from builder.evidence.completeness import reservations, summaries, unrecorded_actions
from builder.evidence.sources.source_text import Match, SourceText
from builder.findings.finding import Finding, Severity
from builder.model.site import Plan, Site

READ_FROM_WORDING = frozenset({"coverage-words", "coverage-summary", "coverage-reservation"}) | frozenset(
    f"evidence-{name}"
    for name in (
        *("label", "measure", "repeats-unsaid", "body-role", "force", "hedge", "status", "nature", "kind"),
        *("invented", "denial", "done", "body", "name-cut", "denied"),
    )
)
"""Rules that read what words mean. A text may mean it otherwise: they warn, and stop a publication only if strict."""


def weigh(problem: Finding) -> Finding:
    """A finding as a warning where it rests on a reading of words."""
    return replace(problem, severity=Severity.WARNING) if problem.rule in READ_FROM_WORDING else problem


_OF_ROLES = ("lead", "partners")


_OF_WHAT_IT_IS = frozenset({"evidence-label", "evidence-measure", "evidence-nature", "evidence-kind"})
"""Rules that leave the printed number or name alone, and doubt what we say that it is."""


def list_contradicted(problem: Finding) -> tuple[str, ...]:
    """The claims that what is found of a statement speaks against: its verb, its bodies, or what we say it is."""
    claim = problem.values.get("claim", "")
    statement = claim.removesuffix(".name")
    if problem.rule in ("evidence-force", "evidence-hedge"):
        return (f"{statement}.force", f"{statement}.coding")
    if problem.rule == "evidence-body-role":
        return tuple(f"{statement}.{role}" for role in _OF_ROLES)
    if problem.rule == "evidence-status":
        return (f"{statement}.coding",)
    what_it_is = (f"{statement}.label", f"{statement}.coding")
    return what_it_is if problem.rule in _OF_WHAT_IT_IS else (claim, *what_it_is)


def list_open(site: Site, plan: Plan, text: SourceText, matches: Mapping[str, Sequence[Match]]) -> Iterator[str]:
    """The claims that nothing contradicts and that only a person can compare, for the words around them."""
    placed = place_statements(site, plan, matches)
    yield from firmness.list_open(site, text, placed)
    yield from reservations.list_open(plan, text, placed)


def check_binding(
    site: Site, plan: Plan, text: SourceText, matches: Mapping[str, Sequence[Match]]
) -> Iterator[Finding]:
    """What the words around the statements of a plan contradict; every finding names its claim."""
    placed = place_statements(site, plan, matches)
    yield from labels.check(text, placed)
    yield from labels.check_measures(text, placed)
    yield from repeats.check(placed)
    yield from bodies.check(plan, text, placed)
    yield from firmness.check(site, text, placed)
    yield from status_words.check(site, plan, text, placed)
    yield from citations.check(text, placed)
    yield from names.check(text, placed)
    yield from heads.check(plan, text, placed)
    yield from organisations.check(plan, text)
    yield from repairs.check(plan, text, placed)
    yield from unrecorded_actions.check(site, plan, text, matches)
    yield from summaries.check(site, plan, text, matches)
    yield from reservations.check(plan, text)
