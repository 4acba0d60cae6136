"""The references that the program writes of itself are those in docs/: `make schema` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.cli.table import COMMANDS
from builder.findings.messages import messages
from tests.conftest import ROOT
from tests.support.commands import run


@pytest.mark.parametrize(("command", "file"), [("rules", "docs/rules.zh-CN.md"), ("manual", "docs/commands.md")])
def test_the_reference_in_docs_is_what_the_program_writes(command: str, file: str) -> None:
    done = run(command)
    assert (done.returncode, done.stdout == (ROOT / file).read_text("utf-8")) == (0, True), "run make schema"


def test_a_reference_is_written_to_the_file_that_is_named(tmp_path: Path) -> None:
    done = run("rules", tmp_path / "new" / "rules.md", "--lang", "en")
    assert done.returncode == 0
    text = (tmp_path / "new" / "rules.md").read_text("utf-8")
    assert text.startswith("# The rules of the check\n")
    assert "\n## `vocabulary`" in text


def test_every_rule_and_every_command_is_in_its_reference() -> None:
    rules, commands = run("rules").stdout, run("manual").stdout
    assert [rule for rule in messages("zh").catalogue["rules"] if f"## `{rule}`" not in rules] == []
    assert [name for name in COMMANDS if f"## bilin {name}\n" not in commands] == []
    assert "`--templates PATH`" in commands
