"""Where pages in English lie beside Chinese ones, as far as paths tell."""

from __future__ import annotations

import re
from functools import cache

_ENGLISH = "en"
_IN_ENGLISH = re.compile(
    r"index\.html|(themes|indicators)/.+\.html|districts/[^/]+(/(?!gaps\.)[^/]+(/(?!source\.|who\.)[^/]+)?)?\.html"
)
"""Pages of districts, plans, programmes, themes and indicators, their lists, and the home page."""


def english_url(path: str) -> str:
    """Where a page lies in English, on a site that has pages in both languages."""
    return f"{_ENGLISH}/{path}"


@cache
def has_english(path: str) -> bool:
    """Whether such a site has the page at a path in English too.

    >>> has_english("districts/aa/plan-a/fund.html"), has_english("districts/aa/plan-a/source.html")
    (True, False)
    >>> has_english("themes/index.html"), has_english("themes/housing/feed.xml"), has_english("compare/index.html")
    (True, False, False)
    """
    return bool(_IN_ENGLISH.fullmatch(path))


def path_of(target: str) -> str:
    """The path that a link within the site names, without query and anchor.

    >>> path_of("numbers/index.html?nature=money#list")
    'numbers/index.html'
    """
    return target.partition("#")[0].partition("?")[0]
