"""Which programmes of a plan belong to a term of a facet, and what it means when there are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from builder.model.site import Plan, Programme
from builder.model.types import Absent

CoverageState = Literal["value", "not_stated", "not_researched"]
FACETS = ("themes", "instruments", "target-groups", "agencies")
"""The vocabularies by which programmes of different plans stand side by side."""
CODED_FACETS = ("themes", "instruments", "target-groups")
"""Those whose terms editors write at a programme; the types of agencies follow from the bodies that it names."""


@dataclass(frozen=True, slots=True)
class TermCoverage:
    """A plan's programmes under one term. `not_stated` only if the whole text has been read."""

    state: CoverageState
    programmes: tuple[Programme, ...]


def find_coverage(plan: Plan, term: str, facet: str = "themes") -> TermCoverage:
    """What `plan` has under `term` of the vocabulary `facet`."""
    programmes = tuple(one for one in plan.programmes if term in list_terms(plan, one, facet))
    if programmes:
        return TermCoverage("value", programmes)
    read = plan.extent == "complete" and not any(_unread(one, facet) for one in plan.programmes)
    return TermCoverage("not_stated" if read else "not_researched", ())


def list_terms(plan: Plan, one: Programme, facet: str) -> Sequence[str]:
    """The ids of a programme's terms; none where the text names none."""
    match facet:
        case "themes":
            return one.themes
        case "target-groups":
            return one.target_groups
        case "instruments":
            return () if isinstance(one.instruments, Absent) else one.instruments
        case _:
            return tuple(dict.fromkeys([*list_agency_types(plan, one.lead), *list_agency_types(plan, one.partners)]))


def list_agency_types(plan: Plan, named: Sequence[str] | Absent) -> list[str]:
    """The agency types of bodies that a plan names."""
    return [] if isinstance(named, Absent) else [plan.organisations[name].agency for name in named]


def _unread(one: Programme, facet: str) -> bool:
    fields: tuple[object, ...] = ()
    if facet == "instruments":
        fields = (one.instruments,)
    elif facet == "agencies":
        fields = (one.lead, one.partners)
    return any(isinstance(field, Absent) and field.state == "not_researched" for field in fields)


def count_commitments(programmes: Sequence[Programme], commitments: Iterable[str]) -> dict[str, int]:
    """How many programmes there are of each commitment, in the order given; those without one by their state, last."""
    counts = Counter(
        one.commitment.state if isinstance(one.commitment, Absent) else one.commitment for one in programmes
    )
    return {key: counts[key] for key in dict.fromkeys([*commitments, *sorted(counts)]) if counts[key]}
