"""What a saved page says about itself out of sight. It is read in a cage, like all that strangers have written."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree  # type: ignore[import-untyped]


class _HeadReader:
    """Collects meta tags, the first title and the canonical address as the parser comes upon them."""

    def __init__(self) -> None:
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self.title: list[str] = []
        self._in_title = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        values = {name: value.strip() for name, value in attributes.items()}
        if tag == "meta":
            name = (values.get("name") or values.get("property") or "").casefold()
            if name and values.get("content"):
                self.meta.setdefault(name, values["content"])
        elif tag == "link" and values.get("rel", "").casefold() == "canonical":
            self.canonical = self.canonical or values.get("href", "")
        self._in_title = tag == "title" and not self.title

    def end(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"

    def data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)

    def close(self) -> dict[str, str]:
        return {**self.meta, "canonical link": self.canonical, "title of the page": "".join(self.title)}


def read_head(page: bytes) -> dict[str, str]:
    """By name in lower case what the meta tags of a page hold; besides, `canonical link` and `title of the page`.

    >>> read_head(b'<title>a</title><meta name="PubDate" content="2021"><![ if x]><title>b</title>')
    {'pubdate': '2021', 'canonical link': '', 'title of the page': 'a'}
    """
    parser = etree.HTMLParser(target=_HeadReader(), encoding="utf-8", huge_tree=True)
    parser.feed(page)
    values: dict[str, str] = parser.close()
    return values
