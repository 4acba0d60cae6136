"""The files that pages are rendered with: templates, words, scripts, styles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from builder.findings.errors import BrokenTemplateError
from builder.model.schema.site import Config
from builder.text.foreign import CHINESE, ENGLISH
from builder.text.strings import BrokenCatalogueError, Strings, strings_from
from builder.text.values import value_class
from builder.yamltext.tree import Loader

_CATALOGUES = {CHINESE: "strings.yaml", ENGLISH: "strings.en.yaml"}
_OWN_LINES_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/[ \t]*|//.*)\n", re.MULTILINE)
_TYPE = re.compile(r"/\*\* @type (?:[^*]|\*(?!/))*\*/ ?")
_DATA_TEMPLATE = re.compile(r"scripts/[^/]+\.js")


@value_class
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


def load_templates(folder: Path, own: Path | None = None) -> Templates:
    """Everything in the templates folder, each file of an operator's `own` folder in place of the one of its name.

    Raise `OSError` or `UnicodeDecodeError`: these are maintainers' files, not editors'.
    """
    files = _files(folder) | (_files(own) if own else {})
    bundles = _bundles(files, folder)
    return Templates(
        sources={name: path.read_text("utf-8") for name, path in files.items() if _is_template(name)},
        strings={locale: files.get(name, folder / name).read_text("utf-8") for locale, name in _CATALOGUES.items()},
        styles=bundles.pop("site.css"),
        script=bundles.pop("site.js"),
        page_scripts={name.removesuffix(".js"): text for name, text in bundles.items()},
        static=_bytes_below(files, "static/"),
        preview=_bytes_below(files, "preview/"),
    )


def divide_templates(theirs: Path, ours: Path) -> tuple[list[str], list[str]]:
    """Divides the files of an operator's folder: those that stand in for one of ours, and those that we do not have."""
    present, names = _files(ours), list(_files(theirs))
    return [name for name in names if name in present], [name for name in names if name not in present]


def _is_template(name: str) -> bool:
    return name.endswith(".html") or bool(_DATA_TEMPLATE.fullmatch(name))


def interface_words(templates: Templates, config: Config) -> Strings:
    """The interface's words on the site of `config`. Raise `BrokenTemplateError`."""
    name = config.subject.name
    subject = name.zh if config.locale == CHINESE else name.en or name.zh
    try:
        return strings_from(templates.strings[config.locale], subject, config.locale, _facet_words(config))
    except BrokenCatalogueError as error:
        raise BrokenTemplateError(_CATALOGUES[config.locale], error.line, error.problem) from error


def _facet_words(config: Config) -> tuple[tuple[str, str], ...]:
    """What the site calls its facets, by the names under which the catalogue has its own words for them."""
    words: dict[str, str] = {}
    for name, facet in config.facets:
        if facet and config.locale == CHINESE:
            words |= {name: facet.zh, name.removesuffix("s"): facet.zh, f"{name}_short": facet.short or facet.zh}
        elif facet:
            plural = facet.plural or (f"{facet.en}s" if facet.en else facet.zh)
            words |= {name: plural, name.removesuffix("s"): facet.en or facet.zh, f"{name}_short": plural}
    return tuple(words.items())


def _bundles(files: Mapping[str, Path], folder: Path) -> dict[str, str]:
    """The served scripts and style sheet by name, each made of its sources in the order that `bundles.yaml` gives.

    Raise `OSError` for a source that is listed and missing, or that is there and listed nowhere.
    """
    order = files.get("scripts/bundles.yaml", folder / "scripts/bundles.yaml").read_text("utf-8")
    bundles: dict[str, list[str]] = yaml.load(order, Loader=Loader)  # noqa: S506  (a safe one, in C where there is one)
    listed = {file for names in bundles.values() for file in names}
    for file in filter(_is_bundled, files):
        if file not in listed:
            raise OSError(0, "not listed in scripts/bundles.yaml, so no page would have it", str(files[file]))
    return {
        name: "\n".join(_served(files.get(file, folder / file)) for file in names) for name, names in bundles.items()
    }


def _served(path: Path) -> str:
    return without_comments(path.read_text("utf-8"))


def without_comments(text: str) -> str:
    r"""A script or style without types and the comments that have lines of their own: these are for its maintainers.

    >>> without_comments("/** @param {string} text */\nsay(/** @type {string} */ (text)); /* kept */\n")
    'say((text)); /* kept */\n'
    """
    return _TYPE.sub("", _OWN_LINES_COMMENT.sub("", text))


def _is_bundled(name: str) -> bool:
    """Whether bundles are made of this file: not the templates of data files, and no unit test."""
    if not name.endswith((".js", ".css")) or name.endswith(".test.js"):
        return False
    return name.startswith(("components/", "pages/", "scripts/lib/", "styles/"))


def _files(folder: Path) -> dict[str, Path]:
    """Every file of a folder by its name within it, in order."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def _bytes_below(files: Mapping[str, Path], start: str) -> dict[str, bytes]:
    return {name.removeprefix(start): path.read_bytes() for name, path in files.items() if name.startswith(start)}
