"""A repair is of what is damaged: it is small, keeps what is printed, and says what it changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builder.evidence.binding.repairs import kinds_of
from builder.evidence.claims.claim import Claim
from builder.evidence.claims.list_claims import list_claims, repair_id
from builder.evidence.locks.lock import Locked
from builder.evidence.locks.marks import UNCHECKED, mark_of
from builder.evidence.locks.signatures import Signature
from builder.evidence.sources.source_text import SourceText, read_source
from builder.evidence.verification.verify import result_of, verify_claim
from builder.findings.finding import Place
from builder.model.schema.plan import RoleLabels, Source, SourceRepair
from builder.model.schema.statement import Quantity
from builder.model.types import PartialDate, Span, Text
from tests.conftest import MINIMAL, checked

PLAN = checked(MINIMAL, sources=None).site.plans[0]


def repair(printed: str, read_as: str) -> SourceRepair:
    plain = {"printed": printed, "read_as": read_as, "paragraphs": ["1"], "reason": "损坏", "confidence": "high"}
    return SourceRepair.model_validate(plain)


@pytest.mark.parametrize(
    ("printed", "read_as", "kinds"),
    [
        ("34名", "3—4名", ("digit",)),
        ("从2012起", "从2012年起", ("wording",)),
        ("力争引进", "引进", ("hedge",)),
        ("最多10名", "最少10名", ("hedge",)),
        ("最长3年", "最短3年", ("hedge",)),
        ("配合部门", "牵头部门", ("role",)),
        ("不超过5名配合", "9名牵头", ("digit", "hedge", "role")),
        ("氛圍??v向", "氛围。纵向", ("wording",)),
    ],
)
def test_what_a_repair_changes(printed: str, read_as: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(repair(printed, read_as)) == kinds


CLAIM = Claim("aa.plan-a.thing", Place("a"), (Span(None, 1, 1),), "said")
LABELS = RoleLabels(lead=["牵头部门"], partners=["配合部门"])
PLACES = Quantity(
    id="places",
    label=Text(zh="名额"),
    nature="target",
    value=Decimal(30),
    unit="名",
    printed="引进30名",
    status="planned",
)
STATION = replace(CLAIM, phrases=(("青年驿站",),))
CORRECTED = "水手计划青年马主站，毎年引进30名，五午内，到201S年，20124月12日。（科技局）（牵头部门：区财政局）区科技局"
"""Damaged here and there; each test mends what it is about."""


def read(text: str, printed: str, read_as: str) -> SourceText:
    """A text with a repair, and without the damage that it does not mend."""
    plain = {"id": "page", "file": "a.txt", "sha256": "0" * 64, "title": "甲"}
    states = dict.fromkeys(("publisher", "url", "published", "retrieved"), "not_stated")
    mended = {"printed": printed, "read_as": read_as, "paragraphs": ["1"], "reason": "损坏", "confidence": "high"}
    return read_source(Source.model_validate(plain | states | {"corrections": [mended]}), (text,))


def quantity(**update: object) -> Claim:
    return replace(CLAIM, quantity=PLACES.model_copy(update=update))


def lead(body: str) -> Claim:
    return replace(CLAIM, role="lead", bodies=((body,),), phrases=((body,),))


@pytest.mark.parametrize(
    ("claim", "printed", "read_as", "result"),
    [
        (STATION, "马主站", "驿站", "reading"),
        (replace(CLAIM, phrases=(("水手计划",),)), "马主站", "驿站", "verbatim"),
        (replace(CLAIM, phrases=(("水手计划青年驿站",),), joined=True), "马主站", "驿站", "reading"),
        (quantity(), "201S", "2015", "verbatim"),
        (quantity(per="每年"), "毎年", "每年", "reading"),
        (quantity(period="五年内"), "五午内", "五年内", "reading"),
        (quantity(by=PartialDate(2015)), "201S", "2015", "reading"),
        (replace(CLAIM, dates=(PartialDate(2012, 4, 12),)), "20124", "2012年4", "reading"),
        (lead("区科技局"), "（科技局", "（牵头部门：区科技局", "reading"),
        (lead("区科技局"), "）区科技局", "。牵头部门：区科技局", "reading"),
    ],
)
def test_what_holds_by_a_repair_alone_is_never_word_for_word(
    claim: Claim, printed: str, read_as: str, result: str
) -> None:
    text = read(CORRECTED.replace("毎年", "毎年" if printed == "毎年" else "其中"), printed, read_as)
    verdict = verify_claim(claim, text, LABELS)
    assert verdict.failures == []
    assert result_of(claim, verdict) == result


def test_a_repair_waits_for_a_signature_and_so_does_what_rests_on_it() -> None:
    text = read(CORRECTED, "马主站", "驿站")
    plan = PLAN.model_copy(update={"sources": [text.source]})
    name = repair_id(plan, text.source, text.source.corrections[0])
    repair = next(claim for claim in list_claims(plan) if claim.id == name)
    for claim in (STATION, repair):
        now = result_of(claim, verify_claim(claim, text, LABELS))
        attested = Locked("0" * 16, "1" * 16, "-", now, 1, "2026-01-01", "编辑")
        assert now == "reading"
        assert mark_of(claim, now, None, None) == UNCHECKED
        assert mark_of(claim, None, attested, None) == UNCHECKED
        assert mark_of(claim, now, None, Signature("复读", PartialDate(2026, 1, 2))).state == "read"
