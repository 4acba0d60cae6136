"""Which terms of a vocabulary the words of a text suggest. The words are the vocabulary's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from builder.model.site import Vocabulary
from builder.text.normalise import fold
from builder.text.values import value_class

_IN_NAME = 4
_AT_MOST = 3
_SHARE = 0.34
"""A term is suggested with at least this share of the score of the first."""


@value_class
class TermSuggestion:
    """A term and the words that suggest it, the most telling first."""

    term: str
    words: tuple[str, ...]
    score: int


def suggest(vocabulary: Vocabulary, *, name: str, body: str, limit: int) -> list[TermSuggestion]:
    """The terms with the most words in a folded name and body, as far as they come near the first one."""
    suggestions = []
    for term in vocabulary.terms.values():
        scores = {word: _score(_folded(word), name, body) for word in term.keywords}
        words = tuple(word for word in sorted(scores, key=lambda word: -scores[word]) if scores[word])
        if words:
            suggestions.append(TermSuggestion(term.id, words[:_AT_MOST], sum(scores.values())))
    suggestions.sort(key=lambda suggestion: -suggestion.score)
    return [suggestion for suggestion in suggestions[:limit] if suggestion.score >= suggestions[0].score * _SHARE]


def suggest_best(vocabulary: Vocabulary, texts: Iterable[str]) -> TermSuggestion | None:
    """The term whose longest keyword stands in the first of the texts that has any: for names of bodies and titles."""
    for text in texts:
        hits = [
            (len(word), text.rfind(_folded(word)), term.id, word)
            for term in vocabulary.terms.values()
            for word in term.keywords
            if _folded(word) in text
        ]
        if hits:
            length, _, term_id, word = max(hits)
            return TermSuggestion(term_id, (word,), length)
    return None


@cache
def _folded(word: str) -> str:
    return fold(word)


def _score(word: str, name: str, body: str) -> int:
    return _IN_NAME * min(_count(word, name), 1) + min(_count(word, body), _AT_MOST)


def _count(word: str, text: str) -> int:
    """How often a word stands in a text; one character (到, 场) beside a number only: it is part of other words.

    >>> _count("场", "市场价"), _count("场", "举办6场"), _count("到", "到2027年"), _count("到", "到镇")
    (0, 1, 1, 0)
    """
    return text.count(word) if len(word) > 1 else len(re.findall(rf"{word}(?=\d)|(?<=\d){word}", text))
