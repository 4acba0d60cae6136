"""A clone of the repository as workflows have it, with a test's own content and the environment that runs the tests."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.support.commands import bare_environment

VENV = Path(sys.executable).parent.parent
PARTS = (".ci", "Makefile", "build.py", "requirements.lock")
LINKED = ("builder", "site_templates")
"""Folders that no command in a clone writes to."""
WHO = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "test"), ("EMAIL", "test@test.example"))
}
"""Who commits."""


@dataclass(frozen=True, slots=True)
class Clone:
    """A working tree under git."""

    folder: Path

    def run(self, *command: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the clone, with these variables of the environment."""
        environment = bare_environment() | {"HOME": str(self.folder.parent)} | WHO | variables
        given = [str(part) for part in command]
        return subprocess.run(
            given, cwd=self.folder, env=environment, capture_output=True, text=True, check=False, timeout=120
        )

    def shell(self, line: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a line as the runner of a workflow does."""
        return self.run("bash", "-e", "-o", "pipefail", "-c", line, **variables)

    def commit(self, message: str) -> None:
        """Commit all there is."""
        for arguments in (["add", "--all"], ["commit", "--quiet", "--allow-empty", "-m", message]):
            done = self.run("git", *arguments)
            assert done.returncode == 0, done.stderr

    def clone(self, folder: Path, branch: str) -> Clone:
        """Somebody else's clone of a branch."""
        done = self.run("git", "clone", "--quiet", "--branch", branch, self.folder, folder)
        assert done.returncode == 0, done.stderr
        _link_program(folder)
        return Clone(folder)


def clone_with(content: Path, folder: Path) -> Clone:
    """A clone below a folder, with a copy of the content, committed on the branch `main`."""
    folder.mkdir(parents=True)
    shutil.copytree(content, folder / "content")
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
        copy(ROOT / part, folder / part)
    operate(folder / "content/site.yaml")
    _link_program(folder)
    (folder / ".gitignore").write_text("/.venv\n/.archive/\n/public/\n/.public.*\n/builder\n/site_templates\n", "utf-8")
    clone = Clone(folder)
    assert clone.run("git", "init", "--quiet", "--initial-branch=main").returncode == 0
    clone.commit("first")
    return clone


def operate(settings: Path) -> None:
    """Fill in what an operator has to before a site may be published."""
    text = settings.read_text("utf-8")
    for key, value in {"base_url": "https://bilin.intranet/", "maintainer": "测试组", "contact": "测试电话"}.items():
        text = re.sub(rf"^{key}:.*$", f"{key}: {value}", text, flags=re.MULTILINE)
    settings.write_text(text, "utf-8")


def _link_program(folder: Path) -> None:
    for part in LINKED:
        (folder / part).symlink_to(ROOT / part)
    _link_environment(folder / ".venv")


def _link_environment(venv: Path) -> None:
    """The environment of the tests, installed as `make install` leaves it."""
    venv.mkdir()
    for part in VENV.iterdir():
        if not part.name.startswith("."):
            (venv / part.name).symlink_to(part)
    (venv / ".site").touch()
