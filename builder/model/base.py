"""What every part of the content is made from."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict

_M = TypeVar("_M", bound="Model")


class Model(BaseModel):
    """A mapping of a content file: unknown keys are refused, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    _written: ClassVar[dict[frozenset[str], set[str]]] = {}
    """Which fields are written, each set of names once: a set for each value would take as much room as all values."""
    _terms: ClassVar[dict[tuple[str, ...], list[str]]] = {}
    """Lists of names, such as the themes of a statement, each once: hundreds of statements have the same few."""

    _is_lean: ClassVar[bool] = False

    def model_post_init(self, _context: object, /) -> None:
        """Share the names of the fields that are written: nothing changes them, and a copy has its own."""
        names = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", self._written.setdefault(frozenset(names), names))
        if self._is_lean:
            written = {name: self._shared(value) for name, value in self.__dict__.items() if name in names}
            object.__setattr__(self, "__dict__", written)

    def _shared(self, value: object) -> object:
        """A list of names as the one list of just these; anything else as it is."""
        if isinstance(value, list) and all(isinstance(name, str) for name in value):
            return self._terms.setdefault(tuple(value), value)
        return value


def lean(kind: type[_M]) -> type[_M]:
    """Let the values of a model hold what is written alone: what nobody has written of any, the class has once.

    It is for models with many fields, few of them written, of which there are hundreds to a plan, and no subclasses.
    """
    for name, field in kind.model_fields.items():
        if not field.is_required():
            setattr(kind, name, field.get_default(call_default_factory=True))
    kind._is_lean = True
    return kind
