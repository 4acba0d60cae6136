"""The mark of a claim depends on its own words, source, paragraphs and signature, and on nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.claims.claim import Claim, Result
from builder.evidence.claims.list_claims import list_claims
from builder.evidence.ledger.ledger import keep_ledger
from builder.evidence.ledger.lock_files import lock_lines
from builder.evidence.ledger.plan_evidence import PlanEvidence
from builder.evidence.locks.lock import RULES, Locked, lock_text
from builder.evidence.locks.marks import VERIFIED, Mark, mark_of
from builder.evidence.locks.signatures import Signature, prune, sign
from builder.evidence.sources.archive import Archive
from builder.findings.finding import Place
from builder.model.schema.plan import RoleLabels
from builder.model.schema.reading import Reading
from builder.model.site import Plan
from builder.model.types import PartialDate, Text
from builder.text.packed_text import pack_text
from tests.conftest import MINIMAL, SOURCES, checked

SITE = checked(MINIMAL, sources=None).site
PLAN = SITE.plans[0]
ARCHIVE = Archive({"source.txt": (SOURCES / "source.txt").read_bytes()})
READER = Signature("复读", PartialDate(2026, 1, 2))
CLAIM = Claim("aa.plan-a.fund.name", Place("a"), (), "said")
LINE = Locked("0" * 16, "1" * 16, "-", "verbatim", RULES, "2026-01-01", "编辑")


def evidence(plan: Plan, archive: Archive | None = None) -> PlanEvidence:
    return keep_ledger(replace(SITE, plans=(plan,)), archive)[0][plan.key]


def settled() -> Plan:
    """The plan with everything compared, and what is left signed."""
    lock = lock_text(lock_lines(PLAN, evidence(PLAN, ARCHIVE)).items(), on="2026-01-01", by="编辑")
    locked = PLAN.model_copy(update={"lock": pack_text(lock)})
    return locked.model_copy(update={"readings": tuple(sign(locked, list_claims(locked), READER))})


SETTLED = settled()


def changes() -> dict[str, Plan]:
    """The plan with one thing changed, by the name of the claim that this changes."""
    fund, housing = SETTLED.programmes[1], SETTLED.programmes[0]
    if fund.id != "fund":
        fund, housing = housing, fund

    def with_fund(**update: object) -> Plan:
        return SETTLED.model_copy(update={"programmes": (housing, fund.model_copy(update=update))})

    quantity = SETTLED.quantities[0]
    return {
        "title": SETTLED.model_copy(update={"title": "别的标题"}),
        "summary": SETTLED.model_copy(update={"summary": "别的摘要。"}),
        "caveat.note-1": SETTLED.model_copy(update={"caveats": {"note-1": Text(zh="别的须知")}}),
        "fund.name": with_fund(name=Text(zh="别的名称")),
        "fund.summary": with_fund(body="别的摘要。"),
        "fund.coding": with_fund(themes=["housing"]),
        "fund.lead": with_fund(lead=["区委组织部"]),
        "years": SETTLED.model_copy(update={"quantities": [quantity.model_copy(update={"unit": "月"})]}),
        "years.label": SETTLED.model_copy(update={"quantities": [quantity.model_copy(update={"nature": "result"})]}),
    }


CHANGES = changes()


def test_everything_that_is_settled_says_so() -> None:
    assert {mark.state for mark in evidence(SETTLED).marks.values()} == {"attested", "read"}
    assert {mark.state for mark in evidence(SETTLED, ARCHIVE).marks.values()} == {"verbatim", "read"}


def test_bodies_of_a_role_are_compared_only_where_a_label_introduces_them() -> None:
    claims = ("aa.plan-a.fund.lead", "aa.plan-a.housing.lead", "aa.plan-a.housing.partners")
    results = evidence(PLAN, ARCHIVE).results
    assert [results[claim] for claim in claims] == ["verbatim"] * 3
    unlabelled = evidence(PLAN.model_copy(update={"role_labels": RoleLabels(lead=["牵头部门"])}), ARCHIVE).results
    assert [unlabelled[claim] for claim in claims] == ["verbatim", "verbatim", "reading"]


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_claim_is_nothing_but_unchecked_and_no_other_changes(name: str) -> None:
    before, after = evidence(SETTLED).marks, evidence(CHANGES[name]).marks
    assert {claim.removeprefix("aa.plan-a.") for claim in after if after[claim] != before.get(claim)} == {name}
    assert after[f"aa.plan-a.{name}"] == Mark("unchecked")


def test_another_edition_of_the_source_unsettles_everything() -> None:
    source = SETTLED.sources[0].model_copy(update={"sha256": "0" * 64})
    marks = evidence(SETTLED.model_copy(update={"sources": [source]})).marks
    assert {mark.state for mark in marks.values()} == {"unchecked"}


@given(st.text(alphabet="abc，。市区年0123456789", min_size=1, max_size=12))
def test_whatever_a_summary_and_a_name_become_they_are_unchecked(words: str) -> None:
    fund, housing = SETTLED.programmes
    changed = fund.model_copy(update={"body": f"{words}。", "name": Text(zh=f"{words}甲")})
    marks = evidence(SETTLED.model_copy(update={"programmes": (changed, housing)})).marks
    prefix = f"aa.plan-a.{fund.id}"
    assert {marks[f"{prefix}.summary"].state, marks[f"{prefix}.name"].state} == {"unchecked"}


results: st.SearchStrategy[Result | None] = st.sampled_from(["verbatim", "reading", "no", None])
lines = st.none() | st.builds(
    lambda result: replace(LINE, result=result), st.sampled_from(["verbatim", "reading", "no"])
)


@given(results, lines, st.none() | st.just(READER), st.sampled_from(["verbatim", "reading"]))
def test_only_what_was_compared_now_is_verbatim(
    now: Result | None, line: Locked | None, signature: Signature | None, aspect: str
) -> None:
    claim = replace(CLAIM, aspect=aspect)  # type: ignore[arg-type]
    mark = mark_of(claim, now, line, signature)
    assert (mark.state == "verbatim") == (now == "verbatim")
    assert mark.state != "attested" or (line is not None and line.result == "verbatim" and aspect == "verbatim")
    assert mark.state != "read" or signature is not None
    if now == "no" or (now is None and line is not None and line.result == "no"):
        assert mark.state not in VERIFIED, "no signature outweighs what was compared"


def test_a_claim_is_signed_once_and_what_is_gone_goes() -> None:
    claims = list_claims(SETTLED)
    again = sign(SETTLED, [claims[0]], Signature("编辑", PartialDate(2026, 2, 1)))
    assert [(reading.by, len(reading.claims)) for reading in again] == [("复读", len(claims) - 1), ("编辑", 1)]
    stray = Reading(by="复读", on=PartialDate(2026, 1, 1), claims={"gone.name": "0" * 16})
    plan = SETTLED.model_copy(update={"readings": (*SETTLED.readings, stray)})
    assert prune(plan, claims) == [*SETTLED.readings]
