"""`new`: write the files of a new site, district, plan or programme."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.days import today
from builder.cli.new_site import new_site
from builder.cli.options import PATH, content_option, lang_option
from builder.cli.prompts import (
    ask,
    ask_id,
    bytes_of,
    comments_in,
    new_plan_folder,
    require_content,
    site_at,
    valid_id,
)
from builder.cli.table import COMMANDS
from builder.findings.errors import UsageError, disk_errors
from builder.findings.messages import Messages

if TYPE_CHECKING:
    from builder.model.divisions import Division
    from builder.model.schema.vocabulary import Term

MAX_LISTED = 12
FIRST = "还没有网站的，先运行 new site 文件夹。 Without a site yet, begin with new site FOLDER."


@click.group("new", help=COMMANDS["new"].help, epilog=FIRST)
def command() -> None:
    """Group the four scaffolds."""


command.add_command(new_site)


@command.command("district")
@click.option("--name", help="名称，例如 荔湾区 name, in Chinese")
@click.option("--code", help="6 位行政区划代码 code of the division, 6 digits")
@click.option("--within", default="", help="所属城市或省份，同名时用 city or province, to tell namesakes apart")
@click.option("--id", "identifier", metavar="ID", help="编号，不写则用名称的拼音 id [the name in pinyin]")
@content_option
@lang_option
def new_district(
    name: str | None, code: str | None, within: str, identifier: str | None, content: Path, say: Messages
) -> None:
    """新建区县。 A new district."""
    from builder.content.layout import CONTEXT, DISTRICT
    from builder.editor.names import place_identifier
    from builder.editor.scaffold import context_text, district_text

    require_content(content)
    is_asked = name is None and code is None
    if is_asked:
        name = ask(say, None, "--name")
    place = _division(say, name or "", code or "", within, is_asked=is_asked)
    namesakes = (district for district in site_at(content).districts if district.code == place.code)
    if namesake := next(namesakes, None):
        raise UsageError("district-there", name=namesake.full_name, file=namesake.origin.file)
    suggested = place_identifier(place.name)
    identifier = valid_id(identifier or (ask(say, None, "--id", suggested) if is_asked else suggested))
    _create(say, content / DISTRICT.path_of(identifier), district_text(place, comments_in(say)))
    _create(say, content / CONTEXT.path_of(identifier), context_text(comments_in(say)))
    click.echo(say.phrase("new-district-next", id=identifier))


@command.command("plan")
@click.option("--district", metavar="ID", help="区县的编号 id of the district")
@click.option("--id", "identifier", metavar="ID", help="编号，例如 opinions-2026 id of the new plan")
@click.option("--title", help="标题 title")
@click.option("--kind", metavar="ID", help="文本类型的编号 kind of text")
@click.option("--file", type=PATH, help="来源文件，登记它的 sha256 the source, whose sha256 is pinned")
@content_option
@lang_option
def new_plan(
    district: str | None,
    identifier: str | None,
    title: str | None,
    kind: str | None,
    file: Path | None,
    content: Path,
    say: Messages,
) -> None:
    """新建政策文本。 A new plan."""
    from builder.content.layout import PLAN
    from builder.content.write import create_folder
    from builder.editor.scaffold import plan_files

    require_content(content)
    district = ask_id(say, district, "--district")
    identifier = ask_id(say, identifier, "--id")
    site = site_at(content)
    folder = new_plan_folder(content, district, identifier)
    title = ask(say, title, "--title")
    kinds = site.vocabularies["plan-kinds"].terms
    kind = kind or next(iter(kinds))
    if kind not in kinds:
        raise UsageError("no-kind", kind=kind, kinds=_list_terms(kinds.values()))
    source = (file.name, bytes_of(file)) if file else None
    files = plan_files(site.vocabularies, comments_in(say), title=title, kind=kind, file=source, today=today())
    with disk_errors("not-written", folder):
        create_folder(folder, files)
    click.echo(say.phrase("new-written", path=folder / PLAN.path_in_plan()))
    click.echo(say.phrase("new-plan-next", district=district, id=identifier))


@command.command("programme")
@click.option("--district", metavar="ID", help="区县的编号 id of the district")
@click.option("--plan", metavar="ID", help="文本的编号 id of the plan")
@click.option("--id", "identifier", metavar="ID", help="编号，例如 party-elite id of the new programme")
@click.option("--name", help="名称，照原文 name, as printed")
@click.option("--number", default="", help="原文的编号 number, as printed")
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
    say: Messages,
) -> None:
    """新建项目。 A new programme."""
    from builder.content.layout import PLAN, PROGRAMME
    from builder.editor.scaffold import programme_text

    require_content(content)
    district, plan = ask_id(say, district, "--district"), ask_id(say, plan, "--plan")
    file = content / PLAN.path_of(district, plan)
    if not file.is_file():
        raise UsageError("no-plan", path=file)
    identifier = ask_id(say, identifier, "--id")
    name = ask(say, name, "--name")
    cite = ask(say, cite, "--cite").replace("，", ",").replace(" ", "")
    if not _is_citation(cite):
        raise UsageError("bad-cite", value=cite)
    vocabularies = site_at(content).vocabularies
    terms = vocabularies["themes"].terms
    if unknown := next((theme for theme in themes if theme not in terms), None):
        raise UsageError("no-theme", theme=unknown, themes=_list_terms(terms.values()))
    text = programme_text(vocabularies, comments_in(say), name=name, number=number, cite=cite, themes=list(themes))
    _create(say, content / PROGRAMME.path_of(district, plan, identifier), text)
    click.echo(say.phrase("new-programme-next"))


def _list_terms(terms: Iterable[Term]) -> str:
    """The ids and labels to choose from."""
    return "、".join(f"{term.id} {term.label}" for term in terms)


def _create(say: Messages, path: Path, text: str) -> None:
    """Write a file that is not there yet. Raise `UsageError` where it is."""
    from builder.content.write import create_file

    with disk_errors("not-written", path):
        if path.exists() or not create_file(path, text.encode()):
            raise UsageError("already-there", path=path)
    click.echo(say.phrase("new-written", path=path))


def _division(say: Messages, name: str, code: str, within: str, *, is_asked: bool) -> Division:
    """The division meant. A name that several have is asked about, or refused with their codes."""
    candidates = _divisions(name, code, within)
    if not candidates:
        raise UsageError("no-division", name=" ".join(part for part in (within, name, code) if part))
    if len(candidates) == 1:
        return candidates[0]
    listed = "\n".join(
        f"  {division.code} {division.province} {division.city} {division.name}" for division in candidates[:MAX_LISTED]
    )
    if not is_asked:
        raise UsageError("many-divisions", name=name, count=len(candidates), listed=listed)
    click.echo(listed, err=True)
    chosen = ask(say, None, "--code")
    for division in candidates:
        if division.code == chosen:
            return division
    raise UsageError("no-division", name=chosen)


def _divisions(name: str, code: str, within: str) -> list[Division]:
    """The divisions of a code, or of a name within a place; none where code and name disagree."""
    from builder.model.divisions import division, search

    if not code:
        return list(search(name, within=within))
    coded = division(code)
    return [coded] if coded and (not name or coded in search(name)) else []


def _is_citation(text: str) -> bool:
    """Whether text is a list of paragraphs such as `16,18-20`."""
    from pydantic_core import PydanticCustomError

    from builder.model.types import Span

    try:
        return all(Span.parse(part) for part in text.split(","))
    except PydanticCustomError:
        return False
