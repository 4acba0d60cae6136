"""The commands. Only this module prints, and only it decides how the process ends.

Exit codes: 0 fine, 1 the content has errors, 2 wrong usage or environment.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

import click

from builder import serve as server
from builder.evidence.corrections import unlisted
from builder.findings import Finding, Severity
from builder.load import load_locks_at
from builder.messages import LANGUAGES, Messages, messages
from builder.pagefind import PagefindError
from builder.pipeline import Checked, Log, build, examine, locks, stops
from builder.render import BrokenTemplateError
from builder.schema import schemas
from builder.write import BusyError, NotOursError, write_texts

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "site_templates"

_path = click.Path(path_type=Path)
_content = click.option(
    "--content", type=_path, default=Path("content"), show_default=True, help="内容文件夹 content folder"
)
_sources = click.option("--sources", type=_path, help="来源文件目录 folder of archived sources")
_output = click.option(
    "--output", type=_path, default=Path("public"), show_default=True, help="输出文件夹 output folder"
)
_lang = click.option("--lang", type=click.Choice(LANGUAGES), help="信息的语言 language of messages")
_quiet = click.option("--quiet", is_flag=True, help="只报告问题 report problems only")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """比邻 Bilin：把区县政策文本的摘要变成可以比较的静态网站。"""


@commands.command("build")
@_content
@_output
@_sources
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="进程数，0 为自动 processes, 0 = automatic")
@click.option("--full", is_flag=True, help="不沿用上次的文件 start from nothing")
@click.option("--strict", is_flag=True, help="提醒也算错误 warnings are errors")
@_quiet
@_lang
def build_command(
    content: Path,
    output: Path,
    sources: Path | None,
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
    checked = _examine(say, content, sources, _logger(say, quiet))
    _report(say, checked.findings)
    if stops(checked.findings, strict=strict):
        _fail(_counts(say, "found", checked.findings), code=1)
    pages = _build(say, checked, output, jobs, full, quiet)
    if not quiet:
        seconds = f"{time.perf_counter() - start:.1f}"
        click.echo(say.said("built", pages=pages, seconds=seconds, output=output / "index.html"))


@commands.command("check")
@_content
@_sources
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="提醒也算错误 warnings are errors")
@click.option("--since", metavar="REV", help="已发布内容的更正须有记录 changes since this revision must be listed")
@click.option("--write-lock", is_flag=True, help="记下核对结果 record in evidence.lock what was verified")
@_lang
def check_command(
    content: Path, sources: Path | None, form: str, strict: bool, since: str | None, write_lock: bool, lang: str | None
) -> None:
    """检查内容，报告全部问题。 Check the content and report everything that is wrong."""
    say = _messages(lang)
    checked = _examine(say, content, sources, _silent)
    if write_lock and not stops(checked.findings, strict=False):
        if not checked.archived:
            _fail(say.failure("no-archive"))
        write_texts(content, locks(checked))
        checked = _examine(say, content, sources, _silent)
    if since:
        checked.findings.extend(_unlisted(say, content, checked, since))
    if form == "json":
        click.echo(say.json(checked.findings))
    elif form == "github":
        for one in checked.findings:
            click.echo(say.github(one))
    elif checked.findings:
        _report(say, checked.findings)
    else:
        click.echo(say.said("clean", files=checked.files))
    if form == "text" and not checked.archived:
        click.echo(say.said("no-sources"), err=True)
    if stops(checked.findings, strict=strict):
        _fail(_counts(say, "found-check", checked.findings), code=1)


@commands.command("serve")
@_content
@_output
@_sources
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="端口，0 为任意 port, 0 = any"
)
@_lang
def serve_command(content: Path, output: Path, sources: Path | None, port: int, lang: str | None) -> None:
    """生成网站并在本机预览。 Build the site and serve it on this machine."""
    say = _messages(lang)
    _refuse_overlap(say, output, content)
    checked = _examine(say, content, sources, _logger(say, quiet=False))
    _report(say, checked.findings)
    if stops(checked.findings, strict=False):
        _fail(_counts(say, "found", checked.findings), code=1)
    _build(say, checked, output, 0, full=False, quiet=False)
    try:
        httpd = server.bind(output, port=port)
    except OSError as error:
        _fail(say.failure("port", port=port, reason=error.strerror or error))
    click.echo(say.said("serving", address=f"http://127.0.0.1:{httpd.server_port}/"))
    try:
        httpd.serve_forever()
    except KeyboardInterrupt:
        click.echo(say.said("serve-stopped"))
    finally:
        httpd.server_close()


@commands.command("schema")
@_content
@click.argument("directory", type=_path)
@_lang
def schema_command(content: Path, directory: Path, lang: str | None) -> None:
    """写出各种内容文件的 JSON Schema。 Write the JSON Schema of every kind of content file."""
    say = _messages(lang)
    checked = _examine(say, content, None, _silent)
    if stops(checked.findings, strict=False):
        _report(say, checked.findings)
        _fail(_counts(say, "found-check", checked.findings), code=1)
    for path in write_texts(directory, schemas(checked.site.vocabularies)):
        click.echo(say.said("schema-written", path=path))


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


def _examine(say: Messages, content: Path, sources: Path | None, log: Log) -> Checked:
    if sources is not None and not sources.is_dir():
        _fail(say.failure("no-sources", path=sources))
    try:
        return examine(content, shown_as=_shown(content), sources=sources, log=log)
    except FileNotFoundError:
        _fail(say.failure("no-content", path=content))


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


def _messages(lang: str | None) -> Messages:
    """The catalogue asked for; else English where the locale is English, else Chinese."""
    if lang is None:
        named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
        lang = "en" if named.startswith("en") else "zh"
    return messages(lang)


def _report(say: Messages, findings: list[Finding]) -> None:
    for one in findings:
        click.echo(say.line(one), err=True)


def _counts(say: Messages, key: str, findings: list[Finding]) -> str:
    errors = sum(one.severity is Severity.ERROR for one in findings)
    return say.said(key, errors=errors, warnings=len(findings) - errors)


def _logger(say: Messages, quiet: bool) -> Log:
    def log(stage: str, count: int, seconds: float) -> None:
        text = say.said(f"stage-{stage}", count=count)
        click.echo(say.said("stage-line", text=text, seconds=f"{seconds:.2f}"), err=True)

    return _silent if quiet else log


def _silent(stage: str, count: int, seconds: float) -> None:
    pass


def _fail(text: str, *, code: int = 2) -> NoReturn:
    click.echo(text, err=True)
    sys.exit(code)
