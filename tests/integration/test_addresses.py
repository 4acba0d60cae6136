"""Where built pages lie: an old address leads to the new one, and the site map lists what can be found."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from tests.conftest import SiteFrom, file_of, files_at, publish_site
from tests.unit.routes.test_route import DISTRICT, HOUSING, PLAN, SUMMARY


def test_an_old_programme_id_leads_to_the_new_page(site_from: SiteFrom) -> None:
    content = site_from(
        {"districts/aa/plan-a/programmes/housing.md": HOUSING.replace("---\n提", "aliases: [old-housing]\n---\n提")}
    )
    old = file_of(content, "districts/aa/plan-a/old-housing.html").decode()
    assert 'content="0; url=housing.html"' in old
    assert 'href="housing.html"' in old


def test_the_old_id_of_a_district_redirects_all_of_its_pages(site_from: SiteFrom) -> None:
    content = site_from({"districts/aa/district.yaml": DISTRICT + "aliases: [former]\n"})
    names = ("former.html", "former/plan-a.html", "former/plan-a/housing.html", "former/plan-a/fund.html")
    for name, page in files_at(content, *(f"districts/{name}" for name in names)).items():
        assert 'http-equiv="refresh"' in page.decode(), name


def test_the_site_map_lists_every_page_but_redirects_and_404(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from({"districts/aa/district.yaml": DISTRICT + "aliases: [former]\n"})
    output = tmp_path / "out"
    publish_site(content, output)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = {
        urlsplit(url.text or "").path[1:] for url in ElementTree.parse(output / "sitemap.xml").iter(f"{space}loc")
    }
    paths = {path.relative_to(output).as_posix() for path in output.rglob("*.html")}
    assert listed == {path for path in paths if path not in ("404.html", "funding.html") and "former" not in path}


def test_a_second_plan_of_a_district_is_a_page_and_a_pair(site_from: SiteFrom) -> None:
    content = site_from({"districts/aa/plan-b/plan.yaml": PLAN, "districts/aa/plan-b/summary.md": SUMMARY})
    assert all(files_at(content, "districts/aa/plan-b.html", "compare/aa.plan-a-vs-aa.plan-b.html").values())
