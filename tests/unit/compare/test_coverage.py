"""What a plan has under a term, and what it means that it has nothing: silence is a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.compare.coverage import FACETS, PlanCoverage, count_levels, cover, terms_of
from builder.evidence.completeness.silence import Silence
from builder.model.site import Plan
from builder.model.types import Absent
from tests.support.comparing import LEVELS, Terms, covered, measure_of, plan_of, programme_of, quantity_of, site_of

ABSENT = Absent.model_validate("not_stated")
NONE: Terms = ([], [], [])
SILENT = Silence(("文化",), is_silent=True)
OPEN = Silence(("文化",), is_silent=False, paragraphs=(3,), open=(3,))


def mixed() -> Plan:
    """A plan whose one programme has two measures with different terms, and a number of its own."""
    first = measure_of("first", themes=["housing"], instruments=["fund"], lead=["区财政局"], force="设立")
    second = measure_of("second", themes=["culture"], target_groups=["young"], mention=["区住建局"], force="探索")
    numbers = [quantity_of("detail", measure="first"), quantity_of("other", measure="second", force="力争")]
    programme = programme_of(
        NONE, lead=ABSENT, partners=ABSENT, force=None, commitment=ABSENT, measures=[first, second], quantities=numbers
    )
    goal = quantity_of("goal", themes=["sport"], target_groups=["all"], force="争取")
    return plan_of([programme]).model_copy(update={"quantities": [goal]})


def keys(coverage: PlanCoverage, facet: str, term: str) -> list[str]:
    return [statement.key for statement in coverage.find(term, facet).statements]


@pytest.mark.parametrize(
    ("facet", "term", "statements"),
    [
        ("themes", "housing", ["one/first", "one/detail"]),
        ("themes", "culture", ["one/second", "one/other"]),
        ("themes", "sport", ["goal"]),
        ("instruments", "fund", ["one/first", "one/detail"]),
        ("target-groups", "young", ["one/second", "one/other"]),
        ("target-groups", "all", ["goal"]),
        ("agencies", "finance", ["one/first", "one/detail"]),
        ("agencies", "organisation", ["one/second", "one/other"]),
    ],
)
def test_under_a_term_stand_its_statements_alone(facet: str, term: str, statements: list[str]) -> None:
    assert keys(covered(mixed()), facet, term) == statements


def test_the_terms_beside_a_term_are_those_of_its_statements() -> None:
    coverage = covered(mixed())
    housing = coverage.find("housing").statements
    assert terms_of(coverage.plan, housing, "instruments") == ["fund"]
    assert terms_of(coverage.plan, housing, "target-groups") == []
    assert terms_of(coverage.plan, housing, "agencies") == ["finance"]


def test_a_programme_stands_once_under_a_term_and_the_plan_itself_is_no_programme() -> None:
    coverage = covered(mixed())
    assert [programme.id for programme in coverage.find("housing").programmes] == ["one"]
    assert coverage.find("sport").programmes == ()
    assert coverage.find("sport").state == "value"


def test_statements_are_known_by_their_key_and_their_programme() -> None:
    coverage = covered(mixed())
    everything = ["goal", "one/general", "one/first", "one/second", "one/detail", "one/other"]
    assert list(coverage.by_key) == everything
    assert [each.key for each in coverage.by_programme["one"]] == everything[1:]


@pytest.mark.parametrize(
    ("extent", "silence", "state"),
    [
        ("complete", SILENT, "not_stated"),
        ("complete", OPEN, "not_classified"),
        ("partial", SILENT, "not_researched"),
        ("partial", OPEN, "not_researched"),
    ],
)
@pytest.mark.parametrize("facet", FACETS)
def test_nothing_under_a_term_is_silence_only_if_its_words_are_nowhere(
    facet: str, extent: str, silence: Silence, state: str
) -> None:
    plan = plan_of([(["sport"], [], ["nurses"])], extent=extent)
    term = {"themes": "culture", "instruments": "fund", "target-groups": "young", "agencies": "other"}[facet]
    outcome = covered(plan, {f"{facet}.{term}": silence}).find(term, facet)
    expected = silence if extent == "complete" else None
    assert (outcome.state, outcome.silence, outcome.statements, outcome.lacks_search) == (state, expected, (), False)


@pytest.mark.parametrize(("extent", "lacks_search"), [("complete", True), ("partial", False)])
@pytest.mark.parametrize("facet", [*FACETS, "indicators"])
def test_what_was_never_searched_for_is_no_silence(facet: str, extent: str, lacks_search: bool) -> None:
    """Neither archive nor lock, or a lock that does not know the term: nothing can be said of the text."""
    plan = plan_of([(["sport"], [], ["nurses"])], extent=extent)
    for silences in ({}, {f"{facet}.another": SILENT}):
        outcome = PlanCoverage(site_of([plan]), plan, silences).find("culture", facet)
        assert (outcome.state, outcome.silence, outcome.lacks_search) == ("not_researched", None, lacks_search)


@pytest.mark.parametrize("silence", [SILENT, OPEN])
def test_words_that_nobody_has_classified_leave_what_is_coded_alone(silence: Silence) -> None:
    outcome = covered(plan_of([(["culture"], [], [])]), {"themes.culture": silence}).find("culture")
    assert (outcome.state, outcome.silence) == ("value", None)


def test_indicators_are_looked_for_too() -> None:
    plan = plan_of([NONE])
    assert covered(plan, {"indicators.duration": SILENT}).find("duration", "indicators").state == "not_stated"
    assert covered(plan, {"indicators.duration": OPEN}).find("duration", "indicators").state == "not_classified"
    partial = plan.model_copy(update={"extent": "partial"})
    assert covered(partial, {"indicators.duration": OPEN}).find("duration", "indicators").state == "not_researched"


@pytest.mark.parametrize(
    ("update", "roles"),
    [
        ({"issuer": ["区财政局"]}, ("issue",)),
        ({"issuer": ABSENT, "approved_by": ["区财政局"]}, ("approve_plan",)),
        ({"issuer": ["区财政局"], "approved_by": ["财政所"]}, ("issue", "approve_plan")),
    ],
)
def test_who_issues_or_approves_a_plan_is_not_silent_in_it(update: dict[str, object], roles: tuple[str, ...]) -> None:
    outcome = covered(plan_of([]).model_copy(update=update), {"agencies.finance": OPEN}).find("finance", "agencies")
    assert (outcome.state, outcome.plan_roles, outcome.statements) == ("value", roles, ())


def test_each_plan_has_its_own_silences() -> None:
    plans = [plan_of([NONE], code=code) for code in ("370103", "440103")]
    coverage = cover(site_of(plans), {plans[0].key: {"themes.culture": OPEN}, plans[1].key: {"themes.culture": SILENT}})
    assert [coverage[plan.key].find("culture").state for plan in plans] == ["not_classified", "not_stated"]
    assert cover(site_of(plans))[plans[0].key].find("culture").lacks_search


def test_firmness_is_counted_by_statement_in_the_order_given() -> None:
    """The number of a measure is the same promise unless it is of another level."""
    coverage = covered(mixed())
    assert list(count_levels(coverage.statements, LEVELS).items()) == [("firm", 1), ("strive", 2), ("explore", 1)]
    assert list(count_levels(coverage.statements, ["explore", "firm"])) == ["explore", "firm"]
    assert count_levels([], LEVELS) == {}


def test_a_number_counts_where_its_measure_is_not_among_the_statements() -> None:
    detail = covered(mixed()).by_key["one/detail"]
    assert count_levels([detail], LEVELS) == {"firm": 1}


def test_a_number_of_the_programme_itself_always_counts() -> None:
    programme = programme_of(NONE, force="设立", commitment=None, quantities=[quantity_of(force="设立")])
    assert count_levels(covered(plan_of([programme])).statements, LEVELS) == {"firm": 2}


def test_what_has_no_level_is_not_counted() -> None:
    statements = [replace(each, level=None) for each in covered(mixed()).statements]
    assert count_levels(statements, LEVELS) == {}


def test_in_another_language_a_plan_has_the_same_statements_unless_they_are_translated() -> None:
    plan = mixed()
    chinese = cover(site_of([plan]))
    same = plan.model_copy(update={"district": plan.district.model_copy()})
    coverage = cover(site_of([same]), in_chinese=chinese)[plan.key]
    assert coverage.plan is same
    assert coverage.statements is chinese[plan.key].statements
    assert coverage.by_term is chinese[plan.key].by_term
    assert coverage.find("housing") == PlanCoverage(site_of([same]), same, {}).find("housing")
    programmes = tuple(programme.model_copy() for programme in plan.programmes)
    translated = plan.model_copy(update={"programmes": programmes})
    coverage = cover(site_of([translated]), in_chinese=chinese)[plan.key]
    assert {id(each.programme) for each in coverage.statements if each.programme} == {*map(id, programmes)}
