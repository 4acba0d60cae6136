"""Old addresses lead to pages that are there, whichever part or count they were of, and tables move with them."""

from __future__ import annotations

from dataclasses import replace

from builder.findings.finding import Place
from builder.model.site import Plan, Site
from builder.routes.past import past_pages
from builder.routes.redirects import former_pages, moved_downloads
from builder.routes.route import route
from builder.views.page import Page
from tests.support.comparing import VOCABULARIES, plan_of, site_of
from tests.unit.compare.test_editions import chain
from tests.unit.compare.test_editions import plan as edition


def page(path: str, template: str = "facet", *, target: str = "") -> Page:
    return Page(path, template, lambda _: None, Place("a"), exported=True, target=target)


def leads(site: Site, *pages: Page) -> dict[str, str]:
    """Where each old address leads."""
    return {each.path: each.target for each in former_pages(site, pages)}


def renamed(plan: Plan, former: str) -> Plan:
    """The plan in a district that once had another id."""
    return plan.model_copy(update={"district": plan.district.model_copy(update={"aliases": [former]})})


def test_a_pair_lay_at_its_old_address_in_the_order_of_the_names_of_then() -> None:
    left, right = renamed(plan_of([], code="370103"), "zz"), plan_of([], code="370104")
    old = "compare/d370104.p-vs-zz.p.html"
    assert leads(site_of([left, right]))[old] == "compare/d370103.p-vs-d370104.p.html"


def test_what_was_only_repealed_had_no_comparison_that_could_move() -> None:
    repealed = edition("p1", 2010).model_copy(update={"aliases": ["old"]})
    site = site_of([repealed, edition("p2", 2020, repeals=["p1"])])
    paths = {each.path for each in route(site)}
    assert {target for target in leads(site).values() if target.startswith("compare/")} <= paths


def test_a_part_of_a_renamed_term_leads_on_with_that_which_counts_all_texts() -> None:
    themes = VOCABULARIES["themes"]
    terms = themes.terms | {"housing": themes.terms["housing"].model_copy(update={"aliases": ["homes"]})}
    site = replace(site_of(list(chain())), vocabularies=VOCABULARIES | {"themes": replace(themes, terms=terms)})
    moves = leads(site, page("themes/housing.html"), page("themes/housing/44.html"))
    assert moves["themes/homes/44.html"] == "themes/housing/44.html"
    assert moves["themes/homes/44-all.html"] == "themes/housing/44-all.html"


def test_a_page_that_only_leads_to_its_parts_counts_nothing_a_second_time() -> None:
    pages = [page("themes/housing.html"), page("themes/housing/44.html"), page("themes/culture.html")]
    again = [each.path for each in past_pages(site_of(list(chain())), pages)]
    assert again == ["themes/housing/44-all.html", "themes/culture/all.html"]


def test_every_table_that_has_moved_lies_at_both_addresses() -> None:
    pages = [
        page("a.html", "redirect", target="b/c.html"),
        page("d/e.html", "redirect", target="f.html"),
        page("g.html"),
    ]
    assert moved_downloads(pages) == {"a.csv": "b/c.csv", "d/e.csv": "f.csv"}
