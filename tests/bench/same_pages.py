"""Whether two generators made the same pages: the words that readers see, elements and bytes, page by page.

`python -m tests.bench.same_pages OURS THEIRS` compares a sample of each kind of page of two folders.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import html  # type: ignore[import-untyped]

WORDS = 0.97
"""Share of the words of each page that the page of the same address must have too."""
ELEMENTS = 0.05
BYTES = 0.10
"""By what share a page may have more or fewer."""
SAMPLE = 20
"""Pages of each kind that are compared."""
_WORD = re.compile(r"[A-Za-z0-9.]+|[\u3400-\u9fff]|[^\s\w]")
_UNSEEN = "//script|//style|//template|//head/*[not(self::title)]"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a page of theirs is to ours: shares of our words that they have, of theirs that we have, of sizes."""

    path: str
    kept: float
    own: float
    elements: float
    size: float
    missing: str = ""
    """The most frequent words of ours that they lack."""
    added: str = ""

    @property
    def is_same(self) -> bool:
        """Whether a reader could not tell the two."""
        return min(self.kept, self.own) >= WORDS and abs(self.elements - 1) <= ELEMENTS and abs(self.size - 1) <= BYTES


def like(path: str, ours: bytes, theirs: bytes) -> Likeness:
    """Compare two versions of a page. Characters of Chinese count as words."""
    (words, elements), (their_words, their_elements) = _read(ours), _read(theirs)
    shared = (words & their_words).total()
    return Likeness(
        path,
        kept=shared / max(words.total(), 1),
        own=shared / max(their_words.total(), 1),
        elements=their_elements / elements,
        size=len(theirs) / len(ours),
        missing=_most(words - their_words),
        added=_most(their_words - words),
    )


def _read(page: bytes) -> tuple[Counter[str], int]:
    document = html.fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    elements = sum(1 for _ in document.iter("*"))
    for unseen in document.xpath(_UNSEEN):
        unseen.drop_tree()
    return Counter(_WORD.findall(document.text_content())), elements


def _most(words: Counter[str]) -> str:
    return " ".join(f"{word}×{count}" for word, count in words.most_common(12))


def compare(ours: Path, theirs: Path) -> tuple[list[Likeness], list[str]]:
    """Compare a sample of each kind of page of two sites; with the pages that only one of them has, of all."""
    pages, their_pages = _pages(ours), _pages(theirs)
    kinds: dict[str, list[str]] = {}
    for path in sorted(pages & their_pages):
        kinds.setdefault(kind_of(path), []).append(path)
    sample = [path for paths in kinds.values() for path in paths[:: max(1, -(-len(paths) // SAMPLE))]]
    likenesses = [like(path, (ours / path).read_bytes(), (theirs / path).read_bytes()) for path in sample]
    return likenesses, sorted(pages ^ their_pages)


def _pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def kind_of(path: str) -> str:
    """What kind of page stands at an address.

    >>> [kind_of(path) for path in ("index.html", "themes/a.html", "districts/a/b.html", "districts/a/b/c.html")]
    ['home', 'theme', 'plan', 'programme']
    """
    folders = path.count("/")
    return {0: "home", 1: "theme", 2: "plan"}.get(folders, "programme")


def report(likenesses: Sequence[Likeness], elsewhere: Sequence[str]) -> str:
    """What a comparison found: the extremes of each kind, and what is missing where pages are not the same."""
    lines = [f"only one has {path}" for path in elsewhere[:10]]
    for kind in sorted({kind_of(each.path) for each in likenesses}):
        alike = [each for each in likenesses if kind_of(each.path) == kind]
        kept, own = min(each.kept for each in alike), min(each.own for each in alike)
        elements, sizes = [each.elements for each in alike], [each.size for each in alike]
        lines.append(
            f"{kind}: {sum(each.is_same for each in alike)} of {len(alike)} the same; at least {kept:.3f} of our words "
            f"there, {own:.3f} of theirs here; elements {min(elements):.3f} to {max(elements):.3f}, "
            f"bytes {min(sizes):.3f} to {max(sizes):.3f}"
        )
    unlike = (each for each in likenesses if not each.is_same)
    lines += [f"{each.path}: lacks {each.missing or 'no words'}; adds {each.added or 'no words'}" for each in unlike]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(*compare(Path(sys.argv[1]), Path(sys.argv[2]))))
