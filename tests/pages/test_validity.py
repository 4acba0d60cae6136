"""Every page and style sheet before the Nu HTML checker: no error, no warning.

`.ci/test-tools` installs it. When it or Java is missing these tests are skipped, and the summary says so.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pages.conftest import SITES

JAR = ROOT / "tests" / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = shutil.which("java")
FALSE_ALARM = ".*violates Content Security Policy.*|This document appears to be written in (French|English) .*"
"""What the checker says of any page with a policy that it reads from a file, and takes the words of an attack for."""

pytestmark = [
    pytest.mark.validity,
    pytest.mark.skipif(JAVA is None or not JAR.is_file(), reason="HTML NOT CHECKED: run .ci/test-tools first"),
]


def problems(*folders: Path) -> list[str]:
    """What the checker has to say about all pages, style sheets and pictures below some folders."""
    options = ["--skip-non-html", "--also-check-css", "--also-check-svg", "--stdout", "--exit-zero-always"]
    command = [JAVA or "", "-jar", str(JAR), *options, "--filterpattern", FALSE_ALARM, "--format", "json"]
    done = subprocess.run([*command, *map(str, folders)], capture_output=True, check=True, timeout=300)
    messages = json.loads(done.stdout)["messages"]
    return [f"{message.get('url')}:{message.get('lastLine')}: {message['message']}" for message in messages]


def test_pages_of_every_site_are_valid(request: pytest.FixtureRequest) -> None:
    sites = [request.getfixturevalue(name) for name in (*SITES, "bilingual_site", "registered_site", "attacked_site")]
    assert problems(*sites) == []


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("page.html", "<!DOCTYPE html><html lang=zh-CN><title>名</title><p id=a>甲<p id=a>乙", "Duplicate ID"),
        ("sheet.css", "a { colour: red; }", "Property “colour” doesn't exist"),
        ("icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"><foo/></svg>', "Element “foo” not allowed"),
    ],
)
def test_the_checker_really_checks(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert any(complaint in problem for problem in problems(tmp_path))
