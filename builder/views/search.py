"""The search page. What it finds, its script draws; without one it says what it needs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from builder import paths
from builder.search.found import FACETS, KINDS
from builder.views.context import Context
from builder.views.parts import Frame, Link


@dataclass(frozen=True, slots=True)
class SearchView:
    """`search.html`."""

    frame: Frame
    script: str
    pagefind: str
    words: str
    """What the script says, as JSON."""
    ways: tuple[Link, ...]
    """Where to look for things without a search."""


def search(context: Context) -> SearchView:
    """Where to search, and where results are drawn."""
    page = context.page(paths.SEARCH)
    frame = page.frame(
        title=page.t("search.title"),
        description=page.t("search.description"),
        breadcrumb=[Link(page.t("search.title"))],
        provenance=page.own_provenance(None),
        plans=context.site.plans,
    )
    return SearchView(
        frame=frame,
        script=page.href(paths.page_script("search")),
        pagefind=page.href(f"{paths.SEARCH_FILES}/pagefind.js"),
        words=json.dumps(_words(context), ensure_ascii=False),
        ways=(
            Link(page.t("nav.districts"), page.href(paths.DISTRICTS)),
            Link(page.t("nav.themes"), page.href(paths.THEMES)),
            Link(page.t("nav.sitemap"), page.href(paths.SITEMAP_PAGE)),
        ),
    )


def _words(context: Context) -> dict[str, object]:
    prefix = "search.said."
    said = {key.removeprefix(prefix): text for key, text in context.t.words.items() if key.startswith(prefix)}
    facets = [[name, context.t(f"search.facet.{name}")] for name in FACETS]
    return {**said, "facets": facets, "kinds": {name: context.t(f"search.kind.{name}") for name in KINDS}}
