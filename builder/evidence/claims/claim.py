"""What a claim is: one statement about a source, of one aspect, with the paragraphs that must support it.

A claim is either `verbatim`, which a program can settle by comparing printed words, or a `reading`, which only a
person can. Nothing is both: of a number `<id>` is what is printed, `<id>.label` what we say it is, `<id>.coding` how
we sort it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import field
from typing import Literal

from pydantic import BaseModel

from builder.findings.finding import Place
from builder.model.origin import Spot
from builder.model.schema.plan import Period
from builder.model.schema.statement import Quantity
from builder.model.site import Plan
from builder.model.types import PartialDate, Span
from builder.text.values import value_class

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
Aspect = Literal["verbatim", "reading"]
Result = Literal["verbatim", "reading", "no"]
"""Found word for word; nothing speaks against it, and a person must say the rest; something speaks against it."""
LabelledRole = Literal["lead", "partners"]
"""Roles that a text may introduce by a label."""
LABELLED_ROLES: tuple[LabelledRole, ...] = ("lead", "partners")


@value_class
class Claim:
    """One statement about a source.

    `id` is permanent: the plan's key, then programme, measure or quantity, then what is claimed; positions are never
    part of it. `spans` empty means anywhere in the source. `said` is everything that the claim depends on.
    """

    id: str
    where: Spot | Place
    spans: tuple[Span, ...]
    said: str
    phrases: tuple[tuple[str, ...], ...] = ()
    """Words that must be found; of each group one is enough."""
    source: str = ""
    """The only source that it is said of; empty where any may support it."""
    joined: bool = False
    """Whether the words may run over several paragraphs."""
    prose: str = ""
    """Text of ours whose every number must be found."""
    dates: tuple[PartialDate, ...] = ()
    quantity: Quantity | None = None
    period: Period | None = None
    ordinal: str = ""
    role: LabelledRole | None = None
    """The role that the bodies have, if a label of the text may say so."""
    is_all: bool = False
    """Whether the bodies are all that the label introduces, so that one more or less is a mistake."""
    bodies: tuple[tuple[str, ...], ...] = field(default=())
    """The printed forms of each body in that role."""
    aspect: Aspect = "verbatim"
    is_sorting: bool = False
    """Whether it is how we sort what a text prints: changing that corrects nothing that was published of the text."""
    inferred: bool = False
    """Whether the content itself says that the text does not state it."""

    @property
    def name(self) -> str:
        """Its id within its plan, by which the files of the plan name it: what renames the plan leaves them alone."""
        return name_of(self.id)

    @property
    def place(self) -> Place:
        """Where it is written."""
        return self.where.place if isinstance(self.where, Spot) else self.where


@value_class
class KeptClaim:
    """A claim that was compared: of all that it says only the id stays. `list_claims` lists it again."""

    id: str
    spans: tuple[Span, ...]
    aspect: Aspect

    @property
    def name(self) -> str:
        """Its id within its plan."""
        return name_of(self.id)


def name_of(claim: str) -> str:
    """The id of a claim within its plan.

    >>> name_of("liwan.opinions-2013.housing-fund.fund")
    'housing-fund.fund'
    """
    return claim.split(".", 2)[2]


def digest(said: str) -> str:
    """The first 16 digits of the sha256 of what a claim says."""
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def say(*parts: object) -> str:
    """What a claim depends on, as one text: the same for the same content whatever is added to the schema later."""
    return _ENCODER.encode([_canonical(part) for part in parts])


def _canonical(part: object) -> object:
    if type(part) is str:  # nearly all are, and to ask whether something is a model takes longer than all else here
        return part
    if isinstance(part, BaseModel):
        return part.model_dump(mode="json", exclude_defaults=True)
    if isinstance(part, list | tuple):
        return [_canonical(element) for element in part]
    return str(part)


def cite_words(plan: Plan, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """Cited paragraphs with their source, whether or not the content names it: `page:18-20`."""
    first = plan.sources[0].id
    return tuple(
        f"{span.source or first}:{span.first}" + (f"-{span.last}" if span.last != span.first else "") for span in spans
    )


def sources_of(plan: Plan, claim: Claim) -> set[str]:
    """The sources that support a claim; what cites no paragraph is looked for in all of them."""
    if claim.source:
        return {claim.source}
    return {span.source or plan.sources[0].id for span in claim.spans} or {source.id for source in plan.sources}


def edition_of(plan: Plan, claim: Claim) -> str:
    """The sha256 of the source that supports a claim, or one over those of several."""
    concerned = sources_of(plan, claim)
    editions = [source.sha256 for source in plan.sources if source.id in concerned]
    return editions[0] if len(editions) == 1 else hashlib.sha256(" ".join(editions).encode()).hexdigest()
