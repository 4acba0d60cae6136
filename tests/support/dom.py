"""Built pages as trees, read the way a browser reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

STATES = {"value", "not_stated", "not_classified", "not_researched", "not_applicable", "disputed"}


@dataclass(frozen=True)
class Page:
    """A page of a built site."""

    path: str
    data: bytes

    @cached_property
    def _parsed(self) -> tuple[Element, str, list[str]]:
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        root: Element = parser.parse(self.data)
        for element in root.iter():  # the parts of a drawing under their plain names
            if isinstance(element.tag, str):
                element.tag = element.tag.rpartition("}")[2]
        return root, str(parser.documentEncoding), [f"{error[1]} at {error[0]}" for error in parser.errors]

    @property
    def root(self) -> Element:
        return self._parsed[0]

    @property
    def encoding(self) -> str:
        return self._parsed[1]

    @property
    def errors(self) -> list[str]:
        return self._parsed[2]

    @property
    def body(self) -> Element:
        return self.first("body")

    @property
    def is_redirect(self) -> bool:
        return any(meta.get("http-equiv") == "refresh" for meta in self.all("meta"))

    @cached_property
    def _parents(self) -> dict[Element, Element]:
        return {child: parent for parent in self.root.iter() for child in parent}

    def parent(self, node: Element) -> Element:
        return self._parents[node]

    def ancestors(self, node: Element) -> Iterator[Element]:
        while (above := self._parents.get(node)) is not None:
            yield above
            node = above

    def all(self, *tags: str) -> Iterator[Element]:
        """All elements of these kinds (of any kind when none is named), in the order of the page."""
        return below(self.root, *tags)

    def first(self, tag: str) -> Element:
        return next(self.all(tag))

    def ids(self) -> list[str]:
        return [name for element in self.all() if (name := element.get("id")) is not None]

    def tables(self) -> list[Element]:
        """Tables of the site's own making, not those in an editor's text."""
        return [
            element
            for element in self.all("table")
            if not any("prose" in classes(above) for above in self.ancestors(element))
        ]


@dataclass(frozen=True)
class Built:
    """A built site: its pages, and the paths of all its files."""

    folder: Path
    pages: tuple[Page, ...]
    files: frozenset[str]

    def page(self, path: str) -> Page:
        return next(page for page in self.pages if page.path == path)


@cache
def read(folder: Path) -> Built:
    """Every page below a folder; remembered, since a built site does not change."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    pages = tuple(Page(name, (folder / name).read_bytes()) for name in files if name.endswith(".html"))
    return Built(folder, pages, frozenset(files))


NAMES_OF_EVERY_PLAN = ("gaps.html", "index.html", "source.html", "who.html")
"""Pages that each district or plan has under the same name."""


def samples(built: Built) -> list[Path]:
    """The lightest and the heaviest page of each kind."""
    kinds: dict[tuple[str, int, str], list[Page]] = {}
    for page in sorted(built.pages, key=lambda item: len(item.data)):
        *folders, name = page.path.split("/")
        kind = (folders[0] if folders else name, len(folders), name if name in NAMES_OF_EVERY_PLAN else "")
        kinds.setdefault(kind, []).append(page)
    return [built.folder / page.path for pages in kinds.values() for page in (pages[0], pages[-1])]


def below(node: Element, *tags: str) -> Iterator[Element]:
    """Elements within a node, itself included; comments are none."""
    return (element for element in node.iter() if isinstance(element.tag, str) and (not tags or element.tag in tags))


def classes(node: Element) -> set[str]:
    return set((node.get("class") or "").split())


def having(node: Element, name: str) -> list[Element]:
    """Elements within a node that carry a class."""
    return [element for element in below(node) if name in classes(element)]


def text(node: Element) -> str:
    """The words of a node, white space folded."""
    return " ".join("".join(node.itertext()).split())


def facts(node: Element) -> dict[str, Element]:
    """The `dd` of each `dt` within a node, by its words without the colon."""
    pairs: dict[str, Element] = {}
    label = ""
    for part in below(node, "dt", "dd"):
        if part.tag == "dt":
            label = text(part).rstrip("：")
        else:
            pairs[label] = part
    return pairs
