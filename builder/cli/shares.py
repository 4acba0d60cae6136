"""A site made by several jobs: `build --share 2/4` makes a part of it, `build --parts` joins parts (decision 47)."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from builder.cli.options import PATH
from builder.findings.errors import UsageError
from builder.findings.messages import Messages
from builder.processes.program import TEMPLATES, program_sum
from builder.publish.inputs import UnstableError, tree_sum
from builder.publish.parts import Basis, FinishedPart, Share, find_parts, read_part, select, shares_lacking
from builder.text.sums import add_up

if TYPE_CHECKING:
    from builder.pipeline import Checked

_SHARE = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})")


def _share(_ctx: click.Context, _param: click.Parameter, given: str | None) -> Share | None:
    """The share that is written `2/4`. Raise `UsageError` for anything else."""
    if given is None:
        return None
    match = _SHARE.fullmatch(given)
    share = Share(int(match[1]), int(match[2])) if match else None
    if share is None or share.number > share.total:
        raise UsageError("share", value=given)
    return share


share_option = click.option(
    "--share",
    metavar="2/4",
    callback=_share,
    help="只生成几份中的一份网页，写入 --output，留给 --parts make a share of the pages, for --parts",
)
parts_option = click.option(
    "--parts",
    type=PATH,
    multiple=True,
    help="沿用 --share 写下的各份，可写几次，也可写放着它们的文件夹 use what --share has made [repeatable]",
)


def require_fitting(share: Share | None, parts: Sequence[Path], *, executor: object, full: bool) -> None:
    """Raise `UsageError` where options contradict each other, or a share has no folder of its own to be written to."""
    if parts and full:
        raise UsageError("apart", first="--parts", second="--full")
    if share is None:
        return
    for name, value in (("--parts", parts), ("--executor", executor)):
        if value:
            raise UsageError("apart", first="--share", second=name)
    if click.get_current_context().get_parameter_source("output") is ParameterSource.DEFAULT:
        raise UsageError("missing-option", option="--output")


def basis_of(content: Path, checked: Checked, *, own_templates: Path | None, drafts: bool) -> Basis:
    """What the pages of a content folder that has been checked are made of."""
    templates = ["none" if folder is None else _sum(folder) for folder in (TEMPLATES, own_templates)]
    options = [*templates, str(drafts), str(os.environ.get("SOURCE_DATE_EPOCH"))]
    texts = sorted({each.source.sha256 for each in checked.possession.lacking})
    return Basis(program_sum(), add_up([_sum(content, hidden=False), *texts]), add_up(options))


def _sum(folder: Path, *, hidden: bool = True) -> str:
    """The sum of a folder; the same for all that have none, since each page tells for itself what it was made of."""
    try:
        return tree_sum(folder, hidden=hidden)
    except UnstableError:
        return "unstable"


def usable_parts(say: Messages, folders: Sequence[Path], basis: Basis) -> list[FinishedPart]:
    """The parts that were made of just this. Say why others are not used, and which shares no part has."""
    usable, others = select([read_part(folder) for folder in find_parts(folders)], basis)
    for part in others:
        click.echo(say.phrase(f"part-{part.reason}", path=part.folder), err=True)
    if lacking := shares_lacking(usable):
        click.echo(say.phrase("parts-lacking", shares=", ".join(map(str, lacking))), err=True)
    return usable
