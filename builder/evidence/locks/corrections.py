"""What was published and now says something else, by the evidence locks of two editions of the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.evidence.claims.claim import digest
from builder.evidence.claims.list_claims import list_claims
from builder.evidence.locks.lock import Lock, read_lock
from builder.findings.finding import Finding, finding
from builder.model.ids import ids_of
from builder.model.schema.site import Change
from builder.model.site import Plan, Site
from builder.text.packed_text import unpack_text


def find_unlisted(site: Site, locks_before: Mapping[str, str], corrections: Sequence[Change]) -> Iterator[Finding]:
    """Claims that were published otherwise and that no correction lists, and plans that lost their lock.

    `locks_before`: the texts of the evidence locks of an earlier edition of the content, by key of the plan. They are
    held against what the content says now, not against its lock: leaving that as it was hides no change.
    `corrections`: those that were written since. A correction of a plan or a programme covers what is in it.
    """
    for plan in site.all_plans:
        locks = [read_lock(locks_before[key]) for key in (plan.key, *plan.former_keys) if key in locks_before]
        if any(lock.lines for lock in locks) and not read_lock(unpack_text(plan.lock)).lines:
            yield finding(plan.origin.at(), "lock-lost", plan=plan.key)
        published = _said_before(plan, locks)
        for claim in list_claims(plan):
            said = published.get(claim.name, set())
            is_listed = claim.is_sorting or any(entry.covers(claim.id) for entry in corrections)
            if said and digest(claim.said) not in said and not is_listed:
                yield finding(claim.place, "change-unlisted", claim=claim.id)


def _said_before(plan: Plan, locks: Sequence[Lock]) -> dict[str, set[str]]:
    """What was locked, under the names that claims have now: a new name is no way around a correction."""
    present = _present_ids(plan)
    published: dict[str, set[str]] = {}
    for name, lines in ((name, lines) for lock in locks for name, lines in lock.lines.items()):
        parts = name.split(".")
        for length in (2, 1):
            head = ".".join(parts[:length])
            if head in present:
                parts = [present[head], *parts[length:]]
                break
        published.setdefault(".".join(parts), set()).update(line.said for _, line in lines)
    return published


def _present_ids(plan: Plan) -> dict[str, str]:
    """The ids of programmes, measures and quantities now, by those that they had before."""
    present = {old: quantity.id for quantity in plan.quantities for old in quantity.aliases}
    for programme in plan.programmes:
        statements = {old: part.id for part in programme.measures for old in part.aliases}
        statements |= {old: part.id for part in programme.quantities for old in part.aliases}
        for name in ids_of(programme):
            present |= {f"{name}.{old}": f"{programme.id}.{new}" for old, new in statements.items()}
        present |= dict.fromkeys(programme.aliases, programme.id)
    return present
