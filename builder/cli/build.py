"""`build`: check the content and publish the site."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from builder.cli.progress import Progress
from builder.cli.table import COMMANDS
from builder.cli.unchanged import Inputs, LastBuild, Repeats
from builder.findings.errors import ContentError, UsageError, disk_errors
from builder.findings.finding import Finding, Severity
from builder.findings.messages import Messages
from builder.processes.program import program_sum
from builder.publish.memory import Memory, folder_of

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager

    from builder.evidence.remembered import EarlierComparisons
    from builder.pipeline import Checked, Publishing
    from builder.store.access import Access


def _scheduler(_ctx: click.Context, _param: click.Parameter, named: str | None) -> str | None:
    """The address in `--executor dask:ADDRESS`. Raise `UsageError` for an unknown name."""
    kind, _, address = (named or "").partition(":")
    if named is not None and (kind != "dask" or not address):
        raise UsageError("executor", value=named)
    return address or None


@dataclass(frozen=True, slots=True)
class Order:
    """What the command line asks for, by the names of its options."""

    content: Path
    output: Path
    access: Access
    require_sources: bool
    drafts: bool
    jobs: int
    executor: str | None
    extra: Path | None
    older: bool
    full: bool
    profile: Path | None
    own_templates: Path | None
    strict: bool
    quiet: bool
    verbose: bool
    say: Messages


@click.command("build", help=COMMANDS["build"].help)
@content_option
@output_option
@archive_options(network=True)
@require_sources_option
@drafts_option
@click.option("--jobs", type=click.IntRange(0, 64), default=0, help="进程数，0 为自动 processes, 0 = automatic")
@click.option(
    "--executor",
    metavar="dask:ADDRESS",
    callback=_scheduler,
    help="由 Dask 集群生成网页 render on a Dask cluster [extra `dask`]",
)
@click.option("--extra", type=PATH, help="随网站发布的文件 folder of files to add [extra, beside the content]")
@click.option("--older", is_flag=True, help="内容比已发布的旧也发布 publish content older than what is published")
@click.option("--full", is_flag=True, help="不沿用上次的文件 start from nothing")
@click.option("--profile", type=PATH, help="记下时间花在哪里 write a profile for pstats [one process]")
@templates_option
@strict_option
@click.option("--quiet", is_flag=True, help="只报告问题 report problems only")
@click.option("--verbose", is_flag=True, help="每一步报告用时和内存 say what each stage took")
@lang_option
def command(**given: Any) -> None:
    """Build the site, and say how many pages it has and where it is."""
    order = Order(**given)
    click.get_current_context().with_resource(profiled(order.profile))
    start = time.perf_counter()
    refuse_overlap(order.output, order.content, *_inputs(order.access, order.extra, order.own_templates))
    added, content_time = extra_files(order.extra, order.content), time_of(order.content)
    repeats = Repeats(order.output, _inputs_of(order))
    last = None if order.full or order.profile else repeats.find(time=content_time, older=order.older)
    for line in last.said if last else ():
        click.echo(line, err=True)
    pages = last.pages if last else _check_and_build(order, added, content_time, repeats)
    if not order.quiet:
        seconds = f"{time.perf_counter() - start:.1f}"
        index = order.output / "index.html"
        click.echo(order.say.phrase("unchanged" if last else "built", pages=pages, seconds=seconds, output=index))


def _inputs_of(order: Order) -> Inputs:
    """All that decides what is published, and what is said of it."""
    folders = (TEMPLATES, order.own_templates, _extra_folder(order.extra, order.content))
    # The last tells the language; how the content folder is named in findings goes with the two paths.
    flags = (order.drafts, order.strict, order.quiet, order.require_sources, order.say.phrase("doing-load"))
    places = (str(order.content), os.getcwd())
    return Inputs(order.content, folders, order.access, (*flags, *places, os.environ.get("SOURCE_DATE_EPOCH")))


def _check_and_build(order: Order, added: Mapping[str, bytes], content_time: int | None, repeats: Repeats) -> int:
    """Check the content, say what is wrong with it, and publish its site; return the number of pages."""
    from builder.cli.checking import checked_content, possession_lines, report_lines, require_sources
    from builder.evidence.possession import named_place
    from builder.pipeline import Publishing, blocks_publishing

    say, quiet = order.say, order.quiet
    say_own_templates(say, order.own_templates, quiet=quiet)
    progress = Progress(say, verbose=order.verbose, quiet=quiet)
    with closing(progress):
        checked = checked_content(
            order.content, access=order.access, log=progress.log, drafts=order.drafts, comparisons=_comparisons(order)
        )
    said = [*report_lines(say, order.content, _worth_saying(checked.findings, quiet=quiet))]
    is_blocked = blocks_publishing(checked.findings, strict=order.strict)
    said += [] if quiet or is_blocked else possession_lines(say, checked)
    for line in said:
        click.echo(line, err=True)
    if is_blocked:
        raise ContentError("found", checked.findings)
    if order.require_sources:
        require_sources(say, checked)
    publishing = Publishing(order.output, added, full=order.full, time=content_time, older=order.older)
    with closing(progress), disk_errors("disk", order.output):
        pages = _build(order, checked, publishing, progress)
    store = named_place(checked.site, order.content) if order.access.place is None else None
    repeats.keep(LastBuild(pages, said), store=store, lacking=bool(checked.possession.lacking))
    return pages


def _comparisons(order: Order) -> EarlierComparisons | None:
    """What earlier builds into this output compared; None for a build that is to use nothing of them."""
    from builder.evidence.remembered import EarlierComparisons

    return None if order.full else EarlierComparisons(Memory(folder_of(order.output)), program=program_sum())


def _build(order: Order, checked: Checked, publishing: Publishing, progress: Progress) -> int:
    """Publish the site; return the number of pages."""
    from builder.cli.checking import day_of_build
    from builder.pipeline import build

    with _executor(order.executor) as executor:
        built = build(
            checked,
            templates=TEMPLATES,
            publishing=publishing,
            jobs=1 if order.profile else order.jobs,
            log=progress.log,
            progress=progress.rendered,
            today=day_of_build(),
            own_templates=order.own_templates,
            executor=executor,
        )
    if order.verbose:
        for plan, characters in built.find_undrawn().items():
            click.echo(order.say.phrase("no-card", plan=plan, characters=characters), err=True)
    return built.pages


def _executor(address: str | None) -> AbstractContextManager[Executor | None]:
    """What renders the pages: the cluster of a scheduler, or, without an address, processes of this machine."""
    if address is None:
        return nullcontext()
    from builder.processes.cluster import open_cluster

    return open_cluster(address)


def extra_files(extra: Path | None, content: Path) -> dict[str, bytes]:
    """The files to add to the site: of the folder that was named, or of `extra` beside the content if it is there."""
    from builder.publish.extra import read_extra

    if extra is not None and not extra.is_dir():
        raise UsageError("no-extra", path=extra)
    folder = _extra_folder(extra, content)
    return read_extra(folder) if folder.is_dir() else {}


def _extra_folder(extra: Path | None, content: Path) -> Path:
    return extra or content.absolute().parent / "extra"


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
    from builder.content.git_program import commit_time

    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(seconds) if seconds.isdecimal() else commit_time(content)


def refuse_overlap(output: Path, content: Path, *others: Path) -> None:
    """Raise `UsageError` where the output, which is replaced as a whole, holds or lies in what it is made from."""
    target = output.resolve()
    for folder in (content.resolve(), TEMPLATES, ROOT / "builder", *(path.resolve() for path in others)):
        if target == folder or target in folder.parents or folder in target.parents:
            raise UsageError("inside", path=output, other=folder)


def _worth_saying(findings: list[Finding], *, quiet: bool) -> list[Finding]:
    """Leave out, with `--quiet`, that a draft is left out: it is no problem."""
    return [finding for finding in findings if not quiet or finding.severity is not Severity.NOTICE]
