"""The index of names: script files from which a page suggests, and finds by name, pinyin or initials, while one types.

A small site has one file. A large one has many, so that no reader loads all names: an entry stands in the files of the
keys under which it may be typed (`keys.py`). A browser asks for the file of the longest key that a query begins with,
which it finds by halving, since a file tells which of its keys are split into longer ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, Protocol

from builder.search.documents import HeldDocument
from builder.search.entries import KINDS
from builder.search.keys import find_keys
from builder.search.name import Name
from builder.text.normalise import fold_for_search
from builder.text.pinyin import place_readings, read_syllables
from builder.text.sums import add_up
from builder.text.values import value_class

MAX_NAMES_UNSPLIT = 1_500
"""Names up to which one file holds them all, and the words that readers use for pages: of those a site has few more
when it grows.
"""
EACH_FILE = 400
"""Entries that a file of a large site holds about."""
_COMPOSED = frozenset({"who", "gaps", "pair"})
"""Kinds of pages whose headings are made of the names of others."""
_USUAL = 2
_SYLLABLE = re.compile(r"[a-z0-9]+")
as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class ShownPage(NamedTuple):
    """Where a name leads: that page, the page that the index knows, its title, and where it belongs to."""

    path: str
    own: str
    title: str
    where: str


@value_class
class NameEntry:
    """A name, what it leads to, and how it is pronounced: syllables with spaces between, readings parted by `|`.

    `rank`: 0 what a page is called, 1 an alias, 2 a word that readers use for it.
    `before`, `after`: what a file says of it, before and after the number of its page there. It stands in many files.
    """

    kind: int
    page: ShownPage
    pinyin: str
    folded: str
    rank: int
    before: str
    after: str


class NameReadings:
    """How names are pronounced. Those that an earlier build has read, `earlier`, are not read again."""

    def __init__(self, earlier: Mapping[str, str] | None = None) -> None:
        self._earlier = earlier or {}
        self.asked: dict[str, str] = {}
        """By the name, and what of it is a place's: all that were asked for."""

    def find(self, name: Name) -> str:
        """The readings of a name, parted by `|`, each with spaces between its syllables."""
        key = f"{name.text}\n{name.place}"
        if key not in self.asked:
            self.asked[key] = self._earlier.get(key) or "|".join(dict.fromkeys(_readings(name)))
        return self.asked[key]


@value_class
class NamePart:
    """What a script file holds: entries, which of its keys longer ones have the rest of, and which nobody has."""

    of_all: list[NameEntry]
    """The entries of all files."""
    numbers: Sequence[int]
    """Which of them are in this one."""
    split: dict[str, str]
    """Each with the longer one that has just the same, if one has."""
    cut: dict[str, tuple[int, int]]
    """By the key, how many entries it holds of how many."""

    @property
    def entries(self) -> list[NameEntry]:
        """The entries of this file."""
        return [self.of_all[number] for number in self.numbers]


SplitNames = tuple[list[int], dict[str, str], dict[str, tuple[int, int]]]
"""A `NamePart` with the numbers of its entries."""
Recall = Callable[[str, Callable[[], list[SplitNames]]], list[SplitNames]]
"""What was found of names that add up to the first, or else what the second makes."""


class EarlierNames(Protocol):
    """The files of names of an earlier build."""

    def take_names(self, sums: Sequence[str], held: Mapping[str, Sequence[int]]) -> Container[str]:
        """Put files in their place whose entries have the sums that they had; the names of those files.

        `sums`: of all entries. `held`: by the name of each file, the numbers of its entries.
        """

    def keep_names(self, file: str, data: bytes) -> None:
        """Remember a file that was made now."""


def make_anew(_names: str, make: Callable[[], list[SplitNames]]) -> list[SplitNames]:
    """Recall nothing."""
    return make()


def name_parts(
    documents: Iterable[HeldDocument], replacements: dict[int, str], readings: NameReadings, recall: Recall = make_anew
) -> list[NamePart]:
    """The entries of each script file. `recall`: what an earlier build found of the same names, or what is made now."""
    entries = sorted(_entries(documents, replacements, readings), key=_place_of)
    named = sum(entry.rank < _USUAL for entry in entries)
    if named <= MAX_NAMES_UNSPLIT:
        return [NamePart(entries, range(len(entries)), {}, {})]
    typed = [(entry.folded, entry.pinyin) for entry in entries]
    split = recall(add_up(chain.from_iterable(typed)), lambda: _split(typed))
    return [NamePart(entries, own, longer, cut) for own, longer, cut in split]


def name_files(
    parts: Sequence[NamePart], ids: Mapping[str, str], earlier: EarlierNames | None = None
) -> Iterator[tuple[str, bytes]]:
    """The script files of names, each with its name, but for those of an `earlier` build that are put in their place.

    `ids`: by path, what the full-text index calls a page.
    """
    files = {f"names-{number}": part for number, part in enumerate(parts)}
    # The one file of a small site changes with nearly every edit.
    earlier = earlier if len(parts) > 1 else None
    numbers = {f"{name}.js": part.numbers for name, part in files.items()}
    kept = earlier.take_names(_sums_of(parts[0].of_all, ids), numbers) if earlier else ()
    for name, part in files.items():
        file = f"{name}.js"
        if file not in kept:
            data = name_script(name, part, ids)
            if earlier:
                earlier.keep_names(file, data)
            yield file, data


def _sums_of(entries: Iterable[NameEntry], ids: Mapping[str, str]) -> list[str]:
    """The sum of all that a file says of each entry, with what it says of its page."""
    return [add_up((entry.before, *entry.page, ids[entry.page.own], entry.after)) for entry in entries]


def name_script(name: str, part: NamePart, ids: Mapping[str, str]) -> bytes:
    """The script file of some entries. `ids`: see `name_files`."""
    pages: dict[ShownPage, int] = {}
    rows = [f"{entry.before}{pages.setdefault(entry.page, len(pages))}{entry.after}" for entry in part.entries]
    places: dict[str, int] = {}
    shown = [[path, ids[own], places.setdefault(where, len(places)), title] for path, own, title, where in pages]
    keys = f',"split":{as_json(part.split)}' * bool(part.split) + f',"cut":{as_json(part.cut)}' * bool(part.cut)
    return _script(name, f'{{"places":{as_json([*places])},"pages":{as_json(shown)},"names":[{",".join(rows)}]{keys}}}')


def _split(typed: Sequence[tuple[str, str]]) -> list[SplitNames]:
    """What each file holds of names, by the keys that it is to answer."""
    keys = [*find_keys(typed)]
    parts: list[SplitNames] = [(own, {}, {}) for own in fill_files(((key.text, key.held) for key in keys), EACH_FILE)]
    for key in keys:
        _, longer, cut = parts[bucket_number(key.text, len(parts))]
        if key.is_split:
            longer[key.text] = key.onto
        if len(key.held) < key.total:
            cut[key.text] = (len(key.held), key.total)
    return parts


def _place_of(entry: NameEntry) -> tuple[int, int, int]:
    return entry.rank, entry.kind, len(entry.folded)


def fill_files(held: Iterable[tuple[str, Sequence[int]]], each_file: int) -> list[list[int]]:
    """What each file holds, in order, of what is `held` under keys: about `each_file`, and a power of two of files."""
    keys = list(held)
    count = 1 << (sum(len(under) for _, under in keys) // each_file).bit_length()
    files: list[list[Sequence[int]]] = [[] for _ in range(count)]
    for key, under in keys:
        files[bucket_number(key, count)].append(under)
    return [sorted({number for under in own for number in under}) for own in files]


def bucket_number(key: str, count: int) -> int:
    """Which of `count` files a key belongs to: FNV-1a over its UTF-16 units, as the browser computes it."""
    value = 0x811C9DC5
    units = key.encode("utf-16-le")
    for low, high in zip(units[::2], units[1::2], strict=True):
        value = ((value ^ (low | high << 8)) * 0x01000193) & 0xFFFFFFFF
    return value % count


def data_script(name: str, data: object) -> bytes:
    """A script file that hands `data` to the page: it can be loaded from a folder, which data files cannot."""
    return _script(name, as_json(data))


def _script(name: str, text: str) -> bytes:
    # The separators are valid in JSON, but the end of a line in older scripts.
    text = text.replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"bilinSearch.take({as_json(name)},{text});\n".encode()


def _entries(
    documents: Iterable[HeldDocument], replacements: dict[int, str], readings: NameReadings
) -> Iterator[NameEntry]:
    for document in documents:
        path, where, english = document.path, document.entry.where, document.entry.english
        own = ShownPage(path, path, document.page.title, where)
        for name in _names(document):
            page = own._replace(title=name.title) if name.title else own
            page = ShownPage(english, path, name.english, where) if english and name.english else page
            pinyin = readings.find(name) if (name.is_usual or not name.is_alias) and not name.text.isascii() else ""
            folded = fold_for_search(name.text, replacements)
            rank = _USUAL if name.is_usual else int(name.is_alias)
            before = f"[{as_json(name.text)},{as_json(name.kind)},"
            after = f",{as_json(name.anchor)},{as_json(pinyin)},{rank}]"
            yield NameEntry(KINDS.index(name.kind), page, pinyin, folded, rank, before, after)


def _names(document: HeldDocument) -> Iterator[Name]:
    """The names of a page, its heading too. That of a source is its plan's, which shall come first."""
    names, kind, title = document.entry.names, document.entry.kind, document.page.title
    yield from names
    if kind != "source" and all(name.text != title or name.anchor for name in names):
        yield Name(title, kind, is_alias=kind in _COMPOSED)


def _readings(name: Name) -> Iterator[str]:
    before = _syllables(read_syllables(name.text.removesuffix(name.place)))
    for reading in place_readings(name.place) if name.place else ((),):
        yield " ".join([*before, *_syllables(reading)])


def _syllables(parts: Iterable[str]) -> list[str]:
    return _SYLLABLE.findall(" ".join(parts).lower())
