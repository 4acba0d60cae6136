"""A build for which nothing has changed since the last one ends before it begins (decision 28).

Nothing here is fine-grained, and nothing is recorded as read: every file that a build may read, the program, the day
and all that the command line says go into one sum. Where it is that of the last build, and the published site is still
that of the last build, byte for byte, a build could only make the same again.
"""

from __future__ import annotations

import re
from dataclasses import field
from pathlib import Path

from builder.processes.program import add_up_program, program_sum
from builder.publish.folder import digest_of, is_whole, read_plain
from builder.publish.inputs import UnstableError, tree_sum
from builder.publish.memory import BUILD, Memory, folder_of
from builder.publish.staging import open_publication
from builder.publish.untouched import Untouched
from builder.store.access import Access, is_address
from builder.text.sums import add_up
from builder.text.values import value_class

_STORE = re.compile(r"^(archive|sources):[ \t]*([^\s#'\"]+)[ \t]*$", re.MULTILINE)


@value_class
class BuildInputs:
    """What a build is made of."""

    content: Path
    others: tuple[Path | None, ...]
    """Folders of which every file counts: templates, files to add."""
    access: Access
    options: tuple[object, ...]
    """Whatever else decides what is published or said: the day, the language, what was asked for."""

    def sum(self, program: str) -> str:
        """The sum of all of it and of the program; empty where it cannot be told."""
        stores = (self.access.place, self.store, self.access.cache)
        try:
            parts = [program, repr(self.options), tree_sum(self.content, hidden=False)]
            parts += [f"{place} {_store_sum(place)}" for place in stores]
            parts += ["none" if path is None else tree_sum(path) for path in self.others]
        except (UnstableError, OSError):
            return ""
        return add_up(parts)

    @property
    def store(self) -> str | None:
        """The store that `site.yaml` seems to name, where the command line names none; who has read that file knows."""
        if self.access.place is not None:
            return None
        text = (read_plain(self.content / "site.yaml") or b"").decode(errors="replace")
        places = dict(_STORE.findall(text))
        place = places.get("archive") or places.get("sources")
        return str(self.content.absolute().parent / place) if place and not is_address(place) else place


@value_class
class LastBuild:
    """A build that was made before: how many pages it has, and what was said of its content."""

    pages: int
    said: list[str] = field(default_factory=list)


class Repeats:
    """Knows the last build into an output, and whether another would repeat it."""

    def __init__(self, output: Path, inputs: BuildInputs) -> None:
        self._output, self._inputs = output, inputs
        self._memory = Memory(folder_of(output))
        self._key = inputs.sum(program_sum())

    def find(self, *, time: int | None, older: bool) -> LastBuild | None:
        """The last build, if it is published, whole, and made of just this. Raise as `open_publication` does."""
        record = self._memory.find(BUILD, BUILD, self._key) if self._key else None
        if record is None or not self._output.is_dir():
            return None
        with open_publication(self._output, time=time, older=older):
            output = self._output.absolute()
            is_untouched = Untouched(output, self._memory).has
            if digest_of(output) != record["manifest"] or not is_whole(output, is_untouched):
                return None
        return LastBuild(record["pages"], record["said"])

    def keep(self, build: LastBuild, *, store: Path | str | None, lacking: bool) -> None:
        """Remember a build, unless what it was made of has changed since, or texts that it lacks may yet be fetched.

        `store` is the one that `site.yaml` names.
        """
        named = None if store is None else str(store)
        is_afar = any(place is not None and is_address(place) for place in (self._inputs.access.place, named))
        is_sound = self._key and named == self._inputs.store and not (lacking and is_afar)
        if not is_sound or self._key != self._inputs.sum(add_up_program()):
            return
        manifest = digest_of(self._output.absolute())
        record = {"key": self._key, "manifest": manifest, "pages": build.pages, "said": build.said}
        self._memory.keep([(BUILD, {BUILD: record})])


def _store_sum(place: str | Path | None) -> str:
    """The sum of a store's texts. Those of an address are in the cache, under their sums, or they are lacking."""
    return "" if place is None or is_address(place) else tree_sum(Path(place))
