"""What a new site begins with: its gaps are filled, and what YAML could misread is quoted."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from builder.editor.new_site import NewSite
from tests.conftest import ROOT


def files(name: str = "邻里", subject: str = "养老服务", locale: str = "zh-CN") -> dict[str, str]:
    return NewSite(name, subject, locale, "bilin==1.2.3", date(2026, 5, 1)).files()


def test_every_gap_is_filled() -> None:
    texts = files()
    assert "@" not in "".join(text for path, text in texts.items() if not path.startswith(".git"))
    assert texts["requirements.txt"] == "bilin==1.2.3\n"
    assert "# 邻里\n" in texts["README.md"]
    assert "recorded: 2026-05-01\n" in texts["content/districts/example/plan-2024/plan.yaml"]


def test_what_belongs_to_the_repository_of_the_site_has_its_dot() -> None:
    hidden = {path.split("/")[0] for path in files() if path.startswith(".")}
    assert hidden == {".gitattributes", ".github", ".gitignore", ".gitlab-ci.yml", ".vscode"}


@pytest.mark.parametrize("words", ["a: b", "'甲'", "# 甲", "[甲", "- 甲", "true", "12:30", "{甲}", '"甲'])
def test_whatever_a_site_is_called_its_settings_say_so(words: str) -> None:
    texts = files(words, words)
    assert yaml.load(texts["content/site.yaml"], yaml.BaseLoader)["name"] == words
    front = texts["content/pages/index.md"].split("---\n")[1]
    assert words in yaml.load(front, yaml.BaseLoader)["title"]


def test_the_settings_of_the_editor_are_those_of_our_own_content() -> None:
    texts = files()
    for name in (".vscode/settings.json", ".vscode/extensions.json"):
        assert texts[name] == (ROOT / name).read_text("utf-8")


def test_nothing_but_the_subject_is_about_a_policy_field() -> None:
    assert "人才" not in "".join(files().values())


def test_a_site_in_english_speaks_english_to_readers_and_editors() -> None:
    texts = files("Side by side", "elder care", "en")
    assert texts["README.md"].startswith("# Side by side\n\nA site that compares what districts state about elder care")
    assert "Texts of districts about elder care, side by side" in texts["content/site.yaml"]
    assert "Districts on elder care, side by side" in texts["content/pages/index.md"]
    assert set(texts) == set(files())
