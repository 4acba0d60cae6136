"""`schema`: write the JSON Schema of every kind of content file."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.options import PATH, content_option, lang_option
from builder.cli.table import COMMANDS
from builder.findings.errors import disk_errors
from builder.findings.messages import Messages


@click.command("schema", help=COMMANDS["schema"].help)
@content_option
@click.argument("directory", type=PATH)
@lang_option
def command(content: Path, directory: Path, say: Messages) -> None:
    """Write the schemas, with the terms of the content's vocabularies, and name each file."""
    from builder.cli.checking import content_without_errors
    from builder.content.json_schema import schemas
    from builder.content.write import write_texts

    site = content_without_errors(say, content).site
    with disk_errors("unwritten", directory):
        for path in write_texts(directory, schemas(site.vocabularies)):
            click.echo(say.phrase("schema-written", path=path))
