"""Fragments of the changelog become the entry of a version, in both languages."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with fragments and nothing else."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/changelog", tmp_path / ".ci")
    (tmp_path / "docs/changes").mkdir(parents=True)
    (tmp_path / "CHANGELOG.md").write_text("# 更新记录\n\n## 未发布\n\n- 旧的一行\n", "utf-8")
    (tmp_path / "CHANGELOG.en.md").write_text("# Changes\n\n## Unreleased\n\n## 1.1.0 (2026-01-02)\n\n- old\n", "utf-8")
    for name, text in {"b.zh": "- 乙", "a.zh": "- 甲", "a.en": "- A", "b.en": "- B"}.items():
        (tmp_path / f"docs/changes/{name}.md").write_text(f"{text}\n", "utf-8")
    (tmp_path / "docs/changes/README.md").touch()
    (tmp_path / "docs/upgrading.md").write_text("# How\n\n## Unreleased\n\n- ask\n", "utf-8")
    chinese = "# 升级\n\n## 未发布\n\n## 1.1.0（2026-01-02）\n\n- 旧\n"
    (tmp_path / "docs/upgrading.zh-CN.md").write_text(chinese, "utf-8")
    return tmp_path


def changelog(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(folder / ".ci/changelog"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_version_gets_what_is_unreleased_and_the_fragments_go(folder: Path) -> None:
    assert changelog(folder, "1.2.0").returncode == 0
    chinese, english = ((folder / name).read_text("utf-8") for name in ("CHANGELOG.md", "CHANGELOG.en.md"))
    assert chinese.startswith("# 更新记录\n\n## 未发布\n\n## 1.2.0（")
    assert chinese.endswith("）\n\n- 甲\n- 乙\n- 旧的一行\n")
    assert english.startswith("# Changes\n\n## Unreleased\n\n## 1.2.0 (")
    assert english.endswith(")\n\n- A\n- B\n\n## 1.1.0 (2026-01-02)\n\n- old\n")
    assert [path.name for path in (folder / "docs/changes").iterdir()] == ["README.md"]
    asked = (folder / "docs/upgrading.md").read_text("utf-8")
    assert asked.startswith("# How\n\n## Unreleased\n\n## 1.2.0 (")
    assert asked.endswith(")\n\n- ask\n")
    assert "1.2.0" not in (folder / "docs/upgrading.zh-CN.md").read_text("utf-8"), "it asks for nothing"
    assert changelog(folder, "--notes", "1.2.0").stdout == "- 甲\n- 乙\n- 旧的一行\n\n- A\n- B\n"


def test_a_version_without_an_entry_has_no_notes(folder: Path) -> None:
    done = changelog(folder, "--notes", "1.2.0")
    assert done.returncode == 1
    assert "no entry of 1.2.0" in done.stderr


def test_every_fragment_is_in_both_languages_and_a_list() -> None:
    fragments = {path.name for path in (ROOT / "docs/changes").glob("*.md")} - {"README.md"}
    names = {name.removesuffix(".zh.md").removesuffix(".en.md") for name in fragments}
    assert fragments == {f"{name}.{language}.md" for name in names for language in ("zh", "en")}
    for name in fragments:
        assert (ROOT / "docs/changes" / name).read_text("utf-8").startswith("- "), name


def test_the_notes_on_upgrading_are_of_the_same_versions_in_both_languages_and_of_no_other_than_the_changelog() -> None:
    versions = {}
    for name in ("docs/upgrading.md", "docs/upgrading.zh-CN.md", "CHANGELOG.en.md", "CHANGELOG.md"):
        text = (ROOT / name).read_text("utf-8")
        sections = re.split(r"^## (\d+\.\d+\.\d+|Unreleased|未发布).*\n", text, flags=re.MULTILINE)
        names = [version.replace("未发布", "Unreleased") for version in sections[1::2]]
        versions[name] = {
            of: len(re.findall("^- ", each, re.MULTILINE)) for of, each in zip(names, sections[2::2], strict=True)
        }
    english, chinese, *logs = versions.values()
    assert english == chinese, "as many points of each version"
    assert "Unreleased" in english
    assert all(english.keys() <= log.keys() for log in logs)
