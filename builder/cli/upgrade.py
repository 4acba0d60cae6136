"""`upgrade`: rewrite content of an older form, and list what a person must decide."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import archive_options, content_option, lang_option
from builder.cli.table import COMMANDS
from builder.findings.errors import UsageError, disk_errors
from builder.findings.messages import Messages

if TYPE_CHECKING:
    from builder.editor.upgrade import FileUpgrade
    from builder.store.access import Access


@click.command("upgrade", help=COMMANDS["upgrade"].help)
@content_option
@archive_options(network=False)
@click.option("--dry-run", is_flag=True, help="只显示改动，不写入 show the changes, write nothing")
@lang_option
def command(content: Path, access: Access, dry_run: bool, say: Messages) -> None:
    """Rewrite the files of all plans in place. Raise `UsageError` where the vocabularies cannot be read."""
    from builder.cli.prompts import comments_in, site_at
    from builder.content.write import write_texts
    from builder.editor.proposals import VerbSearch
    from builder.editor.upgrade import upgrade
    from builder.editor.upgrade_caveats import name_caveats
    from builder.evidence.ledger.ledger import read_text
    from builder.evidence.sources.possession import open_archive

    before = _texts(content)
    named = {file: name_caveats(text, file) if file.endswith(".yaml") else text for file, text in before.items()}
    renamed = {file: text for file, text in named.items() if text != before[file]}
    site = site_at(content, renamed, needed=["commitments"])
    archive, _ = open_archive(site, content, access)
    read_texts = ((plan.key, read_text(plan.sources[0], archive)) for plan in site.all_plans) if archive else ()
    texts = {key: text for key, text in read_texts if text}
    upgraded = list(upgrade(site, named, VerbSearch(site.vocabularies["commitments"], texts), comments_in(say)))
    after = named | {file.file: "\n".join(file.new) for file in upgraded} | _later_vocabularies(content)
    changed = {file: text for file, text in after.items() if text != before.get(file)}
    for file, text in changed.items() if dry_run else ():
        old = before.get(file, "").split("\n")
        for line in unified_diff(old, text.split("\n"), fromfile=file, tofile=file, lineterm=""):
            click.echo(line)
    if not dry_run:
        with disk_errors("unwritten", content):
            write_texts(Path(), changed)
    read = {
        origin.file for plan in site.all_plans for origin in (plan.origin, *(part.origin for part in plan.programmes))
    }
    for unread in sorted(set(before) - read):
        click.echo(f"{unread}:1: {say.phrase('upgrade-unread')}")
    _report(say, upgraded, len(changed), dry_run=dry_run, with_sources=bool(texts))


def _later_vocabularies(content: Path) -> dict[str, str]:
    """The vocabularies that content from before there were numbers and indicators does not have, without a term."""
    from builder.content.layout import VOCABULARY

    paths = [content / VOCABULARY.path_of(name) for name in ("natures", "indicators")]
    return {path.as_posix(): "[]\n" for path in paths if not path.exists()}


def _texts(content: Path) -> dict[str, str]:
    """The texts of all plans and programmes. Raise `UsageError` for what `check --fix` has to repair first."""
    from builder.content.layout import PLAN, PROGRAMME
    from builder.content.read import load_files

    texts = {}
    for path, kind, data in load_files(content):
        if kind in (PLAN, PROGRAMME):
            file = f"{content.as_posix()}/{path}"
            try:
                texts[file] = data.decode()
            except UnicodeDecodeError:
                raise UsageError("upgrade-encoding", path=file) from None
            if "\r" in texts[file]:
                raise UsageError("upgrade-encoding", path=file)
    return texts


def _report(say: Messages, upgraded: list[FileUpgrade], changed: int, *, dry_run: bool, with_sources: bool) -> None:
    """Print each thing to decide with its place, and how much was changed."""
    decisions = [decision for file in upgraded for decision in file.decisions]
    for decision in decisions:
        click.echo(f"{decision.file}:{decision.line}: {say.phrase(decision.key, **decision.values)}")
    if not with_sources:
        click.echo(say.phrase("upgrade-no-sources"), err=True)
    key = "nothing-to-upgrade" if not changed else "upgradable" if dry_run else "upgraded"
    click.echo(say.phrase(key, files=changed, count=len(decisions)))
