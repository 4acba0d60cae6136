"""The commands, run in this process as their users run them."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner

from builder.cli.commands import commands
from tests.conftest import ROOT


def run(
    *arguments: str | Path, cwd: Path = ROOT, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`python build.py …`, Chinese unless an option or the environment asks for English."""
    words = [str(argument) for argument in arguments]
    bare = {name: None for name in os.environ if name.startswith(("LC_", "LANG"))}
    with contextlib.chdir(cwd):
        done = CliRunner().invoke(commands, words, env=bare | dict(environment or {}))
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)
