"""The group of all commands, and the one place that says why a command failed and ends it.

Exit codes: 0 fine, 1 the content has errors, 2 wrong usage or environment, 130 interrupted, 141 nobody
reads what is said.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NoReturn

import click

from builder.cli.options import asked_language, messages_in, messages_of, print_error, speak
from builder.cli.table import COMMANDS
from builder.findings.errors import EndedError, UsageError
from builder.findings.messages import Messages

_PIPE = getattr(signal, "SIGPIPE", 13)


class LazyCommands(click.Group):
    """Commands that are loaded when they are run: what they import takes a second, and `--help` needs none of it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (the signature is click's)
        """The names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name].module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without loading any."""
        listed = [click.Command(name, help=entry.help) for name, entry in COMMANDS.items()]
        click.Group(commands=listed).format_commands(ctx, formatter)

    def make_context(self, info_name: str | None, args: list[str], *given: Any, **named: Any) -> click.Context:
        """Read the options in front of the command, and which language is asked for behind it."""
        language = asked_language(args)
        with _ended_in_words(None, language):
            ctx = super().make_context(info_name, args, *given, **named)
        if language:
            speak(ctx, language)
        return ctx

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. Say why it failed in the language it was asked to speak, and end with the error's code."""
        with _ended_in_words(ctx):
            if sys.flags.optimize > 1:  # schemas that a site publishes take their words from docstrings
                raise UsageError("no-docstrings")
            _require_folder()
            return super().invoke(ctx)


def _require_folder() -> None:
    """Raise `UsageError` where the folder in which the process was started is gone: no path leads anywhere there."""
    try:
        os.getcwd()
    except FileNotFoundError:
        raise UsageError("no-folder-here") from None


@contextmanager
def _ended_in_words(ctx: click.Context | None, language: str | None = None) -> Iterator[None]:
    """Say why the block failed, in the language of the context or else in the one given, and end with its code."""

    def say() -> Messages:
        return messages_of(ctx) if ctx else messages_in(language)

    try:
        yield
    except (click.exceptions.NoArgsIsHelpError, click.exceptions.Exit, click.Abort):
        raise  # click's own ways to end
    except BrokenPipeError:
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (open as long as the process)
        raise click.exceptions.Exit(128 + _PIPE) from None  # what a shell says of a program that nobody reads
    except KeyboardInterrupt as error:
        _end(say(), EndedError(getattr(error, "number", signal.SIGINT)))
    except click.UsageError as error:
        from builder.cli.usage import usage_error

        _end(say(), usage_error(error))
    except Exception as error:
        _end(say(), error)


def _end(say: Messages, error: Exception) -> NoReturn:
    raise click.exceptions.Exit(print_error(say, error)) from None


def _say_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print which version is installed, and end; a checkout has none until it is tagged and built."""
    if not wanted:
        return
    try:
        number = version("bilin")
    except PackageNotFoundError:
        number = "（源代码，没有安装 checkout, not installed）"
    click.echo(f"bilin {number}")
    ctx.exit()


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_say_version,
    help="版本 the version that is installed",
)
def commands() -> None:
    """比邻 Bilin：把区县政策文本的摘要变成可以比较的静态网站。

    Summaries of the policy texts of Chinese districts, as a website that compares them.
    """
