"""What a page says of what is not there: where it was searched, where it was not, and where nobody has looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from builder.compare.answers import PlanAnswer
from builder.compare.coverage import CoverageState, TermCoverage
from builder.evidence.completeness.silence import Silence
from builder.evidence.ledger.plan_evidence import PlanEvidence
from builder.evidence.sources.source_text import join_sources, read_source
from builder.model.site import Plan
from builder.model.types import Span
from builder.views.answer_finding import finding_words
from builder.views.context import Context, build_context
from builder.views.gaps import gap_terms, gaps_view
from builder.views.indicators import indicator_view
from builder.views.nobody import Nobody
from builder.views.number_explorer import number_explorer_view
from builder.views.statements import coverage_value
from tests.unit.views.test_comparing_fairly import (
    INDICATOR,
    MODEL,
    Change,
    context,
    quantity,
    text,
    unchanged,
    with_quantities,
    words,
)

OPEN = Silence(("住房",), is_silent=False)
SILENT = Silence(("住房",), is_silent=True)


def in_part(plan: Plan) -> Plan:
    return plan.model_copy(update={"extent": "partial"})


@pytest.mark.parametrize(
    ("groups", "state", "words"),
    [
        (["all"], "value", ""),
        ([], "not_stated", "原文未提及这个数字的原句没有写给谁"),
        (None, "not_classified", "未归类还没有判断这个数字的原句写给谁"),
    ],
)
def test_for_whom_an_amount_is_not_stated_only_where_its_sentence_was_read_for_it(
    groups: list[str] | None, state: str, words: str
) -> None:
    listed = context(with_quantities(quantity(nature="fund", unit="元", target_groups=groups)))
    table = number_explorer_view(listed).table
    assert table
    heads = [text(column) for column in table.columns]
    (row,) = table.groups[0].rows
    cell = row.cells[heads.index("给谁")]
    label = listed.site.term("target-groups", "all").label.zh
    assert (cell.state, text(cell)) == (state, words or label)


def test_of_a_nature_of_money_no_text_is_searched() -> None:
    """That a plan has no such number is told of the coding; one recorded in part has not been read to its end."""

    without = number_explorer_view(context(unchanged, in_part)).without
    assert without
    assert {tuple(link.note for link in fact.cell.items) for fact in without} == {("", "尚未录入")}


def test_open_words_are_placed_in_their_own_source() -> None:
    first = MODEL.sources[0].model_copy(update={"corrections": [], "title": "正文"})
    annex = first.model_copy(update={"id": "annex", "title": "附件"})
    joined = join_sources([read_source(first, ("甲", "住房")), read_source(annex, ("乙", "丙", "住房", "住房"))])
    assert [joined.locate(number) for number in (2, 5, 6)] == [("page", 2), ("annex", 3), ("annex", 4)]
    site = context(lambda plan: plan.model_copy(update={"sources": [first, annex]}))
    plan = site.site.plans[0]
    silence = replace(OPEN, places=tuple(_span(*joined.locate(number)) for number in (2, 5, 6)))
    words = coverage_value(site.page("x.html"), plan, TermCoverage("not_classified", silence=silence), noted=True).note
    assert words.endswith("正文第2段、附件第3、4段有字样，还没有归类")


def _span(source: str, number: int) -> Span:
    return Span(source, number, number)


@pytest.mark.parametrize(
    ("theme", "agency", "words"),
    [
        (SILENT, OPEN, "未归类"),
        (SILENT, SILENT, "原文未提及"),
        (SILENT, None, "尚未检索原文"),
        (OPEN, None, "尚未检索原文"),
    ],
)
def test_where_a_body_and_a_theme_meet_the_least_certain_decides(
    theme: Silence | None, agency: Silence | None, words: str
) -> None:
    own = context(unchanged)
    coverage = own.coverage[own.site.plans[0].key]
    by_term = {"themes.culture": theme, "agencies.organisation": agency}
    without: dict[str, object] = {"programmes": (), "quantities": [], "issuer": MODEL.document_number}
    plan = coverage.plan.model_copy(update=without)
    silences = {key: silence for key, silence in by_term.items() if silence}
    nobody = Nobody(own.page("x.html"), [type(coverage)(own.site, plan, silences)])
    assert nobody.value("organisation", "culture").text == words


def test_where_both_are_stated_apart_nothing_is_said_of_the_text() -> None:
    own = context(unchanged)
    value = Nobody(own.page("x.html"), own.coverage.values()).value("organisation", "funding")
    assert (value.state, value.items[0].text) == ("value", "没有归类到这里的陈述")


@pytest.mark.parametrize(
    ("states", "words"),
    [
        (("not_stated", "not_stated"), "2 份文本都没有写到"),
        (("not_stated", "not_classified"), "1 份没有写到，1 份还不能判断"),
        (("not_researched", "not_researched"), "0 份没有写到，2 份还不能判断"),
    ],
)
def test_that_no_text_says_so_is_said_only_where_each_was_searched(states: Sequence[CoverageState], words: str) -> None:
    both = context(unchanged, unchanged)
    plan_answers = [
        PlanAnswer(plan, TermCoverage(state), (), (), ()) for plan, state in zip(both.site.plans, states, strict=True)
    ]
    assert finding_words(both.page("themes/housing.html"), plan_answers) == words
    assert finding_words(both.page("themes/housing.html"), plan_answers, short=True) == words


@pytest.mark.parametrize(
    ("second", "reading", "looked"),
    [
        (with_quantities(), "2 份文本都没有写到{}。", "查阅 2 份"),
        (with_quantities(extent="partial"), "没有数字归入{}：1 份没有写到，1 份还不能判断。", "查阅 1 份"),
    ],
)
def test_an_indicator_is_silent_only_of_texts_that_were_read_for_it(second: Change, reading: str, looked: str) -> None:
    view = indicator_view(context(with_quantities(), second), INDICATOR)
    assert view.reading == reading.format(INDICATOR.label.shown)
    assert looked in view.searched
    assert view.silent
    assert view.silent.caption == f"没有数字归入{INDICATOR.label.shown}的文本"


def nothing_stated_beside_all(*, is_silent: bool) -> Context:
    """Two districts, of which the first states nothing; its text was searched, and has words or has none."""
    both = context(with_quantities(programmes=()), unchanged)
    key = both.site.plans[0].key
    silences = dict.fromkeys(both.ledger[key].silences, replace(OPEN, is_silent=is_silent))
    ledger = {**both.ledger, key: PlanEvidence(key, silences=silences)}
    return build_context(both.site, words(), ledger)  # type: ignore[arg-type]


def test_what_words_leave_open_is_not_told_as_stated_by_a_district() -> None:
    for is_silent, counted in ((True, "没有找到的有：主题 2 个"), (False, "是否写到还没有判断的有 4 个")):
        both = nothing_stated_beside_all(is_silent=is_silent)
        district = both.site.districts[0]
        view = gaps_view(both, district)
        assert (counted in view.summary, view.none, bool(view.missing)) == (True, "", is_silent)
        noted = gap_terms(both.page("districts/d0.html"), district)
        assert [link.text for link in noted.items] == (
            ["安住", "资金"] if is_silent else ["没有确知的；另有 2 个主题，本区文本是否写到还没有判断"]
        )
    same = context(unchanged, unchanged)
    assert "本区文本都写到了" in gaps_view(same, same.site.districts[0]).none
