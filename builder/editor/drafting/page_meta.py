"""What a saved page says about itself out of sight: the meta tags of government sites, and where it was saved from."""

from __future__ import annotations

import re

from builder.documents.page_head import read_head
from builder.processes.caged import CageError, run_caged
from builder.text.values import value_class

# The names of the standard for government sites (国办发〔2017〕47号), then what other pages use.
_NAMES = {
    "title": ("articletitle", "og:title"),
    "published": ("pubdate", "publishdate", "firstpublishedtime", "article:published_time"),
    "publisher": ("contentsource", "source"),
    "site": ("sitename", "og:site_name"),
    "url": ("url", "og:url"),
}
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->", re.IGNORECASE)


@value_class
class PageMeta:
    """Empty where the page does not say. `published` is as written."""

    title: str = ""
    published: str = ""
    publisher: str = ""
    site: str = ""
    url: str = ""


def read_page_meta(page: str) -> PageMeta:
    """What the page's head says. Nothing for a text that is no page, or a page that its parser cannot stand."""
    if not page:
        return PageMeta()
    try:
        head = run_caged(read_head, page.replace("\0", "").encode(errors="replace"))
    except CageError:
        return PageMeta()
    values = {key: next((head[name] for name in names if name in head), "") for key, names in _NAMES.items()}
    saved = _SAVED_FROM.search(page[:2000])
    values["url"] = values["url"] or head["canonical link"] or (saved[1] if saved else "")
    values["title"] = " ".join((values["title"] or head["title of the page"]).split())
    return PageMeta(**values)
