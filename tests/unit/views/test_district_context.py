"""What is known of a district: what nobody has looked for below the rest, notes beside states, amounts without 万."""

from __future__ import annotations

from typing import Any

from builder import urls
from builder.model.schema.context import ContextFile
from builder.model.site import Plan
from builder.views.district_context import DistrictContext, district_context
from tests.unit.views import test_comparing_fairly as views

SOURCE = {"title": "公报"}
CONTEXT = ContextFile.model_validate(
    {
        "kind": "not_researched",
        "population": [{"year": 2025, "value": 50, "source": SOURCE}],
        "gdp": {"state": "not_stated", "note": "公报没有分区县"},
        "revenue": "not_researched",
        "area": "not_researched",
    }
)


def context_of(**fields: Any) -> DistrictContext:
    """What is said of a district with a plan that states a number with these fields."""

    def change(plan: Plan) -> Plan:
        district = plan.district.model_copy(update={"context": CONTEXT})
        return views.with_quantities(views.quantity(**fields))(plan.model_copy(update={"district": district}))

    context = views.context(change)
    (district,) = context.site.districts
    return district_context(context.page(urls.district_url(district)), district, context.site.plans)


def test_what_nobody_has_looked_for_is_a_single_row_below_the_rest() -> None:
    labels = [fact.label for fact in context_of().facts]
    assert labels == ["常住人口", "地区生产总值", "类别、一般公共预算收入、面积"]


def test_why_a_figure_is_not_stated_stands_beside_that() -> None:
    (fact,) = (fact for fact in context_of().facts if fact.label == "地区生产总值")
    assert (fact.cell.state, fact.cell.note) == ("not_stated", "公报没有分区县")


def test_a_number_for_10_000_people_is_computed_in_the_unit_without_its_multiple() -> None:
    (ratio,) = context_of(unit="万张", value="3", by="2025").ratios
    assert ratio.printed.startswith("3万张")
    assert ratio.formula == "30,000张 ÷ 50万人 = 600.00张／万人"
