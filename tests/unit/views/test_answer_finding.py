"""The finding of a question page: a promise is of a text that orders, never of one that reports or advises."""

from __future__ import annotations

from dataclasses import replace

from builder.model.site import Plan
from builder.views.answer_finding import finding_words
from builder.views.answers import Answer, answers, build_answer
from builder.views.context import Context, build_context
from tests.support.comparing import measure_of, programme_of
from tests.unit.views.test_comparing_fairly import NOT_STATED, Change, context, words


def change(kind: str, *levels: str) -> Change:
    """A plan of one programme on housing, with a measure of each level."""
    measures = [measure_of(f"flats-{level}", themes=["housing"], commitment=level) for level in levels]
    programme = programme_of((["housing"], [], []), measures=measures, force=None, commitment=NOT_STATED)
    update = {"kind": kind, "programmes": (programme,), "quantities": []}
    return lambda plan: plan.model_copy(update=update)


def answer_of(*changes: Change) -> Answer:
    """The answer on housing, where studies are a kind of text that reports."""
    both = _with_studies(context(*changes))
    page = both.page("themes/housing.html")
    plan_answers = answers(page, "themes", "housing", both.site.plans)
    return build_answer(page, both.site.term("themes", "housing"), plan_answers)


def _with_studies(both: Context) -> Context:
    kinds = both.site.vocabularies["plan-kinds"]
    model = next(iter(kinds.terms.values()))
    label = model.label.model_copy(update={"zh": "调研报告"})
    study = model.model_copy(update={"id": "study", "reports": True, "label": label})
    vocabularies = both.site.vocabularies | {"plan-kinds": replace(kinds, terms=kinds.terms | {"study": study})}
    return build_context(replace(both.site, vocabularies=vocabularies), words(), both.ledger)  # type: ignore[arg-type]


ORDERS = context(lambda plan: plan).site.plans[0].kind


def test_firm_words_of_a_report_are_no_promise() -> None:
    answer = answer_of(change(ORDERS, "firm"), change("study", "firm"), change("study", "strive"))
    assert answer.finding.endswith("，1 份有明确的承诺；另有 1 份报告、报道的用词是明确，不是承诺")
    assert [chip.text.partition(" ")[0].endswith("（调研报告）") for chip in answer.chips] == [False, True, True]
    assert [chip.text.endswith("用词明确") for chip in answer.chips] == [False, True, False]
    assert [(chip.tone, chip.shape) for chip in answer.chips] == [("firm-1", "●"), ("worded", "●"), ("worded", "◎")]


def test_without_a_report_nothing_is_said_of_reports() -> None:
    answer = answer_of(change(ORDERS, "firm"), change(ORDERS, "strive"))
    assert answer.finding.endswith("，1 份有明确的承诺")


def test_where_no_text_binds_itself_the_finding_says_so_without_a_count() -> None:
    assert answer_of(change(ORDERS, "strive")).finding == "1 份写到，没有写明数字，没有明确的承诺"
    assert answer_of(change("study", "firm")).finding.endswith(
        "，没有明确的承诺；另有 1 份报告、报道的用词是明确，不是承诺"
    )


def test_a_level_that_not_all_statements_reach_is_called_the_highest() -> None:
    firmness = [chip.text.partition(" ")[2] for chip in answer_of(change(ORDERS, "firm", "strive")).chips]
    assert firmness == ["最高为明确"]
    assert [chip.text.partition(" ")[2] for chip in answer_of(change(ORDERS, "firm")).chips] == ["明确"]


def test_what_is_recorded_in_part_is_told_beside_what_is_not_stated_there() -> None:
    """That there is no sum and no promise is known of all of a text only where all of it is recorded."""

    def in_part(plan: Plan) -> Plan:
        return change(ORDERS, "strive")(plan).model_copy(update={"extent": "partial"})

    finding = answer_of(in_part, in_part, change(ORDERS, "strive")).finding
    assert finding == "3 份写到，没有写明数字，没有明确的承诺；有 2 份只录了一部分"


def test_without_a_text_nothing_is_said_of_texts() -> None:
    page = context(lambda plan: plan).page("themes/index.html")
    assert finding_words(page, (), short=True) == "还没有录入政策文本。"
