"""What is known of districts makes peers, and numbers for 10,000 people only where both are of one year."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from builder.compare.contexts import likenesses, list_ratios
from builder.compare.coverage import cover
from builder.compare.stated_quantities import StatedQuantity, collect_quantities
from builder.model.schema.context import ContextFile
from builder.model.site import District, Site
from tests.conftest import ELDER_CARE, checked

SOURCE = {"title": "统计公报"}
UNKNOWN = dict.fromkeys(("kind", "population", "gdp", "revenue", "area"), "not_researched")


def context(**fields: Any) -> ContextFile:
    return ContextFile.model_validate(UNKNOWN | fields)


def figures(*pairs: tuple[str, str]) -> list[dict[str, object]]:
    return [{"year": year, "value": value, "source": SOURCE} for year, value in pairs]


@pytest.fixture(scope="module")
def site() -> Site:
    return checked(ELDER_CARE, sources=None).site


def pine(site: Site, **fields: Any) -> District:
    district = next(each for each in site.districts if each.id == "pine")
    return district.model_copy(update={"context": context(**fields)})


def entries(site: Site) -> list[StatedQuantity]:
    return [entry for coverage in cover(site, {}).values() for entry in collect_quantities(coverage)]


def test_a_number_is_divided_by_the_population_of_its_own_year_alone(site: Site) -> None:
    district = pine(site, population=figures(("2024", "31.5"), ("2025", "30")))
    (ratio,) = list_ratios(district, entries(site))
    assert (ratio.stated.quantity.id, ratio.population.year, ratio.value) == ("goal-beds", 2025, Decimal("20.00"))


def test_without_the_population_of_that_year_nothing_is_computed(site: Site) -> None:
    assert list(list_ratios(pine(site, population=figures(("2024", "31.5"))), entries(site))) == []
    assert list(list_ratios(pine(site), entries(site))) == []


@pytest.mark.parametrize(
    "update",
    [
        {"per": "每年"},
        {"unit": "%"},
        {"value": None, "min": Decimal(500), "max": Decimal(600)},
        {"value": None, "min": Decimal(500), "qualifier": "以上"},
        {"qualifier": "不超过"},
        {"unit": None},
    ],
)
def test_rates_shares_ranges_bounds_and_bare_numbers_are_not_divided(site: Site, update: dict[str, Any]) -> None:
    district = pine(site, population=figures(("2025", "30")))
    (stated,) = (each for each in entries(site) if each.quantity.id == "goal-beds")
    altered = replace(stated.statement, quantity=stated.quantity.model_copy(update=update))
    assert list(list_ratios(district, [replace(stated, statement=altered)])) == []


def likeness(site: Site, here: dict[str, Any], there: dict[str, Any]) -> list[str]:
    counterpart = pine(site, **there).model_copy(update={"id": "other"})
    return list(likenesses(pine(site, **here), counterpart))


def kind(value: str) -> dict[str, object]:
    return {"value": value, "year": "2025", "source": SOURCE}


def test_districts_of_a_kind_are_alike_and_unknown_kinds_are_not(site: Site) -> None:
    assert likeness(site, {"kind": kind("urban")}, {"kind": kind("urban")}) == ["place_kind"]
    assert likeness(site, {"kind": kind("urban")}, {"kind": kind("county")}) == []
    assert likeness(site, {}, {}) == []


@pytest.mark.parametrize(
    ("own", "its", "alike"),
    [
        (("2024", "60"), ("2024", "90"), True),
        (("2024", "59"), ("2024", "90"), False),
        (("2024", "60"), ("2025", "90"), True),
        (("2023", "60"), ("2025", "60"), False),
    ],
)
def test_numbers_are_alike_within_a_third_and_a_year(
    site: Site, own: tuple[str, str], its: tuple[str, str], alike: bool
) -> None:
    reasons = likeness(site, {"population": figures(own)}, {"population": figures(its)})
    assert reasons == (["population"] if alike else [])
