"""What a saved page says about itself out of sight: the meta tags of government sites, and where it was saved from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

# The names of the standard for government sites (国办发〔2017〕47号), then what other pages use.
_NAMES = {
    "title": ("articletitle", "og:title"),
    "published": ("pubdate", "publishdate", "firstpublishedtime", "article:published_time"),
    "publisher": ("contentsource", "source"),
    "site": ("sitename", "og:site_name"),
    "url": ("url", "og:url"),
}
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageMeta:
    """Empty where the page does not say. `published` is as written."""

    title: str = ""
    published: str = ""
    publisher: str = ""
    site: str = ""
    url: str = ""


class _MetaReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.values: dict[str, str] = {}
        self.canonical = ""
        self.title: list[str] = []
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: (value or "").strip() for name, value in attrs}
        if tag == "meta":
            name = (values.get("name") or values.get("property") or "").casefold()
            if name and values.get("content"):
                self.values.setdefault(name, values["content"])
        elif tag == "link" and values.get("rel", "").casefold() == "canonical":
            self.canonical = self.canonical or values.get("href", "")
        self.in_title = tag == "title" and not self.title

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title.append(data)


def read_page_meta(page: str) -> PageMeta:
    """What the page's head says. Nothing for a text that is no page."""
    if not page:
        return PageMeta()
    reader = _MetaReader()
    reader.feed(page)
    values = {
        key: next((reader.values[name] for name in names if name in reader.values), "") for key, names in _NAMES.items()
    }
    saved = _SAVED_FROM.search(page[:2000])
    values["url"] = values["url"] or reader.canonical or (saved[1] if saved else "")
    values["title"] = " ".join((values["title"] or "".join(reader.title)).split())
    return PageMeta(**values)
