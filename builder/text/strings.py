"""The interface's words, from the catalogue in the templates folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from builder.text.foreign import CHINESE

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SUBJECT = "{subject}"


class MissingWordsError(Exception):
    """The catalogue has no words under a key that a template or view asks for."""


@dataclass(frozen=True, slots=True)
class Strings:
    """Words by dotted key."""

    words: dict[str, str]
    locale: str = CHINESE

    def __call__(self, key: str, **values: object) -> str:
        """The words under `key`, with `values` filled in. Raise `MissingWordsError`."""
        text = self.words.get(key)
        if text is None:
            raise MissingWordsError(key)
        return text.format(**values) if values else text


@lru_cache(maxsize=4)
def strings_from(catalogue: str, subject: str, locale: str = CHINESE) -> Strings:
    """Read a catalogue, YAML mappings of words, nested as deep as one likes; `{subject}` is what the site is about.

    >>> strings_from("a: '{count} 份{subject}文本'", "养老{政策}")("a", count=2)
    '2 份养老{政策}文本'
    """
    words: dict[str, str] = {}

    def collect(node: dict[str, Any], prefix: str) -> None:
        for key, value in node.items():
            if isinstance(value, dict):
                collect(value, f"{prefix}{key}.")
            else:
                words[f"{prefix}{key}"] = _named(str(value), subject)

    collect(yaml.load(catalogue, Loader=_Loader), "")  # noqa: S506  (a safe one, in C where there is one)
    return Strings(words, locale)


def _named(text: str, subject: str) -> str:
    """A text with the name of the subject in it. Its braces are none of the text's own, which are filled in later."""
    if _SUBJECT not in text:
        return text
    is_filled = "{" in text.replace(_SUBJECT, "")
    return text.replace(_SUBJECT, subject.replace("{", "{{").replace("}", "}}") if is_filled else subject)
