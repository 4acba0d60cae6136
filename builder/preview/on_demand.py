"""The files of a site, each made when somebody asks for it: what the preview shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import jinja2

from builder import urls
from builder.data.files import write_data
from builder.model.schema.site import Config
from builder.model.site import Site
from builder.pipeline import Checked
from builder.preview.watch import Stamps, read_stamps
from builder.processes.once import once
from builder.processes.scratch import scratch_folder
from builder.publish.folder import read_plain
from builder.publish.staging import Staging
from builder.render.contexts import context_of
from builder.render.render import asset_files, environments, languages, render, render_files
from builder.render.templates import Templates, load_templates
from builder.search import index
from builder.search.lexicon import read_lexicon
from builder.text.values import value_class
from builder.views.context import Context

_SCRATCH = "bilin-data-"
_AT_ONCE = 2
"""Indexes that are made at once: a large site has several."""

Files = Callable[[str], bytes | None]
"""The file at a path of the site, None where there is none."""


@value_class
class Look:
    """What pages are rendered with: templates as they are in their folder, and as they are compiled with words."""

    stamps: Stamps
    templates: Templates
    config: Config
    environments: dict[bool, jinja2.Environment]


def load_look(site: Site, templates: Path, own_templates: Path | None = None, earlier: Look | None = None) -> Look:
    """The look of a site: the `earlier` one while neither templates nor settings have changed."""
    stamps = read_stamps([templates, *([own_templates] if own_templates else [])])
    if earlier and earlier.stamps == stamps and earlier.config == site.config:
        return earlier
    loaded = load_templates(templates, own_templates)
    return Look(stamps, loaded, site.config, environments(loaded, site))


def files_on_demand(checked: Checked, look: Look, *, today: date | None = None) -> Files:
    """The files of a site without errors, each made when it is asked for by its path."""
    shared = context_of(checked.site, look.templates, checked.ledger, today=today)
    in_languages = languages(look.environments, shared)
    env = in_languages[False][0]
    pages = {page.path: page for page in checked.pages}
    ready = asset_files(look.templates, shared)

    @once
    def search_files() -> dict[str, bytes]:
        rendered = [
            index.SearchPage(page.path, entry, render(env, shared, page))
            for page in checked.pages
            if (entry := page.search_entry(checked.site, shared.t))
        ]
        return index.files(rendered, read_lexicon(checked.site), jobs=_AT_ONCE)

    @once
    def data() -> tuple[Context, dict[str, bytes]]:
        with scratch_folder(_SCRATCH) as folder:
            context, written = write_data(shared, Staging(folder, None))
            return context, {path: read_plain(folder / path) or b"" for path in written}

    def file(path: str) -> bytes | None:
        if path.startswith(f"{urls.SEARCH_FILES}/"):
            return search_files().get(path)
        if path in pages:
            language = (env, data()[0]) if path == urls.DATA else in_languages[pages[path].is_english]
            return render(*language, pages[path])
        if path.startswith(f"{urls.API}/"):
            return data()[1].get(path)
        stem, _, kind = path.rpartition(".")
        page = pages.get(f"{stem}.html")
        if page and path in (urls.markdown_url(page.path), urls.export_url(page.path, "png")):
            return render_files(*in_languages[page.is_english], page).get(path)
        exported = pages.get(page.target, page) if page else None
        if exported and exported.exported:
            return render_files(env, shared, exported).get(urls.export_url(exported.path, kind))
        return ready.get(path)

    return file
