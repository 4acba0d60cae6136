"""`manual`: write the reference of all commands, from what their `--help` says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from builder.cli.options import PATH, lang_option
from builder.cli.rules import write_reference
from builder.cli.table import COMMANDS
from builder.findings.messages import Messages


@click.command("manual", help=COMMANDS["manual"].help)
@click.argument("file", type=PATH, required=False)
@click.pass_context
@lang_option
def command(ctx: click.Context, file: Path | None, say: Messages) -> None:
    """Print the reference, or write it to a file."""
    group = ctx.find_root().command
    assert isinstance(group, click.Group)
    write_reference(say, manual(group), file)


def manual(group: click.Group) -> str:
    """Every command as Markdown: how it is called, what it is for, its options."""
    lines = [
        "# 命令 Commands",
        "",
        "由 `bilin manual` 写出，不要手工修改。在检出里，`bilin` 写作 `.venv/bin/python build.py`。",
        "",
    ]
    lines += [
        "Written by `bilin manual`. In a checkout, `bilin` is `.venv/bin/python build.py`. "
        + "Exit codes: 0 fine, 1 the content has",
        "errors, 2 wrong usage or environment, 130 interrupted.",
        "",
    ]
    for each in _commands(group, click.Context(group, info_name="bilin")):
        lines += [*_describe(each), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _commands(group: click.Group, parent: click.Context) -> Iterator[click.Context]:
    """The commands of a group, each in its context; those of groups within it in their place."""
    for name in group.list_commands(parent):
        command = group.get_command(parent, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=parent, max_content_width=100)
        yield context
        if isinstance(command, click.Group):
            yield from _commands(command, context)


def _describe(context: click.Context) -> Iterator[str]:
    pieces = context.command.collect_usage_pieces(context)
    yield f"## {context.command_path}"
    yield ""
    yield from (line for line in (context.command.help or "").split("\n"))
    yield ""
    yield f"`{' '.join([context.command_path, *pieces])}`"
    records = [record for each in context.command.params if (record := each.get_help_record(context))]
    if records:
        yield ""
        yield "| 选项 option | |"
        yield "|---|---|"
        yield from (
            f"| `{names.replace('|', chr(92) + '|')}` | {about.replace('|', chr(92) + '|')} |"
            for names, about in records
        )
