"""What a stranger has: the wheel in an environment of its own, outside of the checkout, and a site made with it.

Nothing is fetched: the environment sees the dependencies of the one that runs the tests through a `.pth` file, and has
only the wheel of its own.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import ROOT
from tests.support.commands import bare_environment

DOCUMENT = ROOT / "tests/integration/editor/sample.html"
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")
SUBJECT = "养老服务"

pytestmark = pytest.mark.browser


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints that must succeed, away from the checkout."""
    environment = {name: value for name, value in bare_environment().items() if name != "PYTHONPATH"}
    given = [str(word) for word in command]
    done = subprocess.run(given, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def bilin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command as the wheel installs it."""
    folder = tmp_path_factory.mktemp("package")
    wheel = ("wheel", ROOT, "--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", folder / "dist")
    run(*PIP, *wheel, cwd=folder)
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = folder / "venv/bin/python"
    (packages,) = (folder / "venv").rglob("site-packages")
    ours = [place for place in sys.path if Path(place).name == "site-packages"]
    (packages / "dependencies.pth").write_text("\n".join(ours), "utf-8")
    (built,) = (folder / "dist").glob("bilin-*.whl")
    run(*PIP, "--python", python, "install", "--no-deps", "--no-index", built, cwd=folder)
    return folder / "venv/bin/bilin"


def test_a_stranger_installs_the_wheel_and_has_a_site(bilin: Path, tmp_path: Path, browser: Browser) -> None:
    python = bilin.with_name("python")
    place = run(python, "-c", "import builder, sys; print(builder.__file__)", cwd=tmp_path).strip()
    assert Path(place).is_relative_to(bilin.parents[1])
    assert re.match(r"bilin \d+\.\d+", run(bilin, "--version", cwd=tmp_path))

    site = tmp_path / "site"
    run(bilin, "new", "site", site, "--subject", SUBJECT, "--name", "邻里", cwd=tmp_path)
    _require_that_it_installs_what_made_it(site)
    run(bilin, "new", "district", "--name", "秀屿区", cwd=site)
    run(bilin, "import", DOCUMENT, "--district", "xiuyu", "--plan", "opinions-2024", cwd=site)
    run(bilin, "check", "--strict", cwd=site)
    run(bilin, "build", "--drafts", "--jobs", "1", cwd=site)

    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "public/index.html").as_uri())
    assert "邻里" in page.title()
    assert "虚构示例区" in page.locator(".matrix").inner_text()
    page.goto((site / "public/districts/xiuyu/opinions-2024.html").as_uri())
    assert "测试人员培训计划" in page.locator("main").inner_text()
    assert not errors
    page.close()


def _require_that_it_installs_what_made_it(site: Path) -> None:
    """Colleagues and workflows have the same wheel, and ask no package index for something of its name."""
    python = site.parent / "colleague/bin/python"
    run(sys.executable, "-m", "venv", "--without-pip", python.parents[1], cwd=site)
    locked, wheel = (site / "requirements.txt").read_text("utf-8").splitlines()[-2:]
    assert locked == "-r requirements.lock"  # what the program needs is fetched, and here there already
    assert (site / "requirements.lock").read_bytes() == (ROOT / "requirements.lock").read_bytes()
    (site.parent / "wheel.txt").write_text(wheel, "utf-8")
    install = ("install", "--no-deps", "--no-index", "--require-hashes", "-r", site.parent / "wheel.txt")
    run(*PIP, "--python", python, *install, cwd=site)
    assert list(python.parents[1].rglob("site-packages/builder/cli/new_site.py"))
