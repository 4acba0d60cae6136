"""The files that pages are rendered with: templates, words, scripts, styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from builder.model.schema.site import Config
from builder.text.foreign import CHINESE
from builder.text.strings import Strings, strings_from

_CATALOGUES = {CHINESE: "strings.yaml", "en": "strings.en.yaml"}
_OWN_LINES_COMMENT = re.compile(r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Templates:
    """What the site is rendered with: sources of templates by name, interface strings, style sheet, script, files."""

    sources: dict[str, str]
    strings: dict[str, str]
    """By language."""
    styles: str
    script: str
    page_scripts: dict[str, str]
    """By name of a page's template: the script that this page alone loads."""
    static: dict[str, bytes]
    preview: dict[str, bytes]
    """What only the preview adds to pages."""


def load_templates(folder: Path) -> Templates:
    """Everything in the templates folder. Raise `OSError` or `UnicodeDecodeError`: maintainers' files, not editors'."""
    files = [*folder.rglob("*.html"), *folder.glob("scripts/*.js")]
    bundles = _bundles(folder)
    return Templates(
        sources={path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files},
        strings={locale: (folder / name).read_text("utf-8") for locale, name in _CATALOGUES.items()},
        styles=bundles.pop("site.css"),
        script=bundles.pop("site.js"),
        page_scripts={name.removesuffix(".js"): text for name, text in bundles.items()},
        static=_files(folder / "static"),
        preview=_files(folder / "preview"),
    )


def interface_words(templates: Templates, config: Config) -> Strings:
    """The interface's words on the site of `config`."""
    name = config.subject.name
    subject = name.zh if config.locale == CHINESE else name.en or name.zh
    return strings_from(templates.strings[config.locale], subject, config.locale)


def _bundles(folder: Path) -> dict[str, str]:
    """The served scripts and style sheet by name, each made of its sources in the order that `bundles.yaml` gives.

    Raise `OSError` for a source that is listed and missing, or that is there and listed nowhere.
    """
    bundles: dict[str, list[str]] = yaml.safe_load((folder / "scripts/bundles.yaml").read_text("utf-8"))
    listed = {file for files in bundles.values() for file in files}
    for file in _script_sources(folder):
        if file not in listed:
            raise OSError(0, "not listed in scripts/bundles.yaml, so no page would have it", str(folder / file))
    return {name: "\n".join(_served(folder / file) for file in files) for name, files in bundles.items()}


def _served(path: Path) -> str:
    text = path.read_text("utf-8")
    return without_comments(text) if path.suffix == ".js" else text


def without_comments(script: str) -> str:
    r"""A script without the comments that have lines of their own: types and reasons are for its maintainers.

    >>> without_comments("/** @param {string} text */\nsay(text); /* kept */\n")
    'say(text); /* kept */\n'
    """
    return _OWN_LINES_COMMENT.sub("", script)


def _script_sources(folder: Path) -> Iterator[str]:
    """The scripts and style sheets that bundles are made of: not the templates of data files, and no unit tests."""
    for part in ("components", "pages", "scripts/lib", "styles"):
        for path in sorted((folder / part).rglob("*")):
            if path.suffix in (".js", ".css") and not path.name.endswith(".test.js"):
                yield path.relative_to(folder).as_posix()


def _files(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
