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
    """Finds what `plan` has under `term` of the vocabulary `facet`."""
    programmes = tuple(programme for programme in plan.programmes if term in list_terms(plan, programme, facet))
    if programmes:
        return TermCoverage("value", programmes)
    # Silence is a claim: where part of a text is not recorded, or a field not researched, nothing can be concluded.
    is_read = plan.extent == "complete" and not any(_is_unread(programme, facet) for programme in plan.programmes)
    return TermCoverage("not_stated" if is_read else "not_researched", ())


def list_terms(plan: Plan, programme: Programme, facet: str) -> Sequence[str]:
    """Lists the ids of a programme's terms; none where the text names none."""
    match facet:
        case "themes":
            return programme.themes
        case "target-groups":
            return programme.target_groups
        case "instruments":
            return () if isinstance(programme.instruments, Absent) else programme.instruments
        case _:
            bodies = (programme.lead, programme.partners)
            return tuple(dict.fromkeys(agency for names in bodies for agency in list_agency_types(plan, names)))


def list_agency_types(plan: Plan, bodies: Sequence[str] | Absent) -> list[str]:
    """Lists the agency type of each body that a plan names, in the order of the bodies."""
    return [] if isinstance(bodies, Absent) else [plan.organisations[name].agency for name in bodies]


def count_commitments(programmes: Sequence[Programme], commitments: Iterable[str]) -> dict[str, int]:
    """Counts the programmes of each commitment, in the order given; those without a commitment by state, last."""
    counts = Counter(
        programme.commitment.state if isinstance(programme.commitment, Absent) else programme.commitment
        for programme in programmes
    )
    return {key: counts[key] for key in dict.fromkeys([*commitments, *sorted(counts)]) if counts[key]}


def _is_unread(programme: Programme, facet: str) -> bool:
    """Whether nobody has looked yet for what the programme has of a facet. Themes and target groups must be given."""
    fields: tuple[object, ...] = ()
    if facet == "instruments":
        fields = (programme.instruments,)
    elif facet == "agencies":
        fields = (programme.lead, programme.partners)
    return any(isinstance(field, Absent) and field.state == "not_researched" for field in fields)
