"""What an earlier build made of the same is taken over: pages by what they read, search by its documents.

A page is made of what it read of the content (`inputs`) and of the templates that its own refers to. Bytes are never
kept twice: a record says what files were called and what they added up to, and they are taken from the published site,
where they are read and added up again unless nobody has touched them.
"""

from __future__ import annotations

import re
from array import array
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from builder.compare.coverage import FACETS
from builder.publish.memory import Memory
from builder.publish.staging import Staging, Written
from builder.render.content_sums import NotPlainError, sum_of_content
from builder.render.inputs import Inputs, Names, Numbers
from builder.render.templates import Templates
from builder.search.text import PackedPage, PageSection, pack_page
from builder.text.normalise import Signs
from builder.text.packed_text import pack_text, unpack_text
from builder.text.sums import add_up
from builder.views.context import Context
from builder.views.page import Page
from builder.views.versions import KIND as VERSION

READS = ":reads"
"""The unit of what all pages read, by name, with what each name came to; in any other unit, which of these it is of."""
_TEXTS = (".html", ".md", ".csv", ".js", ".json")
"""Files in which a version stands as it is."""
_BETWEEN_QUOTES = re.compile("""(?<=["'])[^"']+(?=["'])""")
_ONCE_MORE = (["en"], ["api"])
"""Folders that hold the whole site once more: in another language, and as data."""
_PART = re.compile(r"(\d\d)[\d-]*\.")
"""How a part of a term is called, by the first province, city or district that it holds: see `RegionPart`."""
_PICTURE = ".png"
"""A picture shows none."""


class PageBefore(NamedTuple):
    """A page as it was made before: its files, what search reads of it, if it does, and the numbers of what it read."""

    files: dict[str, Written]
    text: PackedPage | None
    reads: Numbers | None
    """None where what is remembered of it may stay as it is (`is_kept`)."""

    @property
    def is_kept(self) -> bool:
        """Whether what is remembered of it may stay as it is."""
        return self.reads is None


UnitKey = tuple[str, int]
"""By which it is known what was remembered of a unit: with which reads (their key), and of how many pages."""


class _ReadsBefore(NamedTuple):
    """What pages read before: its names, the keys of its units, and what comes to something else now."""

    names: list[str]
    packed: str
    """The names as they were kept."""
    units: dict[str, UnitKey]
    changed: frozenset[int]
    """The numbers of the names that come to something else."""
    versions: dict[int, tuple[str, str]]
    """By the numbers of names of versions: each as it was, and as it is."""


class EarlierPages:
    """Pages that were made before, by what they read."""

    def __init__(
        self,
        memory: Memory,
        staging: Staging,
        *,
        templates: Templates,
        context: Context,
        program: str,
        stays: bool = True,
    ) -> None:
        """`stays`: whether `memory` is where the pages of this build are remembered too."""
        self._staging, self._templates = staging, templates
        self.inputs = Inputs(context)
        self._all = add_up([program, self.inputs.base])
        self._sum_of_template = lru_cache(maxsize=None)(self._add_up_template)
        self._recipes: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._own, self._stays = memory, stays
        self._before = [(each, self._recall_reads(each)) for each in memory.everywhere]
        # Names keep the numbers that they had here: what is remembered of most units can then stay as it is.
        self._here = self._before[0][1]
        self.lasting = len(self._here.names) if self._here else 0
        """So many names have the numbers that they had before."""
        self._numbers_of = {id(before): self._number_all(before.names) for _, before in self._before if before}

    def find(self, page: Page) -> PageBefore | None:
        """Write a page as it was made before, where nothing that it read has changed; its view need not be made.

        Where only versions of data have changed, their digits are exchanged.
        """
        pages = (self._find_in(memory, before, page) for memory, before in self._before if before)
        return next(filter(None, pages), None)

    def number(self, names: Names | None) -> Numbers | None:
        """The numbers of names that a page read: `names` has them in their order."""
        return None if names is None else self._number_all(names)

    def _number_all(self, names: Iterable[str]) -> array[int]:
        numbers = self._numbers
        return array("I", [numbers.setdefault(name, len(numbers)) for name in names])

    @property
    def names(self) -> list[str]:
        """The names of all that pages read."""
        return [*self._numbers]

    def _find_in(self, memory: Memory, before: _ReadsBefore, page: Page) -> PageBefore | None:
        record = self._recall_page(memory, before, page)
        if record is None or record.get("recipe") != self.recipe_of(page):
            return None
        numbers = record["reads"]
        exchange: dict[str, str] | None = {}
        if changed := before.changed.intersection(numbers):
            exchange = _exchange(before.versions, changed, numbers)
        files = None if exchange is None else self._take_over(record["files"], exchange)
        if exchange is None or files is None:
            return None
        is_kept = self._stays and memory is self._own and not exchange
        reads = None if is_kept else array("I", map(self._numbers_of[id(before)].__getitem__, numbers))
        return PageBefore(files, _text_of(record["text"], exchange), reads)

    @staticmethod
    def _recall_page(memory: Memory, before: _ReadsBefore, page: Page) -> dict[str, Any] | None:
        """What is remembered of a page, if it belongs to these reads."""
        unit = unit_of(page.path)
        own, key = memory.recall(unit, READS), before.units.get(unit)
        return memory.recall(unit, page.path) if own and key and own.get("key") == key[0] else None

    def recall_kept(self, page: Page) -> object:
        """What is remembered of a page that was found here, and may stay as it is; None where it is lost meanwhile."""
        return self._here and self._recall_page(self._own, self._here, page)

    def key_before(self, unit: str) -> UnitKey | None:
        """The key of what is remembered of a unit here."""
        return self._here.units.get(unit) if self._here else None

    def _take_over(self, digests: Mapping[str, str], exchange: Mapping[str, str]) -> dict[str, Written] | None:
        """Write files as they are published, with other versions of data; None where one of them may hide one."""
        if not exchange:
            return self._staging.take_over(digests)
        files = self._staging.published(digests) if all(map(_is_legible, digests)) else None
        if files is None:
            return None
        written = {}
        for path, data in files.items():
            is_text = not path.endswith(_PICTURE)
            written[path] = self._staging.write(path, _exchanged(data.decode(), exchange).encode() if is_text else data)
        return written

    def recipe_of(self, page: Page) -> str:
        """The sum of what a page is made of whatever it reads; empty where it cannot be told."""
        if page.path not in self._recipes:
            self._recipes[page.path] = self._add_up_recipe(page)
        return self._recipes[page.path]

    def _add_up_recipe(self, page: Page) -> str:
        recipe = (page.path, page.template, page.view, page.exported, page.is_english, bool(page.entry))
        try:
            return sum_of_content((self._all, self._sum_of_template(page.source), recipe))
        except NotPlainError:
            return ""

    def _add_up_template(self, name: str) -> str:
        sources = self._templates.sources
        return add_up(f"{each}\n{sources[each]}" for each in sorted(closure_of(name, sources)))

    def _recall_reads(self, memory: Memory) -> _ReadsBefore | None:
        record = memory.recall(READS, READS)
        if record is None or record.get("base") != self._all:
            return None
        names, before = unpack_text(b64decode(record["names"])).split("\n"), record["sums"].split("\n")
        if len(names) != len(before):
            return None
        self.inputs.take(zip(names, before, strict=True), record["grounds"])
        sums = [*zip(before, map(self.inputs.sum, names), strict=True)]
        changed = frozenset(number for number, (then, now) in enumerate(sums) if not now or then != now)
        versions = {number: sums[number] for number, name in enumerate(names) if name.startswith(f"{VERSION}\t")}
        units = {unit: (str(key), int(pages)) for unit, (key, pages) in record["units"].items()}
        return _ReadsBefore(names, record["names"], units, changed, versions)

    def record_reads(self, names: Sequence[str]) -> dict[str, object]:
        """What is to be remembered of all that pages read."""
        # A large site has a million names, which begin alike: as they are they would take more room than anything else.
        is_same = self._here is not None and len(names) == self.lasting
        packed = self._here.packed if self._here and is_same else b64encode(pack_text("\n".join(names))).decode()
        # They keep what they come to of what plans cover, which names are to be added up too.
        grounds = self.inputs.grounds_of(names[self.lasting :])
        texts = {"names": packed, "sums": "\n".join(map(self.inputs.sum_once, names))}
        key = add_up([self._all, *texts.values()])
        return {"key": key, "base": self._all, **texts, "grounds": grounds}


def record_of(recipe: str, reads: Sequence[int], files: Mapping[str, Written], text: PackedPage | None) -> object:
    """What is remembered of a page. `reads`: the numbers of what it read."""
    digests = {path: file.digest for path, file in files.items()}
    searched = text and (b64encode(text.data).decode(), *text[1:])
    return {"recipe": recipe, "reads": reads, "files": digests, "text": searched}


def _exchange(
    versions: Mapping[int, tuple[str, str]], changed: Collection[int], reads: Collection[int]
) -> dict[str, str] | None:
    """Which versions a page shows in place of which; None where anything else has changed, or two cannot be told apart.

    `changed`, `reads`: the numbers of what the page read, and of what has changed of it.

    >>> _exchange({0: ("a", "b"), 1: ("c", "c")}, [0], [0, 1, 2]), _exchange({0: ("a", "b")}, [0, 1], [0, 1])
    ({'a': 'b', 'c': 'c'}, None)
    >>> _exchange({0: ("a", "b"), 1: ("a", "a")}, [0], [0, 1])
    """
    if not versions.keys() >= {*changed}:
        return None
    pairs = [*dict.fromkeys(versions[number] for number in reads if number in versions)]
    exchange = dict(pairs)
    return exchange if len(exchange) == len(pairs) else None


def _exchanged(text: str, exchange: Mapping[str, str]) -> str:
    """A text with other versions in place of those that stand there, all of them at once."""
    return re.sub("|".join(exchange), lambda match: exchange[match[0]], text) if exchange else text


def _text_of(record: Sequence[Any] | None, exchange: Mapping[str, str]) -> PackedPage | None:
    """What search reads of a page, as it was remembered; with other versions of data in place of those before."""
    if record is None:
        return None
    data, title, length, digest, signs = record
    packed = PackedPage(b64decode(data), title, length, digest, Signs(*signs))
    if not exchange:
        return packed
    title, sections = packed.open()
    parts = ((each.anchor, each.heading, each.text) for each in sections)
    changed = (PageSection(*(_exchanged(part, exchange) for part in section)) for section in parts)
    return pack_page((_exchanged(title, exchange), tuple(changed)))


def _is_legible(path: str) -> bool:
    return path.endswith((*_TEXTS, _PICTURE))


def unit_of(path: str) -> str:
    """The unit that a page is remembered in: a district, a term, or the folder that it lies in.

    The part of a term that holds some of the country is in that of the first province it holds, since these are made
    one province after the other: by their terms, each unit would be read for each province.

    >>> unit_of("districts/liwan/opinions-2013/fund.html"), unit_of("themes/housing.html"), unit_of("index.html")
    ('districts/liwan', 'themes', '')
    >>> unit_of("en/districts/liwan/opinions-2013/fund.html"), unit_of("api/v1/plans/liwan.opinions-2013.json")
    ('en/districts/liwan', 'api/v1/plans')
    >>> unit_of("themes/housing/4401-4403.html"), unit_of("en/themes/housing/11.html"), unit_of("indicators/x/11.html")
    ('parts/44', 'en/parts/11', 'indicators/x')
    """
    *folders, name = path.split("/")
    top = 1 if folders[:1] in _ONCE_MORE else 0
    if len(folders) == top + 2 and folders[top] in FACETS and (part := _PART.match(name)):
        return "/".join((*folders[:top], "parts", part[1]))
    return "/".join(folders[: top + 2])


def closure_of(name: str, sources: Mapping[str, str]) -> frozenset[str]:
    """A template and all that it refers to, directly or not: every template whose name stands in it in quotes.

    >>> sorted(closure_of("a", {"a": "{% import 'b' as b %}", "b": "{% extends 'c' %}", "c": "", "d": ""}))
    ['a', 'b', 'c']
    """
    names, waiting = {name}, [name]
    while waiting:
        referred = (_quoted(sources[waiting.pop()]) & sources.keys()) - names
        names |= referred
        waiting += referred
    return frozenset(names)


@lru_cache(maxsize=256)
def _quoted(text: str) -> frozenset[str]:
    return frozenset(_BETWEEN_QUOTES.findall(text))
