"""The same content for Eleventy: a Markdown file for each page, with the data in front of it that its layout shows.

What Hugo finds by itself, taxonomies, neighbours and related pages, is written into the data: Eleventy has no such
things, and whoever uses it computes them before. Its build is spared that work.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from builder.model.site import Plan, Programme, Site
from tests.bench.hugo import parts_of, plan_data, programme_data

LAYOUTS = Path(__file__).parent / "layouts"
CONFIG = """export const config = {
  dir: { input: "content", includes: "../layouts", layouts: "../layouts", data: "../data" },
  markdownTemplateEngine: false,
};
"""
_RELATED = 5
_SUMMARY = 70
"""So many characters of a text does Hugo show in lists."""
Data = dict[str, Any]


def write_eleventy_site(site: Site, folder: Path) -> None:
    """Write a folder that Eleventy builds: pages of themes are split where ours are."""
    shutil.copytree(LAYOUTS, folder / "layouts")
    (folder / "package.json").write_text('{"type": "module"}\n', encoding="utf-8")
    (folder / "eleventy.config.js").write_text(CONFIG, encoding="utf-8")
    programmes = _list_programmes(site)
    themes = {theme: {"name": theme, "url": f"/themes/{theme}/"} for theme in sorted(_by_theme(programmes, "themes"))}
    (folder / "data").mkdir()
    (folder / "data" / "themes.json").write_text(json.dumps(list(themes.values())), encoding="utf-8")
    for data in programmes.values():
        data["theme_links"] = [themes[theme] for theme in data["themes"]]
    _write_plans(site, programmes, folder / "content")
    _write_themes(programmes, folder / "content")


def _list_programmes(site: Site) -> dict[tuple[str, str], Data]:
    parts = parts_of(site)
    return {
        (plan.key, programme.id): _describe(plan, programme, parts.get(plan.key, {}))
        for plan in site.plans
        for programme in plan.programmes
    }


def _describe(plan: Plan, programme: Programme, parts: Mapping[str, str]) -> Data:
    data = programme_data(plan, programme, parts)
    own = {"url": f"/{plan.key}/{programme.id}/", "plan_url": f"/{plan.key}/", "plan_title": plan.title}
    return {**data, **own, "summary": programme.body.strip()[:_SUMMARY]}


def _by_theme(programmes: Mapping[tuple[str, str], Data], key: str) -> dict[str, list[Data]]:
    groups: dict[str, list[Data]] = {}
    for data in programmes.values():
        for theme in data[key]:
            groups.setdefault(theme, []).append(data)
    return groups


def _write_plans(site: Site, programmes: Mapping[tuple[str, str], Data], content: Path) -> None:
    by_theme = _by_theme(programmes, "themes")
    home = []
    for plan in site.plans:
        own = [programmes[plan.key, programme.id] for programme in plan.programmes]
        home.append({**plan_data(plan), "url": f"/{plan.key}/", "count": len(own)})
        listed = [_pick(each, "url", "title", "summary", "theme_links", "status", "cite") for each in own]
        _write(content / plan.key / "index.md", "plan", {**plan_data(plan), "programmes": listed}, plan.summary)
        for at, programme in enumerate(plan.programmes):
            beside = [_pick(each, "url", "title") for each in own[max(at - 1, 0) : at + 2]]
            data = {**own[at], "previous": beside[0] if at else None, "next": beside[-1] if at + 1 < len(own) else None}
            related = (each for theme in own[at]["themes"] for each in by_theme[theme] if each is not own[at])
            data["related"] = [_pick(each, "url", "title") for each in islice(related, _RELATED)]
            _write(content / plan.key / f"{programme.id}.md", "programme", data, programme.body)
    _write(content / "index.md", "home", {"title": "比邻", "plans": home}, "")


def _write_themes(programmes: Mapping[tuple[str, str], Data], content: Path) -> None:
    for folder, key in (("themes", "themes"), ("parts", "parts")):
        for theme, listed in _by_theme(programmes, key).items():
            places: dict[str, list[Data]] = {}
            for data in listed:
                places.setdefault(data["place"], []).append(_pick(data, "url", "title", "summary", "status", "lead"))
            groups = [{"place": place, "programmes": own} for place, own in places.items()]
            _write(content / folder / f"{theme}.md", "theme", {"title": theme, "groups": groups}, "")
        names = sorted(_by_theme(programmes, key))
        _write(
            content / folder / "index.md",
            "base",
            {"title": folder},
            "\n".join(f"- [{n}](/{folder}/{n}/)" for n in names),
        )


def _pick(data: Data, *names: str) -> Data:
    return {name: data[name] for name in names}


def _write(path: Path, layout: str, data: Mapping[str, object], text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    front = {key: value for key, value in data.items() if key not in ("url", "type")}
    head = json.dumps({"layout": f"{layout}.njk", **front}, ensure_ascii=False, indent=1)
    path.write_text(f"---json\n{head}\n---\n\n{text}", encoding="utf-8")
