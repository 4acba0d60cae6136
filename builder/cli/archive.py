"""`archive`: the store of source texts: put one in, fetch what plans pin, see what is at hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import PATH, archive_options, content_option, lang_option, require_sources_option
from builder.cli.prompts import bytes_of, site_at
from builder.cli.table import COMMANDS
from builder.findings.errors import LackingTextsError, UsageError
from builder.findings.messages import Messages

if TYPE_CHECKING:
    from builder.evidence.sources.possession import Possession, SourceState
    from builder.model.site import Site
    from builder.store.access import Access

SHOWN_DIGITS = 12
"""Of a sum, enough to tell texts apart in a table."""


@click.group("archive", help=COMMANDS["archive"].help)
def command() -> None:
    """Group the three."""


@command.command("add")
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@content_option
@archive_options(network=False)
@lang_option
def add(files: tuple[Path, ...], content: Path, access: Access, say: Messages) -> None:
    """把文本放进存档，列出 plan.yaml 要写的几行。 Put texts into the store, and say what plan.yaml has to pin."""
    from builder.store.folder import put_text

    access = access_to(site_at(content), content, access)
    folder = folder_for_texts(access)
    texts = [(path, text_of(path)) for path in files]  # all can be read, or none is kept
    for path, data in texts:
        kept, is_new = put_text(folder, data)
        click.echo(say.phrase("archive-added" if is_new else "archive-known", file=path, path=kept))
        click.echo(say.phrase("archive-pin"))
        click.echo("\n".join(_pin(path, data)))
    say_hand_in(say, access, folder)


@command.command("fetch")
@click.option("--to", type=PATH, metavar="FOLDER", help="放进这个文件夹，不写则放进缓存 where to; else the cache")
@content_option
@archive_options(network=True)
@require_sources_option
@lang_option
def fetch(to: Path | None, content: Path, access: Access, require_sources: bool, say: Messages) -> None:
    """把各文本登记的来源取到本机。 Bring the texts that plans pin to this machine."""
    from builder.evidence.sources.possession import load_archive, pinned_texts, possession, site_sources
    from builder.store.folder import load_cache, put_text

    site = site_at(content)
    access = replace(access_to(site, content, access), cache=to or access.cache)
    target = access.cache or Path()
    before = load_cache(target, pinned_texts(site)).texts if target.is_dir() else {}
    archive = load_archive(site_sources(site), access)
    target.mkdir(parents=True, exist_ok=True)  # an archive that has none of the texts is one all the same
    texts = {source.sha256: text for source in site_sources(site) if (text := archive.text(source)) is not None}
    for text in texts.values():
        put_text(target, text)
    held = possession(site, archive)
    _print_table(held.lacking, say)
    click.echo(say.phrase("archive-fetched", new=len(texts) - len(before), known=len(before), folder=target))
    _end(say, held, require_sources=require_sources)


@command.command("status")
@content_option
@archive_options(network=True)
@require_sources_option
@lang_option
def status(content: Path, access: Access, require_sources: bool, say: Messages) -> None:
    """逐份列出：在手、缺失、不符。 For each source of each plan: at hand, missing or wrong."""
    from builder.evidence.sources.possession import open_archive, possession

    site = site_at(content)
    archive, trouble = open_archive(site, content, access)
    held = possession(site, archive, trouble)
    _print_table(held.sources, say)
    if trouble:
        click.echo(say.phrase("archive-away", reason=trouble.message(say)), err=True)
    _end(say, held, require_sources=require_sources)


def access_to(site: Site, content: Path, access: Access) -> Access:
    """The access to the store that was named for this run or in `site.yaml`. Raise `UsageError` without one."""
    from builder.evidence.sources.possession import named_place

    place = access.place or named_place(site, content)
    if place is None:
        raise UsageError("no-archive-folder")
    return access.at(place)


def folder_for_texts(access: Access) -> Path:
    """Where new texts are kept. Raise `UsageError` where there is no such place."""
    from builder.store.access import store_folder

    folder = store_folder(access)
    if folder is None:
        raise UsageError("no-archive-folder")
    return folder


def say_hand_in(say: Messages, access: Access, folder: Path) -> None:
    """Say that a text still has to get into a store that this program does not write to."""
    from builder.store.access import shown_place

    if access.place is not None and folder == access.cache:
        click.echo(say.phrase("archive-hand-in", place=shown_place(access.place), folder=folder))


def text_of(path: Path) -> bytes:
    """The bytes of a text that the check can read. Raise `UsageError` for any other."""
    from builder.evidence.sources.source_text import guess_encoding
    from builder.store.wanted import MAX_TEXT

    data = bytes_of(path)
    if len(data) > MAX_TEXT:
        raise UsageError("archive-file-too-large", file=path, limit=MAX_TEXT // 1024 // 1024)
    if not data.strip():
        raise UsageError("import-empty", file=path)
    if not _is_utf_8(data) and (not guess_encoding(data) or (b"\0" in data and guess_encoding(data) != "utf-16")):
        raise UsageError("archive-binary", file=path)
    return data


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def _pin(path: Path, data: bytes) -> list[str]:
    """The lines of `plan.yaml` that pin a text."""
    from builder.evidence.sources.source_text import guess_encoding
    from builder.store.wanted import digest

    name = path.name if path.name.isascii() and path.name.replace(".", "").replace("-", "").isidentifier() else ""
    lines = [f"  - file: {name or digest(data)[:SHOWN_DIGITS] + path.suffix}", f"    sha256: {digest(data)}"]
    if not _is_utf_8(data):
        lines.append(f"    encoding: {guess_encoding(data)}")
    if path.suffix.lower() in (".html", ".htm"):
        lines.append("    format: html")
    return lines


def _print_table(sources: tuple[SourceState, ...], say: Messages) -> None:
    rows = [
        (f"{each.plan.district.id}/{each.plan.id}", each.source.id, each.source.sha256[:SHOWN_DIGITS], each)
        for each in sources
    ]
    plan_width = max((len(row[0]) for row in rows), default=0)
    id_width = max((len(row[1]) for row in rows), default=0)
    words = {state: say.phrase(f"archive-{state}") for state in ("at-hand", "missing", "wrong")}
    state_width = max(map(len, words.values()))
    for plan, identifier, sha256, each in rows:
        start = f"{words[each.state]:{state_width}}  {plan:{plan_width}}  {identifier:{id_width}}"
        click.echo(f"{start}  {sha256}  {each.source.file}")


def _end(say: Messages, held: Possession, *, require_sources: bool) -> None:
    """Say how many texts are at hand. Raise `LackingTextsError` for a wrong one, or for any that was required."""
    click.echo(say.phrase("possession", at_hand=held.at_hand, pinned=held.pinned))
    is_wrong = any(each.state == "wrong" for each in held.lacking)
    if is_wrong or (require_sources and held.lacking):
        raise LackingTextsError(held.at_hand, held.pinned)
