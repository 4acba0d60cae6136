"""The same content for Hugo: a page for each plan, programme and theme, with its data in front of its text."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from builder.compare.page_weight import TermPages
from builder.model.site import Plan, Programme, Site
from builder.model.types import Absent

LAYOUTS = Path(__file__).parent / "layouts"
CONFIG = {
    "baseURL": "https://example.org/",
    "languageCode": "zh-CN",
    "title": "比邻",
    "hasCJKLanguage": True,
    "disableKinds": ["RSS", "sitemap", "robotsTXT", "404"],
    "taxonomies": {"theme": "themes", "part": "parts"},
    "related": {"threshold": 10, "indices": [{"name": "themes", "weight": 100}, {"name": "instruments", "weight": 50}]},
}


def write_hugo_site(site: Site, folder: Path) -> None:
    """Write a folder that Hugo builds: pages of themes are split where ours are."""
    shutil.copytree(LAYOUTS, folder / "layouts")
    (folder / "hugo.json").write_text(json.dumps(CONFIG, ensure_ascii=False), encoding="utf-8")
    parts = parts_of(site)
    for plan in site.plans:
        _write(folder / "content" / plan.key / "_index.md", plan_data(plan), plan.summary)
        for weight, programme in enumerate(plan.programmes, 1):
            data = {"weight": weight, **programme_data(plan, programme, parts.get(plan.key, {}))}
            _write(folder / "content" / plan.key / f"{programme.id}.md", data, programme.body)


def parts_of(site: Site) -> dict[str, dict[str, str]]:
    """By plan and theme: the part of the theme's page that has the plan, where it is split."""
    pages, parts = TermPages(site), {plan.key: dict[str, str]() for plan in site.plans}
    for theme in site.vocabularies["themes"].terms:
        for part in pages.split(site, "themes", theme):
            for plan in part.plans:
                parts[plan.key][theme] = part.code
    return parts


def _write(path: Path, data: dict[str, object], text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(data, ensure_ascii=False, indent=1)}\n\n{text}", encoding="utf-8")


def plan_data(plan: Plan) -> dict[str, object]:
    """What the page of a plan shows."""
    return {
        "title": plan.title,
        "type": "plan",
        "place": plan.district.full_name,
        "code": plan.district.code,
        "year": plan.year,
        "organisations": [{"name": name, "agency": body.agency} for name, body in plan.organisations.items()],
    }


def programme_data(plan: Plan, programme: Programme, parts: Mapping[str, str]) -> dict[str, object]:
    """What the page of a programme shows. `parts`: by theme, the part of its page that has the plan."""
    themes = _listed(programme.themes)
    return {
        "title": programme.name.zh,
        "type": "programme",
        "place": plan.district.full_name,
        "number": str(programme.number),
        "section": str(programme.section),
        "themes": themes,
        "parts": [f"{theme}-{parts[theme]}" for theme in themes if theme in parts],
        "instruments": _listed(programme.instruments),
        "target_groups": _listed(programme.target_groups),
        "lead": _listed(programme.lead),
        "partners": _listed(programme.partners),
        "status": str(programme.status),
        "cite": [str(number) for span in programme.cite for number in span.paragraphs],
        "measures": [
            {"id": measure.id, "name": measure.name.zh, "summary": str(measure.summary), "status": str(measure.status)}
            for measure in programme.measures
        ],
        "quantities": [
            {"id": quantity.id, "label": str(quantity.label), "value": str(quantity.value), "unit": quantity.unit or ""}
            for quantity in programme.quantities
        ],
    }


def _listed(values: Absent | Iterable[str] | None) -> list[str]:
    return [] if values is None or isinstance(values, Absent) else [str(value) for value in values]
