"""The interface's words, from the catalogue in the templates folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml

from builder.text.foreign import CHINESE
from builder.text.values import value_class

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SUBJECT = "{subject}"
_FACET = "facet_name."
_NAME = re.compile(re.escape(_SUBJECT) + r"|<(\w+)>")
_FORMS = re.compile(r"\{(\w+):((?:[^{}]|\{\{|\}\})*/(?:[^{}]|\{\{|\}\})*)\}")
"""`{count:text/texts}`: what is said of one, and of any other number; braces in names are doubled."""
_QUOTED = re.compile(r"“\{(\w+)\}”")
_INNER = str.maketrans("“”", "‘’")
"""Quotation marks within quotation marks."""


class MissingWordsError(Exception):
    """The catalogue has no words under a key that a template or view asks for."""


class BrokenCatalogueError(Exception):
    """The catalogue is no YAML mapping of words: the line where it ceases to be, and why."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(line, problem)
        self.line, self.problem = line, problem


@value_class
class Strings:
    """Words by dotted key."""

    words: dict[str, str]
    locale: str = CHINESE

    @property
    def keys(self) -> frozenset[str]:
        """The keys that a catalogue has for every site: some sites have more facets, and names of their own for them.

        >>> Strings({"a.b": "", "facet_name.lists": ""}).keys
        frozenset({'a.b'})
        """
        return frozenset(key for key in self.words if not key.startswith(_FACET))

    def __call__(self, key: str, **values: object) -> str:
        """The words under `key`, with `values` filled in, and the form that goes with them. Raise `MissingWordsError`.

        >>> words = Strings({"found": "{count} {count:text/texts} found"})
        >>> words("found", count=1), words("found", count=20)
        ('1 text found', '20 texts found')
        >>> Strings({"of": "见“{programme}”"})("of", programme="办好“关键小事”")
        '见“办好‘关键小事’”'
        """
        text = self.words.get(key)
        if text is None:
            raise MissingWordsError(key)
        if not values:
            return text
        if "/" in text:
            text = _FORMS.sub(lambda match: _form(match.group(2), values.get(match.group(1))), text)
        if "“{" in text:
            values |= {name: str(values[name]).translate(_INNER) for name in _QUOTED.findall(text)}
        return text.format(**values)


@lru_cache(maxsize=4)
def strings_from(
    catalogue: str, subject: str, locale: str = CHINESE, facets: tuple[tuple[str, str], ...] = ()
) -> Strings:
    """Read a catalogue, YAML mappings of words, nested as deep as one likes; `{subject}` is what the site is about.

    `<theme>` stands for the words of `facet_name.theme`, `<Theme>` for the same as the first of a sentence; `facets`
    has what the site says instead of them. Raise `BrokenCatalogueError` for what is no YAML of words, and
    `MissingWordsError` for a name in `<…>` that the catalogue has not.

    >>> strings_from("a: '{count} 份{subject}文本'", "养老{政策}")("a", count=2)
    '2 份养老{政策}文本'
    >>> words = "facet_name: {themes: themes}\\na: '<Themes> of {count} texts'"
    >>> strings_from(words, "", "en", (("themes", "services"),))("a", count=2)
    'Services of 2 texts'
    """
    try:
        words = dict(_collect(yaml.load(catalogue, Loader=_Loader), ""))  # noqa: S506  (a safe one, in C where there is one)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BrokenCatalogueError(line, error.problem or "YAML") from error
    except AttributeError as error:
        raise BrokenCatalogueError(1, "no mapping of words") from error
    own = {f"{_FACET}{name}": text for name, text in facets}  # what editors write stands for nothing but itself
    names = words | own
    return Strings({key: _fill_names(text, subject, names) for key, text in words.items()} | own, locale)


def _collect(node: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from _collect(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def _fill_names(text: str, subject: str, words: Mapping[str, str]) -> str:
    """A text with the names of the subject and the facets in it. Their braces are not for values filled in later."""
    if "<" not in text and _SUBJECT not in text:
        return text
    is_filled = "{" in text.replace(_SUBJECT, "")

    def name(match: re.Match[str]) -> str:
        named = subject if match.group() == _SUBJECT else _facet(match.group(1), words)
        return named.replace("{", "{{").replace("}", "}}") if is_filled else named

    return _NAME.sub(name, text)


def _form(forms: str, value: object) -> str:
    """Of two forms the first for one thing, the other for more. What the site calls a thing may have slashes too."""
    parts = forms.split("/")
    half = len(parts) // 2
    return "/".join(parts[:half] if str(value) == "1" else parts[half:])


def _facet(name: str, words: Mapping[str, str]) -> str:
    text = words.get(_FACET + name.lower())
    if text is None:
        raise MissingWordsError(_FACET + name.lower())
    return text if name.islower() else text[:1].upper() + text[1:]
