"""What a plan claims: every name, body, figure, date and summary, with the paragraphs that must bear it out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel

from builder.findings.finding import Place
from builder.model.schema.plan import Period, PlanFile
from builder.model.schema.programme import ProgrammeFile
from builder.model.schema.statement import ROLES, Coded, Quantity, Role
from builder.model.site import Origin, Plan, Programme
from builder.model.statements import place_of, printed_forms, programme_statements
from builder.model.types import Absent, PartialDate, Span

LabelledRole = Literal["lead", "partners"]
"""Roles that a text may introduce by a label."""
LABELLED_ROLES: tuple[LabelledRole, ...] = ("lead", "partners")


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about a source.

    `id` is permanent: the plan's key, then programme, measure or quantity, then what is claimed. `spans` empty means
    anywhere in the source. `said` is everything that the claim depends on, for the lock.
    """

    id: str
    place: Place
    spans: tuple[Span, ...]
    said: str
    phrases: tuple[tuple[str, ...], ...] = ()
    """Words that must be found; of each group one is enough."""
    source: str = ""
    """The only source that it is said of; empty where any may bear it out."""
    joined: bool = False
    """Whether the words may run over several paragraphs."""
    prose: str = ""
    """Text of ours whose every number must be found."""
    dates: tuple[PartialDate, ...] = ()
    quantity: Quantity | None = None
    period: Period | None = None
    ordinal: str = ""
    role: LabelledRole | None = None
    bodies: tuple[tuple[str, ...], ...] = field(default=())
    """The printed forms of each body in that role."""


def digest(said: str) -> str:
    """The first 16 digits of the sha256 of what a claim says."""
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def list_claims(plan: Plan) -> list[Claim]:
    """Every claim of a plan and its programmes that a source can bear out, in a fixed order."""
    plan_claims = [*_plan_claims(plan)]
    for programme in plan.programmes:
        plan_claims += _programme_claims(plan, programme)
    return plan_claims


def _said(*parts: object) -> str:
    return json.dumps([_canonical(part) for part in parts], ensure_ascii=False, sort_keys=True)


def _canonical(part: object) -> object:
    """Plain data, the same for the same content whatever is added to the schema later."""
    if isinstance(part, BaseModel):
        return part.model_dump(mode="json", exclude_defaults=True)
    if isinstance(part, list | tuple):
        return [_canonical(element) for element in part]
    return str(part)


def _plan_claims(plan: Plan) -> Iterator[Claim]:
    at, key = plan.origin.at, plan.key

    def named(name: str, words: list[str], *, joined: bool = False, path: tuple[str | int, ...] = ()) -> Claim:
        groups = tuple((word,) for word in words)
        return Claim(f"{key}.{name}", at(*(path or (name,))), (), _said(words), groups, joined=joined)

    yield named("title", [plan.title], joined=True)
    if not isinstance(plan.issuer, Absent):
        yield named("issuer", plan.issuer)
    if not isinstance(plan.document_number, Absent):
        yield named("document_number", [plan.document_number])
    for name in ("issued", "effective"):
        date = getattr(plan, name)
        if isinstance(date, PartialDate):
            yield Claim(f"{key}.{name}", at(name), (), _said(date), dates=(date,))
    if plan.implements:
        number = plan.implements.number
        words = [plan.implements.title, *([] if isinstance(number, Absent) else [number])]
        yield named("implements", words)
    if isinstance(plan.period, Period):
        spans = tuple(plan.period.cite or ())
        yield Claim(f"{key}.period", at("period"), spans, _said(plan.period), period=plan.period)
    yield from _source_claims(plan)
    # The rest of the file, so that no word of it changes without being looked at again.
    file = PlanFile.model_construct(**{name: getattr(plan, name) for name in PlanFile.model_fields})
    yield Claim(f"{key}.coding", at(), (), _said(file))
    yield from _plan_texts(plan)


def _source_claims(plan: Plan) -> Iterator[Claim]:
    for index, source in enumerate(plan.sources):
        prefix = f"{plan.key}.source.{source.id}"
        where = plan.origin.at("sources", index)
        yield Claim(f"{prefix}.title", where, (), _said(source.title), ((source.title,),), source.id, joined=True)
        if not isinstance(source.publisher, Absent):
            said = _said(source.publisher)
            yield Claim(f"{prefix}.publisher", where, (), said, ((source.publisher,),), source.id)
        for name in ("published", "retrieved"):
            date = getattr(source, name)
            if isinstance(date, PartialDate):
                yield Claim(f"{prefix}.{name}", where, (), _said(date), source=source.id, dates=(date,))


def _plan_texts(plan: Plan) -> Iterator[Claim]:
    at, key = plan.origin.at, plan.key
    for index, section in enumerate(plan.structure):
        said = _said(section.title, section.cite)
        words = ((section.title,),)
        yield Claim(f"{key}.structure.{index + 1}", at("structure", index), tuple(section.cite), said, words)
    for index, caveat in enumerate(plan.caveats):
        # Caveats explain, also with figures that the source does not have (a year of issue, an inferred date).
        yield Claim(f"{key}.caveat.{index + 1}", at("caveats", index), (), _said(caveat))
    yield Claim(f"{key}.summary", Place(plan.summary_origin.file), (), _said(plan.summary), prose=plan.summary)
    for theme, note in plan.theme_notes.items():
        said = _said(note.text, note.cite)
        place = at("theme_notes", theme)
        yield Claim(f"{key}.theme.{theme}", place, tuple(note.cite), said, prose=str(note.text))
    for index, quantity in enumerate(plan.quantities):
        yield _quantity(key, quantity, plan.origin, index, ())
        place = at("quantities", index)
        yield from _coded_claims(plan, quantity, f"{key}.{quantity.id}", place, tuple(quantity.cite or ()))
    if plan.approved_by:
        bodies = tuple(printed_forms(plan, name) for name in plan.approved_by)
        yield Claim(f"{key}.approved_by", at("approved_by"), (), _said(bodies), bodies)


def _programme_claims(plan: Plan, programme: Programme) -> Iterator[Claim]:
    key, at, spans = f"{plan.key}.{programme.id}", programme.origin.at, tuple(programme.cite)
    cited = (programme.cite,)
    yield Claim(f"{key}.name", at("name"), spans, _said(programme.name, *cited), ((programme.name.zh,),))
    if programme.number:
        yield Claim(f"{key}.number", at("number"), spans, _said(programme.number, *cited), ordinal=programme.number)
    if programme.section:
        headings = tuple((part,) for part in programme.section.split(" / "))
        yield Claim(f"{key}.section", at("section"), (), _said(programme.section), headings)
    yield from _statement_claims(plan, programme)
    for role in LABELLED_ROLES:
        named = getattr(programme, role)
        if not isinstance(named, Absent):
            bodies = tuple(printed_forms(plan, name) for name in named)
            said = _said(role, bodies, *cited)
            yield Claim(f"{key}.{role}", at(role), spans, said, bodies, role=role, bodies=bodies)
        else:
            yield Claim(f"{key}.{role}", at(role), spans, _said(role, named.state, *cited), role=role)
    yield Claim(
        f"{key}.summary",
        Place(programme.origin.file, programme.origin.body_line),
        spans,
        _said(programme.body, *cited),
        prose=programme.body,
    )
    file = ProgrammeFile.model_construct(**{name: getattr(programme, name) for name in ProgrammeFile.model_fields})
    yield Claim(f"{key}.coding", at(), (), _said(file))
    for index, measure in enumerate(programme.measures):
        own = tuple(measure.cite or programme.cite)
        said = _said(measure.model_copy(update={"aliases": []}), own)
        where = at("measures", index)
        prose = str(measure.summary or "")
        yield Claim(f"{key}.{measure.id}", where, own, said, ((measure.name.zh,),), prose=prose)
    for index, quantity in enumerate(programme.quantities):
        yield _quantity(key, quantity, programme.origin, index, spans)


def _statement_claims(plan: Plan, programme: Programme) -> Iterator[Claim]:
    """The verb and the bodies of every statement of a programme, as printed in the paragraphs of that statement.

    Leading and supporting bodies of the programme itself have claims of their own, which look at labels too.
    """
    for statement in programme_statements(programme):
        part = statement.quantity or statement.measure
        prefix = f"{plan.key}.{programme.id}" + (f".{part.id}" if part else "")
        place = place_of(programme, statement)
        roles = ROLES if part else tuple(role for role in ROLES if role not in LABELLED_ROLES)
        yield from _coded_claims(plan, part or programme, prefix, place, statement.cite, roles)


def _coded_claims(
    plan: Plan,
    coded: Coded | Programme,
    prefix: str,
    place: Place,
    cite: tuple[Span, ...],
    roles: tuple[Role, ...] = ROLES,
) -> Iterator[Claim]:
    """What one statement itself says of its verb and its bodies; what it inherits is claimed where it stands."""
    if coded.force:
        yield Claim(f"{prefix}.force", place, cite, _said("force", coded.force, cite), ((coded.force,),))
    names = [name for role in roles for name in getattr(coded, role) or ()]
    if names:
        bodies = tuple(printed_forms(plan, name) for name in names)
        said = _said("bodies", [[role, getattr(coded, role)] for role in roles], bodies, cite)
        yield Claim(f"{prefix}.bodies", place, cite, said, bodies)


def _quantity(key: str, quantity: Quantity, origin: Origin, index: int, default: tuple[Span, ...]) -> Claim:
    spans = tuple(quantity.cite or default)
    # The indicator is our own sorting: no source can bear it out, and a new one corrects nothing that was published.
    # Nor does a former id say anything.
    said = _said(quantity.model_copy(update={"indicator": None, "aliases": []}), spans)
    return Claim(f"{key}.{quantity.id}", origin.at("quantities", index), spans, said, quantity=quantity)
