"""`import`: a saved document becomes an archived text and the draft of a plan."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.days import today
from builder.cli.options import PATH, archive_options, content_option, lang_option
from builder.cli.prompts import ask_id, bytes_of, comments_in, new_plan_folder, require_content, site_at
from builder.cli.table import COMMANDS
from builder.content.write import create_folder
from builder.findings.errors import UsageError, disk_error
from builder.findings.messages import Messages

if TYPE_CHECKING:
    from builder.editor.drafting import Imported
    from builder.store.access import Access

MANY_FILES = "几个文件按顺序合成一份文本，例如正文和附件。 Several files make a plan, in their order."


@click.command("import", help=f"{COMMANDS['import'].help}\n\n{MANY_FILES}")
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option("--district", metavar="ID", help="区县的编号 id of the district")
@click.option("--plan", metavar="ID", help="文本的编号 id of the plan")
@content_option
@archive_options(network=False)
@lang_option
def command(
    files: tuple[Path, ...],
    district: str | None,
    plan: str | None,
    content: Path,
    access: Access,
    say: Messages,
) -> None:
    """Write the archived text and the draft, and say what the editor should look at. Raise `RefusedError`."""
    from builder.cli.archive import access_to, folder_for_texts, say_hand_in
    from builder.editor.drafting import import_document

    require_content(content)
    district = ask_id(say, district, "--district")
    plan = ask_id(say, plan, "--plan")
    site = site_at(content)
    folder = new_plan_folder(content, district, plan)
    access = access_to(site, content, access)
    archive = folder_for_texts(access)
    draft = import_document(
        {path.as_posix(): bytes_of(path) for path in files},
        district=district,
        plan=plan,
        vocabularies=site.vocabularies,
        idioms=site.idioms,
        today=today(),
        words=comments_in(say),
    )
    archived = _write_import(archive, draft.archive, folder, draft.files)
    _report(say, draft, folder, Path(os.path.relpath(archived)))
    say_hand_in(say, access, archive)


def _report(say: Messages, draft: Imported, folder: Path, archived: Path) -> None:
    """Print what was read and written, and what to do next."""
    for key, values in draft.notes:
        click.echo(say.phrase(f"import-{key}", **values))
    click.echo(say.phrase("import-written", folder=folder, count=len(draft.files), archive=archived))
    click.echo(say.phrase("import-next", plan=f"{folder.parent.name}/{folder.name}"))


def _write_import(archive: Path, data: bytes, folder: Path, files: dict[str, str]) -> Path:
    """Write the archived text and the plan's folder, both or none; return the path of the text."""
    from builder.store.folder import keep_text

    with keep_text(archive, data, needed_by=folder) as archived:
        try:
            create_folder(folder, files)
        except FileExistsError as error:
            raise UsageError("already-there", path=error.filename or folder) from error
        except OSError as error:
            raise disk_error("not-written", error, folder) from error
    return archived
