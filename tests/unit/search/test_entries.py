"""Under which names a page is found, and by what it can be narrowed down."""

from __future__ import annotations

import pytest

from builder.model.site import Site
from builder.render.templates import interface_words, load_templates
from builder.search.entries import FACET_KINDS, KINDS, glossary_entry, pair_entry, plan_entry, programme_entry
from builder.text.strings import Strings
from tests.conftest import MINIMAL, TEMPLATES, checked


@pytest.fixture(scope="module")
def site() -> Site:
    return checked(MINIMAL, sources=None).site


@pytest.fixture(scope="module")
def t(site: Site) -> Strings:
    return interface_words(load_templates(TEMPLATES), site.config)


def test_two_plans_side_by_side_are_found_in_whichever_order_they_are_named(site: Site, t: Strings) -> None:
    (left,) = site.plans
    name = left.district.name.model_copy(update={"zh": "历下区"})
    right = left.model_copy(update={"district": left.district.model_copy(update={"name": name})})
    entry = pair_entry(site, t, left, right)
    own = left.district.name.zh
    assert {each.text for each in entry.names} == {f"{own} 历下区", f"历下区 {own}"}
    assert all(each.is_alias for each in entry.names)


def test_a_term_that_has_a_page_is_found_there_first_and_in_the_glossary_by_an_alias(site: Site, t: Strings) -> None:
    entry = glossary_entry(site, t)
    by_anchor = {name.anchor: name for name in entry.names if name.anchor}
    for vocabulary, listed in site.vocabularies.items():
        for term in listed.terms:
            assert by_anchor[f"{vocabulary}-{term}"].is_alias == (vocabulary in FACET_KINDS)


def test_a_programme_is_narrowed_down_by_what_its_statements_are_coded_by(site: Site, t: Strings) -> None:
    (plan,) = site.plans
    housing = next(each for each in plan.programmes if each.themes == ["housing"])
    facets = programme_entry(site, t, plan, housing).facets
    labels = {name: {term.label.shown for term in each.terms.values()} for name, each in site.vocabularies.items()}
    for facet, vocabulary in (
        *(("theme", "themes"), ("instrument", "instruments"), ("target_group", "target-groups")),
        *(("agency", "agencies"), ("commitment", "commitments"), ("status", "statuses"), ("plan_kind", "plan-kinds")),
    ):
        assert facets[facet], facet
        assert {*facets[facet]} <= labels[vocabulary], facet
    assert facets["theme"] == (site.term("themes", "housing").label.shown,)
    assert facets["district"] == (plan.district.full_name,)


def test_a_plan_is_found_by_each_body_that_it_names_where_it_names_it(site: Site, t: Strings) -> None:
    (plan,) = site.plans
    names = plan_entry(site, t, plan).names
    bodies = {name.text: name.anchor for name in names if name.kind == "organisation"}
    assert {*plan.organisations} <= {*bodies}
    assert len({bodies[printed] for printed in plan.organisations}) == len(plan.organisations)


def test_every_kind_of_a_term_is_a_kind_of_entry() -> None:
    assert {*FACET_KINDS.values()} <= {*KINDS}
