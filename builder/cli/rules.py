"""`rules`: write the reference of all rules that `check` knows."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.options import PATH, lang_option
from builder.cli.table import COMMANDS
from builder.findings.errors import disk_errors
from builder.findings.messages import Messages
from builder.findings.messages.codes import CODES


@click.command("rules", help=COMMANDS["rules"].help)
@click.argument("file", type=PATH, required=False)
@lang_option
def command(file: Path | None, say: Messages) -> None:
    """Print the reference, or write it to a file."""
    write_reference(say, rules_reference(say), file)


def write_reference(say: Messages, text: str, file: Path | None) -> None:
    """Print a reference, or write it to the file that was named and say so."""
    from builder.content.write import write_texts

    if file is None:
        click.echo(text, nl=False)
        return
    with disk_errors("unwritten", file):
        for path in write_texts(file.parent, {file.name: text}):
            click.echo(say.phrase("schema-written", path=path))


def rules_reference(say: Messages) -> str:
    """Every rule as Markdown: its name, its code if it is a mistake of writing, what it says and what to do."""
    lines = [f"# {say.phrase('rules-title')}", "", say.phrase("rules-about"), ""]
    for rule, words in say.catalogue["rules"].items():
        code = f" · {CODES[rule]}" if rule in CODES else ""
        lines += [
            f"## `{rule}`{code}",
            "",
            _escape(words["text"]),
            "",
            f"{say.phrase('rules-remedy')} {_escape(words['remedy'])}",
            "",
        ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _escape(text: str) -> str:
    """Words with gaps, so that Markdown marks nothing up in them.

    >>> _escape("{key} <b>")
    '{key} \\\\<b>'
    """
    for sign in "\\<*_`[":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())
