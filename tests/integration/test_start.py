"""What a process loads before it knows what to do: help needs none of the libraries that make sites."""

from __future__ import annotations

import subprocess
import sys

import pytest

from builder.cli.table import COMMANDS
from tests.conftest import ROOT

HEAVY = {"docx", "jinja2", "lxml", "opencc", "pydantic", "pypdf", "xlsxwriter"}
REPORT = """
import sys
from builder.cli.commands import commands
code = 0
try:
    commands()
except SystemExit as end:
    code = end.code
print("loaded:", *{name.partition(".")[0] for name in sys.modules})
sys.exit(code)
"""


def loaded_by(*arguments: str) -> set[str]:
    """The top-level modules that a command has loaded when it ends."""
    process = subprocess.run(
        [sys.executable, "-c", REPORT, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return set(process.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("arguments", [[], ["build"], ["new", "plan"]], ids=" ".join)
def test_help_loads_nothing_that_makes_sites(arguments: list[str]) -> None:
    loaded = loaded_by(*arguments, "--help")
    assert "builder" in loaded
    assert not loaded & HEAVY


def test_no_command_loads_what_makes_sites_before_it_runs() -> None:
    modules = ", ".join(entry.module for entry in COMMANDS.values())
    report = f"import sys, {modules}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    process = subprocess.run([sys.executable, "-c", report], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not set(process.stdout.split()) & HEAVY
