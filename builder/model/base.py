"""What every part of the content is made from."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A mapping of a content file: unknown keys are refused, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    _written: ClassVar[dict[frozenset[str], set[str]]] = {}
    """Which fields are written, each set of names once: a set for each value would take as much room as all values."""

    def model_post_init(self, _context: object, /) -> None:
        """Share the names of the fields that are written: nothing changes them, and a copy has its own."""
        names = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", self._written.setdefault(frozenset(names), names))
