"""`check`: report everything that is wrong with the content, and mend what can only mean one thing."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import (
    archive_options,
    content_option,
    drafts_option,
    lang_option,
    require_sources_option,
    strict_option,
)
from builder.cli.table import COMMANDS
from builder.findings.errors import ContentError, UsageError, disk_errors
from builder.findings.finding import Finding
from builder.findings.messages import Messages

if TYPE_CHECKING:
    from builder.cli.content_part import ContentPart
    from builder.pipeline import Checked
    from builder.store.access import Access

FORMATS = ("text", "github", "json", "sarif")


@click.command("check", help=COMMANDS["check"].help)
@click.argument("names", metavar="[DISTRICT[/PLAN]|PATH]...", nargs=-1)
@content_option
@archive_options(network=True)
@require_sources_option
@drafts_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--fix", is_flag=True, help="自动改正不改变意思的写法，并显示改动 mend what can only mean one thing")
@click.option("--dry-run", is_flag=True, help="与 --fix 合用：只显示改动，不写入 with --fix: show, write nothing")
@strict_option
@click.option("--since", metavar="REV", help="已发布内容的更正须有记录 changes since this revision must be listed")
@click.option("--release", is_flag=True, help="缺维护单位等时不许发布 refuse what a published site must not lack")
@click.option("--write-lock", is_flag=True, help="记下核对结果 record in evidence.lock what was verified")
@click.option("--by", metavar="ROLE", help="与 --write-lock 合用：核对人 with --write-lock: who compares")
@click.option("--signed", is_flag=True, help="列出还没有人核对的声明 list what nobody has read and signed")
@lang_option
def command(
    names: tuple[str, ...],
    content: Path,
    access: Access,
    require_sources: bool,
    drafts: bool,
    form: str,
    fix: bool,
    dry_run: bool,
    strict: bool,
    since: str | None,
    release: bool,
    write_lock: bool,
    by: str | None,
    signed: bool,
    say: Messages,
) -> None:
    """Check the content, and end with 1 if it has errors."""
    from builder.cli import checking
    from builder.cli.content_part import named_part
    from builder.evidence.locks.without_lock import leave_out_lost
    from builder.pipeline import blocks_publishing

    _refuse_combinations(names, fix=fix, dry_run=dry_run, write_lock=write_lock, by=by)
    part = named_part(content, names)
    again = partial(checking.checked_content, content, access=access, drafts=drafts)
    checked = _fix(say, content, part, again, dry_run=dry_run, err=form != "text") if fix else again()
    if write_lock and not blocks_publishing(_but_of_locks(checked.findings), strict=False):
        _write_lock(content, checked, by)
        checked = again()
    checked.findings.extend(_findings_of_run(content, checked, since, release=release))
    checked.findings[:], beyond = part.split(leave_out_lost(checked.findings), checking.shown_path(content))
    _print(say, content, checked, form, since, clean="clean-part" if names else "clean")
    if blocks_publishing(beyond, strict=True):
        click.echo(ContentError("beyond", beyond).message(say), err=True)
    if signed:
        _print_waiting(say, checked, part)
    if blocks_publishing(checked.findings, strict=strict):
        raise ContentError("found-check", checked.findings)
    if require_sources:
        checking.require_sources(say, checked)


def _refuse_combinations(names: tuple[str, ...], *, fix: bool, dry_run: bool, write_lock: bool, by: str | None) -> None:
    """Raise `UsageError` for options that do not fit together."""
    if dry_run and not fix:
        raise UsageError("dry-run")
    if by is not None and not write_lock:
        raise UsageError("check-by")
    if names and write_lock:
        raise UsageError("check-part-lock")


def _fix(
    say: Messages, content: Path, part: ContentPart, again: Callable[[], Checked], *, dry_run: bool, err: bool
) -> Checked:
    """Mend what can be mended, and check what there is then."""
    from builder.cli.fixing import Fixing

    fixing = Fixing(say, content, part, dry_run=dry_run, err=err)
    fixing.fix_writing()
    checked = again()
    if fixing.move_citations(checked):
        checked = again()
    fixing.finish()
    return checked


def _findings_of_run(content: Path, checked: Checked, since: str | None, *, release: bool) -> Iterator[Finding]:
    """What is wrong with the content today, since a revision, and for a site that is to be published."""
    from builder.checks.dates import check_future

    yield from check_future(checked.site, date.today())
    if since:
        yield from _changed_since(content, checked, since)
    yield from _placeholders(content, checked, release=release)


def _placeholders(content: Path, checked: Checked, *, release: bool) -> list[Finding]:
    """What the operator has not filled in; of content whose settings cannot be read nothing is said."""
    from builder.checks.placeholders import find_placeholders
    from builder.cli.checking import shown_path
    from builder.content.layout import SITE
    from builder.findings.finding import Severity

    severity = Severity.ERROR if release else Severity.NOTICE
    file = f"{shown_path(content)}/{SITE.path}"
    has_settings = all(mistake.place.file != file for mistake in checked.findings)
    return list(find_placeholders(checked.site, file, severity=severity)) if has_settings else []


def _but_of_locks(findings: list[Finding]) -> list[Finding]:
    """What writing the locks anew does not mend."""
    return [finding for finding in findings if not finding.rule.startswith("lock-")]


def _write_lock(content: Path, checked: Checked, by: str | None) -> None:
    """Record what the sources say of each claim. Without them only what is about nothing any more is taken out."""
    from builder.cli.days import day_of_build, today
    from builder.content.write import write_texts
    from builder.evidence.ledger.lock_files import lock_texts

    on = str(day_of_build() or today())
    texts = lock_texts(checked.site, checked.ledger, on=on, by=" ".join((by or checked.site.config.verifier).split()))
    with disk_errors("unwritten", content):
        write_texts(content, texts)


def _print_waiting(say: Messages, checked: Checked, part: ContentPart) -> None:
    """What nobody has compared yet, by plan and programme, with its numbers."""
    from builder.content.layout import PLAN
    from builder.evidence.ledger.waiting import list_waiting

    for plan in checked.site.all_plans:
        if not part.has(PLAN.path_of(plan.district.id, plan.id)):
            continue
        groups = list_waiting(plan, checked.ledger[plan.key]) if plan.key in checked.ledger else {}
        count = sum(map(len, groups.values()))
        click.echo(say.phrase("waiting-plan", plan=plan.key, title=plan.short_title, count=count))
        for group, claims in groups.items():
            name = group or say.phrase("waiting-of-plan")
            click.echo("  " + say.phrase("waiting-group", name=name, count=len(claims)))
            for claim in claims:
                click.echo(f"    {claim.name}")


def _changed_since(content: Path, checked: Checked, since: str) -> list[Finding]:
    """What the content at a revision published and the content now has lost, or has changed in silence.

    Raise `RevisionError`.
    """
    from builder.cli.checking import shown_path
    from builder.content.git import list_files_at, load_changed_at
    from builder.register.since import compare_with

    records = load_changed_at(since, content, shown_as=shown_path(content))
    site, pages, findings = checked.site, checked.pages, checked.findings
    return compare_with(site, pages, findings, records, list_files_at(since, content), revision=since)


def _print(say: Messages, content: Path, checked: Checked, form: str, since: str | None, *, clean: str) -> None:
    """Print the findings in one of `FORMATS`; `clean` is what is said where there are none."""
    from builder.cli.checking import report, say_possession
    from builder.findings.reports import sarif
    from builder.pipeline import blocks_publishing

    if form == "json":
        click.echo(say.json(checked.findings))
    elif form == "sarif":
        click.echo(sarif(checked.findings, say))
    elif form == "github":
        _annotate(say, content, checked, since)
    else:
        report(say, content, checked.findings)
        if not blocks_publishing(checked.findings, strict=True):
            notices = say.phrase("notices", count=len(checked.findings)) if checked.findings else ""
            click.echo(say.phrase(clean, files=checked.files, notices=notices))
    if form in ("text", "github"):
        say_possession(say, checked)


def _annotate(say: Messages, content: Path, checked: Checked, since: str | None) -> None:
    """Print GitHub's annotations, and write the summary of the job if there is one: all findings, then the marks."""
    from builder.cli.checking import shown_path
    from builder.content.git import changed_files
    from builder.findings.reports import github, marks, summary

    base = os.environ.get("GITHUB_BASE_REF")
    revision = since or (f"origin/{base}" if base else None)
    changed = changed_files(revision, content, shown_as=shown_path(content)) if revision else set()
    for line in github(checked.findings, say, changed=changed):
        click.echo(line)
    counted = _counted_marks(checked, changed)
    parts = [summary(checked.findings, say)] if checked.findings else []
    parts += [marks(counted, say)] if counted else []
    if parts and (path := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(parts))


def _counted_marks(checked: Checked, changed: set[str]) -> list[tuple[str, Counter[str]]]:
    """How the claims of the plans that a proposal changes were compared, by key of the plan."""
    from builder.content.layout import plan_folder

    folders = {plan_folder(file) for file in changed}
    return [
        (plan.key, Counter(mark.state for mark in checked.ledger[plan.key].marks.values()))
        for plan in checked.site.all_plans
        if plan.key in checked.ledger and plan_folder(plan.origin.file) in folders
    ]
