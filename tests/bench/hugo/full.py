"""The pages of ours for Hugo: the same facts on each, given as finished, plain data in front of it.

What ours derives of the content (rows, cells, what is comparable, marks, counts, addresses) stands in the data already,
prose as mark-up: Hugo has nothing to do but to show it. What is the same around all pages of a folder stands in data
files, which layouts show once (`partialCached`). Words of the interface stand in the layouts, in Chinese.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from builder.pipeline import Checked
from builder.processes.program import TEMPLATES
from builder.render.contexts import context_of
from builder.render.render import view_of
from builder.render.templates import load_templates
from builder.views.page import Page
from builder.views.pieces import Link
from tests.bench import ours

FOLDER = Path(__file__).parent / "full"
CONFIG = {
    "baseURL": "https://example.org/",
    "locale": "zh-CN",
    "title": "比邻",
    "hasCJKLanguage": True,
    "disableHugoGeneratorInject": True,
    "disableKinds": ["RSS", "sitemap", "robotsTXT", "404", "section", "taxonomy", "term"],
}
TYPES = {"home": "home", "plan": "plan", "programme": "programme", "facet": "theme", "facets": "themes"}
"""What Hugo calls the kinds of pages, each with a layout, by our templates."""
VERIFIED = {"verbatim": "yes", "attested": "yes", "read": "yes", "inferred": "inferred", "derived": "derived"}
"""As our component `cell` has it."""
_READ = re.compile(r"\.([a-z_]+)")


def write_full_site(checked: Checked, folder: Path) -> None:
    """Write a folder of which Hugo builds the pages that `ours` builds, at the same addresses."""
    shutil.copytree(FOLDER, folder)
    (folder / "hugo.json").write_text(json.dumps(CONFIG, ensure_ascii=False), encoding="utf-8")
    context = context_of(checked.site, load_templates(TEMPLATES), checked.ledger)
    # What is around a page many pages have in common: it stands aside, once, under a name.
    names, around = names_read(folder / "layouts"), dict[str, str]()
    for page in ours.pages_of_both(checked):
        view = plain(view_of(context, page), names)
        text = json.dumps(view["frame"]["around"], ensure_ascii=False, sort_keys=True)
        view["frame"]["around"] = around.setdefault(text, f"around{len(around)}")
        _write_page(folder / "content", page, view)
    parts = {key: json.loads(text) for text, key in around.items()}
    (folder / "data" / "around.json").write_text(json.dumps(parts, ensure_ascii=False), encoding="utf-8")


def names_read(layouts: Path) -> frozenset[str]:
    """What layouts read of a view: every name after a dot."""
    texts = (path.read_text("utf-8") for path in layouts.rglob("*.html"))
    return frozenset(name for text in texts for name in _READ.findall(text))


def plain(value: Any, names: frozenset[str]) -> Any:
    """A view as JSON has it, without what no layout reads and without what is empty."""
    if is_dataclass(value):
        read = ((name, plain(getattr(value, name), names)) for name in _names_of(value.__class__, names))
        return _with_verified({name: part for name, part in read if not _is_empty(part)}) or {"present": True}
    if isinstance(value, Mapping):
        return {str(key): plain(part, names) for key, part in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [plain(part, names) for part in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _with_verified(data: dict[str, Any]) -> dict[str, Any]:
    """With what pages say of how a claim was compared, beside each mark."""
    marks = [(name, mark) for name, mark in data.items() if name.endswith("mark") and isinstance(mark, str)]
    return data | {f"{name.removesuffix('mark')}verified": VERIFIED.get(mark, "no") for name, mark in marks}


def _is_empty(value: object) -> bool:
    return value is None or value is False or value in ("", [])


@cache
def _names_of(kind: type, names: frozenset[str]) -> tuple[str, ...]:
    """What is read of values of a class: its fields and properties, no methods.

    Most pieces are links: they alone do not say what they are.
    """
    read = names - {"kind"} if issubclass(kind, Link) else names
    return tuple(sorted(name for name in read if hasattr(kind, name) and not callable(getattr(kind, name))))


def _write_page(content: Path, page: Page, view: Mapping[str, Any]) -> None:
    kind = TYPES[page.template]
    name = page.path.removesuffix(".html").replace("index", "all")  # `index.md` would make a bundle of its folder
    path = content / ("_index.md" if kind == "home" else f"{name}.md")
    data = {"title": view["frame"]["title"], "type": kind, "url": f"/{page.path}", "view": view}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
