"""What was published and now says something else, by the evidence locks of two editions of the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.evidence.lock import Locked, read_lock
from builder.findings.finding import Finding, finding
from builder.model.schema.site import Change
from builder.model.site import Plan, Site


def unlisted(site: Site, locks_before: Mapping[str, str], corrections: Sequence[Change]) -> Iterator[Finding]:
    """Claims that were published otherwise and that no correction lists.

    `locks_before`: the texts of the evidence locks of an earlier edition of the content, by key of the plan.
    `corrections`: those that were written since. A correction of a plan or a programme covers what is in it.
    """
    for plan in site.plans:
        keys = (plan.key, *plan.former_keys)
        before = _locked_before(plan, [locks_before[key] for key in keys if key in locks_before])
        now = read_lock(plan.lock)
        # A new keyword changes what was looked for, not what was published of the text.
        silences = f"{plan.key}.silence."
        for claim in sorted(before.keys() & now.keys()):
            is_listed = any(entry.covers(claim) for entry in corrections)
            is_listed |= claim.endswith(".coding") or claim.startswith(silences)
            if before[claim].said != now[claim].said and not is_listed:
                yield finding(plan.origin.at(), "change-unlisted", claim=claim)


def _locked_before(plan: Plan, locks: Sequence[str]) -> dict[str, Locked]:
    """What was locked, under the ids that things have now: a new name is no way around a correction."""
    present = _present_ids(plan)
    claims: dict[str, Locked] = {}
    for text in locks:
        for claim, entry in read_lock(text).items():
            parts = claim.split(".")[2:]
            for length in (2, 1):
                head = ".".join(parts[:length])
                if head in present:
                    parts = [present[head], *parts[length:]]
                    break
            claims[".".join((plan.key, *parts))] = entry
    return claims


def _present_ids(plan: Plan) -> dict[str, str]:
    """The ids of programmes, measures and quantities now, by those that they had before."""
    present = {old: quantity.id for quantity in plan.quantities for old in quantity.aliases}
    for programme in plan.programmes:
        statements = {old: part.id for part in programme.measures for old in part.aliases}
        statements |= {old: part.id for part in programme.quantities for old in part.aliases}
        for name in (programme.id, *programme.aliases):
            present |= {f"{name}.{old}": f"{programme.id}.{new}" for old, new in statements.items()}
        present |= dict.fromkeys(programme.aliases, programme.id)
    return present
