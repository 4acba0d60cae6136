"""What the commands that check content share: the check, its report, the times of the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from builder.compare.earlier_weights import EarlierWeights
from builder.content.earlier_texts import EarlierTexts
from builder.content.read import load_lines
from builder.evidence.ledger.remembered import EarlierComparisons
from builder.findings import reports
from builder.findings.errors import ContentError, LackingTextsError
from builder.findings.finding import Finding
from builder.findings.messages import Messages
from builder.pipeline import NOTHING, Checked, EarlierWork, blocks_publishing, check_content
from builder.processes.program import program_sum
from builder.processes.stages import Log, no_log
from builder.publish.memory import Memory, folder_of
from builder.store.access import Access


def checked_content(
    content: Path,
    *,
    access: Access | None = None,
    log: Log | None = None,
    drafts: bool = False,
    work: EarlierWork = NOTHING,
) -> Checked:
    """The content checked. Raise `NoContentError`, or `ArchiveError` for a store that cannot be read."""
    return check_content(
        content,
        shown_as=shown_path(content),
        sources=access,
        log=log or no_log,
        with_drafts=drafts,
        work=work,
    )


def earlier_work(output: Path) -> EarlierWork:
    """What was read, compared and weighed earlier, as it is remembered beside the site at `output`."""
    memory, program = Memory(folder_of(output)), program_sum()
    return EarlierWork(
        EarlierTexts(memory, program=program),
        EarlierComparisons(memory, program=program),
        EarlierWeights(memory, program=program),
    )


def possession_lines(say: Messages, checked: Checked) -> Iterator[str]:
    """How many source texts are at hand, and why the store that `site.yaml` names gave none."""
    held = checked.possession
    if held.trouble:
        yield say.phrase("archive-away", reason=held.trouble.message(say))
    if checked.archived:
        yield say.phrase("possession", at_hand=held.at_hand, pinned=held.pinned)
    else:
        yield say.phrase("no-sources")


def say_possession(say: Messages, checked: Checked) -> None:
    """Say how many source texts are at hand."""
    for line in possession_lines(say, checked):
        click.echo(line, err=True)


def require_sources(say: Messages, checked: Checked) -> None:
    """List the sources whose text is not at hand. Raise `LackingTextsError` if there are any."""
    held = checked.possession
    for each in held.lacking:
        place = each.plan.origin.at("sources", each.plan.sources.index(each.source))
        words = say.phrase(f"archive-{each.state}")
        click.echo(f"{place}: {words} {each.source.file} {each.source.sha256}", err=True)
    if held.lacking:
        raise LackingTextsError(held.at_hand, held.pinned)


def content_without_errors(say: Messages, content: Path, *, access: Access | None = None) -> Checked:
    """The content checked. Report its errors and raise `ContentError` if it has any."""
    checked = checked_content(content, access=access)
    if blocks_publishing(checked.findings, strict=False):
        report(say, content, checked.findings)
        raise ContentError("found-check", checked.findings)
    return checked


def report(say: Messages, content: Path, findings: Iterable[Finding]) -> None:
    """Print each finding with the line of the file that it is about."""
    for line in report_lines(say, content, list(findings)):
        click.echo(line, err=True)


def report_lines(say: Messages, content: Path, findings: Sequence[Finding]) -> Iterator[str]:
    """Each finding with the line of the file that it is about."""
    lines = load_lines(content, [finding.place.file for finding in findings], shown_as=shown_path(content))
    for finding in findings:
        yield from (say.line(finding), *reports.excerpt(finding, lines.get(finding.place.file, ())))


def shown_path(content: Path) -> str:
    """The content folder as findings name it: relative where that is possible."""
    path = content.absolute()
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else path.as_posix()


def stage_log(say: Messages) -> Log:
    """A log that prints each finished stage."""

    def log(stage: str, count: int, seconds: float) -> None:
        text = say.phrase(f"stage-{stage}", count=count)
        click.echo(say.phrase("stage-line", text=text, seconds=f"{seconds:.2f}"), err=True)

    return log
