"""Every claim of a plan: of the plan itself here, of its programmes in `programme_claims`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.evidence.claims.claim import Claim, cite_words, digest, say
from builder.evidence.claims.programme_claims import claims_of_part, claims_of_programme
from builder.model.schema.plan import Period, Source, SourceRepair
from builder.model.schema.statement import NotCoded
from builder.model.site import Plan
from builder.model.statements import printed_forms
from builder.model.types import Absent, PartialDate


def list_claims(plan: Plan) -> list[Claim]:
    """Every claim of a plan and its programmes that a source can support, in a fixed order."""
    claims = [*_head_claims(plan), *_source_claims(plan), *_heading_claims(plan), *_readings(plan), *_left_out(plan)]
    for index, quantity in enumerate(plan.quantities):
        where = plan.origin.spot("quantities", index)
        claims += claims_of_part(plan, quantity, f"{plan.key}.{quantity.id}", where, tuple(quantity.cite or ()))
    for programme in plan.programmes:
        claims += claims_of_programme(plan, programme)
    return claims


def _head_claims(plan: Plan) -> Iterator[Claim]:
    spot, key = plan.origin.spot, plan.key

    def named(name: str, words: Iterable[str], *, joined: bool = False) -> Claim:
        groups = tuple((word,) for word in words)
        return Claim(f"{key}.{name}", spot(name), (), say(words), groups, joined=joined)

    yield named("title", [plan.title], joined=True)
    if not isinstance(plan.issuer, Absent):
        yield named("issuer", plan.issuer)
    if not isinstance(plan.document_number, Absent):
        yield named("document_number", [plan.document_number])
    for name in ("issued", "effective"):
        date = getattr(plan, name)
        if isinstance(date, PartialDate):
            yield Claim(f"{key}.{name}", spot(name), (), say(date), dates=(date,))
    if plan.implements:
        number = plan.implements.number
        yield named("implements", [plan.implements.title, *([] if isinstance(number, Absent) else [number])])
    if isinstance(plan.period, Period):
        period = plan.period
        said = say(period.model_copy(update={"note": None}))
        yield Claim(f"{key}.period", spot("period"), tuple(period.cite or ()), said, period=period)
    if plan.approved_by:
        bodies = tuple(printed_forms(plan, name) for name in plan.approved_by)
        yield Claim(f"{key}.approved_by", spot("approved_by"), (), say(bodies), bodies)


def _source_claims(plan: Plan) -> Iterator[Claim]:
    for index, source in enumerate(plan.sources):
        prefix = f"{plan.key}.source.{source.id}"
        where = plan.origin.spot("sources", index)
        yield Claim(f"{prefix}.title", where, (), say(source.title), ((source.title,),), source.id, joined=True)
        if not isinstance(source.publisher, Absent):
            yield Claim(f"{prefix}.publisher", where, (), say(source.publisher), ((source.publisher,),), source.id)
        for name in ("published", "retrieved"):
            date = getattr(source, name)
            if isinstance(date, PartialDate):
                yield Claim(f"{prefix}.{name}", where, (), say(date), source=source.id, dates=(date,))
        yield from _repairs(plan, index, source)


def _repairs(plan: Plan, index: int, source: Source) -> Iterator[Claim]:
    """A repair says what the source means where it is damaged: no program can tell. What it repairs names it."""
    for number, repair in enumerate(source.corrections):
        where = plan.origin.spot("sources", index, "corrections", number)
        claim_id = repair_id(plan, source, repair)
        yield Claim(claim_id, where, (), say(repair), source=source.id, aspect="reading")


def repair_id(plan: Plan, source: Source, repair: SourceRepair) -> str:
    """The id of the claim that a repair is."""
    name = digest(say(repair.printed, cite_words(plan, tuple(repair.paragraphs))))[:8]
    return f"{plan.key}.source.{source.id}.correction.{name}"


def _heading_claims(plan: Plan) -> Iterator[Claim]:
    """Headings are printed, so their words name them; of two with the same words their paragraphs too."""
    titles = [section.title for section in plan.structure]
    for index, section in enumerate(plan.structure):
        parts = [section.title, *([section.cite] if titles.count(section.title) > 1 else [])]
        where, spans = plan.origin.spot("structure", index), tuple(section.cite)
        said = say(section.title, section.cite)
        yield Claim(f"{plan.key}.structure.{digest(say(*parts))[:8]}", where, spans, said, ((section.title,),))


def _readings(plan: Plan) -> Iterator[Claim]:
    """What we say of the plan in words of our own."""
    spot, key = plan.origin.spot, plan.key
    where = plan.summary_origin.spot()
    yield Claim(f"{key}.summary", where, (), say(plan.summary), prose=plan.summary, aspect="reading")
    level = plan.implements.level if plan.implements else None
    period_note = plan.period.note if isinstance(plan.period, Period) else None
    coding = say(plan.kind, plan.short_title, plan.extent, plan.validity, level, period_note, *_edition_words(plan))
    yield Claim(f"{key}.coding", spot("kind"), (), coding, aspect="reading", is_sorting=True)
    yield Claim(f"{key}.role_labels", spot("role_labels"), (), say(plan.role_labels), aspect="reading", is_sorting=True)
    for name, body in plan.organisations.items():
        body_id = f"{key}.organisation.{digest(name)[:8]}"
        yield Claim(body_id, spot("organisations", name), (), say(name, body), aspect="reading", is_sorting=True)
    for caveat, text in plan.caveats.items():
        # Caveats explain, also with figures that the source does not have (a year of issue, an inferred date).
        yield Claim(f"{key}.caveat.{caveat}", spot("caveats", caveat), (), say(text), aspect="reading")
    for theme, note in plan.theme_notes.items():
        said, prose = say(note.text, note.cite), str(note.text)
        where = spot("theme_notes", theme)
        yield Claim(f"{key}.theme.{theme}", where, tuple(note.cite), said, prose=prose, aspect="reading")
    if plan.place:
        inferred, spans = plan.place, tuple(plan.place.cite)
        yield Claim(f"{key}.place", spot("place"), spans, say(inferred), aspect="reading", inferred=True)


def _edition_words(plan: Plan) -> Iterator[object]:
    """What we say of other editions, where we do: a plan that stands alone says what it always said."""
    for name in ("supersedes", "amends", "repeals", "in_force"):
        if written := getattr(plan, name):
            yield [name, written]


def _left_out(plan: Plan) -> Iterator[Claim]:
    """Why something of the source is not in the content: an editor's judgement of those words."""
    spot, key = plan.origin.spot, plan.key
    for index, entry in enumerate(plan.not_encoded):
        cited = cite_words(plan, tuple(entry.paragraphs))
        where, claim_id = spot("not_encoded", index), f"{key}.not_encoded.{'+'.join(cited).replace(':', '.')}"
        yield Claim(claim_id, where, (), say(cited, entry.reason), aspect="reading", is_sorting=True)
    by_term: dict[str, list[tuple[int, NotCoded]]] = {}
    for index, term in enumerate(plan.not_coded):
        by_term.setdefault(term.term, []).append((index, term))
    for name, entries in by_term.items():
        said = say([[term.paragraphs, term.reason] for _, term in entries])
        where = spot("not_coded", entries[0][0])
        yield Claim(f"{key}.not_coded.{name}", where, (), said, aspect="reading", is_sorting=True)
    for index, number in enumerate(plan.numbers_not_encoded):
        claim_id = f"{key}.numbers_not_encoded.{digest(say(number.printed, number.paragraphs or ()))[:8]}"
        where = spot("numbers_not_encoded", index)
        yield Claim(claim_id, where, (), say(number), aspect="reading", is_sorting=True)
