"""What a new site begins with: its gaps are filled, and what YAML could misread is quoted."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml

from builder.editor.new_site import NewSite
from tests.conftest import ROOT


def files(name: str = "邻里", subject: str = "养老服务", locale: str = "zh-CN") -> dict[str, str]:
    return NewSite(name, subject, locale, "bilin-1.2.3-py3-none-any.whl", date(2026, 5, 1)).files()


def test_every_gap_is_filled() -> None:
    texts = files()
    assert "@" not in "".join(text for path, text in texts.items() if not path.startswith(".git"))
    assert texts["requirements.txt"].splitlines()[-2:] == [
        "-r requirements.lock",
        "./wheels/bilin-1.2.3-py3-none-any.whl",
    ]
    assert "# 邻里\n" in texts["README.md"]
    assert "recorded: 2026-05-01\n" in texts["content/districts/example/plan-2024/plan.yaml"]


@pytest.mark.parametrize(("locale", "name"), [("zh-CN", "虚构示例区"), ("en", "example district")])
def test_whoever_clears_the_example_away_is_told_of_every_place_that_speaks_of_it(locale: str, name: str) -> None:
    texts = files(locale=locale)
    (advice,) = [part for part in texts["README.md"].split("\n## ") if "sources/example.txt" in part]
    speaking = {path for path, text in texts.items() if path.startswith("content/") and name in text.lower()}
    for path in speaking:
        assert path in advice or path.split("/")[1] in ("districts", "vocabularies"), path
    assert "content/pages/index.md" in speaking


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


CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
OF_THE_TEXTS = "keywords|synonyms|verbs|words|printed"
"""Fields with words that are looked for in the texts that are compared, which are Chinese."""
RECORDED = ("content/districts/", "sources/")
"""A Chinese text, and what its editors recorded of it: names as printed, and summaries beside the words they are of."""


def allowed_chinese(path: str, line: str) -> bool:
    """Whether a line of an English site has Chinese because its content must be Chinese."""
    if path.startswith(RECORDED):
        return not re.match(r"\s*(#|reason|fictitious|url)", line)
    if path == "README.md":  # the name of a district as an editor types it, and the example's as pages show it
        return not CHINESE.search(line.replace("荔湾区", "").replace("虚构示例区", ""))
    # The Chinese name of a term stands beside its English one: import and search know it by that.
    return path.startswith("content/") and re.match(rf"\s*(-\s)?({OF_THE_TEXTS}|zh|unit):", line) is not None


def test_a_site_in_english_has_chinese_only_where_its_content_must_be_chinese() -> None:
    texts = files("Side by side", "elder care", "en")
    lines = [(path, line) for path, text in texts.items() for line in text.split("\n")]
    assert [(path, line) for path, line in lines if CHINESE.search(line) and not allowed_chinese(path, line)] == []


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_no_mark_of_a_language_is_left_in_what_is_written(locale: str) -> None:
    assert [path for path, text in files(locale=locale).items() if re.search(r"^(zh|en)\|", text, re.MULTILINE)] == []


def test_sites_in_both_languages_say_the_same() -> None:
    """But for words: the same files, and in their YAML the same fields in the same order."""
    chinese, english = files(), files(locale="en")
    own = re.compile(r"^(\s*(?:- )?[a-z_]+:)|^\s*#", re.MULTILINE)
    for path, text in chinese.items():
        if path.endswith((".yaml", ".yml")):
            there = [match[0].strip() for match in own.finditer(english[path].replace(VERIFIER, ""))]
            assert there == [match[0].strip() for match in own.finditer(text)], path


VERIFIER = "# Who verifies, as evidence.lock records it.\nverifier: editor\n"
"""What only a site in English says, since its editors are called in Chinese otherwise."""
