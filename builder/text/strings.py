"""The interface's words, from the catalogue in the templates folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class MissingWordsError(Exception):
    """The catalogue has no words under a key that a template or view asks for."""


@dataclass(frozen=True, slots=True)
class Strings:
    """Words by dotted key."""

    words: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words under `key`, with `values` filled in. Raise `MissingWordsError`."""
        text = self.words.get(key)
        if text is None:
            raise MissingWordsError(key)
        return text.format(**values) if values else text


def strings_from(catalogue: str) -> Strings:
    """Read a catalogue: YAML mappings of words, nested as deep as one likes."""
    words: dict[str, str] = {}

    def collect(node: dict[str, Any], prefix: str) -> None:
        for key, value in node.items():
            if isinstance(value, dict):
                collect(value, f"{prefix}{key}.")
            else:
                words[f"{prefix}{key}"] = str(value)

    collect(yaml.load(catalogue, Loader=_Loader), "")  # noqa: S506  (a safe one, in C where there is one)
    return Strings(words)
