"""`reference`: write the reference of all fields."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.options import PATH, content_option, lang_option
from builder.cli.table import COMMANDS
from builder.findings.messages import Messages


@click.command("reference", help=COMMANDS["reference"].help)
@content_option
@click.argument("file", type=PATH)
@lang_option
def command(content: Path, file: Path, say: Messages) -> None:
    """Write the reference, and name its file."""
    from builder.cli.checking import content_without_errors
    from builder.content.field_reference import field_reference
    from builder.content.json_schema import trees
    from builder.content.write import write_texts

    text = field_reference(trees(content_without_errors(say, content).site.vocabularies))
    for path in write_texts(file.parent, {file.name: text}):
        click.echo(say.phrase("schema-written", path=path))
