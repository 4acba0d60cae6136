"""An index is tried before it is published: a search that loads nothing must not replace one that works."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping

_PROGRAM = ("pagefind.js", "wasm.unknown.pagefind")
_ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
_NAME = re.compile(rb"unknown_[0-9a-f]+")
_WORD = re.compile(rb"(?<![a-z])[a-z]{8}(?![a-z])")


def faults(files: Mapping[str, bytes], documents: Mapping[str, bytes]) -> Iterator[str]:
    """What keeps an index from answering: files that are not there, are empty or do not unpack, words it lacks."""
    yield from (f"no {name}" for name in (*_PROGRAM, _ENTRY) if not files.get(name))
    unpacked = {name: _unpack(data) for name, data in files.items() if name.endswith((".pf_meta", ".pf_index"))}
    unpacked |= {name: _unpack(data) for name, data in files.items() if name.endswith((".pf_fragment", ".pagefind"))}
    yield from (f"{name} does not unpack" for name, data in unpacked.items() if not data)
    yield from (f"no {name}" for name in sorted(_named(files, unpacked) - files.keys()))
    words = b"".join(data for name, data in unpacked.items() if name.endswith(".pf_index"))
    asked = {match[0] for data in documents.values() if (match := _WORD.search(data.partition(b"<body>")[2]))}
    if lacking := sorted(word for word in asked if word not in words):
        yield f"{len(lacking)} of {len(asked)} words are not found"


def _named(files: Mapping[str, bytes], unpacked: Mapping[str, bytes]) -> set[str]:
    """All files that the entry names, and those that are named in what it names."""
    try:
        languages = json.loads(files.get(_ENTRY, b"{}")).get("languages", {})
        metas = {f"pagefind.{language['hash']}.pf_meta" for language in languages.values()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {f"{_ENTRY} that can be read"}
    there = {name.rpartition("/")[2].partition(".")[0] for name in files}
    parts = {name.decode() for meta in metas for name in _NAME.findall(unpacked.get(meta, b""))}
    return metas | {f"{name}.pf_index or .pf_fragment" for name in parts - there} | (set() if metas else {"a language"})


def _unpack(data: bytes) -> bytes:
    """What a file of the index holds; empty where it is broken."""
    try:
        content = gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return b""
    return content.removeprefix(_SIGNATURE) if content.startswith(_SIGNATURE) else b""
