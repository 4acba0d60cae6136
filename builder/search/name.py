"""The names under which a page is found, and what makes them."""

from __future__ import annotations

from collections.abc import Iterable

from builder.model.types import Text
from builder.text.values import value_class


@value_class
class Name:
    """A name that leads to a page, or to the place `anchor` in it.

    An alias, such as a code or an English name, stands behind the proper names of other pages.
    """

    text: str
    kind: str
    anchor: str = ""
    is_alias: bool = False
    place: str = ""
    """The end of the name that is a place's, of which every reading counts."""
    english: str = ""
    """Of a name in English, what the page in English is called to which it leads where there is one."""
    is_usual: bool = False
    """An alias that is a word, which readers use for the page: it is read, and leads there from its beginning."""
    title: str = ""
    """What the page is called where this name leads to it, if not as its heading says."""


def names_of(kind: str, *texts: str) -> tuple[Name, ...]:
    """The proper names of a page, each once."""
    return tuple(Name(text, kind) for text in dict.fromkeys(texts))


def in_both(kind: str, text: Text) -> tuple[Name, ...]:
    """A name as it is shown, and in the other language."""
    others = () if text.shown == text.zh else aliases(kind, text.zh)
    return (Name(text.shown, kind), *others, *in_english(kind, text))


def in_english(kind: str, text: Text) -> tuple[Name, ...]:
    """A name in English, unless it is shown in English."""
    return (Name(text.en, kind, is_alias=True, english=text.en),) if text.en and text.en != text.shown else ()


def aliases(kind: str, *texts: str | None) -> tuple[Name, ...]:
    """What a page is called as well, such as its code."""
    return tuple(Name(text, kind, is_alias=True) for text in dict.fromkeys(texts) if text)


def usual_words(kind: str, words: Iterable[str], title: str = "") -> tuple[Name, ...]:
    """Words that readers use for a page, which is called `title` where they lead to it."""
    return tuple(Name(text, kind, is_alias=True, is_usual=True, title=title) for text in words)


def site_words(kind: str, words: Iterable[str]) -> tuple[Name, ...]:
    """What readers call a page of the site itself, in English too: by that, its page in English is called."""
    return tuple(
        Name(text, kind, is_alias=True, is_usual=True, english=text if text.isascii() else "") for text in words
    )
