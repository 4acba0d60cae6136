"""`new`: scaffolds of a district, a plan, a programme; and what `import` needs of the content as well."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import click
from pydantic_core import PydanticCustomError

from builder.cli.options import PATH, content_option, fail, lang_option, spoken
from builder.content.layout import DISTRICT, PLAN, PROGRAMME, VOCABULARIES, VOCABULARY
from builder.content.parse import parse
from builder.content.read import load
from builder.content.write import create_file, create_folder
from builder.editor.names import place_identifier
from builder.editor.scaffold import district_text, plan_files, programme_text
from builder.findings.messages import Messages
from builder.model.divisions import Division, division, search
from builder.model.schema.vocabulary import Term
from builder.model.site import Site
from builder.model.types import ID, Span

MAX_LISTED = 12
MAX_READ = 64 * 1024 * 1024  # more than is accepted of any file, less than fills the memory


@click.group("new")
def new_group() -> None:
    """新建区县、文本或项目的文件。 Write the files of a new district, plan or programme."""


@new_group.command("district")
@click.option("--name", help="名称，例如 荔湾区")
@click.option("--code", help="6 位行政区划代码")
@click.option("--within", default="", help="所属城市或省份，同名时用 city or province, to tell namesakes apart")
@click.option("--id", "identifier", metavar="ID", help="编号，不写则用名称的拼音")
@content_option
@lang_option
def new_district(
    name: str | None, code: str | None, within: str, identifier: str | None, content: Path, lang: str | None
) -> None:
    """新建区县。 A new district."""
    say = spoken(lang)
    asked = name is None and code is None
    if asked:
        name = ask(say, None, "--name")
    place = _place(say, name or "", code or "", within, asked=asked)
    site = site_at(say, content)
    if twin := next((one for one in site.districts if one.code == place.code), None):
        fail(say.failure("district-there", name=twin.full_name, file=twin.origin.file))
    suggested = place_identifier(place.name)
    identifier = valid_id(say, identifier or (ask(say, None, "--id", suggested) if asked else suggested))
    path = content / DISTRICT.path_of(identifier)
    _create(say, path, district_text(place))
    click.echo(say.said("new-district-next", id=identifier))


@new_group.command("plan")
@click.option("--district", metavar="ID", help="区县的编号 id of the district")
@click.option("--id", "identifier", metavar="ID", help="编号，例如 opinions-2026")
@click.option("--title", help="标题")
@click.option("--kind", metavar="ID", help="文本类型的编号 kind of text")
@click.option("--file", type=PATH, help="来源目录里的来源文件 the source, in the folder of sources")
@content_option
@lang_option
def new_plan(
    district: str | None,
    identifier: str | None,
    title: str | None,
    kind: str | None,
    file: Path | None,
    content: Path,
    lang: str | None,
) -> None:
    """新建政策文本。 A new plan."""
    say = spoken(lang)
    district = valid_id(say, ask(say, district, "--district"))
    identifier = valid_id(say, ask(say, identifier, "--id"))
    site = site_at(say, content)
    folder = new_plan_folder(say, content, district, identifier)
    title = ask(say, title, "--title")
    kinds = site.vocabularies["plan-kinds"].terms
    kind = kind or next(iter(kinds))
    if kind not in kinds:
        fail(say.failure("no-kind", kind=kind, kinds=_listed(kinds.values())))
    source = (file.name, bytes_of(say, file)) if file else None
    try:
        create_folder(folder, plan_files(site.vocabularies, title=title, kind=kind, file=source, today=today()))
    except OSError as error:
        fail(say.failure("not-written", path=error.filename or folder, reason=error.strerror or error))
    click.echo(say.said("new-written", path=folder / PLAN.path_in_plan()))
    click.echo(say.said("new-plan-next", district=district, id=identifier))


@new_group.command("programme")
@click.option("--district", metavar="ID", help="区县的编号 id of the district")
@click.option("--plan", metavar="ID", help="文本的编号 id of the plan")
@click.option("--id", "identifier", metavar="ID", help="编号，例如 party-elite")
@click.option("--name", help="名称，照原文")
@click.option("--number", default="", help="原文的编号")
@click.option("--cite", metavar="N", help="段落，例如 16 或 16,18-20 paragraphs")
@click.option("--theme", "themes", multiple=True, metavar="ID", help="主题，可以写几次 theme, repeatable")
@content_option
@lang_option
def new_programme(
    district: str | None,
    plan: str | None,
    identifier: str | None,
    name: str | None,
    number: str,
    cite: str | None,
    themes: tuple[str, ...],
    content: Path,
    lang: str | None,
) -> None:
    """新建项目。 A new programme."""
    say = spoken(lang)
    district = valid_id(say, ask(say, district, "--district"))
    plan = valid_id(say, ask(say, plan, "--plan"))
    file = content / PLAN.path_of(district, plan)
    if not file.is_file():
        fail(say.failure("no-plan", path=file))
    identifier = valid_id(say, ask(say, identifier, "--id"))
    name = ask(say, name, "--name")
    cite = ask(say, cite, "--cite").replace("，", ",").replace(" ", "")
    if not _is_citation(cite):
        fail(say.failure("bad-cite", value=cite))
    site = site_at(say, content)
    known = site.vocabularies["themes"].terms
    if wrong := [theme for theme in themes if theme not in known]:
        fail(
            say.failure("no-theme", theme=wrong[0], themes="、".join(f"{one.id} {one.label}" for one in known.values()))
        )
    text = programme_text(site.vocabularies, name=name, number=number, cite=cite, themes=list(themes))
    _create(say, content / PROGRAMME.path_of(district, plan, identifier), text)
    click.echo(say.said("new-programme-next"))


def _listed(terms: Iterable[Term]) -> str:
    return "、".join(f"{one.id} {one.label}" for one in terms)


def ask(say: Messages, value: str | None, option: str, suggested: str | None = None) -> str:
    """The value of an option, or the answer to a question where it was not given."""
    if value and value.strip():
        return value.strip()
    try:
        return str(click.prompt(say.said(f"ask-{option[2:]}"), default=suggested, err=True)).strip()
    except click.Abort:
        fail(say.failure("missing-option", option=option))


def valid_id(say: Messages, value: str) -> str:
    """An id that can be a file name and an address, or the end of the process."""
    if not ID.fullmatch(value):
        fail(say.failure("bad-id", value=value))
    return value


def site_at(say: Messages, content: Path) -> Site:
    """The content as far as it can be read; what is needed here are the vocabularies."""
    try:
        records, _ = load(content, shown_as=content.as_posix())
    except FileNotFoundError:
        fail(say.failure("no-content", path=content))
    site, _ = parse(records, content=content.as_posix())
    if missing := [name for name in VOCABULARIES if not getattr(site.vocabularies.get(name), "terms", None)]:
        fail(say.failure("no-vocabulary", path=content / VOCABULARY.path_of(missing[0])))
    return site


def new_plan_folder(say: Messages, content: Path, district: str, plan: str) -> Path:
    """The folder of a plan to come: its district is there, and it is not."""
    if not (content / DISTRICT.path_of(district)).is_file():
        fail(say.failure("no-district", id=district))
    folder = (content / PLAN.path_of(district, plan)).parent
    if folder.exists():
        fail(say.failure("already-there", path=folder))
    return folder


def bytes_of(say: Messages, path: Path) -> bytes:
    """A file that was named on the command line, as far as any document goes, or the end of the process."""
    try:
        if path.exists() and not path.is_file():
            fail(say.failure("not-read", path=path, reason="not a regular file"))
        with path.open("rb") as file:
            return file.read(MAX_READ)
    except OSError as error:
        fail(say.failure("not-read", path=path, reason=error.strerror or error))


def _create(say: Messages, path: Path, text: str) -> None:
    try:
        if path.exists() or not create_file(path, text.encode()):
            fail(say.failure("already-there", path=path))
    except OSError as error:
        fail(say.failure("not-written", path=path, reason=error.strerror or error))
    click.echo(say.said("new-written", path=path))


def _place(say: Messages, name: str, code: str, within: str, *, asked: bool) -> Division:
    """The division meant. A name that several have is asked about, or refused with their codes."""
    found = [one for one in [division(code)] if one] if code else search(name, within=within)
    if code and name and not any(one in found for one in search(name)):
        found = []
    if not found:
        fail(say.failure("no-division", name=" ".join(part for part in (within, name, code) if part)))
    if len(found) == 1:
        return found[0]
    listed = "\n".join(f"  {one.code} {one.province} {one.city} {one.name}" for one in found[:MAX_LISTED])
    if not asked:
        fail(say.failure("many-divisions", name=name, count=len(found), listed=listed))
    click.echo(listed, err=True)
    chosen = ask(say, None, "--code")
    return next((one for one in found if one.code == chosen), None) or fail(say.failure("no-division", name=chosen))


def _is_citation(text: str) -> bool:
    try:
        return all(Span.parse(part) for part in text.split(","))
    except PydanticCustomError:
        return False


def today() -> date:
    """Today; what is recorded on a day is the editor's to say, so a clock may be read here."""
    return datetime.now(tz=UTC).astimezone().date()
