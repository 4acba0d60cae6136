"""Every page has one path, an old address leads to the new one, and the site map lists what can be found."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from builder import urls
from builder.routes import find_collisions
from tests.conftest import MINIMAL, SiteFrom, checked, findings, lines, publish_site

PLAN = (MINIMAL / "districts/aa/plan-a/plan.yaml").read_text()
SUMMARY = "一句。\n"
DISTRICT = (MINIMAL / "districts/aa/district.yaml").read_text()
HOUSING = (MINIMAL / "districts/aa/plan-a/programmes/housing.md").read_text()


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
    assert urls.relative_link(source, target) == link


def test_all_paths_are_different_ignoring_case(site_from: SiteFrom) -> None:
    pages = checked(site_from({})).pages
    assert len({page.path.casefold() for page in pages}) == len(pages)
    assert list(find_collisions(pages)) == []


def test_two_files_that_would_make_one_page_are_one_finding_at_the_second(site_from: SiteFrom) -> None:
    content = site_from(
        {
            "districts/index/district.yaml": DISTRICT.replace("370103", "370404")
            .replace("济南", "枣庄")
            .replace("市中区", "峄城区")
        }
    )
    assert [(one.rule, one.place.file) for one in findings(content)] == [
        ("collision", "content/districts/index/district.yaml")
    ]


def test_a_path_that_is_too_long_is_found(site_from: SiteFrom) -> None:
    name = "long-" * 30 + "name"
    content = site_from({f"districts/aa/plan-a/programmes/{name}.md": HOUSING})
    assert [one.rule for one in findings(content)] == ["path-length"]


def test_an_old_programme_id_leads_to_the_new_page(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from(
        {"districts/aa/plan-a/programmes/housing.md": HOUSING.replace("---\n提", "aliases: [old-housing]\n---\n提")}
    )
    publish_site(content, tmp_path / "out")
    old = (tmp_path / "out/districts/aa/plan-a/old-housing.html").read_text()
    assert 'content="0; url=housing.html"' in old
    assert 'href="housing.html"' in old


def test_the_old_id_of_a_district_redirects_all_of_its_pages(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from({"districts/aa/district.yaml": DISTRICT + "aliases: [former]\n"})
    publish_site(content, tmp_path / "out")
    for name in ("former.html", "former/plan-a.html", "former/plan-a/housing.html", "former/plan-a/fund.html"):
        assert 'http-equiv="refresh"' in (tmp_path / "out/districts" / name).read_text()


def test_an_alias_that_is_taken_is_found(site_from: SiteFrom) -> None:
    content = site_from(
        {"districts/aa/plan-a/programmes/housing.md": HOUSING.replace("---\n提", "aliases: [fund]\n---\n提")}
    )
    assert "alias-taken" in "\n".join(lines(content))


def test_the_site_map_lists_every_page_but_redirects_and_404(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from({"districts/aa/district.yaml": DISTRICT + "aliases: [former]\n"})
    output = tmp_path / "out"
    publish_site(content, output)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = {
        urlsplit(url.text or "").path[1:] for url in ElementTree.parse(output / "sitemap.xml").iter(f"{space}loc")
    }
    made = {path.relative_to(output).as_posix() for path in output.rglob("*.html")}
    assert listed == {path for path in made if path != "404.html" and "former" not in path}


def test_a_second_plan_of_a_district_is_a_page_and_a_pair(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from({"districts/aa/plan-b/plan.yaml": PLAN, "districts/aa/plan-b/summary.md": SUMMARY})
    publish_site(content, tmp_path / "out")
    assert (tmp_path / "out/districts/aa/plan-b.html").is_file()
    assert (tmp_path / "out/compare/aa.plan-a-vs-aa.plan-b.html").is_file()
