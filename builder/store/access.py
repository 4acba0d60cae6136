"""Which store to ask, and with what: as the command line, the environment or `site.yaml` say."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from builder.findings.errors import ArchiveError
from builder.store.folder import load_cache, load_folder, put_text
from builder.store.wanted import Loaded, Wanted
from builder.store.zipped import load_zip
from builder.text.values import value_class

if TYPE_CHECKING:
    from builder.store.web import WebStore  # with all that speaks to the network


@value_class
class Access:
    """How to come by source texts."""

    place: str | Path | None = None
    """A folder, a zip or an address, as it was named for this run; None for what `site.yaml` names."""
    cache: Path | None = None
    """Where texts from an address are kept, so that each is fetched once."""
    header: str = field(default="", repr=False)
    """A secret for the address: `Name: value`."""
    network: bool = False
    """Whether an address may be asked. Otherwise there is what the cache has."""

    def at(self, place: str | Path) -> Access:
        """The same access to another store."""
        return Access(place, self.cache, self.header, self.network)


def is_address(place: str | Path) -> bool:
    """Whether a store is behind a web address.

    >>> is_address("https://archive.example/{sha256}"), is_address("../sources"), is_address("C:/sources")
    (True, False, False)
    """
    return isinstance(place, str) and "://" in place


def shown_place(place: str | Path) -> str:
    """A store as messages name it; an address without what may be a secret."""
    return _web_store(place).shown if isinstance(place, str) and is_address(place) else str(place)


def load_texts(access: Access, wanted: Iterable[Wanted]) -> Loaded:
    """What the named store has of the wanted texts. Raise `ArchiveError`."""
    if access.place is None:
        return Loaded()
    wanted = sorted(set(wanted))
    if isinstance(access.place, str) and is_address(access.place):
        return _load_address(access, _web_store(access.place, access.header), wanted)
    path = Path(access.place)
    if is_folder(path):
        return load_folder(path, wanted)
    loaded = load_zip(path, wanted)
    loaded.add(_load_cached(access, [text for text in wanted if not loaded.settles(text)]))
    return loaded


def store_folder(access: Access) -> Path | None:
    """The folder that new texts go into: the store itself, or the cache where the store cannot be written to.

    Raise `ArchiveError` for a file that is no zip.
    """
    if access.place is None:
        return None
    path = None if is_address(access.place) else Path(access.place)
    if path and path.exists() and not path.is_dir() and not (path.is_file() and zipfile.is_zipfile(path)):
        raise ArchiveError("archive-not-zip", path=path)
    return access.cache if path is None or path.is_file() else path


def is_folder(path: Path) -> bool:
    """Whether a store is a folder and not a file. Raise `ArchiveError` where there is nothing."""
    try:
        if not path.exists():
            raise ArchiveError("no-sources", path=path)
        return path.is_dir()
    except OSError as error:
        raise ArchiveError("archive-forbidden", path=path, reason=error.strerror or error) from error


def _web_store(address: str, header: str = "") -> WebStore:
    from builder.store.web import WebStore

    return WebStore(address, header)


def _load_address(access: Access, store: WebStore, wanted: list[Wanted]) -> Loaded:
    """What the cache has, and the rest from the address, kept in the cache."""
    from builder.store.web import load_web

    store.check()
    loaded = _load_cached(access, wanted)
    missing = [text for text in wanted if not loaded.settles(text)]
    if missing and access.network:
        fetched = load_web(store, missing)
        if access.cache:
            for data in fetched.texts.values():
                put_text(access.cache, data)
        loaded.add(fetched)
    return loaded


def _load_cached(access: Access, wanted: list[Wanted]) -> Loaded:
    return load_cache(access.cache, wanted) if access.cache and access.cache.is_dir() else Loaded()
