"""Plans implement the same document if its number is the same, or its title where neither states a number."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builder.model.divisions import superior_division
from builder.model.schema.plan import Superior
from builder.model.site import Plan, Site
from builder.model.superiors import Superiors
from tests.support.comparing import plan_of, site_of


def superior(**fields: Any) -> Superior:
    base = {"title": "市的意见", "number": "市字〔2012〕20号", "level": "city"}
    return Superior.model_validate(base | fields)


def own_plan(document: Superior | None, *, code: str = "370103") -> Plan:
    return plan_of([((), (), ())], code=code, name="own").model_copy(update={"implements": document})


def city_plan(name: str = "opinions", *, code: str = "370100", **fields: Any) -> Plan:
    return plan_of([((), (), ())], code=code, name=name).model_copy(update={"title": "市的意见"} | fields)


def site_with(own: Plan, *above: Plan) -> Site:
    places = {plan.district.id: plan.district for plan in above}
    return replace(site_of([own]), superior_places=tuple(places.values()), superior_plans=above)


@pytest.mark.parametrize(
    ("named", "is_same"),
    [
        (superior(title="市的意见（摘登）"), True),
        (superior(number="市字〔2013〕1号"), False),
        (superior(number="not_stated"), False),
        (superior(level="province"), False),
        (None, False),
    ],
)
def test_a_document_is_known_by_its_level_and_number(named: Superior | None, is_same: bool) -> None:
    plans = [own_plan(superior()), own_plan(named, code="370104")]
    beside = Superiors(site_of(plans)).beside(plans[0])
    assert beside == ((plans[1],) if is_same else ())


def test_without_a_number_the_title_counts() -> None:
    states = ("not_stated", "not_researched")
    plans = [
        own_plan(superior(number=state), code=code) for state, code in zip(states, ("370103", "370104"), strict=True)
    ]
    unlike = own_plan(superior(number="not_stated", title="省的意见"), code="370402")
    superiors = Superiors(site_of([*plans, unlike]))
    assert superiors.beside(plans[0]) == (plans[1],)
    assert superiors.beside(unlike) == ()


def test_a_recorded_document_is_recognised_by_its_number_or_its_title() -> None:
    above = city_plan(document_number="市字〔2012〕20号")
    for named in (superior(title="市里的意见"), superior(number="not_stated")):
        own = own_plan(named)
        superiors = Superiors(site_with(own, above))
        assert superiors.superior_of(own) is above
        assert superiors.implementing(above) == (own,)
        assert superiors.superior_of(above) is None


@pytest.mark.parametrize(
    "above",
    [
        [city_plan(code="370200")],
        [city_plan(), city_plan("measures")],
        [city_plan(title="市的别的意见", short_title="别的意见")],
        [],
    ],
    ids=["elsewhere", "two of one title", "another title", "none"],
)
def test_what_may_be_another_document_is_not_taken_for_it(above: list[Plan]) -> None:
    """A title is no name: other cities have documents of the same, and a city may have two."""
    own = own_plan(superior(number="not_stated"))
    superiors = Superiors(site_with(own, *above))
    assert superiors.superior_of(own) is None
    assert [document.plan for document in superiors.documents() if own in document.implementing] == [None]


def test_a_document_that_is_named_by_its_id_needs_no_number() -> None:
    own = own_plan(superior(title="意见", number="not_stated", plan="d370100.measures"))
    above = city_plan("measures")
    assert Superiors(site_with(own, city_plan(), above)).superior_of(own) is above


def test_a_municipality_issues_what_is_called_a_document_of_a_city_and_of_a_province() -> None:
    above = city_plan(code="310000", document_number="沪字〔2012〕20号")
    for level in ("city", "province"):
        own = own_plan(superior(number="沪字〔2012〕20号", level=level), code="310101")
        assert Superiors(site_with(own, above)).superior_of(own) is above


def test_documents_are_listed_from_the_highest_to_the_lowest() -> None:
    above = city_plan(
        document_number="市字〔2012〕20号", implements=superior(title="省的意见", number="not_stated", level="province")
    )
    own = own_plan(superior())
    listed = Superiors(site_with(own, above)).documents()
    assert [(each.plan, each.implementing) for each in listed] == [(None, (above,)), (above, (own,))]


def test_places_above_districts_have_codes_of_their_own() -> None:
    names = [(place := superior_division(code)) and place.name for code in ("370100", "370000", "310000", "100000")]
    assert names == ["济南市", "山东省", "上海市", "中华人民共和国"]
    assert [superior_division(code) for code in ("310100", "370103", "999900")] == [None, None, None]
