"""A unit test that starts a process or reads the repository's content fails, whatever it calls; others may."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.watch import NotAllowedError, forbid

FORBIDDEN = {
    "a process": "import subprocess\ndef test_a() -> None:\n    subprocess.run(['true'])\n",
    "a fork": "import os\ndef test_a() -> None:\n    os.fork()\n",
    "a shell": "import os\ndef test_a() -> None:\n    os.system('true')\n",
    "a file": "from tests.conftest import ROOT\ndef test_a() -> None:\n    (ROOT / 'content/site.yaml').read_text()\n",
    "a folder": "from tests.conftest import ROOT\ndef test_a() -> None:\n    list((ROOT / 'content').iterdir())\n",
    "a fixture": "def test_a(published: object) -> None:\n    pass\n",
    "a module": "from tests.conftest import ROOT\nA = list((ROOT / 'content').iterdir())\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """What a test of the repository sees of it, with a unit test and a test of the real content still to be written."""
    for name in ("builder", "content", "site_templates", "pyproject.toml"):
        (tmp_path / name).symlink_to(ROOT / name)
    for name in ("tests", "tests/unit", "tests/real"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    for name in ("support", "sites", "sources", "conftest.py", "unit/conftest.py"):
        (tmp_path / "tests" / name).symlink_to(ROOT / "tests" / name)
    return tmp_path


def pytest_in(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "--continue-on-collection-errors",
    ]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    return subprocess.run([*command, "tests"], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_every_forbidden_deed_fails_in_tests_unit_and_none_elsewhere(repository: Path) -> None:
    for number, text in enumerate(FORBIDDEN.values()):
        (repository / f"tests/unit/test_{number}.py").write_text(text, "utf-8")
    (repository / "tests/unit/test_innocent.py").write_text("def test_a() -> None:\n    pass\n", "utf-8")
    (repository / "tests/real/test_first.py").write_text(FORBIDDEN["a file"] + FORBIDDEN["a process"], "utf-8")
    done = pytest_in(repository)
    assert done.stdout.count("it belongs in tests/") >= len(FORBIDDEN), done.stdout
    lines = done.stdout.splitlines()
    failed = {line.split()[1].split("::")[0] for line in lines if line.startswith(("FAILED", "ERROR"))}
    assert failed == {f"tests/unit/test_{number}.py" for number in range(len(FORBIDDEN))}


def test_what_is_forbidden_is_allowed_again_afterwards() -> None:
    with forbid("processes"), pytest.raises(NotAllowedError), forbid("content"):
        subprocess.run(["true"], check=True)
    subprocess.run(["true"], check=True)
    with forbid("processes"):
        assert (ROOT / "content/site.yaml").read_text("utf-8")
