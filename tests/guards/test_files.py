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
