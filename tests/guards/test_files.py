"""What stands in the files themselves: no character that nobody sees, and nothing about the field of policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.text.invisible import UNWANTED
from tests.conftest import ROOT
from tests.guards import subject


def test_no_file_has_a_character_that_nobody_sees() -> None:
    folders = ("builder", "site_templates", "docs", ".ci", ".github", ".vscode", "tests")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    spoilt = ("tests/sites_invalid/", "tests/sources/", "tests/golden/", "tests/tools/")
    ours = (".py", ".yaml", ".yml", ".md", ".html", ".css", ".js", ".json", "")
    for path in [*files, *(path for path in ROOT.iterdir() if path.is_file())]:
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in ours and not name.startswith(spoilt):
            assert not UNWANTED.search(path.read_text("utf-8")), name


def test_nothing_about_the_policy_field_is_written_into_program_and_templates() -> None:
    words = (*subject.subject_words(ROOT / "content/site.yaml"), *subject.OWN)
    assert list(subject.faults(ROOT, words)) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("builder/views/home.py", 'words = "人才政策"\n'),
        ("builder/findings/messages/zh.yaml", "remedy: 写明人才\n"),
        ("site_templates/strings.yaml", "title: All Talent plans\n"),
        ("site_templates/pages/home.html", "<p>人才</p>"),
        ("site_templates/pages/search/a.js", "words.add('人才');"),
    ],
)
def test_a_word_of_the_field_in_the_program_is_told_with_its_line(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(f"\n{text}", "utf-8")
    words = subject.subject_words(ROOT / "content/site.yaml")
    assert [fault.split(": ")[0] for fault in subject.faults(tmp_path, (*words, *subject.OWN))] == [f"{file}:2"]


def test_nothing_about_the_policy_field_is_written_into_tests_but_for_what_is_listed() -> None:
    words = subject.field_words(ROOT / "content/site.yaml")
    assert list(subject.faults_of_tests(ROOT, words)) == []
    assert subject.needless_exceptions(ROOT, words) == []


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("tests/unit/test_a.py", 'name = "青年人才"', "tests/unit/test_a.py:1"),
        (
            "tests/sites/a/districts/aa/talent-2020/plan.yaml",
            "id: a",
            "tests/sites/a/districts/aa/talent-2020/plan.yaml",
        ),
        ("tests/golden/minimal/index.html", "<p>Talent policy</p>", "tests/golden/minimal/index.html:1"),
        ("tests/tools/page.test.js", "find('安居')", "tests/tools/page.test.js:1"),
    ],
)
def test_a_word_of_the_field_in_a_test_is_told_with_its_place(tmp_path: Path, file: str, text: str, place: str) -> None:
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(text, "utf-8")
    faults = subject.faults_of_tests(tmp_path, subject.field_words(ROOT / "content/site.yaml"))
    assert [fault.split(": ")[0] for fault in faults] == [place]


def test_an_exception_is_known_by_its_place_and_a_district_of_that_name_is_no_word_of_the_field(tmp_path: Path) -> None:
    (tmp_path / "tests/real").mkdir(parents=True)
    (tmp_path / "tests/real/test_a.py").write_text('query = "人才"', "utf-8")
    (tmp_path / "tests/places.js").write_text("四川省遂宁市安居区", "utf-8")
    words = subject.field_words(ROOT / "content/site.yaml")
    assert list(subject.faults_of_tests(tmp_path, words)) == []
    assert "tests/real/" not in subject.needless_exceptions(tmp_path, words)
