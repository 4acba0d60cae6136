"""What commands for editors ask of them and of the content folder, and what they refuse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.findings.errors import NoContentError, UsageError, disk_error
from builder.findings.messages import Messages

if TYPE_CHECKING:
    from builder.editor.words import Words
    from builder.model.site import Site

MAX_READ = 17 * 1024 * 1024  # a little more than is accepted of any file, however large it is


def require_content(content: Path) -> None:
    """Raise `NoContentError`, before anything is asked, where there is no site that something could be added to."""
    if not content.is_dir():
        raise NoContentError(content)


def ask(say: Messages, value: str | None, option: str, suggested: str | None = None) -> str:
    """The value of an option, or the answer to a question where it was not given. Raise `UsageError` without one."""
    if value and value.strip():
        return value.strip()
    try:
        return str(click.prompt(say.phrase(f"ask-{option[2:]}"), default=suggested, err=True)).strip()
    except click.Abort as error:
        if isinstance(error.__context__, KeyboardInterrupt):  # click does not tell Ctrl-C from the end of the input
            raise error.__context__ from None
        if suggested is not None:  # nobody is there to ask: what is proposed will do
            return suggested
        raise UsageError("missing-option", option=option) from None


def valid_id(value: str) -> str:
    """Return an id that can be a file name and an address. Raise `UsageError` for any other."""
    from builder.model.types import ID

    if not ID.fullmatch(value):
        raise UsageError("bad-id", value=value)
    return value


def ask_id(say: Messages, value: str | None, option: str) -> str:
    """A valid id, given or asked for."""
    return valid_id(ask(say, value, option))


def site_at(content: Path, texts: Mapping[str, str] | None = None, needed: Iterable[str] | None = None) -> Site:
    """The content as far as it can be read, some files with other `texts`.

    Raise `UsageError` where a vocabulary of those `needed`, by default any, is missing or broken.
    """
    from builder.content.layout import VOCABULARIES, VOCABULARY
    from builder.content.parse import parse
    from builder.content.read import load, read

    records, _ = load(content, shown_as=content.as_posix())
    for at, record in enumerate(records):
        if texts and record.file in texts:
            records[at] = read(texts[record.file].encode(), record.file, record.kind, record.ids)[0] or record
    site, _ = parse(records, content=content.as_posix())
    needed = VOCABULARIES if needed is None else needed
    missing = [name for name in needed if not getattr(site.vocabularies.get(name), "terms", None)]
    if missing:
        raise UsageError("no-vocabulary", path=content / VOCABULARY.path_of(missing[0]))
    return site


def new_plan_folder(content: Path, district: str, plan: str) -> Path:
    """The folder of a plan to come. Raise `UsageError` where its district is not there, or the folder is."""
    from builder.content.layout import DISTRICT, PLAN

    if not (content / DISTRICT.path_of(district)).is_file():
        raise _no_district(content, district)
    folder = (content / PLAN.path_of(district, plan)).parent
    if folder.exists():
        raise UsageError("already-there", path=folder)
    return folder


def _no_district(content: Path, district: str) -> UsageError:
    """That there is no such district, and which was meant."""
    from builder.content.layout import DISTRICT
    from builder.text.did_you_mean import nearest

    like = nearest(district, sorted(file.parent.name for file in content.glob(DISTRICT.path_of("*"))))
    return UsageError("no-district-like" if like else "no-district", id=district, nearest=like)


def bytes_of(path: Path) -> bytes:
    """The start of a file that was named on the command line, more of it than any document has.

    Raise `UsageError` for what is no file, and `DiskError` for one that cannot be read.
    """
    try:
        if path.exists() and not path.is_file():
            raise UsageError("not-read", path=path, reason="not a regular file")
        with path.open("rb") as file:
            return file.read(MAX_READ)
    except OSError as error:
        raise disk_error("not-read", error, path) from error


def comments_in(say: Messages) -> Words:
    """The words of the comments in what is written for an editor who is spoken to in a language."""
    from builder.editor.words import Words

    return Words(is_english=say.language == "en")
