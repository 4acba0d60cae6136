"""`python -m tests.bench.signatures [--write]`: what of the five plans the second reading has read, and signs.

The rule, and nothing beyond it (docs/readings/README.md):

- the coding of a statement, where every facet that the second reading coded (themes, instruments, target groups,
  status, level of firmness, and of a programme what holds of the whole) equals the present one; of a programme that is
  a part of another, or of a higher level, nothing, since no reader coded that;
- the bodies of a statement in a role, or that nobody has it, where both have the same names in that role;
- the type of a body, where both have the same and the content says nothing else of it;
- a term that the text has words of and does not mean (`not_coded`), where the reading of silences found it true and
  the later one did not have the reason rewritten.

That reading looked at no summaries, labels, notes, caveats, corrections and reasons: later ones did, and signed them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import yaml

from builder.evidence.claims.claim import digest
from builder.evidence.claims.list_claims import list_claims
from builder.evidence.locks.signatures import Signature, readings_text, sign
from builder.model.schema.statement import ROLES, Role
from builder.model.site import Plan, Site
from builder.model.statements import Statement, list_statements
from builder.model.types import PartialDate
from tests.bench.agreement import LISTS, READINGS, Codes, read_verdicts, statements
from tests.conftest import ROOT, checked

SECOND = Signature("复读", PartialDate(2026, 11, 26))


def main() -> None:
    """Print a line a plan: all claims, those of each aspect, and those that are signed."""
    result = checked(ROOT / "content", sources=None)
    for plan in result.site.plans:
        evidence = result.ledger[plan.key]
        names = set(names_read(result.site, plan))
        # What the program attests needs nobody's signature.
        waiting = [claim for claim in list_claims(plan) if evidence.marks[claim.id].state in ("unchecked", "read")]
        signed = [claim for claim in waiting if claim.name in names]
        counts = f"{len(evidence.claims) - len(waiting)} attested, {len(signed)} signed"
        print(f"{plan.key}: {len(evidence.claims)} claims, {counts}, {len(waiting) - len(signed)} wait")
        if "--write" in sys.argv:
            file = ROOT / "content/districts" / plan.key.replace(".", "/") / "readings.yaml"
            file.write_text(readings_text(sign(plan, signed, SECOND)), "utf-8")


def names_read(site: Site, plan: Plan) -> Iterator[str]:
    """The names of the claims of a plan that the second reading bears out."""
    reading = yaml.safe_load((READINGS / plan.key / "reading-2.yaml").read_text("utf-8"))
    second = dict(statements(reading, plan))
    for statement in list_statements(site, plan):
        codes = second.get(statement.key)
        if codes is not None:
            prefix = ".".join(_names(statement))
            if _is_alike(statement, codes, reading):
                yield f"{prefix}.coding"
            yield from (f"{prefix}.{role}" for role in ROLES if _has_same_bodies(statement, codes, role))
    yield from _organisations(plan, reading)
    later = yaml.safe_load((READINGS / plan.key / "silences-2.yaml").read_text("utf-8"))
    rewritten = {entry["term"] for entry in later if entry.get("rewritten")}
    verdicts = read_verdicts(READINGS / plan.key / "silences.yaml")
    terms = (term for term, verdict in verdicts.items() if verdict is True)
    yield from (f"not_coded.{term}" for term in terms if term not in rewritten)


def _names(statement: Statement) -> list[str]:
    part = statement.quantity or statement.measure
    return [*([statement.programme.id] if statement.programme else []), *([part.id] if part else [])]


def _is_alike(statement: Statement, codes: Codes, reading: dict[str, Any]) -> bool:
    coding, programme = statement.coding, statement.programme
    same = all(frozenset(getattr(coding, facet) or ()) == codes[facet] for facet in LISTS[:3])
    if programme and not (statement.quantity or statement.measure):
        whole = set(reading["programmes"][programme.id].get("whole") or ())
        same = same and whole == set(programme.whole) and not programme.part_of and not programme.level
    return same and coding.status == codes["status"] and statement.level == codes["level"]


def _has_same_bodies(statement: Statement, codes: Codes, role: Role) -> bool:
    theirs = {name for said, name in codes["bodies"] if {"partner": "partners"}.get(said, said) == role}
    return set(statement.bodies(role)) == theirs


def _organisations(plan: Plan, reading: dict[str, Any]) -> Iterator[str]:
    for name, body in plan.organisations.items():
        second = (reading.get("bodies") or {}).get(name)
        if second and second["agency"] == body.agency and not body.full_name and not body.also_printed:
            yield f"organisation.{digest(name)[:8]}"


if __name__ == "__main__":
    main()
