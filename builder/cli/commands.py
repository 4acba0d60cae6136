"""The group of all commands, and the one place that says why a command failed and ends it.

Exit codes: 0 fine, 1 the content has errors, 2 wrong usage or environment, 130 interrupted.
"""

from __future__ import annotations

import signal
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import click

from builder.cli.options import messages_of, print_error
from builder.cli.table import COMMANDS
from builder.findings.errors import EndedError


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

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. Say why it failed in the language it was asked to speak, and end with the error's code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # click's own ways to end
        except KeyboardInterrupt as error:
            number = getattr(error, "number", signal.SIGINT)
            ctx.exit(print_error(messages_of(ctx), EndedError(number)))
        except Exception as error:
            ctx.exit(print_error(messages_of(ctx), error))


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
    """比邻 Bilin：把区县政策文本的摘要变成可以比较的静态网站。"""
