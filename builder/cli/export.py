"""`export`: write the tables of one page as a Word, Excel or CSV file, for readers without scripts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import click

from builder.cli.options import PATH, archive_options, content_option, lang_option
from builder.cli.table import COMMANDS
from builder.findings.errors import UsageError, disk_errors
from builder.findings.messages import Messages
from builder.processes.program import TEMPLATES

if TYPE_CHECKING:
    from builder.store.access import Access
    from builder.views.page import Page

KINDS = ("docx", "xlsx", "csv")
_HOME = "index.html"
_LIKE = 0.75
"""How alike an address must be to one that was mistyped: many share their folders."""


@click.command("export", help=COMMANDS["export"].help)
@click.argument("address")
@click.option("--format", "kind", type=click.Choice(KINDS), help="文件格式 kind of file [that of --out, or docx]")
@click.option("--out", type=PATH, metavar="FILE", help="写到哪里 where to write it [named after the page, here]")
@content_option
@archive_options(network=False)
@lang_option
def command(address: str, kind: str | None, out: Path | None, content: Path, access: Access, say: Messages) -> None:
    """Write the file, and say where. Raise `UsageError` for an address that is no page, or a page without tables."""
    from builder.cli.checking import content_without_errors
    from builder.cli.days import day_of_build
    from builder.render.contexts import context_of
    from builder.render.render import render_export
    from builder.render.templates import load_templates
    from builder.views.downloads import file_name

    kind = _kind_of(kind, out)
    checked = content_without_errors(say, content, access=access)
    page = find_page({page.path: page for page in checked.pages if not page.is_english}, address)
    context = context_of(checked.site, load_templates(TEMPLATES), checked.ledger, today=day_of_build())
    data = render_export(context, page, kind) if page.exported else None
    if data is None:
        raise UsageError("no-tables", page=page.path)
    out = out or Path(f"{file_name(page.path)}.{kind}")
    with disk_errors("not-written", out):
        out.write_bytes(data)
    click.echo(say.phrase("exported", page=page.path, file=out))


def _kind_of(kind: str | None, out: Path | None) -> str:
    """The kind of file to write. Raise `UsageError` where its name says another: no program would open it."""
    ending = out.suffix[1:].casefold() if out else ""
    kinds = (kind,) if kind else KINDS
    if ending and ending not in kinds:
        raise UsageError("export-ending", file=out, endings=", ".join(f".{each}" for each in kinds))
    return ending or kinds[0]


def find_page(pages: Mapping[str, Page], address: str) -> Page:
    """The page at an address, at an old one the page that it leads to. Raise `UsageError` where there is none."""
    from builder.text.did_you_mean import nearest

    path = path_of_address(address, pages.keys())
    if not path:
        exported = [page.path for page in pages.values() if page.exported]
        like = nearest(_typed_path(address), exported, cutoff=_LIKE)
        raise UsageError("no-page-like" if like else "no-page", address=address, nearest=like)
    return pages.get(pages[path].target, pages[path])


def path_of_address(address: str, paths: Collection[str]) -> str:
    """The path of the page at an address: in full, below any prefix, of a folder, or of a file of its tables.

    >>> paths = ("index.html", "themes/index.html", "themes/a.html")
    >>> path_of_address("https://x.test/bilin/themes/a.html?rows=1#m", paths)
    'themes/a.html'
    >>> path_of_address("themes/", paths), path_of_address("/themes/a.docx", paths), path_of_address("b.html", paths)
    ('themes/index.html', 'themes/a.html', '')
    """
    parts = _typed_path(address).split("/")
    endings = ("/".join(parts[start:]) for start in range(len(parts)))
    # Below a prefix the home page is found only there: every folder has a page of that name.
    return next((end for end in endings if end in paths and (end != _HOME or len(parts) <= 2)), "")


def _typed_path(address: str) -> str:
    """The path that an address names, as that of a page."""
    path = unquote(urlsplit(address).path, errors="replace").lstrip("./")
    if not path or path.endswith("/"):
        return f"{path}{_HOME}"
    stem, dot, kind = path.rpartition(".")
    return f"{stem}.html" if dot and kind in KINDS else path
