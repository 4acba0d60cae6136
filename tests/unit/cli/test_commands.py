"""Where commands end: one place says why, in the language asked for, with the exit code of the error."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner, Result

from builder.cli.commands import commands
from builder.cli.options import lang_option
from builder.cli.table import COMMANDS, Entry
from builder.findings.errors import BusyError, DeadLinksError
from builder.findings.messages import Messages
from tests.conftest import ROOT

ENDS = {"exit", "quit", "_exit", "Exit", "SystemExit", "abort", "fail"}


def run_planted(monkeypatch: pytest.MonkeyPatch, error: Exception, *arguments: str, debug: str = "") -> Result:
    """Run a command that raises an error."""

    @click.command()
    @lang_option
    def command(say: Messages) -> None:  # noqa: ARG001
        raise error

    module = ModuleType("planted")
    module.command = command  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "planted", module)
    monkeypatch.setitem(COMMANDS, "planted", Entry("planted", "Raise an error."))
    environment = {"LANG": "zh_CN.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "BILIN_DEBUG": debug}
    return CliRunner().invoke(commands, ["planted", *arguments], env=environment, catch_exceptions=False)


def ends_of(source: str) -> set[str]:
    """The ways to end a process that some code names."""
    names = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    return ENDS & (names | {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)})


def test_an_error_is_told_in_the_language_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run_planted(monkeypatch, BusyError(Path("public")))
    assert (result.exit_code, result.stderr) == (2, "另一个构建正在写 public，请等它结束再试\n")
    result = run_planted(monkeypatch, BusyError(Path("public")), "--lang", "en")
    assert result.exit_code == 2
    assert "another build" in result.stderr.lower()


def test_an_error_that_has_said_all_ends_with_its_code_and_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run_planted(monkeypatch, DeadLinksError())
    assert (result.exit_code, result.output) == (1, "")


def test_an_unknown_error_is_one_line_that_asks_for_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run_planted(monkeypatch, ValueError("planted"))
    assert result.exit_code == 2
    assert result.stderr.startswith("程序内部出错（ValueError：planted）")
    assert len(result.stderr.splitlines()) == 1


def test_the_traceback_of_an_unknown_error_is_shown_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run_planted(monkeypatch, ValueError("planted"), debug="1")
    assert result.exit_code == 2
    assert result.stderr.startswith("Traceback")


def test_only_what_starts_a_process_ends_it() -> None:
    for path in sorted((ROOT / "builder").rglob("*.py")):
        if path.name not in ("commands.py", "start.py", "lifeline.py"):
            assert not ends_of(path.read_text("utf-8")), path


@pytest.mark.parametrize("source", ["import sys\nsys.exit(2)", "raise SystemExit", "ctx.exit(1)", "fail('why')"])
def test_a_command_that_ends_by_itself_is_found(source: str) -> None:
    assert ends_of(source)


def test_the_table_names_a_command_in_each_module() -> None:
    context = click.Context(commands)
    for name, entry in COMMANDS.items():
        command = commands.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert (command.help or "").startswith(entry.help)


def test_the_version_is_that_of_the_installed_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.cli.commands.version", lambda name: {"bilin": "1.2.3"}[name])
    result = CliRunner().invoke(commands, ["--version"])
    assert (result.exit_code, result.output) == (0, "bilin 1.2.3\n")


def test_a_checkout_has_no_version_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("builder.cli.commands.version", version)
    result = CliRunner().invoke(commands, ["--version"])
    assert result.exit_code == 0
    assert "not installed" in result.output


def test_a_shell_can_complete_commands_without_loading_what_makes_sites() -> None:
    environment = {"_BILIN_COMPLETE": "bash_complete", "COMP_WORDS": "bilin re", "COMP_CWORD": "1"}
    result = CliRunner().invoke(commands, prog_name="bilin", env=environment)
    assert result.stdout.split() == ["plain,reference", "plain,register"]
