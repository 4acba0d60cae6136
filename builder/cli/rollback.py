"""`rollback`: publish a version of the site again that was published before."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.options import lang_option, output_option
from builder.cli.table import COMMANDS
from builder.findings.errors import disk_errors
from builder.findings.messages import Messages


@click.command("rollback", help=COMMANDS["rollback"].help)
@output_option
@click.option("--to", type=click.IntRange(min=1), metavar="N", help="第几版，默认上一版 a version, the last by default")
@lang_option
def command(output: Path, to: int | None, say: Messages) -> None:
    """Go back, and say which version is published now. Raise `NoVersionError`."""
    from builder.publish import roll_back

    with disk_errors("disk", output):
        number, kept = roll_back(output, to=to)
    click.echo(say.phrase("rolled-back", output=output, number=number, kept=", ".join(map(str, kept)) or "—"))
