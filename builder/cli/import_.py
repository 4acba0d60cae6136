"""`import`: a saved document becomes an archived text and the draft of a plan."""

from __future__ import annotations

import os
from pathlib import Path

import click

from builder.cli.new import ask, bytes_of, new_plan_folder, site_at, today, valid_id
from builder.cli.options import PATH, content_option, fail, lang_option, sources_option, spoken
from builder.content.write import create_file, create_folder
from builder.findings.messages import Messages
from builder.pipeline import named_sources


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option("--district", metavar="ID", help="区县的编号 id of the district")
@click.option("--plan", metavar="ID", help="文本的编号 id of the plan")
@content_option
@sources_option
@lang_option
def import_command(
    files: tuple[Path, ...],
    district: str | None,
    plan: str | None,
    content: Path,
    sources: Path | None,
    lang: str | None,
) -> None:
    """从存下来的网页、Word 或 PDF 起草一份文本。 Draft a plan from a saved page, text, Word or PDF document.

    几个文件按顺序合成一份文本，例如正文和附件。
    """
    # Only this command needs the libraries that read documents.
    from builder.editor.drafting import RefusedError, import_document

    say = spoken(lang)
    district = valid_id(say, ask(say, district, "--district"))
    plan = valid_id(say, ask(say, plan, "--plan"))
    site = site_at(say, content)
    folder = new_plan_folder(say, content, district, plan)
    archive = sources or named_sources(site, content)
    if archive is None:
        fail(say.failure("no-archive-folder"))
    try:
        saved = {path.as_posix(): bytes_of(say, path) for path in files}
        done = import_document(
            saved,
            district=district,
            plan=plan,
            vocabularies=site.vocabularies,
            idioms=site.idioms,
            today=today(),
        )
    except RefusedError as refused:
        fail(say.failure(f"import-{refused.reason}", **refused.values))
    _write_import(say, archive / done.archive_name, done.archive, folder, done.files)
    for key, values in done.notes:
        click.echo(say.said(f"import-{key}", **values))
    archived = Path(os.path.relpath(archive / done.archive_name))
    click.echo(say.said("import-written", folder=folder, count=len(done.files), archive=archived))
    click.echo(say.said("import-next"))


def _write_import(say: Messages, archived: Path, data: bytes, folder: Path, files: dict[str, str]) -> None:
    """The archived text and the plan's folder, both or none."""
    is_new = False
    try:
        is_new = create_file(archived, data)
        create_folder(folder, files)
    except OSError as error:
        if is_new:
            archived.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            fail(say.failure("already-there", path=error.filename or archived))
        fail(say.failure("not-written", path=error.filename or folder, reason=error.strerror or error))
