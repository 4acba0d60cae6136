"""Which source texts are at hand: each counts for itself, and one that is missing stops no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

from builder.evidence.sources.archive import Archive
from builder.evidence.sources.caged_pages import read_pages
from builder.findings.errors import ArchiveError
from builder.model.schema.plan import Source
from builder.model.site import Plan, Site
from builder.store.access import Access, is_address, load_texts
from builder.store.wanted import Wanted
from builder.text.values import value_class

State = Literal["at-hand", "missing", "wrong"]
_AWAY = ("archive-unreachable", "archive-timeout", "archive-denied", "archive-answer")
"""What may befall a store that `site.yaml` names for everybody, wherever they are: then they do without it."""


@value_class
class SourceState:
    """Whether the text of a source is at hand; `wrong` is another edition, or one that cannot be read."""

    plan: Plan
    source: Source
    state: State


@value_class
class Possession:
    """The texts that the content pins, and why the store that holds them gave none."""

    sources: tuple[SourceState, ...] = ()
    trouble: ArchiveError | None = None

    @property
    def pinned(self) -> int:
        """How many texts the content pins; one that several plans share counts once."""
        return len({each.source.sha256 for each in self.sources})

    @property
    def at_hand(self) -> int:
        """How many of them are at hand."""
        return len({each.source.sha256 for each in self.sources if each.state == "at-hand"})

    @property
    def lacking(self) -> tuple[SourceState, ...]:
        """The sources whose text is not at hand."""
        return tuple(each for each in self.sources if each.state != "at-hand")


def open_archive(site: Site, content: Path, access: Access) -> tuple[Archive | None, ArchiveError | None]:
    """The texts that the store has; None without a store. Raise `ArchiveError` for one that was named for this run."""
    if access.place is not None:
        return load_archive(site_sources(site), access), None
    place = named_place(site, content)
    if place is None or (isinstance(place, Path) and not place.exists()):
        return None, None  # a clone need not have the archive
    try:
        return load_archive(site_sources(site), access.at(place)), None
    except ArchiveError as error:
        if error.key not in _AWAY:
            raise
        return load_archive(site_sources(site), replace(access.at(place), network=False)), error


def load_archive(sources: Iterable[Source], access: Access) -> Archive:
    """The texts of these sources that a store has. Raise `ArchiveError`."""
    sources = list(sources)
    loaded = load_texts(access, map(_wanted, sources))
    pages, unread = read_pages(sources, loaded.texts)
    return Archive(loaded.others, loaded.problems | unread, hashed=loaded.texts, pages=pages)


def named_place(site: Site, content: Path) -> Path | str | None:
    """The store that `site.yaml` names, whether or not it is there; a folder or zip is beside the content folder."""
    place = site.config.archive or site.config.sources
    return content.absolute().parent / place if place and not is_address(place) else place


def pinned_texts(site: Site) -> list[Wanted]:
    """The texts that the site's plans pin."""
    return [_wanted(source) for source in site_sources(site)]


def _wanted(source: Source) -> Wanted:
    return Wanted(source.sha256, source.file)


def site_sources(site: Site) -> Iterator[Source]:
    """The sources of all plans."""
    return (source for plan in site.all_plans for source in plan.sources)


def possession(site: Site, archive: Archive | None, trouble: ArchiveError | None = None) -> Possession:
    """Which texts of the site's plans are at hand."""
    states = (SourceState(plan, source, _state(source, archive)) for plan in site.all_plans for source in plan.sources)
    return Possession(tuple(states), trouble)


def _state(source: Source, archive: Archive | None) -> State:
    if archive is None:
        return "missing"
    archived = archive.find(source)
    if archived is None:
        return "wrong" if archive.problem(source) else "missing"
    return "wrong" if archived.paragraphs is None else "at-hand"
