"""What stands for a value: the value, or why there is none, and never more than was read."""

from __future__ import annotations

from datetime import date

import pytest

from builder.model.types import Absent, PartialDate
from builder.views.context import Context, PageContext, build_context
from builder.views.pieces import Value
from builder.views.values import (
    is_due,
    note_of_search,
    printed_value,
    stated_value,
    uncoded_value,
    words_value,
)
from tests.unit.views import test_comparing_fairly as views


@pytest.fixture(scope="module")
def context() -> Context:
    return views.context(views.unchanged, lambda plan: plan.model_copy(update={"extent": "partial"}))


@pytest.fixture
def page(context: Context) -> PageContext:
    return context.page("index.html")


def absent(state: str, note: str | None = None) -> Absent:
    return Absent.model_validate({"state": state, "note": note} if note else state)


def words(value: Value) -> str:
    return "、".join(item.text for item in value.items) or value.text


def test_what_is_not_stated_says_in_which_reading(page: PageContext) -> None:
    read = page.site.plans[0]
    assert stated_value(page, absent("not_stated"), read=read).note.startswith("查阅 1 份，核对 ")
    noted = stated_value(page, absent("not_stated", "只有附件写了"), read=read)
    assert noted.note.startswith("只有附件写了；查阅 1 份，核对 ")
    assert stated_value(page, absent("not_stated")).note == ""


@pytest.mark.parametrize("state", ["not_researched", "not_applicable", "disputed"])
def test_what_is_absent_for_another_reason_names_no_reading(page: PageContext, state: str) -> None:
    value = stated_value(page, absent(state, "理由"), read=page.site.plans[0])
    assert (value.state, value.note) == (state, "理由")


def test_an_empty_list_is_a_question_that_does_not_arise(page: PageContext) -> None:
    assert stated_value(page, []).state == "not_applicable"


def test_each_of_several_values_is_shown_and_dates_in_words(page: PageContext) -> None:
    assert words(stated_value(page, ["甲", PartialDate(2024, 5)])) == "甲、2024年5月"


def test_what_a_source_does_not_print_of_itself_is_no_silence_of_the_policy(page: PageContext) -> None:
    assert words(printed_value(page, absent("not_stated"))) == "原文未载"
    assert words(printed_value(page, absent("not_researched"))) != "原文未载"
    assert words(printed_value(page, PartialDate(2024))) == "2024年"


def test_only_of_a_text_recorded_as_a_whole_no_statement_says_that_there_is_none(page: PageContext) -> None:
    whole, part = page.site.plans
    assert uncoded_value(page, whole).state == "value"
    assert uncoded_value(page, part).state == "not_researched"


def test_what_was_searched_is_not_said_of_no_texts(page: PageContext) -> None:
    assert note_of_search(page, ()) == ""
    whole, in_part = sorted(page.site.plans, key=lambda plan: plan.extent)
    assert (whole.extent, in_part.extent) == ("complete", "partial")
    assert "查阅 1 份" in note_of_search(page, (whole, in_part))
    assert "查阅 2 份" in note_of_search(page, (whole, whole))


def test_a_value_of_our_own_claims_nothing() -> None:
    assert (words_value("甲").claim, words_value("甲").mark) == (Value("value").claim, Value("value").mark)


@pytest.mark.parametrize(("today", "is_over"), [(date(2021, 1, 1), False), (date(2022, 1, 2), True), (None, False)])
def test_a_check_is_due_again_when_it_is_older_than_the_limit(
    context: Context, today: date | None, *, is_over: bool
) -> None:
    dated = build_context(context.site, views.words(), today=today).page("index.html")  # type: ignore[arg-type]
    assert context.site.config.limits.review_days == 365
    assert is_due(dated, PartialDate(2021, 1, 1)) == is_over
