"""The commands as their users run them, but within this process: to start one costs more than most of them do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from unittest import mock

from click.testing import CliRunner

from builder.cli.commands import commands
from tests.conftest import ROOT


def run(
    *arguments: str | Path, cwd: Path = ROOT, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What `python build.py …` does, run in `cwd` and in Chinese unless told otherwise. An error no command ends with
    is raised, as it is one of the program.
    """
    given = [str(argument) for argument in arguments]
    with mock.patch.dict(os.environ, bare_environment() | dict(environment or {}), clear=True), chdir(cwd):
        done = CliRunner().invoke(commands, given, catch_exceptions=False)
    return subprocess.CompletedProcess(given, done.exit_code, done.stdout, done.stderr)


def bare_environment() -> dict[str, str]:
    """The variables of this process, without those that tell the language or name an archive."""
    own = ("LC_", "LANG", "BILIN_ARCHIVE", "BILIN_CACHE")
    return {name: value for name, value in os.environ.items() if not name.startswith(own)}


def run_process(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """`python build.py …` itself. A handful of tests needs to see how a process starts and ends."""
    command = [sys.executable, str(ROOT / "build.py"), *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=bare_environment(), capture_output=True, text=True, check=False)
