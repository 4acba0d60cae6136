"""`links`: ask every outside address that a built site links to."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from builder.cli.options import lang_option, output_option
from builder.cli.table import COMMANDS
from builder.findings.errors import DeadLinksError, UsageError
from builder.findings.messages import Messages


@click.command("links", help=COMMANDS["links"].help)
@output_option
@lang_option
def command(output: Path, say: Messages) -> None:
    """List in Markdown the addresses that do not answer, and end with 1 if there are any."""
    from builder.editor.outside_links import ask_addresses, find_addresses

    pages = {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.html")}
    if not pages:
        raise UsageError("no-site", path=output)
    linked = find_addresses(pages)
    dead = [answer for answer in ask_addresses(linked) if not answer.alive]
    title = say.phrase("links-title", all=len(linked), dead=len(dead), date=datetime.now(UTC).date())
    click.echo(f"{title}\n")
    for answer in dead:
        click.echo(say.link(answer.address, answer.words, answer.page))
    if dead:
        raise DeadLinksError
