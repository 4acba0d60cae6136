"""The search page. What it finds, its script draws; without one it says what it needs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from builder import urls
from builder.search.entries import FACETS, KINDS
from builder.views.context import Context, PageContext
from builder.views.frames import own_provenance, page_frame
from builder.views.parts import Frame, Link


@dataclass(frozen=True, slots=True)
class SearchView:
    """`search.html`."""

    frame: Frame
    help: str
    script: str
    pagefind: str
    words: str
    """What the script says, as JSON."""
    ways: tuple[Link, ...]
    """Where to look for things without a search."""


def search_view(context: Context) -> SearchView:
    """Where to search, and where results are drawn."""
    page = context.page(urls.SEARCH)
    frame = page_frame(
        page,
        title=page.t("search.title"),
        description=page.t("search.description"),
        breadcrumb=[Link(page.t("search.title"))],
        provenance=own_provenance(page, None),
        plans=context.site.plans,
    )
    return SearchView(
        frame=frame,
        help=_help(page),
        script=page.href(urls.page_script_url("search")),
        pagefind=page.href(f"{urls.SEARCH_FILES}/pagefind.js"),
        words=json.dumps(_words(context), ensure_ascii=False),
        ways=(
            Link(page.t("nav.districts"), page.href(urls.DISTRICTS)),
            Link(page.t("nav.themes"), page.href(urls.THEMES)),
            Link(page.t("nav.sitemap"), page.href(urls.SITEMAP_PAGE)),
        ),
    )


def _help(page: PageContext) -> str:
    initials = page.config.subject.initials
    return page.t("search.help", example=page.t("search.help_example", word=initials) if initials else "")


def _words(context: Context) -> dict[str, object]:
    prefix = "search.said."
    said = {key.removeprefix(prefix): text for key, text in context.t.words.items() if key.startswith(prefix)}
    facets = [[name, context.t(f"search.facet.{name}")] for name in FACETS]
    return {**said, "facets": facets, "kinds": {name: context.t(f"search.kind.{name}") for name in KINDS}}
