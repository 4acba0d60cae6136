"""Where the address of a part leads whose page there is no longer: to the part that has its places now, or to all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.findings.finding import Place
from builder.model.register import Registered
from builder.model.schema.plan import InForce
from builder.routes.redirects import _PART, _SPLIT, former_pages
from builder.routes.route import route
from builder.views.page import Page
from tests.unit.compare.test_region_parts import country

NOW = (
    "themes/housing.html",
    "themes/housing/11-15.html",
    "themes/housing/2101-4401.html",
    "themes/housing/4403-4601.html",
)
COUNTED = "themes/housing/11-15-all.html"


def leads(old: str, *now: str) -> str:
    """Where an address that was published leads on a site with these pages; nowhere if it is empty."""
    site = replace(country(1), register=(Registered(old),))
    pages = [Page(path, "facet", lambda _: None, Place("")) for path in now]
    return next((page.target for page in former_pages(site, pages) if page.path == old), "")


@pytest.mark.parametrize(
    ("old", "target"),
    [
        ("themes/housing/13.html", "themes/housing/11-15.html"),
        ("themes/housing/12-15.html", "themes/housing/11-15.html"),
        ("themes/housing/4401-2.html", "themes/housing/2101-4401.html"),
        ("themes/housing/4404-4406.html", "themes/housing/4403-4601.html"),
        ("themes/housing/46.html", "themes/housing/4403-4601.html"),
    ],
)
def test_it_leads_to_the_part_that_has_all_of_it(old: str, target: str) -> None:
    assert leads(old, *NOW) == target


def test_it_leads_to_the_list_of_parts_where_several_have_some_of_it() -> None:
    assert leads("themes/housing/44.html", *NOW) == "themes/housing.html"


def test_it_leads_to_the_whole_page_where_there_are_no_parts_any_longer() -> None:
    assert leads("themes/housing/44.html", "themes/housing.html") == "themes/housing.html"


def test_it_leads_to_the_page_that_counts_what_it_counted() -> None:
    assert leads("themes/housing/13-all.html", *NOW, COUNTED) == COUNTED
    assert leads("themes/housing/13-all.html", *NOW) == "themes/housing.html"


def test_a_part_of_a_list_leads_to_the_part_that_has_its_province() -> None:
    assert leads("numbers/4401-4403.html", "numbers/index.html", "numbers/44.html") == "numbers/44.html"
    assert leads("numbers/50.html", "numbers/index.html", "numbers/44.html") == "numbers/index.html"


@pytest.mark.parametrize("end", [None, "2020"])
def test_a_renamed_term_leads_on_from_the_page_of_all_texts_too_where_there_is_one(end: str | None) -> None:
    site = country(1)
    themes = site.vocabularies["themes"]
    renamed = themes.terms["housing"].model_copy(update={"aliases": ["homes"]})
    in_force = InForce.model_validate({"end": end, "source": "公告"}) if end else None
    site = replace(
        site,
        vocabularies=site.vocabularies | {"themes": replace(themes, terms=themes.terms | {"housing": renamed})},
        plans=tuple(plan.model_copy(update={"in_force": in_force}) for plan in site.plans),
    )
    moves = {page.path: page.target for page in former_pages(site, []) if page.path.startswith("themes/homes")}
    beside = {"themes/homes/all.html": "themes/housing/all.html"} if end else {}
    assert moves == {"themes/homes.html": "themes/housing.html"} | beside


def test_every_page_that_is_called_as_a_part_is_looked_for_among_them() -> None:
    site = country(400)
    parts = [page for page in route(site) if _PART.fullmatch(page.path)]
    assert {page.template for page in parts} <= _SPLIT
    assert {"districts", "facet", "indicator", "programmes", "timeline"} <= {page.template for page in parts}
