"""The contracts of the code, each seen to bark: a fault is planted in a copy of the builder."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.guards import purity

BIN = Path(sys.executable).parent
Plant = Callable[[str, str], Path]


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """A copy of the builder and its settings, with a line added to one of its files, or a new file."""

    def copy(file: str, text: str) -> Path:
        ignored = shutil.ignore_patterns("__pycache__", "*.csv")
        shutil.copytree(ROOT / "builder", tmp_path / "builder", ignore=ignored)
        shutil.copy(ROOT / "pyproject.toml", tmp_path)
        path = tmp_path / file
        path.parent.mkdir(exist_ok=True)
        path.write_text((path.read_text("utf-8") if path.is_file() else "") + text, "utf-8")
        return tmp_path

    return copy


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(BIN / "lint-imports"), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def ruff(folder: Path, *options: str) -> str:
    command = [str(BIN / "ruff"), "check", "--no-cache", "--output-format", "concise", *options, "builder"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize(
    ("file", "text", "contract"),
    [
        ("builder/text/pinyin.py", "import builder.model.site\n", "imports go down only"),
        ("builder/store/folder.py", "import builder.publish\n", "imports go down only"),
        ("builder/attic/__init__.py", "", "imports go down only"),
        (
            "builder/evidence/claims/claim.py",
            "import builder.evidence.ledger.ledger\n",
            "evidence is put together step by step",
        ),
        ("builder/model/divisions.py", "def f():\n    import builder.checks\n", "imports go down only"),
        ("builder/compare/units.py", "import subprocess\n", "only these modules reach outside the program"),
        ("builder/views/number_explorer.py", "import click\n", "only these modules reach outside the program"),
    ],
    ids=["upward", "sideways", "a room without a place", "upward within a room", "in a function", "process", "click"],
)
def test_an_import_that_is_not_allowed_breaks_its_contract(plant: Plant, file: str, text: str, contract: str) -> None:
    done = lint_imports(plant(file, text))
    assert done.returncode == 1, done.stdout
    assert f"{contract} BROKEN" in done.stdout


def test_a_circle_breaks_its_contract(plant: Plant) -> None:
    done = lint_imports(plant("builder/views/pieces.py", "import builder.views.number_explorer\n"))
    assert done.returncode == 1, done.stdout
    assert "no circles between the rooms of a stage BROKEN" in done.stdout


def test_an_exception_that_nobody_needs_breaks_the_contract(plant: Plant) -> None:
    folder = plant("builder/spare.py", "")
    (folder / "builder/spare.py").unlink()
    settings = (folder / "pyproject.toml").read_text("utf-8")
    spare = 'ignore_imports = [\n    "builder.urls -> os",'
    (folder / "pyproject.toml").write_text(settings.replace("ignore_imports = [", spare), "utf-8")
    done = lint_imports(folder)
    assert done.returncode == 1
    assert "builder.urls -> os" in done.stdout


@pytest.mark.parametrize(
    "text",
    [
        "from pathlib import Path\nPath('x')\n",
        "import io\nio.open('x')\n",
        "import os\nos.environ['x']\n",
        "from datetime import date\ndate.today()\n",
        "from datetime import datetime\ndatetime.now()\n",
        "import time\ntime.time()\n",
        "import urllib.request\n",
        "from importlib import resources\n",
    ],
)
def test_a_banned_name_is_a_fault_of_lint(plant: Plant, text: str) -> None:
    assert "TID251" in ruff(plant("builder/checks/spare.py", text), "--select", "TID251")


def test_every_file_that_may_use_banned_names_needs_to(plant: Plant) -> None:
    folder = plant("builder/__init__.py", "")
    settings = (folder / "pyproject.toml").read_text("utf-8")
    excepted = tomllib.loads(settings)["tool"]["ruff"]["lint"]["per-file-ignores"]
    patterns = [name for name, rules in excepted.items() if rules == ["TID251"]]
    kept = [line for line in settings.splitlines() if '= ["TID251"]' not in line]
    (folder / "pyproject.toml").write_text("\n".join(kept), "utf-8")
    files = [Path(line.split(":")[0]) for line in ruff(folder, "--select", "TID251").splitlines() if "TID251" in line]
    assert [pattern for pattern in patterns if not any(file.match(pattern) for file in files)] == []


@pytest.mark.parametrize("text", ["open('x')", "print(1)", "exit()", "from a import b; b.read_text()", "a.b.unlink()"])
def test_a_pure_module_that_touches_a_file_or_prints_is_seen(plant: Plant, text: str) -> None:
    (fault,) = purity.faults(plant("builder/compare/spare.py", f"\n{text}\n"))
    assert fault.startswith("builder/compare/spare.py:2: ")


def test_the_modules_that_touch_files_are_those_that_are_listed() -> None:
    assert purity.faults() == []


def test_an_exception_from_purity_that_nobody_needs_is_seen(plant: Plant) -> None:
    folder = plant("builder/__init__.py", "")
    (folder / "builder/render/templates.py").write_text("")
    assert purity.faults(folder) == ["builder/render/templates.py: excepted, and does not need to be"]
