"""Every page has one path, and what would give it two or none is found."""

from __future__ import annotations

from builder.routes.collisions import find_collisions
from tests.conftest import MINIMAL, SiteFrom, checked, findings, lines

PLAN = (MINIMAL / "districts/aa/plan-a/plan.yaml").read_text()
SUMMARY = "一句。\n"
DISTRICT = (MINIMAL / "districts/aa/district.yaml").read_text()
HOUSING = (MINIMAL / "districts/aa/plan-a/programmes/housing.md").read_text()


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
    assert [(finding.rule, finding.place.file) for finding in findings(content)] == [
        ("collision", "content/districts/index/district.yaml")
    ]


def test_a_path_that_is_too_long_is_found(site_from: SiteFrom) -> None:
    name = "long-" * 30 + "name"
    content = site_from({f"districts/aa/plan-a/programmes/{name}.md": HOUSING.replace("number: '1'", "number: '2'")})
    assert [finding.rule for finding in findings(content, sources=None)] == ["path-length"]


def test_an_alias_that_is_taken_is_found(site_from: SiteFrom) -> None:
    content = site_from(
        {"districts/aa/plan-a/programmes/housing.md": HOUSING.replace("---\n提", "aliases: [fund]\n---\n提")}
    )
    assert "alias-taken" in "\n".join(lines(content))
