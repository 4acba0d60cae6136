"""What the page of an indicator that is split by places says: no part claims more than it has looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from builder.compare.list_parts import INDICATOR_ROWS, split_indicator
from builder.evidence.ledger.plan_evidence import PlanEvidence
from builder.model.site import Plan
from builder.views.context import Context, build_context
from builder.views.indicators import IndicatorView, indicator_view, indicators_view
from tests.bench.synthetic import district_codes
from tests.support.comparing import find_nothing
from tests.unit.compare.test_region_parts import site_at
from tests.unit.views.test_comparing_fairly import INDICATOR, NOT_STATED, SMALLEST, quantity, with_quantities, words

EACH = INDICATOR_ROWS // 2 + 1
"""So many plans in each of two provinces do not fit on one page."""
PROVINCES = ("33", "37")


@cache
def split() -> Context:
    """Two provinces: one number in each that counts the same, and in the second two more that do so there alone."""
    stated = {0: [quantity()], EACH: [quantity(), quantity("r", period="十年"), quantity("s", period="十年")]}
    site = site_at([code for province in PROVINCES for code in district_codes(EACH, province=province)])
    plans: Sequence[Plan] = [
        with_quantities(*stated.get(number, ()), issuer=NOT_STATED)(plan) for number, plan in enumerate(site.plans)
    ]
    site = replace(SMALLEST, districts=site.districts, plans=tuple(plans), pages=())
    ledger = {plan.key: PlanEvidence(plan.key, silences=find_nothing(site, plan)) for plan in plans}
    return build_context(site, words(), ledger)  # type: ignore[arg-type]


def whole() -> IndicatorView:
    return indicator_view(split(), INDICATOR)


def parts() -> list[IndicatorView]:
    return [indicator_view(split(), INDICATOR, part) for part in split_indicator(split().site, INDICATOR.id)]


def test_a_part_says_that_it_has_compared_its_own_districts_alone() -> None:
    first, second = parts()
    assert "1 处在本页各区县中没有口径相同的，单独列出" in first.reading
    assert "2 处与口径相同的并列成表（都在同一份文本里），1 处在本页各区县中没有" in second.reading
    for part in (first, second):
        assert part.only == "下列数字在本页各区县中没有口径相同的第二个，不能与本页别的比较；口径写在行内。"
        assert "只在这些区县之间比较" in part.scope
        assert part.whole
        assert part.whole.href == f"../{INDICATOR.id}.html"


def test_the_page_of_all_parts_says_what_all_texts_come_to() -> None:
    view = whole()
    assert view.tables == ()
    assert view.reading.startswith(f"{2 * EACH} 份文本中，2 份写到")
    assert "共 4 处（同一承诺只计一处）：4 处与口径相同的并列成表（其中 2 处与别的文本并列）。" in view.reading
    assert "本页之内能并列的各页共 2 处，另有 2 处只与别页的口径相同" in view.scope
    assert view.whole is None


def test_it_counts_as_the_list_of_indicators_and_as_its_parts_do() -> None:
    summary = next(each for each in indicators_view(split()).indicators if each.name.text == INDICATOR.label.zh)
    assert summary.comparable == "4 处中有 4 处，其中 2 处能与别的文本并列"
    assert [int(re.findall(r"\d+", link.text)[0]) for link in whole().parts] == [1, 3]


def test_the_list_says_where_numbers_stand_beside_none_or_only_beside_those_of_their_own_text() -> None:
    def comparable(places: int) -> str:
        site = replace(split().site, districts=split().site.districts[:places], plans=split().site.plans[:places])
        view = indicators_view(replace(split(), site=site))
        return next(each for each in view.indicators if each.name.text == INDICATOR.label.zh).comparable

    assert comparable(2) == "1 处中没有口径相同的"


def test_it_says_in_which_parts_numbers_stand_alone_that_others_share() -> None:
    assert [link.text.partition("，")[2] for link in whole().parts] == ["其中 1 处只与别页的口径相同）"] * 2


def test_a_page_that_holds_all_places_limits_nothing() -> None:
    site = replace(split().site, districts=split().site.districts[:2], plans=split().site.plans[:2])
    view = indicator_view(replace(split(), site=site), INDICATOR)
    assert "1 处没有口径相同的，单独列出" in view.reading
    assert (view.only, view.scope, view.whole) == (
        "下列数字没有口径相同的第二个，不能与别的比较；口径写在行内。",
        "",
        None,
    )
