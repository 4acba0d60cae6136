"""`build`: check the content and publish the site."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import (
    PATH,
    ROOT,
    TEMPLATES,
    archive_options,
    content_option,
    drafts_option,
    lang_option,
    output_option,
    require_sources_option,
    strict_option,
    templates_option,
)
from builder.cli.profiled import profiled
from builder.cli.table import COMMANDS
from builder.findings.errors import ContentError, UsageError, disk_errors
from builder.findings.finding import Finding, Severity
from builder.findings.messages import Messages
from builder.system.memory import peak_megabytes

if TYPE_CHECKING:
    from builder.pipeline import Checked, Log, Publishing
    from builder.store.access import Access


@click.command("build", help=COMMANDS["build"].help)
@content_option
@output_option
@archive_options(network=True)
@require_sources_option
@drafts_option
@click.option("--jobs", type=click.IntRange(0, 64), default=0, help="进程数，0 为自动 processes, 0 = automatic")
@click.option("--extra", type=PATH, help="随网站发布的文件 folder of files to add [extra, beside the content]")
@click.option("--older", is_flag=True, help="内容比已发布的旧也发布 publish content older than what is published")
@click.option("--full", is_flag=True, help="不沿用上次的文件 start from nothing")
@click.option("--profile", type=PATH, help="记下时间花在哪里 write a profile for pstats [one process]")
@templates_option
@strict_option
@click.option("--quiet", is_flag=True, help="只报告问题 report problems only")
@lang_option
def command(
    content: Path,
    output: Path,
    access: Access,
    require_sources: bool,
    drafts: bool,
    jobs: int,
    extra: Path | None,
    older: bool,
    full: bool,
    profile: Path | None,
    own_templates: Path | None,
    strict: bool,
    quiet: bool,
    say: Messages,
) -> None:
    """Build the site, and say how many pages it has and where it is."""
    from builder.cli.checking import checked_content, no_log, report, stage_log
    from builder.pipeline import Publishing, blocks_publishing

    click.get_current_context().with_resource(profiled(profile))
    start = time.perf_counter()
    added = extra_files(extra, content)
    refuse_overlap(output, content, *_inputs(access, extra, own_templates))
    say_own_templates(say, own_templates, quiet=quiet)
    log = no_log if quiet else stage_log(say)
    checked = checked_content(content, access=access, log=log, drafts=drafts)
    report(say, content, _worth_saying(checked.findings, quiet=quiet))
    if blocks_publishing(checked.findings, strict=strict):
        raise ContentError("found", checked.findings)
    _say_sources(say, checked, required=require_sources, quiet=quiet)
    with disk_errors("disk", output):
        publishing = Publishing(output, added, full=full, time=time_of(content), older=older)
        jobs = 1 if profile else jobs
        pages = _build(say, checked, publishing, jobs=jobs, quiet=quiet, log=log, own_templates=own_templates)
    if not quiet:
        seconds = f"{time.perf_counter() - start:.1f}"
        click.echo(say.phrase("built", pages=pages, seconds=seconds, output=output / "index.html"))


def _build(
    say: Messages,
    checked: Checked,
    publishing: Publishing,
    *,
    jobs: int,
    quiet: bool,
    log: Log,
    own_templates: Path | None,
) -> int:
    """Build behind a bar that shows the progress on a terminal; return the number of pages."""
    from builder.cli.checking import day_of_build
    from builder.pipeline import build

    is_hidden = quiet or not sys.stderr.isatty()
    length, label, start = len(checked.pages), say.phrase("progress"), time.perf_counter()

    def say_rate(number: int | None) -> str:
        rate, memory = (number or 0) / max(time.perf_counter() - start, 0.1), peak_megabytes()
        return say.phrase("progress-rate", rate=f"{rate:.0f}", memory="?" if memory is None else memory)

    with click.progressbar(
        length=length, label=label, file=sys.stderr, hidden=is_hidden, show_pos=True, item_show_func=say_rate
    ) as bar:
        built = build(
            checked,
            templates=TEMPLATES,
            publishing=publishing,
            jobs=jobs,
            log=log,
            progress=lambda number: bar.update(1, number),
            today=day_of_build(),
            own_templates=own_templates,
        )
    return built.pages


def extra_files(extra: Path | None, content: Path) -> dict[str, bytes]:
    """The files to add to the site: of the folder that was named, or of `extra` beside the content if it is there."""
    from builder.publish.extra import read_extra

    if extra is not None and not extra.is_dir():
        raise UsageError("no-extra", path=extra)
    folder = extra or content.absolute().parent / "extra"
    return read_extra(folder) if folder.is_dir() else {}


def say_own_templates(say: Messages, own: Path | None, *, quiet: bool = False) -> None:
    """Say which files of an operator's own templates count. Raise `UsageError` where the folder is not there.

    A file that stands in for none of ours may be a slip of the pen, and would change nothing in silence.
    """
    from builder.render.templates import list_own

    if own is None:
        return
    if not own.is_dir():
        raise UsageError("no-templates", path=own)
    replaced, added = list_own(TEMPLATES, own)
    if not quiet:
        for key, names in (("templates-replaced", replaced), ("templates-added", added)):
            if names:
                click.echo(say.phrase(key, count=len(names), names=", ".join(names)), err=True)


def _inputs(access: Access, *others: Path | None) -> list[Path]:
    """The folders, beside the content, that a build reads."""
    from builder.store.access import is_address

    texts = Path(access.place) if access.place and not is_address(access.place) else None
    return [folder for folder in (texts, access.cache, *others) if folder]


def time_of(content: Path) -> int | None:
    """How new the content is, in seconds: by SOURCE_DATE_EPOCH, else by its last commit if git knows of any."""
    from builder.content.git import commit_time

    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(seconds) if seconds.isdecimal() else commit_time(content)


def _say_sources(say: Messages, checked: Checked, *, required: bool, quiet: bool) -> None:
    """Say how many source texts the site has. Raise `LackingTextsError` where all are required and some are not."""
    from builder.cli.checking import require_sources, say_possession

    if not quiet:
        say_possession(say, checked)
    if required:
        require_sources(say, checked)


def refuse_overlap(output: Path, content: Path, *others: Path) -> None:
    """Raise `UsageError` where the output, which is replaced as a whole, holds or lies in what it is made from."""
    target = output.resolve()
    for folder in (content.resolve(), TEMPLATES, ROOT / "builder", *(path.resolve() for path in others)):
        if target == folder or target in folder.parents or folder in target.parents:
            raise UsageError("inside", path=output, other=folder)


def _worth_saying(findings: list[Finding], *, quiet: bool) -> list[Finding]:
    """Leave out, with `--quiet`, that a draft is left out: it is no problem."""
    return [finding for finding in findings if not quiet or finding.severity is not Severity.NOTICE]
