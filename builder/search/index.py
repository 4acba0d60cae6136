"""Rendered pages -> the files of the search index.

Up to `EACH_SHARD` pages there is one Pagefind index. Beyond, there are several, each of whole provinces where they fit
and one of what belongs to none, since memory and the time for a common word grow with an index; and a table that tells
which of them hold two given characters side by side.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from operator import add
from threading import Event
from typing import Protocol

from builder import urls
from builder.search import names, numbers, pagefind
from builder.search.documents import (
    ZONES,
    HeldDocument,
    SearchDocument,
    fold_document,
    list_signs,
    read_document,
    read_fragment_path,
    shown_page,
    stage_document,
    write_fragment,
)
from builder.search.encoding import neighbour_pairs
from builder.search.entries import FACETS, SearchEntry
from builder.search.lexicon import EMPTY, Lexicon, list_called_pages
from builder.search.sounds import character_sounds
from builder.text.normalise import BARRIER, table
from builder.text.values import value_class

EACH_SHARD = 5_000
"""Pages up to which an index answers the most common words within a second."""
MAX_TEXTS = 3_000_000
"""Bytes up to which a site carries its texts as a script file as well: measured in decision 14."""
_EACH_ROUTE = 2_000
_SHARED = ("pagefind.js", "wasm.unknown.pagefind")
_ZONES = "zones.js"
_PREFIX = "unknown_"


@value_class
class SearchPage:
    """A page that is to be found: where it lies, how it is found, its bytes."""

    path: str
    entry: SearchEntry
    data: bytes


@value_class
class ShardIndex:
    """The index of a shard."""

    ids: dict[str, str]
    """By path, what it calls each page."""
    pairs: str
    """Of several indexes, every two characters that stand side by side in its texts, one pair after the other."""


@value_class
class Shard:
    """Pages that share an index. `provinces` has an empty one for pages of none; a lone index need not say."""

    name: str
    provinces: tuple[str, ...]
    documents: tuple[HeldDocument, ...]


class EarlierShards(names.EarlierNames, Protocol):
    """Indexes of an earlier build, by a sum of their documents, and how it read names."""

    @property
    def readings(self) -> Mapping[str, str]:
        """See `names.NameReadings`."""

    def keep_readings(self, readings: Mapping[str, str]) -> None:
        """Remember how names are read."""

    def split_names(self, sum_of_names: str, make: Callable[[], list[names.SplitNames]]) -> list[names.SplitNames]:
        """See `names.Recall`; it is remembered too."""

    def find(self, shard: str, documents: str) -> tuple[dict[str, str], str] | None:
        """Put the index of just these documents in its place, if it was made: `ids` and `pairs` of `ShardIndex`."""

    def keep(self, shard: str, documents: str, files: Mapping[str, bytes], ids: Mapping[str, str], pairs: str) -> None:
        """Remember an index."""


def files(pages: Iterable[SearchPage], lexicon: Lexicon = EMPTY, *, jobs: int = 1) -> dict[str, bytes]:
    """All files of the search index of rendered pages by path: see `index_documents`."""
    documents = [read_document(page.path, page.entry, page.data) for page in pages]
    return dict(index_documents(documents, lexicon, jobs=jobs))


def index_documents(
    documents: list[HeldDocument], lexicon: Lexicon = EMPTY, *, jobs: int = 1, earlier: EarlierShards | None = None
) -> Iterator[tuple[str, bytes]]:
    """All files of the search index, each with its path, as they are made. Raise `PagefindError`.

    `lexicon`: what the search page is to understand. `jobs`: how many indexes are made at once, 0 for as many as
    there are processors. `earlier`: indexes that need not be made again, whose files are not among these.
    """
    for name, data in _search_files(documents, lexicon, jobs, earlier):
        yield _path(name), data


def _search_files(
    documents: list[HeldDocument], lexicon: Lexicon, jobs: int, earlier: EarlierShards | None
) -> Iterator[tuple[str, bytes]]:
    replacements = table(list_signs(documents))
    shards = _shards(documents)
    several = len(shards) > 1
    sums = {shard.name: _add_up(shard.documents, is_alone=not several) for shard in shards}
    indexes = _find_indexes(sums, earlier) if earlier else {}
    readings = names.NameReadings(earlier.readings if earlier else None)
    with ThreadPoolExecutor(jobs or os.cpu_count() or 1) as pool:
        at_work = Event()
        wanted = [shard for shard in shards if shard.name not in indexes]
        works = {shard.name: pool.submit(_index, shard, replacements, at_work) for shard in wanted}
        # What does not wait for Pagefind is made while that is at work, and not sooner, when it would hold it up.
        if works:
            at_work.wait()
        recall = earlier.split_names if earlier else names.make_anew
        name_parts = names.name_parts(documents, replacements, readings, recall)
        number_parts = numbers.number_parts(lexicon.quantities, replacements)
        pairs = {shard.name: _pairs(shard, replacements) if several else "" for shard in wanted}
        for name in [*works]:
            files, ids = works.pop(name).result()
            placed = {_place_in_index(name, file): data for file, data in files.items()}
            own = {file: data for file, data in placed.items() if name == shards[0].name or file not in _SHARED}
            indexes[name] = ShardIndex(ids, pairs[name])
            if earlier:
                earlier.keep(name, sums[name], {_path(file): data for file, data in own.items()}, ids, pairs[name])
            yield from own.items()
    if earlier:
        earlier.keep_readings(readings.asked)
    ids = {path: f"{shard.name}/{page_id}" for shard in shards for path, page_id in indexes[shard.name].ids.items()}
    yield from ((f"facets-{shard.name}.js", _facets(shard, indexes[shard.name].ids)) for shard in shards)
    texts = _texts(documents, ids)
    yield from texts.items()
    yield from names.name_files(name_parts, ids, earlier)
    for number, rows in enumerate(number_parts):
        yield f"numbers-{number}.js", numbers.number_script(f"numbers-{number}", rows, ids)
    routes = _routes([indexes[shard.name].pairs for shard in shards]) if several else {}
    yield from routes.items()
    yield "lexicon.js", names.data_script("lexicon", lexicon.data(ids, [*list_called_pages(documents)]))
    yield "spellings.js", names.data_script("spellings", lexicon.spellings())
    sounds = character_sounds(str(place_names) for _, _, place_names, *_ in lexicon.places)
    yield "sounds.js", names.data_script("sounds", sounds)
    counts = {"names": len(name_parts), "routes": len(routes), "numbers": len(number_parts), "texts": bool(texts)}
    yield "start.js", _start(shards, replacements, counts, pages=len(documents))


def _start(shards: Iterable[Shard], replacements: Mapping[int, str], counts: Mapping[str, int], *, pages: int) -> bytes:
    """What the search page loads first: how it folds, which indexes there are, and how many files of which kind."""
    fold = "".join(chr(character) + to for character, to in replacements.items())
    listed = [[shard.name, shard.provinces] for shard in shards]
    return names.data_script("start", {"fold": fold, "shards": listed, **counts, "pages": pages})


def _path(name: str) -> str:
    return f"{urls.SEARCH_FILES}/{name}"


def _find_indexes(sums: Mapping[str, str], earlier: EarlierShards) -> dict[str, ShardIndex]:
    """The indexes of shards that were made before, whose files are then in their place."""
    before = ((shard, earlier.find(shard, documents)) for shard, documents in sums.items())
    return {shard: ShardIndex(*index) for shard, index in before if index}


def _place_in_index(shard: str, name: str) -> str:
    """Where a file of a shard's index lies in the folder of search: Pagefind's program is there once."""
    if name == _ZONES:
        return f"zones-{shard}.js"
    return name if name in _SHARED else f"{shard}/{name}"


def _opened(documents: Iterable[HeldDocument]) -> Iterator[SearchDocument]:
    return (document.open() for document in documents)


def _shards(documents: list[HeldDocument]) -> list[Shard]:
    if len(documents) <= EACH_SHARD:
        return [Shard("s1", (), tuple(documents))] if documents else []
    groups: dict[str, list[HeldDocument]] = {}
    for document in documents:
        places = document.entry.facets.get("province", ())
        groups.setdefault(places[0] if len(places) == 1 else "", []).append(document)
    bins: list[tuple[list[str], list[HeldDocument]]] = []
    for province, group in groups.items():
        for at in range(0, len(group), EACH_SHARD):
            part = group[at : at + EACH_SHARD]
            # Pages of no province show something of every edit: the index of whatever lay beside them would never stay.
            is_apart = bool(bins) and "" in (province, bins[-1][0][-1])
            if not bins or is_apart or len(bins[-1][1]) + len(part) > EACH_SHARD:
                bins.append(([], []))
            bins[-1][0].append(province)
            bins[-1][1].extend(part)
    return [Shard(f"s{number}", tuple(held), tuple(part)) for number, (held, part) in enumerate(bins, 1)]


def _index(shard: Shard, replacements: dict[int, str], at_work: Event) -> tuple[dict[str, bytes], dict[str, str]]:
    """The files of a shard's index, and what it calls each page. `at_work` is set when Pagefind begins, or fails to."""
    by_path = {document.path: document for document in shard.documents}
    starts: dict[str, list[int]] = {}

    def staged() -> Iterator[tuple[str, bytes]]:
        for path, document in by_path.items():
            data, starts[path] = stage_document(document.open(), replacements)
            yield path, data
        at_work.set()

    try:
        index_files, ids = pagefind.index(staged()), {}
    finally:
        at_work.set()
    for name, data in index_files.items():
        if name.endswith(".pf_fragment"):
            path = read_fragment_path(data)
            ids[path] = name.rpartition("/")[2].removesuffix(".pf_fragment").removeprefix(_PREFIX)
            index_files[name] = write_fragment(by_path[path].open())
    index_files[_ZONES] = _zones(shard.name, {ids[path]: each for path, each in starts.items()})
    return index_files, ids


def _add_up(documents: Iterable[HeldDocument], *, is_alone: bool) -> str:
    """What tells an index from others: its documents. How they are folded follows from each of them (see `table`)."""
    total = hashlib.sha256(b"alone" if is_alone else b"")
    for document in documents:
        total.update(document.digest.encode())
    return total.hexdigest()


def _pairs(shard: Shard, replacements: dict[int, str]) -> str:
    """Every two characters that stand side by side in the texts of a shard, in order."""
    texts = (fold_document(document, replacements) for document in _opened(shard.documents))
    return "".join(sorted(neighbour_pairs(BARRIER.join(texts))))


def _zones(shard: str, starts: dict[str, list[int]]) -> bytes:
    """Where the zones of a document start, for the few that have a zone so long that the next starts later.

    `starts`: by what the index calls a page, where each of its zones does.
    """
    moved = {page_id: each for page_id, each in starts.items() if each != list(ZONES)}
    return names.data_script(f"zones-{shard}", {"planned": ZONES, "moved": moved})


def _texts(documents: list[HeldDocument], ids: dict[str, str]) -> dict[str, bytes]:
    """All texts of a site that is not too large, as a script file: the index where Pagefind cannot run."""
    if not documents or sum(document.page.length for document in documents) > MAX_TEXTS:
        return {}  # of a large site nobody puts all texts together
    data = names.data_script("texts", [{"id": ids[page.path], **shown_page(page)} for page in _opened(documents)])
    return {"texts.js": data} if len(data) <= MAX_TEXTS else {}


def _facets(shard: Shard, ids: dict[str, str]) -> bytes:
    """For each facet its labels, and for each page their numbers."""
    facets = {}
    for facet in FACETS:
        numbers: dict[str, int] = {}
        of = [
            [numbers.setdefault(label, len(numbers)) for label in _labels(document, facet)]
            for document in shard.documents
        ]
        facets[facet] = {"labels": list(numbers), "of": [labels[0] if len(labels) == 1 else labels for labels in of]}
    name = f"facets-{shard.name}"
    return names.data_script(name, {"ids": [ids[document.path] for document in shard.documents], "facets": facets})


def _labels(document: HeldDocument, facet: str) -> tuple[str, ...]:
    return (document.entry.kind,) if facet == "kind" else document.entry.facets.get(facet, ())


def _routes(pairs_of_shards: Sequence[str]) -> dict[str, bytes]:
    """Which shards hold which pairs of characters, as the bits of a hexadecimal number, the first shard lowest."""
    masks: dict[str, int] = {}
    for bit, pairs in enumerate(pairs_of_shards):
        for pair in map(add, pairs[::2], pairs[1::2]):
            masks[pair] = masks.get(pair, 0) | 1 << bit
    count = max(1, 1 << (len(masks) // _EACH_ROUTE).bit_length())
    buckets: list[dict[str, str]] = [{} for _ in range(count)]
    for pair in sorted(masks):
        buckets[names.bucket_number(pair, count)][pair] = f"{masks[pair]:x}"
    return {f"routes-{number}.js": names.data_script(f"routes-{number}", held) for number, held in enumerate(buckets)}
