"""The lock of a plan against what is known now: which lines hold, which say something else, which are about nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from builder.content.layout import LOCK, plan_folder
from builder.evidence.claims.claim import Claim, Result, cite_words, digest, edition_of
from builder.evidence.completeness.coverage import SourceCoverage
from builder.evidence.completeness.silence import Silence, said_of
from builder.evidence.locks.lock import RULES, Lock, Locked
from builder.evidence.sources.source_text import Match, SourceText
from builder.findings.finding import Finding, Place, Severity, finding
from builder.model.site import Plan
from builder.text.values import value_class

_MOST_ALONE = 8
"""So many claims of a file that have changed are named one by one."""
_FEWEST_NAMES, _OF_ANOTHER = 20, 4
"""A lock of so many claims of which less than a quarter are those of its plan is another's."""
_NAMED = 3
"""So many of the claims that are gone are named."""


@value_class
class Comparison:
    """What the texts at hand say of the claims that rest on them; nothing without texts."""

    results: Mapping[str, Result] = field(default_factory=dict)
    """By id of the claim."""
    matches: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    coverage: SourceCoverage | None = None
    findings: Sequence[Finding] = ()


def line_of(plan: Plan, claim: Claim, result: Result | None, text: SourceText | None) -> Locked:
    """The line that a claim has, or would have if its source were at hand."""
    cited = ",".join(_cite_with_places(plan, claim, text)) or "-"
    return Locked(digest(claim.said), edition_of(plan, claim)[:16], cited, result or "reading")


def _cite_with_places(plan: Plan, claim: Claim, text: SourceText | None) -> Iterator[str]:
    """The cited paragraphs, each with the place where the first of them stands in print."""
    for words, span in zip(cite_words(plan, claim.spans), claim.spans, strict=True):
        numbers = text.within([span]) if text else []
        place = text.places[numbers[0] - 1] if text and numbers else ""
        yield f"{words}[{place}]" if place else words


def line_of_silence(plan: Plan, key: str, silence: Silence) -> Locked:
    """The line of a term that a plan is not coded by: its words are not there, or an editor says what they mean."""
    result: Result = "no" if not silence.is_silent else "reading" if silence.reason else "verbatim"
    return Locked(digest(said_of(plan, key, silence)), plan.sources[0].sha256[:16], "-", result)


def merge_lines(
    lock: Lock, attested: Mapping[str, Locked], now: Mapping[str, Locked], *, kept: Mapping[str, Locked]
) -> dict[str, Locked]:
    """The lock as it should be.

    `attested`: lines about claims as they are. `now`: what was compared, by name; a line that says the same keeps its
    date. `kept`: silences that keep their line, if there is one.
    """
    lines = dict(attested)
    for name, present in kept.items():
        if line := lock.find(name, present):
            lines[name] = line
    for name, present in now.items():
        line = lock.find(name, present)
        lines[name] = line if line and line.agrees_with(present) else present
    return lines


def check_lock(
    plan: Plan,
    claims: Sequence[Claim],
    lock: Lock,
    present: Mapping[str, Locked],
    attested: Mapping[str, Locked],
    compared: Comparison,
) -> Iterator[Finding]:
    """What in the committed lock is wrong or behind. A plan without a lock has never been compared, and says so.

    `present` has the line of each claim as it stands, `attested` the committed line about exactly that, by id.
    """
    if not plan.lock:
        return
    if _is_of_another(lock, claims):
        yield finding(_place(plan, 1), "lock-other", plan=plan.key)
        return
    yield from _form(plan, lock)
    yield from _gone(plan, claims, lock)
    failed = {problem.values.get("claim") for problem in compared.findings if problem.severity is Severity.ERROR}
    for claim in claims:
        line, now = attested.get(claim.id), present[claim.id]
        is_compared = claim.id in compared.results and claim.id not in failed
        if line and is_compared and line.rules == RULES and not line.agrees_with(now):
            place = _place(plan, _number(lock, claim.name, line))
            yield finding(place, "lock-differs", claim=claim.id, locked=line.result, result=now.result)
    wrong = tuple(f"{name}." for name in failed if name)
    # What is said of a number that is wrong changes once more when the number is mended.
    waiting = (claim for claim in claims if claim.id not in attested and not f"{claim.id}.".startswith(wrong))
    yield from _behind(plan, list(waiting), compared)
    older = sum(line.rules != RULES for line in attested.values())
    if older:
        yield finding(_place(plan, 1), "lock-rules", count=older, rules=RULES, severity=Severity.NOTICE)


def _behind(plan: Plan, waiting: Sequence[Claim], compared: Comparison) -> Iterator[Finding]:
    """Claims that have changed since the lock was written: with their source at hand that is one thing to do."""
    comparable = [claim for claim in waiting if claim.id in compared.results]
    if comparable:
        yield finding(_place(plan, 1), "lock-behind", count=len(comparable), severity=Severity.NOTICE)
    by_file: dict[str, list[Claim]] = {}
    for claim in waiting:
        if claim.id not in compared.results and claim.aspect == "verbatim":
            by_file.setdefault(claim.place.file, []).append(claim)
    for claims in by_file.values():
        if len(claims) > _MOST_ALONE:  # a citation of a whole programme that was changed is one thing that was done
            first, count = claims[0], len(claims)
            yield finding(first.place, "unverified-many", claim=first.id, count=count, severity=Severity.NOTICE)
            continue
        for claim in claims:
            yield finding(claim.place, "unverified", claim=claim.id, severity=Severity.NOTICE)


def _is_of_another(lock: Lock, claims: Sequence[Claim]) -> bool:
    """Whether a lock names hardly a claim of the plan: a merge or a copy put that of another plan in its place."""
    names = {claim.name for claim in claims}
    common = sum(name in names for name in lock.lines)
    return len(lock.lines) >= _FEWEST_NAMES and common * _OF_ANOTHER < len(lock.lines)


def _form(plan: Plan, lock: Lock) -> Iterator[Finding]:
    if lock.malformed:  # a lock of an older form is one mistake
        yield finding(_place(plan, lock.malformed[0]), "lock-line", count=len(lock.malformed))
    for name, lines in lock.lines.items():
        # Two editions of a line are what a merge leaves; two lines about the same words are somebody's hand.
        seen: list[Locked] = []
        for number, line in lines:
            if any(line.is_about(earlier) for earlier in seen):
                yield finding(_place(plan, number), "lock-twice", claim=name)
            seen.append(line)


def _gone(plan: Plan, claims: Sequence[Claim], lock: Lock) -> Iterator[Finding]:
    """Lines without a claim, in one finding. A silence that has gone is none: the term is coded now."""
    names = {claim.name for claim in claims}
    gone = {
        name: lines[0][0] for name, lines in lock.lines.items() if name not in names and not name.startswith("silence.")
    }
    if gone:
        named = "、".join(f"{plan.key}.{name}" for name in list(gone)[:_NAMED])
        more = f" … ({len(gone)})" if len(gone) > _NAMED else ""
        yield finding(_place(plan, min(gone.values())), "lock-gone", claim=named + more)


def _number(lock: Lock, name: str, line: Locked) -> int:
    return next(number for number, each in lock.lines[name] if each is line)


def _place(plan: Plan, line: int) -> Place:
    return Place(f"{plan_folder(plan.origin.file)}/{LOCK.path_in_plan()}", line)
