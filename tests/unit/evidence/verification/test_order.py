"""Numbers whose order is their meaning: dates, numbers of documents, ranges, and lists of counts."""

from __future__ import annotations

import pytest

from builder.evidence.claims.claim import Claim
from builder.evidence.sources.source_text import join_sources, read_source
from builder.evidence.verification.order import check_order
from builder.evidence.verification.search import Search
from builder.findings.finding import Place
from tests.conftest import MINIMAL, checked

PLAN = checked(MINIMAL, sources=None).site.plans[0]
TEXT = join_sources(
    [read_source(PLAN.sources[0], ("穗字〔2012〕20号 2013年4月12日 2014-04-25", "今年3人、14人申报，另有9人评审。"))]
)


@pytest.mark.parametrize(
    ("ours", "is_right"),
    [
        ("2013年4月12日发布，2014年4月25日转载", True),
        ("2013年4月发布", True),
        ("2013年12月4日发布", False),
        ("4年2013月12日发布", False),
        ("04-2014-25转载", False),
        ("贯彻穗字[2012]20号", True),
        ("贯彻穗字[20]2012号", False),
        ("期限为2022年至2024年", True),
        ("期限为2024年至2022年", False),
        ("第1至12项是水手计划", True),
        ("第12至1项是水手计划", False),
        ("另有3人,14人,9人", True),
        ("另有3人,9人,14人", False),
    ],
)
def test_an_order_that_the_text_does_not_have_is_refuted(ours: str, *, is_right: bool) -> None:
    search = Search(Claim("aa.plan.summary", Place("summary.md"), (), "", aspect="reading"), TEXT)
    check_order(search, ours, search.cited())
    assert (not search.result.failures) is is_right
