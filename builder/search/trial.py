"""An index is tried before it is published: a search that loads nothing must not replace one that works."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping

_PROGRAM = ("pagefind.js", "wasm.unknown.pagefind")
_INDEX, _SHOWN = (".pf_meta", ".pf_index"), (".pf_fragment", ".pagefind")
_GZIP = 16 + zlib.MAX_WBITS
_ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
_NAME = re.compile(rb"unknown_[0-9a-f]+")
_WORD = re.compile(rb"(?<![a-z])[a-z]{8}(?![a-z])")
_HELD = re.compile(rb"h([a-z]{8})")
"""A word in an index, behind the byte that tells its length, which is a letter as well."""


def first_word(document: bytes) -> bytes:
    """The first word of an HTML document that is to be found in its index; empty where there is none."""
    match = _WORD.search(document.partition(b"<body>")[2])
    return match[0] if match else b""


def faults(files: Mapping[str, bytes], asked: Iterable[bytes]) -> Iterator[str]:
    """What keeps an index from answering: files that are not there, are empty or do not unpack, words it lacks.

    `asked`: words that stand in its documents.
    """
    yield from (f"no {name}" for name in (*_PROGRAM, _ENTRY) if not files.get(name))
    wanted = set(asked)
    lacking, metas = wanted.copy(), dict[str, bytes]()
    packed = (name for name in files if name.endswith((*_INDEX, *_SHOWN)))
    for name in sorted(packed, key=lambda name: not name.endswith(_INDEX)):
        data = _unpack(files[name])  # not all at once: of a large index they are several times as large as it is
        if not data:
            yield f"{name} does not unpack"
        if name.endswith(".pf_meta"):
            metas[name] = data
        elif name.endswith(".pf_index"):
            lacking.difference_update(_HELD.findall(data))
    yield from (f"no {name}" for name in sorted(_named(files, metas) - files.keys()))
    # To look through all for each takes as long as the square of the pages: only for those that are not plainly there.
    if lacking := _lacking_anywhere(files, lacking):
        yield f"{len(lacking)} of {len(wanted)} words are not found"


def _lacking_anywhere(files: Mapping[str, bytes], words: set[bytes]) -> set[bytes]:
    """Those of some words that stand in no part of the index, however they stand there."""
    for name, data in files.items():
        if words and name.endswith(".pf_index"):
            unpacked = _unpack(data)
            words = {word for word in words if word not in unpacked}
    return words


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
        content = zlib.decompress(data, wbits=_GZIP)
    except zlib.error:
        return b""
    return content.removeprefix(_SIGNATURE) if content.startswith(_SIGNATURE) else b""
