"""Links between files of a folder, and where they lead."""

from __future__ import annotations

import pytest

from builder.text.relative import link_target, relative_link

PAGE = "districts/aa/plan-a.html"


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        ("index.html", "districts/aa.html", "districts/aa.html"),
        ("districts/aa/plan-a.html", "index.html", "../../index.html"),
        ("districts/aa/plan-a.html", "districts/aa/plan-a/fund.html", "plan-a/fund.html"),
        ("districts/aa/plan-a.html", "districts/aa/plan-a.html#sources", "#sources"),
        ("districts/aa/plan-a.html", "districts/aa/plan-a.html", "plan-a.html"),
        ("themes/housing.html", "districts/37.html#c3701", "../districts/37.html#c3701"),
    ],
)
def test_links_are_relative_to_their_page(source: str, target: str, link: str) -> None:
    assert relative_link(source, target) == link


@pytest.mark.parametrize("target", ["#top", f"{PAGE}#top"])
def test_a_link_to_a_place_of_the_page_itself_is_its_anchor(target: str) -> None:
    assert relative_link(PAGE, target) == "#top"
    assert link_target(PAGE, "#top") == f"{PAGE}#top"


@pytest.mark.parametrize("target", ["index.html", "districts/aa.html#sources", "compare/find/x.html", PAGE])
def test_a_link_leads_to_its_target_without_detours(target: str) -> None:
    assert link_target(PAGE, relative_link(PAGE, target)) == target
