"""The folders that a build reads, and the one that it writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.findings.errors import UsageError
from builder.findings.messages import Messages
from builder.processes.program import PROGRAM, TEMPLATES

if TYPE_CHECKING:
    from builder.store.access import Access


def extra_files(extra: Path | None, content: Path) -> dict[str, bytes]:
    """The files to add to the site: of the folder that was named, or of `extra` beside the content if it is there.

    Raise `UsageError` where the folder that was named is not there, or has something that cannot be added.
    """
    from builder.publish.extra import read_extra

    if extra is not None and not extra.is_dir():
        raise UsageError("no-extra", path=extra)
    folder = extra_folder(extra, content)
    return read_extra(folder) if folder.is_dir() else {}


def extra_folder(extra: Path | None, content: Path) -> Path:
    """The folder of files to add: the one that was named, or `extra` beside the content."""
    return extra or content.absolute().parent / "extra"


def say_own_templates(say: Messages, own: Path | None, *, quiet: bool = False) -> None:
    """Say which files of an operator's own templates count. Raise `UsageError` where the folder is not there.

    A file that stands in for none of ours may be a slip of the pen, and would change nothing in silence.
    """
    from builder.render.templates import divide_templates

    if own is None:
        return
    if not own.is_dir():
        raise UsageError("no-templates", path=own)
    replaced, added = divide_templates(own, TEMPLATES)
    if not quiet:
        for key, names in (("templates-replaced", replaced), ("templates-added", added)):
            if names:
                click.echo(say.phrase(key, count=len(names), names=", ".join(names)), err=True)


def inputs_of(access: Access, *others: Path | None) -> list[Path]:
    """The folders, beside the content, that a build reads."""
    from builder.store.access import is_address

    texts = Path(access.place) if access.place and not is_address(access.place) else None
    return [folder for folder in (texts, access.cache, *others) if folder]


def refuse_overlap(output: Path, content: Path, *others: Path) -> None:
    """Raise `UsageError` where the output, which is replaced as a whole, holds or lies in what it is made from."""
    target = output.resolve()
    for folder in (content.resolve(), TEMPLATES, PROGRAM, *(path.resolve() for path in others)):
        if target == folder or target in folder.parents or folder in target.parents:
            raise UsageError("inside", path=output, other=folder)
