"""A site in English, or a Chinese one with pages in English beside its own.

A text that somebody translated is shown in English, any other as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from operator import is_
from typing import Any

from pydantic import BaseModel

from builder.model.site import Site
from builder.model.types import PartialDate, Span, Text
from builder.text.foreign import ENGLISH

_WORDLESS = frozenset((str, int, bool, type(None), Decimal, Span, PartialDate))
"""Most parts of content: they are told apart first."""


class EnglishText(Text):
    """Words for readers of English."""

    @property
    def shown(self) -> str:
        """The English, or the Chinese where nobody has translated it."""
        return self.en or self.zh

    def within(self, *places: str) -> str:
        """The name of a place with those that it lies in, the largest last in English."""
        if self.en is None:
            return super().within(*places)
        return ", ".join(dict.fromkeys((self.en, *reversed(places))))


def in_language(site: Site) -> Site:
    """The site with the texts that its readers are shown, and the same in English where it has such pages besides.

    What was translated earlier of a plan that is still the same (`Site.derived`) is taken from there.
    """
    has_english = site.config.english or site.config.locale == ENGLISH
    english = _translate(site) if has_english else None
    if site.derived:
        plans = (*site.all_plans, *(english.all_plans if english else ()))
        site.derived.forget_all_but((*plans, *(programme for plan in plans for programme in plan.programmes)))
    if english is None:
        return site
    return english if site.config.locale == ENGLISH else replace(site, english=english)


def _translate(site: Site) -> Site:
    translation = _Translation(site.derived.translated if site.derived else {})
    english = replace(
        site,
        config=translation.of(site.config).model_copy(update={"locale": ENGLISH}),
        vocabularies={
            name: replace(vocabulary, terms=translation.of(vocabulary.terms))
            for name, vocabulary in site.vocabularies.items()
        },
        districts=translation.of(site.districts),
        plans=translation.of(site.plans),
        superior_places=translation.of(site.superior_places),
        superior_plans=translation.of(site.superior_plans),
        pages=translation.of(site.pages),
        changes=translation.of(site.changes),
    )
    if site.derived:
        site.derived.translated = translation.kept
    return english


class _Translation:
    """Translates each part once, so that what was one object stays one. What nobody has translated stays itself."""

    def __init__(self, earlier: Mapping[int, tuple[BaseModel, BaseModel]]) -> None:
        self._earlier = earlier
        self.kept: dict[int, tuple[BaseModel, BaseModel]] = {}
        """By the identity of what was translated: that, and its translation."""

    def of(self, value: Any) -> Any:
        """A value of content with its texts in English."""
        if isinstance(value, Text):
            return value if value.en is None else EnglishText(zh=value.zh, en=value.en)
        if isinstance(value, BaseModel):
            pair = self.kept.get(id(value)) or self._earlier.get(id(value)) or (value, self._model(value))
            self.kept[id(value)] = pair
            return pair[1]
        if isinstance(value, dict):
            changes = self._changes(value)
            return value | changes if changes else value
        if isinstance(value, list | tuple):
            parts = [part if part.__class__ in _WORDLESS else self.of(part) for part in value]
            return value if all(map(is_, parts, value)) else type(value)(parts)
        return value

    def _model(self, model: BaseModel) -> BaseModel:
        # What it has, not what its kind has: what stands for a district that cannot be read has little.
        changes = self._changes(vars(model))
        return model.model_copy(update=changes) if changes else model

    def _changes(self, parts: dict[str, Any]) -> dict[str, Any]:
        """The parts that English has otherwise."""
        return {
            name: new
            for name, part in parts.items()
            if part.__class__ not in _WORDLESS and (new := self.of(part)) is not part
        }
