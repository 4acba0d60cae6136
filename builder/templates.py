"""The files that pages are rendered with: templates, words, scripts, styles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Templates:
    """What the site is rendered with: sources of templates by name, interface strings, style sheet, script, files."""

    sources: dict[str, str]
    strings: str
    styles: str
    script: str
    page_scripts: dict[str, str]
    """By name of a page's template: the script that this page alone loads."""
    static: dict[str, bytes]
    preview: dict[str, bytes]
    """What only the preview adds to pages."""


def load_templates(folder: Path) -> Templates:
    """Everything in the templates folder. Raise `OSError` or `UnicodeDecodeError`: maintainers' files, not editors'."""
    files = [*sorted(folder.rglob("*.html")), *sorted(folder.glob("scripts/*.js"))]
    styles = [folder / "styles" / f"{name}.css" for name in ("tokens", "base", "layout")]
    styles += [*sorted(folder.glob("components/*/*.css")), folder / "styles" / "print.css"]
    return Templates(
        sources={path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files},
        strings=(folder / "strings.yaml").read_text("utf-8"),
        styles="\n".join(path.read_text("utf-8") for path in styles),
        script="\n".join(path.read_text("utf-8") for path in sorted(folder.glob("components/*/*.js"))),
        page_scripts={
            page.name: "\n".join(path.read_text("utf-8") for path in sorted(page.glob("*.js")))
            for page in sorted(folder.glob("pages/*/"))
        },
        static=_files(folder / "static"),
        preview=_files(folder / "preview"),
    )


def _files(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
