"""The pages in English of a site in Chinese: a second copy of some of its pages, in a folder of their own.

Downloads, feeds and data are there once, and search reads the Chinese pages alone; their names in English lead here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder import urls
from builder.views.page import Page


def english_pages(pages: Iterable[Page]) -> Iterator[Page]:
    """Those of the pages of a site in English that lie beside pages in Chinese."""
    return (page.in_english() for page in pages if urls.has_english(page.path))
