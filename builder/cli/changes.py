"""`changes`: list in Markdown what changes for readers."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.options import content_option, lang_option
from builder.cli.table import COMMANDS
from builder.findings.messages import Messages


@click.command("changes", help=COMMANDS["changes"].help)
@content_option
@click.option("--since", metavar="REV", required=True, help="与这个版本比较 compare with this revision")
@lang_option
def command(content: Path, since: str, say: Messages) -> None:
    """Print the differences between the content now and at a revision. Raise `RevisionError`."""
    from builder.cli.checking import checked_content
    from builder.cli.days import day_of_build, today
    from builder.compare.changes import find_changes
    from builder.content.git import load_content_at, revision_day
    from builder.processes.scratch import scratch_folder

    after = checked_content(content).site
    with scratch_folder("bilin-changes-") as scratch:
        before = checked_content(load_content_at(since, content, scratch)).site
    now = day_of_build() or today()
    changes = list(find_changes(before, after, since=revision_day(since, content), today=now))
    click.echo(f"{say.phrase('changes-title', count=len(changes))}\n")
    for change in changes:
        click.echo(say.change(change.kind, change.what, name=change.name, before=change.before, after=change.after))
