"""Pages of every kind and all style sheets before the Nu HTML checker: no error, no warning.

Of the smallest sites and the hostile one each page; of the others the lightest and the heaviest of each kind, which
have the same templates in other sizes. `pytest -m whole` has all of them checked.
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
from tests.support.dom import read, samples

JAR = ROOT / "tests" / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = shutil.which("java")
FALSE_ALARM = (
    ".*violates Content Security Policy.*|This document appears to be written in (French|English) .*"
    "|.*“(container-type|@container)”.*"
)
"""What the checker says of any page with a policy that it reads from a file, takes the words of an attack for, and does
not know of CSS yet."""

pytestmark = [
    pytest.mark.validity,
    pytest.mark.skipif(JAVA is None or not JAR.is_file(), reason="HTML NOT CHECKED: run .ci/test-tools first"),
]


def problems(*paths: Path) -> list[str]:
    """What the checker has to say about some files, or all pages, style sheets and pictures below some folders."""
    options = ["--skip-non-html", "--also-check-css", "--also-check-svg", "--stdout", "--exit-zero-always"]
    command = [JAVA or "", "-jar", str(JAR), *options, "--filterpattern", FALSE_ALARM, "--format", "json"]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, check=True, timeout=300)
    messages = json.loads(done.stdout)["messages"]
    return [f"{message.get('url')}:{message.get('lastLine')}: {message['message']}" for message in messages]


WHOLE = ("minimal_site", "attacked_site")
"""Small, and with every style sheet and picture."""
FAULTY = {
    "page.html": ("<!DOCTYPE html><html lang=zh-CN><title>名</title><p id=a>甲<p id=a>乙", "Duplicate ID"),
    "sheet.css": ("a { colour: red; }", "Property “colour” doesn't exist"),
    "icon.svg": ('<svg xmlns="http://www.w3.org/2000/svg"><foo/></svg>', "Element “foo” not allowed"),
}


@pytest.mark.slow
def test_pages_of_every_kind_of_every_site_are_valid(request: pytest.FixtureRequest) -> None:
    sampled = [read(request.getfixturevalue(name)) for name in (*SITES, "registered_site") if name not in WHOLE]
    whole = [request.getfixturevalue(name) for name in WHOLE]
    assert problems(*whole, *(path for built in sampled for path in samples(built))) == []


@pytest.mark.whole
def test_pages_of_every_site_are_valid(request: pytest.FixtureRequest) -> None:
    sites = [request.getfixturevalue(name) for name in (*SITES, "bilingual_site", "registered_site", "attacked_site")]
    assert problems(*sites) == []


def test_the_checker_really_checks(tmp_path: Path) -> None:
    for name, (words, _) in FAULTY.items():
        (tmp_path / name).write_text(words, "utf-8")
    answers = problems(tmp_path)
    for name, (_, complaint) in FAULTY.items():
        assert [problem for problem in answers if f"/{name}:" in problem and complaint in problem], name
