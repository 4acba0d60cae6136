"""The period of a plan in words: what stands there, and when it ends only as far as that follows."""

from __future__ import annotations

from typing import Any

import pytest

from builder.model.schema.plan import Period
from builder.model.site import Plan
from builder.model.types import PartialDate
from tests.unit.views.test_comparing_fairly import NOT_STATED, all_rows, pair, text, unchanged

NO_END = "截止年份原文没有写，本站没有推算"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ({"end": "2014"}, "2012年至2014年"),
        ({}, "从2012年起，原文未写截止"),
        ({"years": {"min": 5, "max": 10}, "printed": "5—10年"}, "从2012年起 5—10 年（推算至2017—2022年）"),
        ({"years": {"min": 5, "max": 5}, "printed": "五年"}, "从2012年起 5 年（推算至2017年）"),
        ({"years": {"min": 5, "max": 5}, "printed": "五年左右"}, f"从2012年起约 5 年（{NO_END}）"),
        ({"years": {"min": 5, "max": 10}, "printed": "约5—10年"}, f"从2012年起约 5—10 年（{NO_END}）"),
    ],
)
def test_a_period_says_when_it_ends_only_where_that_follows(period: dict[str, Any], words: str) -> None:
    own = Period.model_validate({"start": "2012"} | period)
    view = pair(lambda plan: plan.model_copy(update={"period": own}), unchanged)
    assert text(all_rows(view)["facts.period"].cells[1]) == words


def test_texts_are_years_apart_by_what_is_dated_of_them() -> None:
    def published(plan: Plan) -> Plan:
        sources = [each.model_copy(update={"published": PartialDate(2016)}) for each in plan.sources]
        return plan.model_copy(update={"issued": NOT_STATED, "sources": sources})

    def issued(plan: Plan) -> Plan:
        return plan.model_copy(update={"issued": PartialDate(2013)})

    assert pair(published, issued).caution == ("两份文本相隔 3 年（2016年发布；2013年成文），所处时期不同。",)
    assert pair(issued, issued).caution == ()
