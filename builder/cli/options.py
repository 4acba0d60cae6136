"""What all commands share: common options, and the language they speak. It loads nothing that makes sites."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from builder.findings.errors import InternalError, UsageError, bilin_error
from builder.findings.messages import LANGUAGES, Messages, messages
from builder.system.names import readable

OUTPUT = Path("public")
"""Where a site is published, unless somebody says otherwise."""
_UNUSABLE = (errno.ENAMETOOLONG, errno.ELOOP)
_SHOWN = 80
"""Characters of a path that has too many."""


class _UsablePath(click.Path):
    """A path that the system can look up, whether something is there or not."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Read a path. Raise `UsageError` for one that no command can do anything with."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        place = str(path.absolute())  # with the folder that the program was started in
        if readable(place) != place:
            raise UsageError("unusable-path", path=readable(place), reason="not UTF-8")
        try:
            path.stat()
        except OSError as error:
            if error.errno in _UNUSABLE:
                shown = f"{value:.{_SHOWN}}…" if len(str(value)) > _SHOWN else value
                raise UsageError("unusable-path", path=shown, reason=error.strerror) from error
        return path


PATH = _UsablePath(path_type=Path)
LANG = "--lang"


def messages_in(language: str | None) -> Messages:
    """The catalogue of a language; without one, English where the locale is English, else Chinese."""
    if language is None:
        locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
        language = "en" if locale.startswith("en") else "zh"
    return messages(language)


def asked_language(arguments: Sequence[str]) -> str | None:
    """The language that arguments ask for, wherever they do: what is wrong before `--lang` is told in it as well."""
    pairs = zip(arguments, [*arguments, ""][1:], strict=True)
    given = [value if name == LANG else name.removeprefix(f"{LANG}=") for name, value in pairs if name.startswith(LANG)]
    return next((language for language in reversed(given) if language in LANGUAGES), None)


def speak(ctx: click.Context, language: str) -> None:
    """Leave the catalogue of a language where `messages_of` finds it."""
    ctx.meta[__name__] = messages_in(language)


def messages_of(ctx: click.Context) -> Messages:
    """The catalogue of the command that runs, as far as its options have been read."""
    say = ctx.meta.get(__name__)
    return say if isinstance(say, Messages) else messages_in(None)


def print_error(say: Messages, error: Exception) -> int:
    """Say why a command failed, and return the exit code for it. BILIN_DEBUG shows where an unknown error arose."""
    failure = bilin_error(error)
    if isinstance(failure, InternalError) and os.environ.get("BILIN_DEBUG"):
        click.echo("".join(traceback.format_exception(error)), err=True)
    if text := failure.message(say):
        click.echo(text, err=True)
    return failure.exit_code


def _remember(ctx: click.Context, _: click.Parameter, language: str | None) -> Messages:
    """Turn `--lang` into its catalogue, and leave that where the group of commands finds it."""
    say: Messages = ctx.meta.setdefault(__name__, messages_in(language))
    return say


def archive_options(*, network: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command its store of source texts as `access`. Without `network` it has what was fetched before."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @click.option(
            "--sources",
            metavar="FOLDER|ZIP|URL",
            envvar="BILIN_ARCHIVE",
            help="存档：文件夹、zip 或含 {sha256} 的 https 网址 store of source texts",
        )
        @click.option(
            "--cache", type=PATH, envvar="BILIN_CACHE", help="从网上取来的文本放在哪里 where fetched texts are kept"
        )
        @wraps(command)
        def run(*, sources: str | None, cache: Path | None, **others: Any) -> None:
            from builder.store.access import Access

            # Whatever is shown of a command names its options: a secret must not be one.
            header = os.environ.get("BILIN_ARCHIVE_HEADER", "")
            command(access=Access(sources, cache or _user_cache(), header, network), **others)

        return run

    return decorate


def _user_cache() -> Path:
    """Where the programs of this user keep what they can fetch again."""
    given = os.environ.get("XDG_CACHE_HOME" if sys.platform != "win32" else "LOCALAPPDATA")
    usual = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    return Path(given or os.path.expanduser(usual)) / "bilin" / "texts"  # a user without a home has "~"


content_option = click.option(
    "--content", type=PATH, default=Path("content"), show_default=True, help="内容文件夹 content folder"
)
require_sources_option = click.option(
    "--require-sources",
    is_flag=True,
    envvar="BILIN_REQUIRE_SOURCES",
    help="来源文件不齐就算错误 an error unless all source texts are at hand",
)
output_option = click.option("--output", type=PATH, default=OUTPUT, show_default=True, help="输出文件夹 output folder")
templates_option = click.option(
    "--templates",
    "own_templates",
    type=PATH,
    help="自己的模板文件夹，同名的文件取代程序自带的 own templates, each file in place of the one of its name",
)
drafts_option = click.option("--drafts", is_flag=True, help="连同草稿 with drafts")
strict_option = click.option("--strict", is_flag=True, help="提醒也算错误 warnings are errors")
lang_option = click.option(
    "--lang", "say", type=click.Choice(LANGUAGES), callback=_remember, help="信息的语言 language of messages"
)
"""Gives a command its catalogue as `say`."""
