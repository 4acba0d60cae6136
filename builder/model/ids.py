"""The ids by which something is looked for: the one that it has, and those that it had before."""

from __future__ import annotations

from typing import Protocol


class Renamed(Protocol):
    """Something that has an id and may have had others."""

    @property
    def id(self) -> str:
        """The id now."""

    @property
    def aliases(self) -> list[str]:
        """The ids before."""


def ids_of(renamed: Renamed) -> tuple[str, ...]:
    """The id that something has, then those that it had before."""
    return (renamed.id, *renamed.aliases)
