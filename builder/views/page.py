"""What a page is before it is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from builder import urls
from builder.findings.finding import Place
from builder.model.site import Site
from builder.search.entries import SearchEntry
from builder.text.strings import Strings
from builder.text.values import value_class
from builder.views.context import Context

Entry = Callable[[Site, Strings], SearchEntry]


@value_class
class Page:
    """A page to come: its path, its template, how to make its view, and the content it comes from."""

    path: str
    template: str
    view: Callable[[Context], Any]
    place: Place
    entry: Entry | None = None
    """Tells how search finds it: see `search_entry`. A page without it is not searched."""
    exported: bool = False
    """Whether its tables can be taken away: their files lie beside it."""
    target: str = ""
    """Where it leads, if it only stands at an old address."""
    is_english: bool = False
    """Whether it is in English on a site in Chinese."""

    def in_english(self) -> Page:
        """The page in English that lies beside this one, which is of a site in English."""
        target = urls.english_url(self.target) if urls.has_english(self.target) else self.target
        path = urls.english_url(self.path)
        return Page(path, self.template, self.view, self.place, target=target, is_english=True)

    def search_entry(self, site: Site, t: Strings) -> SearchEntry | None:
        """How search finds it: its names in English lead to the page in English that lies beside it, if one does.

        `t`: the words of the interface, of which some name pages of the site itself. The entry takes more room than all
        the rest of a page, and is made where it is asked for.
        """
        entry = self.entry(site, t) if self.entry else None
        is_in_both = site.english is not None and urls.has_english(self.path)
        return replace(entry, english=urls.english_url(self.path)) if entry and is_in_both else entry

    @property
    def is_script(self) -> bool:
        """Whether this is data for a script or a program, which nobody reads as a page."""
        return self.path.endswith((".js", ".json"))

    @property
    def is_published(self) -> bool:
        """Whether it is a page of its own, which readers keep the address of."""
        return self.path.endswith(".html") and self.template not in ("redirect", "removed")

    @property
    def source(self) -> str:
        """The name of its template's file."""
        return f"scripts/{self.template}.js" if self.is_script else f"pages/{self.template}.html"


def count_pages(pages: Iterable[Page]) -> int:
    """How many of them are pages that readers see, and not data."""
    return sum(page.path.endswith(".html") for page in pages)
