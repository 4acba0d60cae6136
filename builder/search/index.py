"""Rendered pages -> the files of the search index.

Up to `EACH_SHARD` pages there is one Pagefind index. Beyond, there are several, each of whole provinces where they fit,
since memory and the time for a common word grow with an index; and a table that tells which of them hold two given
characters side by side.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from builder import urls
from builder.search import names, pagefind
from builder.search.documents import Document, document, folded, fragment_of, staged, texts, url_of
from builder.search.encoding import pairs
from builder.search.entries import FACETS, SearchEntry
from builder.text.normalise import table

EACH_SHARD = 5_000
"""Pages up to which an index answers the most common words within a second."""
_EACH_ROUTE = 2_000
_SHARED = ("pagefind.js", "wasm.unknown.pagefind")
_PREFIX = "unknown_"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page that is to be found: where it lies, how it is found, its bytes."""

    path: str
    found: SearchEntry
    data: bytes


@dataclass(frozen=True, slots=True)
class Shard:
    """Pages that share an index. `provinces` has an empty one for pages of none; a lone index need not say."""

    name: str
    provinces: tuple[str, ...]
    documents: tuple[Document, ...]


def files(pages: Iterable[Rendered], *, jobs: int = 1) -> dict[str, bytes]:
    """All files of the search index by path. `jobs`: how many indexes are made at once. Raise `PagefindError`."""
    documents = [document(one.path, one.found, one.data) for one in pages]
    replacements = table(texts(documents))
    shards = _shards(documents)
    with ThreadPoolExecutor(max(jobs, 1)) as pool:
        indexes = list(pool.map(partial(_index, replacements=replacements), shards))
    ids: dict[str, str] = {}
    made: dict[str, bytes] = {}
    for shard, (index, ids_of_shard) in zip(shards, indexes, strict=True):
        ids |= {path: f"{shard.name}/{one}" for path, one in ids_of_shard.items()}
        made |= {name: data for name, data in index.items() if name in _SHARED}
        made |= {f"{shard.name}/{name}": data for name, data in index.items() if name not in _SHARED}
        made[f"facets-{shard.name}.js"] = _facets(shard, ids_of_shard)
    named = names.files(documents, ids, replacements)
    routes = _routes(shards, replacements) if len(shards) > 1 else {}
    start = {
        "fold": "".join(chr(one) + to for one, to in replacements.items()),
        "shards": [[one.name, one.provinces] for one in shards],
        "names": len(named),
        "routes": len(routes),
    }
    made |= named | routes | {"start.js": names.script("start", start)}
    return {f"{urls.SEARCH_FILES}/{name}": data for name, data in made.items()}


def _shards(documents: list[Document]) -> list[Shard]:
    if len(documents) <= EACH_SHARD:
        return [Shard("s1", (), tuple(documents))] if documents else []
    groups: dict[str, list[Document]] = {}
    for one in documents:
        places = one.found.facets.get("province", ())
        groups.setdefault(places[0] if len(places) == 1 else "", []).append(one)
    bins: list[tuple[list[str], list[Document]]] = []
    for province, group in groups.items():
        for at in range(0, len(group), EACH_SHARD):
            part = group[at : at + EACH_SHARD]
            if not bins or len(bins[-1][1]) + len(part) > EACH_SHARD:
                bins.append(([], []))
            bins[-1][0].append(province)
            bins[-1][1].extend(part)
    return [Shard(f"s{number}", tuple(held), tuple(part)) for number, (held, part) in enumerate(bins, 1)]


def _index(shard: Shard, *, replacements: dict[int, str]) -> tuple[dict[str, bytes], dict[str, str]]:
    """The index of a shard, and by path what it calls each page."""
    by_path = {one.path: one for one in shard.documents}
    made = pagefind.index({path: staged(one, replacements) for path, one in by_path.items()})
    ids = {}
    for name, data in made.items():
        if name.endswith(".pf_fragment"):
            path = url_of(data)
            ids[path] = name.rpartition("/")[2].removesuffix(".pf_fragment").removeprefix(_PREFIX)
            made[name] = fragment_of(by_path[path])
    return made, ids


def _facets(shard: Shard, ids: dict[str, str]) -> bytes:
    """For each facet its labels, and for each page their numbers."""
    facets = {}
    for facet in FACETS:
        numbers: dict[str, int] = {}
        of = [[numbers.setdefault(label, len(numbers)) for label in _labels(one, facet)] for one in shard.documents]
        facets[facet] = {"labels": list(numbers), "of": [one[0] if len(one) == 1 else one for one in of]}
    name = f"facets-{shard.name}"
    return names.script(name, {"ids": [ids[one.path] for one in shard.documents], "facets": facets})


def _labels(one: Document, facet: str) -> tuple[str, ...]:
    return (one.found.kind,) if facet == "kind" else one.found.facets.get(facet, ())


def _routes(shards: list[Shard], replacements: dict[int, str]) -> dict[str, bytes]:
    """Which shards hold which pairs of characters, as the bits of a hexadecimal number, the first shard lowest."""
    masks: dict[str, int] = {}
    for bit, shard in enumerate(shards):
        held = {pair for one in shard.documents for pair in pairs(folded(one, replacements))}
        for pair in held:
            masks[pair] = masks.get(pair, 0) | 1 << bit
    count = max(1, 1 << (len(masks) // _EACH_ROUTE).bit_length())
    buckets: list[dict[str, str]] = [{} for _ in range(count)]
    for pair in sorted(masks):
        buckets[names.bucket(pair, count)][pair] = f"{masks[pair]:x}"
    return {f"routes-{number}.js": names.script(f"routes-{number}", held) for number, held in enumerate(buckets)}
