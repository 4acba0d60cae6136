"""Changes of what content means, one at a time, that leave every file well formed.

They are made from any plan: from the small ones of the tests and from the repository's own. Each says its kind, so
that a table can tell which kinds the evidence checks see.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from builder.evidence.claims.claim import Claim
from builder.evidence.claims.list_claims import list_claims
from builder.evidence.ledger.ledger import keep_ledger
from builder.evidence.ledger.plan_evidence import PlanEvidence
from builder.evidence.sources.archive import Archive
from builder.evidence.sources.source_text import SourceText
from builder.model.schema.statement import ROLES, Measure, Quantity
from builder.model.site import Plan, Programme, Site
from builder.model.statements import Coding, level_of
from builder.model.types import Absent
from builder.register.standing import list_standing
from builder.urls import programme_url

_RECORDED = ("unverified", "unverified-many", "lock-behind", "lock-gone", "lock-differs")
ONLY_THE_LOCK = {*_RECORDED, "signature-stale", "signature-gone"}
# What a reader compares, not a program: the rest of a quantity is its number with what is printed around it.
READ = {"label": None, "note": None, "nature": "", "kind": None, "indicator": None, "disputed": None}
NOT_COMPARED = {"themes", "instruments", "target_groups", "status", "measure", "repeats", "within", "force", *ROLES}
"""Of a quantity too, or claims of their own."""
FIRM = ("设立", "建立", "实施", "给予", "加强", "提供", "组织", "引进")
SHRUNK = {"万元": "元", "亿元": "元", "亿": "元", "万人": "人"}
NATURE_MUTANTS = {"target": "result", "result": "target", "funding": "benefit", "benefit": "funding"}
KIND_MUTANTS = {"stock": "flow", "flow": "stock", "cumulative": "flow", None: "stock"}
STATUS_MUTANTS = {
    "planned": "completed",
    "existing": "planned",
    "proposed": "planned",
    "completed": "planned",
    "under-application": "completed",
}
INVENTED = (
    "区里已为领军水手发放购房补贴。",
    "另给每家企业提供无息贷款。",
    "由市财政局负责拨付。",
    "入选者可在区内免费停车。",
    "未完成的单位取消评优资格。",
)
RESERVATIONS = {"除外": "除外", "原则上": "原则", "视其": "视", "符合条件": "条件", "审定后": "审定", "同意后": "同意"}
"""Words of a text that limit it, and what of them our words have."""
NUMERALS = str.maketrans("二两三四五六", "五五五七三八")
VERBS = re.compile("设立|建立|给予|提供|引进|培养|支持|资助|组织|实施|加强|完善")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A plan with one meaning changed."""

    kind: str
    what: str
    plan: Plan


def mutants(site: Site, plan: Plan, text: SourceText) -> Iterator[Mutant]:
    """Every semantic mutant of a plan."""
    yield from _plan_mutants(plan)
    for programme in plan.programmes:
        for kind, what, changed in _programme_mutants(site, plan, programme, text):
            programmes = tuple(changed if each is programme else each for each in plan.programmes)
            yield Mutant(kind, f"{programme.id}: {what}", plan.model_copy(update={"programmes": programmes}))


def sample_of(plan: Plan, mutant: Mutant, *, samples: int) -> int:
    """Which of so many samples a mutant belongs to: its own words say so, so each run tries the same."""
    words = f"{plan.key} {mutant.kind} {mutant.what}"
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:4]) % samples


def rules_against(site: Site, archive: Archive, plan: Plan) -> set[str]:
    """The rules by which the evidence checks refuse a plan without its lock and signatures."""
    alone = plan.model_copy(update={"lock": b"", "readings": ()})
    _, findings = keep_ledger(replace(site, plans=(alone,)), archive)
    return {finding.rule for finding in findings} - ONLY_THE_LOCK


def verbatim_changes(site: Site, archive: Archive, plan: Plan, mutant: Plan) -> list[str]:
    """The claims that a mutant changed and that would still be called verbatim."""
    before = {claim.id: compared_words(claim) for claim in list_claims(plan)}
    now = _evidence(site, archive, mutant)
    return [
        claim.id
        for claim in list_claims(mutant)
        if now.marks[claim.id].state == "verbatim" and compared_words(claim) != before.get(claim.id)
    ]


def _evidence(site: Site, archive: Archive, plan: Plan) -> PlanEvidence:
    alone = plan.model_copy(update={"lock": b"", "readings": ()})
    ledger, _ = keep_ledger(replace(site, plans=(alone,)), archive)
    return ledger[plan.key]


def compared_words(claim: Claim) -> str:
    """What the program compares of a claim with the words of the source."""
    number = claim.quantity.model_copy(update=READ) if claim.quantity else None
    said = number.model_dump_json(exclude=NOT_COMPARED) if number else ""
    return repr((claim.phrases, claim.dates, claim.period, claim.ordinal, claim.role, claim.bodies, said))


def is_missed(site: Site, plan: Plan, mutant: Plan) -> bool:
    """Whether the register of what was published misses something: an address, or a figure as it stood."""
    lines = {entry.line for entry in site.register}
    return bool(_published(site, plan) & lines - _published(site, mutant))


def _published(site: Site, plan: Plan) -> set[str]:
    pages = {programme_url(plan, programme) for programme in plan.programmes}
    return pages | {standing.entry.line for standing in list_standing(replace(site, plans=(plan,)))}


def _plan_mutants(plan: Plan) -> Iterator[Mutant]:
    for kind, what, changed in _quantity_mutants(plan.quantities, ()):
        yield Mutant(kind, f"plan: {what}", plan.model_copy(update={"quantities": changed}))
    for name in plan.caveats:
        caveats = {each: text for each, text in plan.caveats.items() if each != name}
        yield Mutant("caveat deleted", name, plan.model_copy(update={"caveats": caveats}))
    for programme in plan.programmes:
        kept = tuple(each for each in plan.programmes if each is not programme)
        yield Mutant("item deleted", programme.id, plan.model_copy(update={"programmes": kept}))
    for kind, what, summary in _prose_mutants(plan, plan.summary):
        yield Mutant(kind, f"summary: {what}", plan.model_copy(update={"summary": summary}))
    yield from _repair_mutants(plan)


def _repair_mutants(plan: Plan) -> Iterator[Mutant]:
    """34名 read as 30—40名, and the number recorded so."""
    source = plan.sources[0]
    for index, repair in enumerate(source.corrections):
        digits = re.findall(r"\d+", repair.read_as)
        if len(digits) < 2:
            continue
        read_as = repair.read_as.replace(digits[0], digits[0] + "0", 1)
        corrections = [*source.corrections]
        corrections[index] = repair.model_copy(update={"read_as": read_as})
        sources = [source.model_copy(update={"corrections": corrections}), *plan.sources[1:]]
        programmes = tuple(_reread(programme, repair.read_as, read_as, digits[0]) for programme in plan.programmes)
        changed = plan.model_copy(update={"sources": sources, "programmes": programmes})
        yield Mutant("repair reads another number", repair.printed, changed)


def _reread(programme: Programme, old: str, new: str, digits: str) -> Programme:
    quantities = [
        quantity.model_copy(update={"printed": quantity.printed.replace(old, new), "min": Decimal(digits + "0")})
        if old in quantity.printed and quantity.min == Decimal(digits)
        else quantity
        for quantity in programme.quantities
    ]
    return programme.model_copy(update={"quantities": quantities})


Change = tuple[str, str, Any]


def _programme_mutants(site: Site, plan: Plan, programme: Programme, text: SourceText) -> Iterator[Change]:
    words = "".join(text.folded[number - 1].text for number in text.within(programme.cite))

    def changed(**update: object) -> Programme:
        return programme.model_copy(update=update)

    for kind, what, quantities in _quantity_mutants(programme.quantities, programme.measures):
        yield kind, what, changed(quantities=quantities)
    for kind, what, body in _prose_mutants(plan, programme.body):
        yield kind, what, changed(body=body)
    yield from _reservation_changes(programme, words)
    for named, part in _coding(site, plan, programme, "general", words):
        yield (*named, changed(**part))
    for index, quantity in enumerate(programme.quantities):
        for named, update in _coding(site, plan, quantity, quantity.id, words):
            quantities = [*programme.quantities]
            quantities[index] = quantity.model_copy(update=update)
            yield (*named, changed(quantities=quantities))
    for index, measure in enumerate(programme.measures):
        rest = [*programme.measures[:index], *programme.measures[index + 1 :]]
        quantities = [quantity for quantity in programme.quantities if quantity.measure != measure.id]
        if len(quantities) == len(programme.quantities):
            yield "measure deleted", measure.id, changed(measures=rest)
        for named, update in _coding(site, plan, measure, measure.id, words):
            measures = [*programme.measures]
            measures[index] = measure.model_copy(update=update)
            yield (*named, changed(measures=measures))


def _reservation_changes(programme: Programme, words: str) -> Iterator[Change]:
    """The programme without the sentences of our own that repeat what limits a promise."""
    for word, stem in RESERVATIONS.items():
        said = [programme.body, *(str(measure.summary or "") for measure in programme.measures)]
        if word in words and any(stem in text for text in said):
            measures = [
                measure.model_copy(update={"summary": None}) if stem in str(measure.summary or "") else measure
                for measure in programme.measures
            ]
            body = "".join(part for part in re.split(r"(?<=[。；])", programme.body) if stem not in part)
            yield "reservation left out", word, programme.model_copy(update={"body": body, "measures": measures})


def _coding(
    site: Site, plan: Plan, coded: Programme | Measure | Quantity, name: str, words: str
) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    status = getattr(coded, "status", None)
    if isinstance(status, str):
        yield ("status changed", name), {"status": STATUS_MUTANTS[status]}
    if coded.force and level_of(site, plan, Coding(force=coded.force)) != site.firm_level:
        # A verb that the paragraphs have, where they have one: the easier half is one that they have not.
        verb = next((each for each in FIRM if each in words and each not in coded.force), FIRM[0])
        yield ("firmness raised", name), {"force": verb}
    lead = getattr(coded, "lead", None)
    if isinstance(lead, list) and lead:
        partners = getattr(coded, "partners", None)
        acting = {*lead, *(partners if isinstance(partners, list) else ())}
        idle = [body for body in plan.organisations if body not in acting]
        usurper = next((body for body in idle if body in words), idle[0] if idle else None)
        if usurper:
            yield ("another body leads", name), {"lead": [usurper, *lead[1:]]}
        if isinstance(partners, list) and partners:
            yield (
                ("lead and partner swapped", name),
                {"lead": [partners[0], *lead[1:]], "partners": [lead[0], *partners[1:]]},
            )


def _quantity_mutants(quantities: list[Quantity], measures: Iterable[Measure]) -> Iterator[Change]:
    for index, quantity in enumerate(quantities):
        for kind, update in _figure_changes(quantity, [measure.id for measure in measures]):
            changed = [*quantities]
            changed[index] = quantity.model_copy(update=update)
            yield kind, quantity.id, changed
    for index, (a, b) in enumerate(itertools.pairwise(quantities)):
        if a.label != b.label and _has_number(a) and _has_number(b):
            changed = [*quantities]
            changed[index] = a.model_copy(update={"label": b.label})
            changed[index + 1] = b.model_copy(update={"label": a.label})
            yield "labels swapped", f"{a.id}/{b.id}", changed


def _has_number(quantity: Quantity) -> bool:
    return any(isinstance(number, Decimal) for number in (quantity.value, quantity.min, quantity.max))


def _figure_changes(quantity: Quantity, measures: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    if quantity.nature in NATURE_MUTANTS:
        yield "nature changed", {"nature": NATURE_MUTANTS[quantity.nature]}
    if quantity.unit in SHRUNK:
        yield "unit shrunk", {"unit": SHRUNK[quantity.unit]}
    if quantity.qualifier:
        yield "qualifier dropped", {"qualifier": None}
    if quantity.per:
        yield "per removed", {"per": None}
        yield "per changed", {"per": "每月" if quantity.per != "每月" else "每年"}
    if quantity.kind or _has_number(quantity):
        yield "kind changed", {"kind": KIND_MUTANTS[quantity.kind]}
    if quantity.repeats:
        yield "repeats removed", {"repeats": None}
    if quantity.measure:
        yield from (("another measure", {"measure": name}) for name in measures[:2] if name != quantity.measure)
    yield from _value_changes(quantity)


def _value_changes(quantity: Quantity) -> Iterator[tuple[str, dict[str, Any]]]:
    if quantity.qualifier and quantity.max is not None and quantity.min is None:
        yield "ceiling made an amount", {"max": None, "value": quantity.max}
    if isinstance(quantity.value, Absent):
        yield "a value where there is none", {"value": Decimal(100), "unit": "万元"}
    elif isinstance(quantity.value, Decimal):
        yield "another value", {"value": quantity.value + 1}


def _prose_mutants(plan: Plan, prose: str) -> Iterator[Change]:
    numbers = list(re.finditer(r"\d+(?:\.\d+)?", prose))
    for a, b in itertools.pairwise(numbers):
        if a[0] != b[0]:
            swapped = prose[: a.start()] + b[0] + prose[a.end() : b.start()] + a[0] + prose[b.end() :]
            yield "numbers of a summary swapped", f"{a[0]}/{b[0]}", swapped
    verb = VERBS.search(prose)
    if verb:
        yield "summary negated", verb[0], prose[: verb.start()] + "不" + prose[verb.start() :]
    body = next((name for name in sorted(plan.organisations, key=len, reverse=True) if name in prose), None)
    if body:
        yield "another body in a summary", body, prose.replace(body, "市财政局")
    numeral = re.search(r"[二两三四五六](?=[年个项名次支类级批层家所场])", prose)
    if numeral:
        moved = numeral[0].translate(NUMERALS)
        yield "another numeral in a summary", numeral[0], prose[: numeral.start()] + moved + prose[numeral.end() :]
    invented = INVENTED[int(hashlib.sha256(prose.encode()).hexdigest(), 16) % len(INVENTED)]
    yield "a sentence invented", invented, prose.rstrip("\n") + invented
