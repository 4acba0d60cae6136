"""What a complete record may not leave out: the numbered items of a text, but no part of one and no view."""

from __future__ import annotations

import pytest

from builder.evidence.completeness import unrecorded_actions
from builder.evidence.completeness.coverage import account
from builder.evidence.completeness.omissions import check_items
from builder.evidence.sources.source_text import read_source
from tests.conftest import STATEMENTS, checked

PLAN = checked(STATEMENTS, sources=None).site.plans[0].model_copy(update={"programmes": (), "extent": "complete"})


def unrecorded(*paragraphs: str, left_out: tuple[int, ...] = ()) -> list[str]:
    """The paragraphs that no programme records though they are items."""
    text = read_source(PLAN.sources[0].model_copy(update={"corrections": []}), paragraphs)
    return [problem.values["paragraph"] for problem in check_items(PLAN, text, left_out)]


def test_an_article_is_an_item_and_what_is_numbered_in_it_is_none() -> None:
    assert unrecorded(
        "第二章 标准", "第四条 负责下列事项：", "（一）审核收支；", "（二）审定资金。", "第五条 引进水手。"
    ) == ["2", "5"]


def test_what_a_text_says_of_itself_and_of_its_aims_is_no_item() -> None:
    assert unrecorded("第一章 总 则", "第一条 坚持公开的原则。", "第二章 标准", "第二条 引进水手。") == ["4"]
    assert unrecorded("一、基本原则", "1.坚持公开。", "二、任务", "1.引进水手。") == ["4"]
    assert unrecorded("1.为加强管理，制定本办法。", "2.引进水手。", "3.本办法由区水手办负责解释。") == ["2"]


def test_a_list_within_a_paragraph_is_no_item() -> None:
    listed = "一是引进水手，每年10名。二是引进大副，三是引进船长。"
    assert unrecorded("（一）引进", listed) == []
    assert unrecorded("（一）引进", listed, left_out=(2,)) == ["2"]
    assert unrecorded("（一）引进", "一是引进水手，每年10名。", "二是引进大副，每年10名。") == ["2", "3"]


def test_of_a_paragraph_that_nothing_cites_the_paragraph_is_lacking_and_not_each_number() -> None:
    plan = PLAN.model_copy(update={"extent": "partial", "not_encoded": [], "structure": []})
    text = read_source(plan.sources[0].model_copy(update={"corrections": []}), ("引进水手30名、大副5名。",))
    assert [problem.rule for problem in account(plan, text, (), {}, ())[1]] == ["coverage-paragraph"]


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("水手资金，由区水手局牵头落实。", 0),
        ("水手资金。由区水手局牵头、区财政局配合。", 0),
        ("水手资金。由区水手局牵头建立水手库。", 1),
    ],
)
def test_who_does_an_item_is_nothing_that_is_done(words: str, missing: int) -> None:
    site = checked(STATEMENTS, sources=None).site
    plan = site.plans[0].model_copy(update={"extent": "complete", "programmes": site.plans[0].programmes[:1]})
    text = read_source(plan.sources[0].model_copy(update={"corrections": []}), (words,) * 12)
    problems = list(unrecorded_actions.check(site, plan, text, {}))
    assert len(problems) == missing * len(set(text.within(plan.programmes[0].cite)))
