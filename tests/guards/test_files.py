"""What stands in the files themselves: no character that nobody sees, and nothing about the field of policy."""

from __future__ import annotations

from builder.text.invisible import UNWANTED
from tests.conftest import ROOT


def test_no_file_has_a_character_that_nobody_sees() -> None:
    folders = ("builder", "site_templates", "docs", ".ci", ".github", ".vscode", "tests")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    spoilt = ("tests/sites_invalid/", "tests/sources/", "tests/golden/", "tests/tools/")
    ours = (".py", ".yaml", ".yml", ".md", ".html", ".css", ".js", ".json", "")
    for path in [*files, *(path for path in ROOT.iterdir() if path.is_file())]:
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in ours and not name.startswith(spoilt):
            assert not UNWANTED.search(path.read_text("utf-8")), name


def test_nothing_about_the_policy_field_is_written_into_the_code() -> None:
    words = ("人才", "talent", "安居", "引才")
    for path in sorted((ROOT / "builder").rglob("*.py")):
        text = path.read_text("utf-8")
        assert not [word for word in words if word in text], path
