"""Links in Markdown lead to content that has a page, or to a web address."""

from __future__ import annotations

import pytest

from tests.conftest import SiteFrom, findings
from tests.sites_invalid import ABOUT, FUND, HOUSING, PLAN, SUMMARY, changed, faults_in, minimal


def texts(site_from: SiteFrom, text: str, *, file: str = SUMMARY) -> list[tuple[str, str, int, int]]:
    head = "" if file == SUMMARY else minimal(file).rpartition("---\n")[0] + "---\n"
    return faults_in(site_from({file: head + text}))


@pytest.mark.parametrize(
    ("file", "target"),
    [
        (FUND, "housing.md"),
        (FUND, "./housing.md"),
        (FUND, "../plan.yaml"),
        (FUND, "../summary.md"),
        (FUND, "../../district.yaml"),
        (FUND, "../../../bb/district.yaml"),
        (SUMMARY, "programmes/fund.md"),
        (SUMMARY, "../../../vocabularies/themes.yaml"),
        (SUMMARY, "../../../pages/about.md"),
        (ABOUT, "method.md"),
        (ABOUT, f"../{HOUSING}"),
        (ABOUT, "https://test.example/a?b=c#d"),
        (ABOUT, "http://test.example"),
    ],
)
def test_a_link_to_content_with_a_page_or_to_the_web_is_fine(site_from: SiteFrom, file: str, target: str) -> None:
    assert texts(site_from, f"见[那里]({target})。\n", file=file) == []


@pytest.mark.parametrize(
    "target",
    [
        "nowhere.md",
        "housing.md",
        "programmes/housing",
        "programmes/Housing.md",
        "plan.html",
        "/districts/aa/plan-a/plan.yaml",
        "../../../../content/pages/about.md",
        "../../../../../etc/passwd",
        "#programmes",
        "?a=b",
        "../../../site.yaml",
        "../../../vocabularies/agencies.yaml",
        "../../../vocabularies",
        "..",
        "",
    ],
)
def test_a_link_to_anything_else_is_told(site_from: SiteFrom, target: str) -> None:
    (words,) = texts(site_from, f"见[那里]({target})。\n")
    assert words[:2] in (("link", SUMMARY), ("link-near", SUMMARY))


@pytest.mark.parametrize(
    ("file", "target", "near"),
    [
        (SUMMARY, "programmes/fumd.md", "programmes/fund.md"),
        (FUND, "housin.md", "housing.md"),
        (FUND, "../sumary.md", "../summary.md"),
        (SUMMARY, "programmes/quite-unlike.md", ""),
        (SUMMARY, "fund.md", ""),  # it is in another folder
    ],
)
def test_a_mistyped_name_brings_the_nearest_one_beside_it(
    site_from: SiteFrom, file: str, target: str, near: str
) -> None:
    head = "" if file == SUMMARY else minimal(file)
    problems = findings(site_from({file: f"{head}见[那里]({target})。\n"}))
    assert [problem.values.get("near") for problem in problems if problem.rule.startswith("link")] == [near]


@pytest.mark.parametrize("name", ["evidence.lock", "../../../vocabularies/number-idioms.yaml"])
def test_a_link_to_a_file_without_a_page_is_told_even_if_the_file_is_there(site_from: SiteFrom, name: str) -> None:
    content = site_from({SUMMARY: f"见[那里]({name})。\n"})
    path = (content / "districts/aa/plan-a" / name).resolve()
    path.write_text("[]\n" if name.endswith("yaml") else "# 空\n", "utf-8")
    assert ("link", SUMMARY, 1, 7) in faults_in(content)


def test_a_warning_about_a_file_does_not_give_it_a_page(site_from: SiteFrom) -> None:
    terms = "vocabularies/agencies.yaml"
    content = site_from({SUMMARY: f"见[那里](../../../{terms})。\n", terms: "\ufeff" + minimal(terms)})
    assert faults_in(content) == [("link", SUMMARY, 1, 7), ("byte-order-mark", terms, 1, 1)]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "mailto:a@test.example",
        "ftp://test.example/",
        "//test.example/x",
        "file:///etc/passwd",
        "HTTPS://test.example",
        "https:test.example",
    ],
)
def test_a_link_with_another_scheme_is_told(site_from: SiteFrom, target: str) -> None:
    assert texts(site_from, f"见[那里]({target})。\n") == [("link-scheme", SUMMARY, 1, 7)]


@pytest.mark.parametrize("file", [SUMMARY, FUND, HOUSING, ABOUT])
def test_images_are_told_in_every_text(site_from: SiteFrom, file: str) -> None:
    assert [(rule, where) for rule, where, *_ in texts(site_from, "![图](a.png)\n", file=file)] == [("image", file)]


def test_each_link_is_told_where_it_stands(site_from: SiteFrom) -> None:
    text = "第一段。\n\n第二段见[x.md](x.md)，也见[另一处](x.md)。\n"
    assert texts(site_from, text) == [("link", SUMMARY, 3, 12), ("link", SUMMARY, 3, 26)]


def test_lines_count_from_the_start_of_the_file(site_from: SiteFrom) -> None:
    line = minimal(FUND).rstrip().count("\n") + 1
    assert texts(site_from, "见[那里](x.md)。\n", file=FUND) == [("link", FUND, line, 7)]


def test_a_target_written_in_another_way_is_told_at_the_start_of_its_text(site_from: SiteFrom) -> None:
    assert texts(site_from, "见[那里](x&#46;md)。\n") == [("link", SUMMARY, 1, 1)]


def test_texts_of_files_with_other_mistakes_are_checked_too(site_from: SiteFrom) -> None:
    changes = changed(FUND, "status: planned\n", "", "(housing.md)", "(nowhere.md)") | {PLAN: "title: [\n"}
    assert {(rule, file) for rule, file, *_ in faults_in(site_from(changes | {SUMMARY: "![图](a.png)\n"}))} == {
        ("missing-key", FUND),
        ("link", FUND),
        ("yaml-syntax", PLAN),
        ("image", SUMMARY),
    }
