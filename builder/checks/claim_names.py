"""The names of what a plan states, as claims and addresses have them: `aa.plan-a.fund.amount`."""

from __future__ import annotations

from collections.abc import Iterable, Set
from itertools import chain

from builder.checks.unread import has_unread
from builder.model.ids import ids_of
from builder.model.schema.plan import PlanFile
from builder.model.schema.programme import ProgrammeFile
from builder.model.schema.statement import Measure, Quantity
from builder.model.site import Plan, Site
from builder.text.did_you_mean import nearest

# What is said of a plan or of a programme is named as its field, or by one of these.
_OF_PLAN = {"summary", "coding", "source", "structure", "organisation", "caveat", "theme", *PlanFile.model_fields}
_OF_PROGRAMME = {"summary", "coding", *ProgrammeFile.model_fields}
_IDS_OF_PLAN = 2
"""So many parts of a claim name its plan."""


def find_unknown(site: Site, plan: Plan, claim: str) -> str | None:
    """The beginning of a claim, up to the part that names nothing of its plan; None where all of it is known.

    What was published is known as well: if it is gone, that is reported as lost. So is what a removal is about, and
    everything in a plan of which a programme could not be read.
    """
    parts = claim.split(".")
    for length in range(_IDS_OF_PLAN + 1, min(len(parts), _IDS_OF_PLAN + 2) + 1):
        names = _names_below(plan, parts[_IDS_OF_PLAN : length - 1])
        if names is None:
            return None
        if parts[length - 1] not in names:
            begins = ".".join(parts[:length])
            return None if has_unread(site, plan) or _is_gone(site, claim, begins) else begins
    return None


def suggest_claim(plan: Plan, claim: str, unknown: str) -> str | None:
    """The claim with the likeliest name in place of the one that its beginning, as `find_unknown` has it, ends with."""
    *before, wrong = unknown.split(".")
    near = nearest(wrong, sorted(_names_below(plan, before[_IDS_OF_PLAN:]) or ()))
    return ".".join([*before, near]) + claim.removeprefix(unknown) if near else None


def _names_below(plan: Plan, path: list[str]) -> Set[str] | None:
    """What may follow in a claim: below the plan, or below what is named first in it; None where anything may."""
    if not path:
        programmes = chain.from_iterable(map(ids_of, plan.programmes))
        return {*programmes, *_ids(plan.quantities), *_OF_PLAN}
    for programme in plan.programmes:
        if path[0] in ids_of(programme):
            return {*_ids(programme.measures), *_ids(programme.quantities), *_OF_PROGRAMME}
    return None


def _ids(statements: Iterable[Measure | Quantity]) -> set[str]:
    return {name for each in statements for name in ids_of(each)}


def _is_gone(site: Site, claim: str, begins: str) -> bool:
    """Whether it was removed, or published under a name that nothing has any more."""
    if any(entry.removed and entry.covers(claim) for entry in site.changes):
        return True
    return any(f"{_claim_at(entry.address)}.".startswith(f"{begins}.") for entry in site.register)


def _claim_at(address: str) -> str:
    """The claim of what was published at an address.

    >>> _claim_at("districts/aa/plan-a/fund.html#q-amount"), _claim_at("districts/aa/plan-a.html")
    ('aa.plan-a.fund.amount', 'aa.plan-a')
    """
    page, _, anchor = address.partition("#")
    path = page.removeprefix("districts/").removesuffix(".html").replace("/", ".")
    return f"{path}.{anchor[2:]}" if anchor else path
