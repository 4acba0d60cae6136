"""`keep`: write down what statements say at a release, so that pages can tell later what differed then."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from builder.cli.options import content_option, lang_option
from builder.cli.table import COMMANDS
from builder.findings.errors import UsageError, disk_errors
from builder.findings.messages import Messages


@click.command("keep", help=COMMANDS["keep"].help)
@content_option
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="发布的日期，不写就是今天 day of the release, today if not given",
)
@click.option("--dry-run", is_flag=True, help="只说有多少不同，不写入 say how much differs, write nothing")
@lang_option
def command(content: Path, day: datetime | None, dry_run: bool, say: Messages) -> None:
    """Keep the plans that differ from what was kept last; the content must have no errors."""
    from builder.cli.checking import content_without_errors
    from builder.cli.days import today
    from builder.compare.as_of import unkept_plans
    from builder.content.kept import day_id, kept_text
    from builder.content.layout import KEPT
    from builder.content.write import write_texts

    on = day.date() if day else today()
    if on > today():
        raise UsageError("keep-day", value=on)  # nobody knows what will be published then
    districts = unkept_plans(content_without_errors(say, content).site)
    count = sum(map(len, districts.values()))
    if districts and not dry_run:
        texts = {KEPT.path_of(day_id(on), district): kept_text(plans) for district, plans in districts.items()}
        with disk_errors("unwritten", content):
            write_texts(content, texts)
    key = "nothing-to-keep" if not count else "keepable" if dry_run else "kept"
    click.echo(say.phrase(key, count=count, day=on, files=len(districts)))
