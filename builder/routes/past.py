"""For each page that counts what is in force, a second one that also counts what is no longer in force."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from builder import urls
from builder.model.editions import has_past
from builder.model.site import Site
from builder.views.page import Page

_COUNTING = frozenset(["agencies", "facet", "gaps", "indicator", "numbers", "programmes"])
"""Templates of the pages that count what plans state."""


def past_pages(site: Site, pages: Sequence[Page]) -> list[Page]:
    """The pages that count what is in force, once more with what is not; whether they exist never depends on the day.

    A page that only leads to its parts has none.
    """
    if not has_past(site):
        return []
    counting = [page for page in pages if page.template in _COUNTING and page.exported]
    split = {f"{page.path.rpartition('/')[0]}.html" for page in counting}
    return [_past_page(page) for page in counting if page.path not in split]


def without_past(site: Site, pages: Iterable[Page]) -> dict[str, str]:
    """By the address of each second page that there would be, the page that counts all there is: nothing has ended."""
    if has_past(site):
        return {}
    return {urls.past_url(page.path): page.path for page in pages if page.template in _COUNTING}


def _past_page(page: Page) -> Page:
    view: Callable[..., object] = page.view
    return replace(page, path=urls.past_url(page.path), view=partial(view, with_past=True), entry=None)
