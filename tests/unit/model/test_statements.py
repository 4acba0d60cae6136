"""A statement has what it writes itself, what its measure has, and what holds of the whole programme. Nothing else."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.schema.statement import ROLES, Aspect, Measure, Quantity
from builder.model.site import Programme
from builder.model.statements import Coding, Statement, coded_terms_of, issuing_bodies, programme_statements
from builder.model.types import Absent, Text
from tests.support.comparing import BODIES, GROUPS, INSTRUMENTS, THEMES, Terms, measure_of, plan_of, programme_of
from tests.support.comparing import quantity_of as quantity

ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
GENERAL: Terms = (["housing"], ["fund"], ["young"])
ABSENT = Absent.model_validate("not_stated")


def programme(*, terms: Terms = GENERAL, **fields: Any) -> Programme:
    """A programme that is led by the finance bureau, and strives."""
    given: dict[str, Any] = {"lead": ["区财政局"], "partners": ABSENT, "status": "planned", "force": "力争"}
    return programme_of(terms, **given | {"commitment": None} | fields)


def codings(programme: Programme) -> dict[str, Coding]:
    return {statement.key: statement.coding for statement in programme_statements(programme)}


def coding(programme: Programme, key: str) -> Coding:
    return codings(programme)[f"one/{key}"]


GENERAL_CODING: dict[str, Any] = {
    "themes": ("housing",),
    "instruments": ("fund",),
    "target_groups": ("young",),
    "bodies": (("lead", "区财政局"),),
    "status": "planned",
    "force": "力争",
}


def test_the_general_statement_is_what_the_programme_writes() -> None:
    assert coding(programme(), "general") == Coding(**GENERAL_CODING)
    nothing = programme(instruments=ABSENT, lead=ABSENT, status=ABSENT, force=None, commitment=ABSENT)
    assert coding(nothing, "general") == Coding(("housing",), (), ("young",), ())


def test_nothing_spills_over_into_parts() -> None:
    parts = programme(measures=[measure_of()], quantities=[quantity(), quantity("detail", measure="prize")])
    assert [coding(parts, key) for key in ("prize", "amount", "detail")] == [Coding()] * 3


@pytest.mark.parametrize("aspect", ASPECTS)
def test_only_what_holds_of_the_whole_is_inherited(aspect: Aspect) -> None:
    parts = programme(whole=[aspect], measures=[measure_of()], quantities=[quantity(), quantity("x", measure="prize")])
    expected = Coding(**{aspect: GENERAL_CODING[aspect]})
    assert [coding(parts, key) for key in ("prize", "amount", "x")] == [expected] * 3


def test_an_exception_from_the_verb_is_inherited_with_the_verb_only() -> None:
    for whole, commitment in ((["force"], "firm"), (["status", "themes"], None)):
        parts = programme(whole=whole, commitment="firm", measures=[measure_of()])
        assert coding(parts, "prize").commitment == commitment


def test_a_part_with_a_verb_of_its_own_has_no_exception_of_the_programme() -> None:
    parts = programme(whole=["force"], commitment="firm", measures=[measure_of(force="探索")])
    assert (coding(parts, "prize").force, coding(parts, "prize").commitment) == ("探索", None)


def test_a_number_has_what_its_measure_has_and_not_what_another_has() -> None:
    own: dict[str, Any] = {
        "themes": ["culture"],
        "instruments": ["prize"],
        "target_groups": ["nurses"],
        "lead": ["区住建局"],
    }
    measure = measure_of(**own, status="existing", force="探索")
    details = [quantity("detail", measure="prize"), quantity("other", measure="second"), quantity("free")]
    parts = programme(measures=[measure, measure_of("second")], quantities=details)
    assert coding(parts, "detail") == coding(parts, "prize")
    assert coding(parts, "detail").themes == ("culture",)
    assert (coding(parts, "other"), coding(parts, "free")) == (Coding(), Coding())


def test_a_number_cites_what_its_measure_cites_unless_it_cites_itself() -> None:
    details = [quantity("detail", measure="prize"), quantity("own", measure="prize", cite=["9"]), quantity("free")]
    parts = programme(measures=[measure_of(cite=["7"])], quantities=details)
    cites = {statement.key: [span.first for span in statement.cite] for statement in programme_statements(parts)}
    general = [span.first for span in parts.cite]
    assert cites == {
        "one/general": general, "one/prize": [7], "one/detail": [7], "one/own": [9], "one/free": general,
    }  # fmt: skip


@pytest.mark.parametrize("field", ["themes", "instruments", "target_groups"])
def test_an_empty_list_is_an_answer_and_not_an_inheritance(field: str) -> None:
    parts = programme(whole=list(ASPECTS), measures=[measure_of(**{field: []})])
    assert coding(parts, "prize") == Coding(**GENERAL_CODING | {field: ()})


def test_an_empty_lead_cancels_inherited_bodies() -> None:
    parts = programme(whole=["bodies"], measures=[measure_of(lead=[])], quantities=[quantity(measure="prize")])
    assert (coding(parts, "prize").bodies, coding(parts, "amount").bodies) == ((), ())


@pytest.mark.parametrize("role", ROLES)
def test_a_body_of_its_own_takes_the_place_of_all_that_are_inherited(role: str) -> None:
    parts = programme(whole=["bodies"], partners=["区住建局"], measures=[measure_of(**{role: ["区委组织部"]})])
    assert coding(parts, "prize").bodies == ((role, "区委组织部"),)


def test_bodies_are_told_by_role() -> None:
    measure = measure_of(lead=["区财政局"], mention=["区财政局", "区住建局"])
    own = next(each for each in programme_statements(programme(measures=[measure])) if each.measure)
    assert (own.bodies("lead"), own.bodies("mention"), own.bodies("joint")) == (
        ["区财政局"],
        ["区财政局", "区住建局"],
        [],
    )
    assert own.bodies() == ["区财政局", "区住建局"]


NAMES = st.lists(st.sampled_from(sorted(BODIES)), max_size=2, unique=True)


def _perhaps(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _lists(terms: tuple[str, ...]) -> st.SearchStrategy[Any]:
    return st.lists(st.sampled_from(terms), max_size=2, unique=True)


PARTS = st.fixed_dictionaries(
    {
        "themes": _perhaps(_lists(THEMES)),
        "instruments": _perhaps(_lists(INSTRUMENTS)),
        "target_groups": _perhaps(_lists(GROUPS)),
        "status": st.sampled_from([None, "planned", "existing"]),
        "force": st.sampled_from([None, "力争", "探索", "设立"]),
        "commitment": st.sampled_from([None, None, "firm"]),
    }
    | dict.fromkeys(ROLES, _perhaps(NAMES))
)
PROGRAMMES = st.builds(
    lambda terms, lead, whole, measures, quantities: programme(
        terms=terms,
        lead=lead or ABSENT,
        whole=whole,
        measures=[measure_of(f"m{number}", **fields) for number, fields in enumerate(measures)],
        quantities=[
            quantity(f"q{number}", **fields, measure=f"m{of}" if of < len(measures) else None)
            for number, (fields, of) in enumerate(quantities)
        ],
    ),
    st.tuples(_lists(THEMES), _lists(INSTRUMENTS), _lists(GROUPS)),
    NAMES,
    st.lists(st.sampled_from(ASPECTS), unique=True),
    st.lists(PARTS, max_size=3),
    st.lists(st.tuples(PARTS, st.integers(0, 5)), max_size=3),
)


def written(part: Measure | Quantity, aspect: Aspect) -> object:
    """What a part itself says of an aspect; None where it says nothing."""
    if aspect == "bodies":
        named = [(role, name) for role in ROLES for name in getattr(part, role) or ()]
        return tuple(named) if any(getattr(part, role) is not None for role in ROLES) else None
    value = getattr(part, aspect)
    return tuple(value) if isinstance(value, list) else value


def source_of(own: Statement, aspect: Aspect, general: Coding) -> object:
    """What a statement must say of an aspect: its own words, those of its measure, or of the whole programme."""
    for part in (own.quantity, own.measure):
        if part is not None:
            # With an exception alone, a part says of its firmness all there is to say: it has no verb.
            is_said = written(part, aspect) is not None or (aspect == "force" and part.commitment is not None)
            if is_said:
                return written(part, aspect)
    assert own.programme is not None
    return getattr(general, aspect) if aspect in own.programme.whole else None


@given(PROGRAMMES)
def test_nothing_of_a_statement_comes_from_anywhere_but_itself_its_measure_or_the_whole(parts: Programme) -> None:
    general, *others = programme_statements(parts)
    for own in others:
        for aspect in ASPECTS:
            assert getattr(own.coding, aspect) == source_of(own, aspect, general.coding), (own.key, aspect)


@given(PROGRAMMES)
def test_a_plan_is_coded_by_the_terms_of_its_statements_and_no_others(parts: Programme) -> None:
    plan = plan_of([parts]).model_copy(update={"issuer": ABSENT, "approved_by": []})
    statements = [*programme_statements(parts)]
    terms = {term for statement in statements for term in statement.terms}
    agencies = {("agencies", BODIES[name]) for statement in statements for name in statement.bodies()}
    assert coded_terms_of(plan) == terms | agencies


def test_a_plan_is_coded_by_its_issuer_its_approver_and_its_indicators() -> None:
    plan = plan_of([]).model_copy(
        update={
            "issuer": ["区住建局"],
            "approved_by": ["财政所"],
            "quantities": [quantity(indicator="duration", themes=["sport"])],
        }
    )
    assert coded_terms_of(plan) == {
        ("agencies", "organisation"), ("agencies", "finance"), ("indicators", "duration"), ("themes", "sport"),
    }  # fmt: skip


@pytest.mark.parametrize("issuer", ["区财政局", "某市某区财政局", "财政局"])
def test_an_issuer_is_known_by_any_of_its_names(issuer: str) -> None:
    plan = plan_of([])
    body = plan.organisations["区财政局"]
    named = body.model_copy(update={"full_name": Text(zh="某市某区财政局"), "also_printed": ["财政局"]})
    changed = {"issuer": [issuer, "外区某局"], "organisations": plan.organisations | {"区财政局": named}}
    assert issuing_bodies(plan.model_copy(update=changed)) == ["区财政局"]
