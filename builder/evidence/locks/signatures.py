"""Who has read which claim: a signature is bound to the words that were signed, their paragraphs and their source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from builder.evidence.claims.claim import Claim, KeptClaim, cite_words, digest, edition_of, say
from builder.findings.finding import Finding, Severity, finding
from builder.model.schema.reading import Reading
from builder.model.site import Plan
from builder.model.types import PartialDate
from builder.text.values import value_class


@value_class
class Signature:
    """Who read a claim, and when."""

    by: str
    on: PartialDate


def sign_digest(plan: Plan, claim: Claim) -> str:
    """What a signature of a claim is bound to: any change of words, citation or source makes it another one."""
    return digest(say(claim.said, cite_words(plan, claim.spans), edition_of(plan, claim)))


def find_signatures(plan: Plan, claims: Iterable[Claim]) -> dict[str, Signature]:
    """The signatures that hold, by id of the claim; of several the latest."""
    signed: dict[str, Signature] = {}
    readings = sorted(plan.readings, key=lambda reading: reading.on.earliest)
    by_claim = {(name, value): reading for reading in readings for name, value in reading.claims.items()}
    names = {name for name, _ in by_claim}
    for claim in claims:
        if claim.name not in names:
            continue
        reading = by_claim.get((claim.name, sign_digest(plan, claim)))
        if reading:
            signed[claim.id] = Signature(reading.by, reading.on)
    return signed


def check_signatures(plan: Plan, claims: Sequence[Claim], signed: dict[str, Signature]) -> Iterator[Finding]:
    """Signatures of claims that are gone, and of what has changed since."""
    by_name = {claim.name: claim for claim in claims}
    for index, reading in enumerate(plan.readings):
        for name in reading.claims:
            spot = plan.readings_origin.spot(index, "claims", name)
            claim = by_name.get(name)
            if claim is None:
                yield finding(spot.place, "signature-gone", claim=name, severity=Severity.WARNING)
            elif claim.id not in signed:
                stale = finding(spot.place, "signature-stale", claim=claim.id, by=reading.by, on=reading.on)
                yield replace(stale, severity=Severity.NOTICE)


def sign(plan: Plan, claims: Iterable[Claim], signature: Signature) -> list[Reading]:
    """The readings of a plan with these claims signed: each claim is signed once, and what is gone is left out."""
    new = {claim.name: sign_digest(plan, claim) for claim in claims}
    merged: dict[tuple[str, str], dict[str, str]] = {}
    for reading in plan.readings:
        kept = {name: value for name, value in reading.claims.items() if name not in new}
        merged.setdefault((str(reading.on), reading.by), {}).update(kept)
    if new:
        merged.setdefault((str(signature.on), signature.by), {}).update(new)
    return [
        Reading(by=by, on=PartialDate.parse(on), claims=signed) for (on, by), signed in sorted(merged.items()) if signed
    ]


def prune(plan: Plan, claims: Iterable[Claim | KeptClaim]) -> list[Reading]:
    """The readings of a plan without what was signed of claims that are gone."""
    names = {claim.name for claim in claims}
    kept = [
        reading.model_copy(update={"claims": {name: value for name, value in reading.claims.items() if name in names}})
        for reading in plan.readings
    ]
    return [reading for reading in kept if reading.claims]


def _as_text(value: str) -> str:
    """A sum as YAML takes it for text: one of some four hundred could be a number.

    >>> _as_text("8527494304872344"), _as_text("767e020800857114"), _as_text("cdfea8427d498fa3")
    ("'8527494304872344'", "'767e020800857114'", 'cdfea8427d498fa3')
    """
    return value if value.strip("0123456789e") else f"'{value}'"


def readings_text(readings: Iterable[Reading]) -> str:
    """The text of `readings.yaml`: one sorted line a claim."""
    lines = ["# 由 sign 命令写入：谁在哪一天核对过哪一条；文字、出处或来源一改，签核即失效"]
    for reading in readings:
        quoted = reading.by.replace("'", "''")
        lines += [f"- by: '{quoted}'", f"  on: {reading.on}", "  claims:"]
        lines += [f"    {name}: {_as_text(value)}" for name, value in sorted(reading.claims.items())]
    return "\n".join(lines if len(lines) > 1 else [*lines, "[]"]) + "\n"
