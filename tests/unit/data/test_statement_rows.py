"""What a row of the open data says of a statement: the bodies that it names, and where a page shows it."""

from __future__ import annotations

from typing import Any

import pytest

from builder.data.statement_rows import quantity_rows, statement_rows
from builder.model.schema.statement import Quantity
from builder.model.site import Plan
from builder.render.templates import interface_words, load_templates
from builder.views.context import build_context
from tests.conftest import STATEMENTS, TEMPLATES, checked
from tests.unit.views.test_comparing_fairly import context, quantity, with_quantities


@pytest.mark.parametrize(
    ("coded", "state"),
    [
        ({"themes": []}, "not_stated"),
        ({"themes": [], "lead": []}, "not_stated"),
        ({}, "not_classified"),
        ({"lead": []}, "not_stated"),
    ],
)
def test_what_is_coded_without_bodies_names_none(coded: dict[str, Any], state: str) -> None:
    listed = context(with_quantities(quantity(**coded)))
    (plan,) = listed.site.plans
    rows = [row for row in statement_rows(listed, plan) if row.kind == "quantity" and not row.programme]
    assert [(row.bodies, row.missing["bodies"]) for row in rows] == [(None, state)]


def test_each_row_has_its_name_and_leads_to_its_place_on_the_page_of_its_programme_or_plan() -> None:
    site = checked(STATEMENTS, sources=None).site
    listed = build_context(site, interface_words(load_templates(TEMPLATES), site.config))
    pages = {}
    for plan in site.plans:
        statements = listed.coverage[plan.key].statements
        for statement, row in zip(statements, statement_rows(listed, plan), strict=True):
            named = statement.quantity or statement.measure or statement.programme
            assert named
            assert row.name == (named.label.zh if isinstance(named, Quantity) else named.name.zh)
            anchor = {"general": "", "measure": "#m-", "quantity": "#q-"}[row.kind]
            own = (row.programme or plan.key).replace(".", "/")
            name = row.id.rpartition(".")[2] if anchor else ""
            assert row.page == f"districts/{own}.html{anchor}{name}"
            pages[row.kind] = row.page
    assert pages.keys() == {"general", "measure", "quantity"}


def test_earlier_names_are_those_of_the_programme_or_of_the_plan() -> None:
    renamed = quantity(aliases=["old"])

    def rename(plan: Plan) -> Plan:
        programme = plan.programmes[0].model_copy(update={"quantities": [renamed], "measures": []})
        return plan.model_copy(update={"quantities": [renamed], "programmes": (programme,)})

    listed = context(rename)
    (plan,) = listed.site.plans
    named = {row.id: row.aliases for row in statement_rows(listed, plan) if row.aliases}
    part = plan.programmes[0].id
    assert named == {"d0.plan-a.q": ("d0.plan-a.old",), f"d0.plan-a.{part}.q": (f"d0.plan-a.{part}.old",)}


@pytest.mark.parametrize(("force", "reason"), [("完成", None), (None, "not_researched")])
def test_how_firm_a_statement_is_nobody_knows_who_has_not_read_its_verb(force: str | None, reason: str | None) -> None:
    listed = context(with_quantities(quantity(force=force)))
    (plan,) = listed.site.plans
    (row,) = (row for row in statement_rows(listed, plan) if row.id == "d0.plan-a.q")
    assert (row.missing.get("commitment"), row.missing.get("force")) == (reason, reason)


def test_a_number_that_cites_nothing_has_no_paragraphs() -> None:
    listed = context(with_quantities(quantity(), quantity("r", cite=["2-3"])))
    (plan,) = listed.site.plans
    cited = {row.id: row.cite for row in quantity_rows(listed, plan) if not row.programme}
    assert cited == {"d0.plan-a.q": None, "d0.plan-a.r": (f"{plan.sources[0].id}:2-3",)}


@pytest.mark.parametrize(
    ("fields", "ends"),
    [
        ({"value": "50"}, (50, 50)),
        ({"value": None, "min": "50", "qualifier": "以上"}, (50, None)),
        ({"value": None, "max": "50", "qualifier": "不超过"}, (None, 50)),
        ({"value": "50", "qualifier": "不少于"}, (50, None)),
        ({"value": None, "min": "5", "max": "10"}, (5, 10)),
        ({"value": "50", "qualifier": "左右"}, (50, 50)),
    ],
    ids=["a figure", "a minimum", "a maximum", "a figure that is a minimum", "a range", "about"],
)
def test_a_bound_has_one_end(fields: dict[str, Any], ends: tuple[int | None, int | None]) -> None:
    listed = context(with_quantities(quantity(unit="个", **fields)))
    (row,) = [row for row in quantity_rows(listed, listed.site.plans[0]) if not row.programme]
    assert (row.base_min, row.base_max) == ends
