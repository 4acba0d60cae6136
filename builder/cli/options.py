"""What all commands share: their common options, the language they speak, and how they end."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from builder.findings.messages import LANGUAGES, Messages, messages

PATH = click.Path(path_type=Path)
content_option = click.option(
    "--content", type=PATH, default=Path("content"), show_default=True, help="内容文件夹 content folder"
)
sources_option = click.option("--sources", type=PATH, help="来源文件目录 folder of archived sources")
lang_option = click.option("--lang", type=click.Choice(LANGUAGES), help="信息的语言 language of messages")


def spoken(lang: str | None) -> Messages:
    """The catalogue asked for; else English where the locale is English, else Chinese."""
    if lang is None:
        named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
        lang = "en" if named.startswith("en") else "zh"
    return messages(lang)


def fail(text: str, *, code: int = 2) -> NoReturn:
    """Say why, and end the process."""
    click.echo(text, err=True)
    sys.exit(code)
