"""`build`: check the content and publish the site."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from builder.cli.days import day_of_build, time_of
from builder.cli.folders import extra_files, extra_folder, inputs_of, refuse_overlap, say_own_templates
from builder.cli.options import (
    PATH,
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
from builder.cli.shares import basis_of, parts_option, require_fitting, share_option, usable_parts
from builder.cli.table import COMMANDS
from builder.cli.unchanged import BuildInputs, LastBuild, Repeats
from builder.findings.errors import ContentError, UsageError, disk_errors
from builder.findings.finding import Finding, Severity
from builder.findings.messages import Messages
from builder.processes.program import TEMPLATES
from builder.publish.folder import require_ours
from builder.text.values import value_class

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager

    from builder.pipeline import Built, Checked, Publishing
    from builder.publish.parts import Basis, Share
    from builder.store.access import Access


def _scheduler(_ctx: click.Context, _param: click.Parameter, named: str | None) -> str | None:
    """The address in `--executor dask:ADDRESS`. Raise `UsageError` for an unknown name."""
    kind, _, address = (named or "").partition(":")
    if named is not None and (kind != "dask" or not address):
        raise UsageError("executor", value=named)
    return address or None


@value_class
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
    share: Share | None
    parts: tuple[Path, ...]
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
@share_option
@parts_option
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
    require_fitting(order.share, order.parts, executor=order.executor, full=order.full)
    inputs = inputs_of(order.access, order.extra, order.own_templates, *order.parts)
    refuse_overlap(order.output, order.content, *inputs)
    if order.share:
        _say_part(order, _check_and_make_part(order, order.share), start)
        return
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


def _say_part(order: Order, pages: int, start: float) -> None:
    """Say how many pages a part has and where it is."""
    if not order.quiet:
        seconds = f"{time.perf_counter() - start:.1f}"
        click.echo(order.say.phrase("part", share=order.share, pages=pages, seconds=seconds, output=order.output))


def _inputs_of(order: Order) -> BuildInputs:
    """All that decides what is published, and what is said of it."""
    folders = (TEMPLATES, order.own_templates, extra_folder(order.extra, order.content))
    # How the content folder is named in findings goes with the two paths.
    flags = (order.drafts, order.strict, order.quiet, order.require_sources, order.say.language)
    places = (str(order.content), os.getcwd())
    return BuildInputs(order.content, folders, order.access, (*flags, *places, os.environ.get("SOURCE_DATE_EPOCH")))


def _check_and_build(order: Order, added: Mapping[str, bytes], content_time: int | None, repeats: Repeats) -> int:
    """Check the content, say what is wrong with it, and publish its site; return the number of pages."""
    from builder.evidence.sources.possession import named_place
    from builder.pipeline import Publishing

    with disk_errors("disk", order.output):
        require_ours(order.output.absolute())  # before anything is remembered beside it
    progress = Progress(order.say, verbose=order.verbose, quiet=order.quiet)
    checked, said = _check(order, progress, is_remembered=not order.full)
    parts = usable_parts(order.say, order.parts, _basis_of(order, checked)) if order.parts else ()
    publishing = Publishing(order.output, added, full=order.full, time=content_time, older=order.older, parts=parts)
    with closing(progress), disk_errors("disk", order.output):
        built = _build(order, checked, publishing, progress)
    if order.parts and not order.quiet:
        click.echo(order.say.phrase("parts-taken", pages=built.reused, all=len(checked.pages)), err=True)
    store = named_place(checked.site, order.content) if order.access.place is None else None
    repeats.keep(LastBuild(built.pages, said), store=store, lacking=bool(checked.possession.lacking))
    return built.pages


def _check_and_make_part(order: Order, share: Share) -> int:
    """Check the content, say what is wrong with it, and make a share of its pages; return the number of pages."""
    from builder.publish.parts import open_part, require_part
    from builder.render.shares import make_part, pages_of_share
    from builder.render.templates import load_templates

    require_part(order.output)
    progress = Progress(order.say, verbose=order.verbose, quiet=order.quiet)
    checked, _ = _check(order, progress)
    pages = pages_of_share(share, checked.pages)
    progress.expect(len(pages))
    with closing(progress), disk_errors("disk", order.output), open_part(order.output, full=order.full) as part:
        records = make_part(
            part,
            checked.site,
            checked.ledger,
            pages,
            templates=load_templates(TEMPLATES, order.own_templates),
            jobs=1 if order.profile else order.jobs,
            log=progress.log,
            progress=progress.rendered,
            today=day_of_build(),
        )
        part.finish(records, share, _basis_of(order, checked))
    return len(pages)


def _basis_of(order: Order, checked: Checked) -> Basis:
    return basis_of(order.content, checked, own_templates=order.own_templates, drafts=order.drafts)


def _check(order: Order, progress: Progress, *, is_remembered: bool = False) -> tuple[Checked, list[str]]:
    """Check the content and say what is wrong with it; return what was said, too. Raise where no site may be made.

    What was read and compared is remembered beside the output, and taken from there, if it `is_remembered`.
    """
    from builder.cli.checking import checked_content, earlier_work, possession_lines, report_lines, require_sources
    from builder.pipeline import NOTHING, blocks_publishing

    say, quiet = order.say, order.quiet
    say_own_templates(say, order.own_templates, quiet=quiet)
    with closing(progress):
        checked = checked_content(
            order.content,
            access=order.access,
            log=progress.log,
            drafts=order.drafts,
            work=earlier_work(order.output) if is_remembered else NOTHING,
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
    return checked, said


def _build(order: Order, checked: Checked, publishing: Publishing, progress: Progress) -> Built:
    """Publish the site."""
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
    return built


def _executor(address: str | None) -> AbstractContextManager[Executor | None]:
    """What renders the pages: the cluster of a scheduler, or, without an address, processes of this machine."""
    if address is None:
        return nullcontext()
    from builder.processes.cluster import open_cluster

    return open_cluster(address)


def _worth_saying(findings: list[Finding], *, quiet: bool) -> list[Finding]:
    """Leave out, with `--quiet`, that a draft is left out: it is no problem."""
    return [finding for finding in findings if not quiet or finding.severity is not Severity.NOTICE]
