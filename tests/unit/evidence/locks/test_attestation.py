"""What a line of the lock says of the cited paragraphs, and how claims that are gone are named."""

from __future__ import annotations

import pytest

from builder.evidence.claims.claim import Claim
from builder.evidence.locks.attestation import Comparison, check_lock, line_of
from builder.evidence.locks.lock import Lock, Locked
from builder.evidence.sources.source_text import SourceText, read_source
from builder.findings.finding import Place
from builder.model.types import Span
from builder.text.packed_text import pack_text
from tests.conftest import MINIMAL, checked
from tests.unit.evidence.verification.test_quantities import source

PLAN = checked(MINIMAL, sources=None).site.plans[0]
LINE = Locked("0" * 16, "1" * 16, "-", "verbatim")


def outline() -> SourceText:
    return read_source(source(), ("一、水手", "（一）引进。", "（二）培养。"))


def test_several_cited_paragraphs_have_the_printed_place_of_the_first() -> None:
    text = outline()
    claim = Claim("aa.plan-a.fund.name", Place("a"), (Span(None, 2, 3),), "said")
    assert text.places[1] != text.places[2]
    assert line_of(PLAN, claim, "verbatim", text).cited == f"page:2-3[{text.places[1]}]"


@pytest.mark.parametrize(("count", "named", "more"), [(1, 1, ""), (3, 3, ""), (4, 3, " … (4)")])
def test_claims_that_are_gone_are_one_finding_which_names_the_first_three(count: int, named: int, more: str) -> None:
    lock = Lock({f"gone{number}.name": ((number, LINE),) for number in range(2, 2 + count)})
    plan = PLAN.model_copy(update={"lock": pack_text("...")})
    (problem,) = check_lock(plan, [], lock, {}, {}, Comparison())
    names = "、".join(f"aa.plan-a.gone{number}.name" for number in range(2, 2 + named))
    assert (problem.rule, problem.place.line, problem.values["claim"]) == ("lock-gone", 2, names + more)
