"""What all commands share: common options, and the language they speak. It loads nothing that makes sites."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

import click

from builder.findings.errors import InternalError, bilin_error
from builder.findings.messages import LANGUAGES, Messages, messages

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "site_templates"
PATH = click.Path(path_type=Path)


def messages_in(language: str | None) -> Messages:
    """The catalogue of a language; without one, English where the locale is English, else Chinese."""
    if language is None:
        locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
        language = "en" if locale.startswith("en") else "zh"
    return messages(language)


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


content_option = click.option(
    "--content", type=PATH, default=Path("content"), show_default=True, help="内容文件夹 content folder"
)
sources_option = click.option("--sources", type=PATH, help="来源文件目录 folder of archived sources")
output_option = click.option(
    "--output", type=PATH, default=Path("public"), show_default=True, help="输出文件夹 output folder"
)
drafts_option = click.option("--drafts", is_flag=True, help="连同草稿 with drafts")
strict_option = click.option("--strict", is_flag=True, help="提醒也算错误 warnings are errors")
lang_option = click.option(
    "--lang", "say", type=click.Choice(LANGUAGES), callback=_remember, help="信息的语言 language of messages"
)
"""Gives a command its catalogue as `say`."""
