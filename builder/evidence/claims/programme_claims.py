"""The claims of a programme, of its measures and of quantities, each of one aspect."""

from __future__ import annotations

from collections.abc import Iterator

from builder.evidence.claims.claim import LABELLED_ROLES, Claim, say
from builder.model.origin import Spot
from builder.model.schema.statement import ROLES, Coded, Measure, Quantity, Role
from builder.model.site import Plan, Programme
from builder.model.statements import printed_forms, programme_statements, spot_of
from builder.model.types import Absent, Span

_PRINTED = ("value", "min", "max", "qualifier", "unit", "per", "by", "period", "printed", "occurrence")
_CLASSES = ("themes", "instruments", "target_groups", "status", "commitment", "commitment_reason")
_MEANING = ("label", "nature", "kind", "measure", "repeats", "within", "disputed", "note")
"""What a quantity is, besides its classes. The indicator is our own sorting, and corrects nothing when it is added."""


def claims_of_programme(plan: Plan, programme: Programme) -> Iterator[Claim]:
    """What a programme says itself, then what its measures and quantities say."""
    key, spot, spans = f"{plan.key}.{programme.id}", programme.origin.spot, tuple(programme.cite)
    cited = (programme.cite,)
    yield Claim(f"{key}.name", spot("name"), spans, say(programme.name.zh, *cited), ((programme.name.zh,),))
    if programme.number:
        yield Claim(f"{key}.number", spot("number"), spans, say(programme.number, *cited), ordinal=programme.number)
    if programme.section:
        headings = tuple((part,) for part in programme.section.split(" / "))
        yield Claim(f"{key}.section", spot("section"), (), say(programme.section), headings)
    yield from _force(programme, key, spot("force"), spans)
    for role in ROLES:
        yield from _role(plan, programme, key, spot(role), spans, role)
    said = say(programme.body, *cited)
    yield Claim(f"{key}.summary", programme.origin.body_spot, spans, said, prose=programme.body, aspect="reading")
    own = [getattr(programme, name) for name in (*_CLASSES, "whole", "part_of", "level")]
    own += [programme.continues] if programme.continues else []  # what continues nothing says what it always said
    yield Claim(f"{key}.coding", spot("themes"), spans, say(own, *cited), aspect="reading", is_sorting=True)
    for statement in programme_statements(programme):
        part = statement.quantity or statement.measure
        if part:
            yield from claims_of_part(plan, part, f"{key}.{part.id}", spot_of(programme, statement), statement.cite)


def claims_of_part(
    plan: Plan, part: Measure | Quantity, prefix: str, spot: Spot, cite: tuple[Span, ...]
) -> Iterator[Claim]:
    """What one measure or quantity itself says; what it inherits is claimed where it stands."""
    classes = [getattr(part, name) for name in _CLASSES]
    if isinstance(part, Quantity):
        printed = [getattr(part, name) for name in _PRINTED]
        yield Claim(prefix, spot, cite, say(printed, cite), quantity=part)
        meaning = [getattr(part, name) for name in _MEANING]
        yield Claim(f"{prefix}.label", spot, cite, say(meaning, cite), aspect="reading")
    else:
        yield Claim(prefix, spot, cite, say(part.name.zh, cite), ((part.name.zh,),))
        if part.summary:
            prose = str(part.summary)
            yield Claim(f"{prefix}.summary", spot, cite, say(prose, cite), prose=prose, aspect="reading")
    yield Claim(f"{prefix}.coding", spot, cite, say(classes, cite), aspect="reading", is_sorting=True)
    yield from _force(part, prefix, spot, cite)
    for role in ROLES:
        yield from _role(plan, part, prefix, spot, cite, role)


def _force(coded: Coded | Programme, prefix: str, spot: Spot, cite: tuple[Span, ...]) -> Iterator[Claim]:
    if coded.force:
        yield Claim(f"{prefix}.force", spot, cite, say("force", coded.force, cite), ((coded.force,),))


def _role(
    plan: Plan, coded: Coded | Programme, prefix: str, spot: Spot, cite: tuple[Span, ...], role: Role
) -> Iterator[Claim]:
    """The bodies in a role. A label of the text may say the role; a mention needs none; any other role is read."""
    named = getattr(coded, role)
    if not named:
        return
    is_general = isinstance(coded, Programme)
    label = next((each for each in LABELLED_ROLES if each == role), None)
    claim_id = f"{prefix}.{role}"
    if isinstance(named, Absent):
        said = say(role, named.state, cite)
        yield Claim(claim_id, spot, cite, said, role=label, is_all=is_general, aspect="reading")
    else:
        bodies = tuple(printed_forms(plan, name) for name in named)
        yield Claim(
            claim_id,
            spot,
            cite,
            say(role, bodies, cite),
            bodies,
            role=label,
            is_all=is_general,
            bodies=bodies,
            aspect="verbatim" if label or role == "mention" else "reading",
        )
