"""`register`: write down what is published, so that none of it gets lost or changes in silence."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.options import content_option, lang_option
from builder.cli.table import COMMANDS
from builder.findings.errors import disk_errors
from builder.findings.messages import Messages


@click.command("register", help=COMMANDS["register"].help)
@content_option
@click.option("--dry-run", is_flag=True, help="只说有多少还没有登记，不写入 say how much is new, write nothing")
@lang_option
def command(content: Path, dry_run: bool, say: Messages) -> None:
    """Add all addresses and figures of the content, which must have no errors, to the register."""
    from builder.cli.checking import content_without_errors
    from builder.content.write import write_texts
    from builder.register.standing import register_texts

    checked = content_without_errors(say, content)
    texts = register_texts(checked.site, checked.pages)
    lines = {line for text in texts.values() for line in text.splitlines() if not line.startswith("#")}
    new = len(lines) - len({entry.line for entry in checked.site.register})
    if new and not dry_run:
        with disk_errors("unwritten", content):
            write_texts(content, texts)
    key = "nothing-to-register" if not new else "registrable" if dry_run else "registered"
    click.echo(say.phrase(key, count=new, files=len(texts)))
