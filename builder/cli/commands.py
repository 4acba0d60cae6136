"""The commands. Only this module prints, and only it decides how the process ends.

Exit codes: 0 fine, 1 the content has errors, 2 wrong usage or environment.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from datetime import UTC, date, datetime
from difflib import unified_diff
from functools import partial
from pathlib import Path

import click

from builder.cli.import_ import import_command
from builder.cli.new import new_group
from builder.cli.options import PATH
from builder.cli.options import content_option as _content
from builder.cli.options import fail as _fail
from builder.cli.options import lang_option as _lang
from builder.cli.options import sources_option as _sources
from builder.cli.options import spoken as _messages
from builder.compare.changes import find_changes
from builder.content.field_reference import field_reference
from builder.content.git import changed_files, load_content_at, load_locks_at
from builder.content.json_schema import schemas, trees
from builder.content.read import load_lines
from builder.content.write import write_texts
from builder.editor.outside_links import addresses, answers
from builder.evidence.corrections import unlisted
from builder.findings import reports
from builder.findings.finding import Finding, Severity
from builder.findings.messages import Messages
from builder.pipeline import Checked, Log, blocks_publishing, build, check_content, locks, repairs
from builder.preview import server as server
from builder.preview.edition import Preview
from builder.publish import BusyError, NotOursError
from builder.render import BrokenTemplateError
from builder.search.pagefind import PagefindError

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "site_templates"
FORMATS = ("text", "github", "json", "sarif")

_output = click.option(
    "--output", type=PATH, default=Path("public"), show_default=True, help="输出文件夹 output folder"
)
_drafts = click.option("--drafts", is_flag=True, help="连同草稿 with drafts")
_quiet = click.option("--quiet", is_flag=True, help="只报告问题 report problems only")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """比邻 Bilin：把区县政策文本的摘要变成可以比较的静态网站。"""


@commands.command("build")
@_content
@_output
@_sources
@_drafts
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="进程数，0 为自动 processes, 0 = automatic")
@click.option("--full", is_flag=True, help="不沿用上次的文件 start from nothing")
@click.option("--strict", is_flag=True, help="提醒也算错误 warnings are errors")
@_quiet
@_lang
def build_command(
    content: Path,
    output: Path,
    sources: Path | None,
    drafts: bool,
    jobs: int,
    full: bool,
    strict: bool,
    quiet: bool,
    lang: str | None,
) -> None:
    """检查内容并生成网站。 Check the content and build the site."""
    say = _messages(lang)
    start = time.perf_counter()
    _refuse_overlap(say, output, content)
    checked = _check_content(say, content, sources, _logger(say, quiet), drafts)
    _report(say, content, _worth_saying(checked.findings, quiet))
    if blocks_publishing(checked.findings, strict=strict):
        _fail(_counts(say, "found", checked.findings), code=1)
    pages = _build(say, checked, output, jobs, full, quiet)
    if not quiet:
        seconds = f"{time.perf_counter() - start:.1f}"
        click.echo(say.said("built", pages=pages, seconds=seconds, output=output / "index.html"))


@commands.command("check")
@_content
@_sources
@_drafts
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--fix", is_flag=True, help="自动改正不改变意思的写法，并显示改动 mend what can only mean one thing")
@click.option("--dry-run", is_flag=True, help="与 --fix 合用：只显示改动，不写入 with --fix: show, write nothing")
@click.option("--strict", is_flag=True, help="提醒也算错误 warnings are errors")
@click.option("--since", metavar="REV", help="已发布内容的更正须有记录 changes since this revision must be listed")
@click.option("--write-lock", is_flag=True, help="记下核对结果 record in evidence.lock what was verified")
@_lang
def check_command(
    content: Path,
    sources: Path | None,
    drafts: bool,
    form: str,
    fix: bool,
    dry_run: bool,
    strict: bool,
    since: str | None,
    write_lock: bool,
    lang: str | None,
) -> None:
    """检查内容，报告全部问题。 Check the content and report everything that is wrong."""
    say = _messages(lang)
    if dry_run and not fix:
        _fail(say.failure("dry-run"))
    if fix:
        _fix(say, content, dry_run=dry_run, err=form != "text")
    checked = _check_content(say, content, sources, _silent, drafts)
    if write_lock and not blocks_publishing(checked.findings, strict=False):
        if not checked.archived:
            _fail(say.failure("no-archive"))
        write_texts(content, locks(checked))
        checked = _check_content(say, content, sources, _silent, drafts)
    if since:
        checked.findings.extend(_unlisted(say, content, checked, since))
    _tell(say, content, checked, form, since)
    if blocks_publishing(checked.findings, strict=strict):
        _fail(_counts(say, "found-check", checked.findings), code=1)


@commands.command("serve")
@_content
@_sources
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="端口，0 为任意 port, 0 = any"
)
@_lang
def serve_command(content: Path, sources: Path | None, port: int, lang: str | None) -> None:
    """在本机预览，连同草稿，内容一改就更新。 Preview the site, drafts included, and follow every change."""
    say = _messages(lang)
    log = _logger(say, quiet=False)
    look = partial(check_content, content, shown_as=_shown(content), sources=sources, log=log, with_drafts=True)
    if not content.is_dir():
        _fail(say.failure("no-content", path=content))
    preview = Preview(look, templates=TEMPLATES, watched=[content], say=say, today=_today())
    _report(say, content, list(preview.edition.findings))
    try:
        httpd = server.bind(preview.get, port=port)
    except OSError as error:
        _fail(say.failure("port", port=port, reason=error.strerror or error))
    threading.Thread(target=preview.watch, daemon=True).start()
    click.echo(say.said("serving", address=f"http://127.0.0.1:{httpd.server_port}/"))
    try:
        httpd.serve_forever()
    except KeyboardInterrupt:
        click.echo(say.said("serve-stopped"))
    finally:
        preview.close()
        httpd.server_close()


@commands.command("schema")
@_content
@click.argument("directory", type=PATH)
@_lang
def schema_command(content: Path, directory: Path, lang: str | None) -> None:
    """写出各种内容文件的 JSON Schema。 Write the JSON Schema of every kind of content file."""
    say = _messages(lang)
    site = _without_errors(say, content).site
    for path in write_texts(directory, schemas(site.vocabularies)):
        click.echo(say.said("schema-written", path=path))


@commands.command("reference")
@_content
@click.argument("file", type=PATH)
@_lang
def reference_command(content: Path, file: Path, lang: str | None) -> None:
    """写出字段参考（Markdown）。 Write the reference of all fields, as Markdown, in Chinese."""
    say = _messages(lang)
    text = field_reference(trees(_without_errors(say, content).site.vocabularies))
    for path in write_texts(file.parent, {file.name: text}):
        click.echo(say.said("schema-written", path=path))


@commands.command("changes")
@_content
@click.option("--since", metavar="REV", required=True, help="与这个版本比较 compare with this revision")
@_lang
def changes_command(content: Path, since: str, lang: str | None) -> None:
    """用 Markdown 列出读者会看到的变化。 List in Markdown what changes for readers."""
    say = _messages(lang)
    after = _check_content(say, content, None, _silent).site
    with tempfile.TemporaryDirectory() as scratch:
        try:
            folder = load_content_at(since, content, Path(scratch))
        except OSError as error:
            _fail(say.failure("no-revision", revision=since, reason=error.strerror))
        before = _check_content(say, folder, None, _silent).site
    found = list(find_changes(before, after))
    click.echo(f"{say.said('changes-title', count=len(found))}\n")
    for one in found:
        click.echo(say.change(one.kind, one.what, name=one.name, before=one.before, after=one.after))


@commands.command("links")
@_output
@_lang
def links_command(output: Path, lang: str | None) -> None:
    """访问网站链接到的外部网址，列出打不开的。 Ask every outside address that a built site links to."""
    say = _messages(lang)
    found = addresses({path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.html")})
    dead = [one for one in answers(found) if not one.alive]
    title = say.said("links-title", all=len(found), dead=len(dead), date=datetime.now(UTC).date())
    click.echo(f"{title}\n")
    for one in dead:
        click.echo(say.link(one.address, one.words, one.page))
    if dead:
        sys.exit(1)


commands.add_command(import_command)
commands.add_command(new_group)


def main() -> None:
    """Run a command. Nobody is shown a traceback unless BILIN_DEBUG is set."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        commands()
    except Exception as error:
        if os.environ.get("BILIN_DEBUG"):
            raise
        _fail(_messages(None).failure("internal", kind=type(error).__name__, problem=error))


def _check_content(say: Messages, content: Path, sources: Path | None, log: Log, drafts: bool = False) -> Checked:
    if sources is not None and not sources.is_dir():
        _fail(say.failure("no-sources", path=sources))
    try:
        return check_content(content, shown_as=_shown(content), sources=sources, log=log, with_drafts=drafts)
    except FileNotFoundError:
        _fail(say.failure("no-content", path=content))


def _without_errors(say: Messages, content: Path) -> Checked:
    """The content checked, or the end of the process with what is wrong with it."""
    checked = _check_content(say, content, None, _silent)
    if blocks_publishing(checked.findings, strict=False):
        _report(say, content, checked.findings)
        _fail(_counts(say, "found-check", checked.findings), code=1)
    return checked


def _unlisted(say: Messages, content: Path, checked: Checked, since: str) -> list[Finding]:
    try:
        return list(unlisted(checked.site, load_locks_at(since, content)))
    except OSError as error:
        _fail(say.failure("no-revision", revision=since, reason=error.strerror))


def _build(say: Messages, checked: Checked, output: Path, jobs: int, full: bool, quiet: bool) -> int:
    """Build and return the number of pages, or end the process with the reason why not."""
    with click.progressbar(
        length=len(checked.pages), label=say.said("progress"), file=sys.stderr, hidden=quiet or not sys.stderr.isatty()
    ) as bar:

        def progress(_: int) -> None:
            bar.update(1)

        try:
            built = build(
                checked,
                templates=TEMPLATES,
                output=output,
                jobs=jobs,
                full=full,
                log=_logger(say, quiet),
                progress=progress,
                today=_today(),
            )
        except NotOursError:
            _fail(say.failure("not-ours", path=output))
        except BusyError:
            _fail(say.failure("busy", path=output))
        except BrokenTemplateError as error:
            _fail(say.failure("template", name=error.name, line=error.line, problem=error.problem))
        except PagefindError as error:
            _fail(say.failure(f"search-{error.problem}", detail=error.detail))
        except OSError as error:
            _fail(say.failure("disk", path=error.filename or output, reason=error.strerror or error))
    return built.pages


def _refuse_overlap(say: Messages, output: Path, content: Path) -> None:
    """The output is replaced as a whole, so it must not hold, or lie in, what it is made from."""
    target = output.resolve()
    for other in (content.resolve(), TEMPLATES, ROOT / "builder"):
        if target == other or target in other.parents or other in target.parents:
            _fail(say.failure("inside", path=output, other=other))


def _today() -> date | None:
    """The day of the build as SOURCE_DATE_EPOCH tells it. There is no other clock, so that builds can be repeated."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), tz=UTC).date() if seconds.isdecimal() else None


def _shown(content: Path) -> str:
    """The content folder as findings name it: relative where that is possible."""
    path = content.absolute()
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else path.as_posix()


def _tell(say: Messages, content: Path, checked: Checked, form: str, since: str | None) -> None:
    """What `check` found, in one of `FORMATS`."""
    if form == "json":
        click.echo(say.json(checked.findings))
    elif form == "sarif":
        click.echo(reports.sarif(checked.findings, say))
    elif form == "github":
        _annotate(say, content, checked.findings, since)
    else:
        _report(say, content, checked.findings)
        if not blocks_publishing(checked.findings, strict=True):
            click.echo(say.said("clean", files=checked.files))
    if form == "text" and not checked.archived:
        click.echo(say.said("no-sources"), err=True)


def _report(say: Messages, content: Path, findings: list[Finding]) -> None:
    """Each finding with the line of the file that it is about."""
    lines = load_lines(content, [one.place.file for one in findings], shown_as=_shown(content))
    for one in findings:
        for line in (say.line(one), *reports.excerpt(one, lines.get(one.place.file, ()))):
            click.echo(line, err=True)


def _annotate(say: Messages, content: Path, findings: list[Finding], since: str | None) -> None:
    """GitHub's annotations, and all findings in the summary of the job if there is one."""
    base = os.environ.get("GITHUB_BASE_REF")
    revision = since or (f"origin/{base}" if base else None)
    changed = changed_files(revision, content, shown_as=_shown(content)) if revision else set()
    for line in reports.github(findings, say, changed=changed):
        click.echo(line)
    if findings and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(reports.summary(findings, say))


def _fix(say: Messages, content: Path, *, dry_run: bool, err: bool) -> None:
    """Show the repairs of content files as a diff, and make them."""
    if not content.is_dir():
        _fail(say.failure("no-content", path=content))
    mended = repairs(content)
    for file, (old, new) in mended.items():
        name = f"{_shown(content)}/{file}"
        for line in unified_diff(old, new, fromfile=name, tofile=name, lineterm=""):
            click.echo(reports.visible(line), err=err)
    if not dry_run:
        try:
            write_texts(content, {file: "\n".join(new) for file, (_, new) in mended.items()})
        except OSError as error:
            _fail(say.failure("unwritten", path=error.filename or content, reason=error.strerror or error))
    said = "nothing-to-fix" if not mended else "fixable" if dry_run else "fixed"
    click.echo(say.said(said, files=len(mended)), err=err)


def _counts(say: Messages, key: str, findings: list[Finding]) -> str:
    errors = sum(one.severity is Severity.ERROR for one in findings)
    warnings = sum(one.severity is Severity.WARNING for one in findings)
    return say.said(key, errors=errors, warnings=warnings)


def _worth_saying(findings: list[Finding], quiet: bool) -> list[Finding]:
    """That a draft is left out is no problem, so `--quiet` says nothing of it."""
    return [one for one in findings if not quiet or one.severity is not Severity.NOTICE]


def _logger(say: Messages, quiet: bool) -> Log:
    def log(stage: str, count: int, seconds: float) -> None:
        text = say.said(f"stage-{stage}", count=count)
        click.echo(say.said("stage-line", text=text, seconds=f"{seconds:.2f}"), err=True)

    return _silent if quiet else log


def _silent(stage: str, count: int, seconds: float) -> None:
    pass
