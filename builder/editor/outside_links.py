"""Whether the outside addresses that a built site links to still answer."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from http.client import HTTPException

from builder.text.values import value_class

TIMEOUT = 20
"""Seconds to wait for an answer."""
AT_ONCE = 8
_LINK = re.compile(rb'<a\b[^>]*\bhref="(https?://[^"]+)"')


@value_class
class LinkAnswer:
    """What an address answered: an HTTP status, or why there was none; and the first page that links to it."""

    address: str
    page: str
    alive: bool
    words: str


def find_addresses(pages: Mapping[str, bytes]) -> dict[str, str]:
    """Outside addresses in the pages' HTML, each with the first page that links to it."""
    first_pages: dict[str, str] = {}
    for path in sorted(pages):
        for match in _LINK.finditer(pages[path]):
            first_pages.setdefault(unescape(match[1].decode("utf-8", errors="replace")), path)
    return first_pages


def ask_addresses(first_pages: Mapping[str, str]) -> Iterator[LinkAnswer]:
    """Ask each address, in their order."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(lambda link: _answer(*link), first_pages.items())


def _answer(address: str, page: str) -> LinkAnswer:
    request = urllib.request.Request(address, headers={"User-Agent": "bilin-links"})  # noqa: S310  (http and https only)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
            return LinkAnswer(address, page, alive=True, words=str(response.status))
    except urllib.error.HTTPError as error:
        return LinkAnswer(address, page, alive=False, words=str(error.code))
    except (OSError, HTTPException, ValueError) as error:
        return LinkAnswer(
            address, page, alive=False, words=str(getattr(error, "reason", error)) or type(error).__name__
        )
