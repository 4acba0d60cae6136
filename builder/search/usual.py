"""The words by which readers look for what is called otherwise: topics, pages of the site itself, former names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.model.schema.vocabulary import Term, WordsAlike
from builder.model.site import District, Site
from builder.text.strings import Strings

_ENDINGS = ("自治区", "省", "市", "区", "县", "旗", " District", " County", " City")
_SHORT = 6
"""Characters up to which a word is one that is typed by its sound."""


def short_place(name: str) -> str:
    """The name of a place without what kind of place it is, unless a single character were left.

    >>> short_place("荔湾区"), short_place("单县"), short_place("Liwan District")
    ('荔湾', '单县', 'Liwan')
    """
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) > 1:
            return name.removesuffix(ending)
    return name


def words_for_page(t: Strings, name: str) -> list[str]:
    """What readers call a page of the site itself: its words in the catalogue, in their order."""
    return t(f"search.called.{name}").split("|")


def words_for_term(site: Site, vocabulary: str, term: Term) -> Iterator[str]:
    """What readers call a term: words alike of which it is one, and the short names of a kind of body.

    Those in its label are found by that. Of other kinds the words of their own are topics that texts write about
    (`lexicon.py`): too many to look for by their sounds.
    """
    label, own = term.label.zh, [*term.keywords, *term.synonyms]
    alike = [word for entry in _alike(site, term) if len(entry.words) > 1 for word in entry.words]
    for word in dict.fromkeys([*alike, *own] if vocabulary == "agencies" else alike):
        if len(word) <= _SHORT and word not in label:
            yield word


def english_words_for_term(site: Site, term: Term) -> list[str]:
    """The words in English for the words alike of which a term is one, but for such as its label begins with."""
    label = (term.label.en or "").lower()
    words = dict.fromkeys(word for entry in _alike(site, term) for word in entry.english)
    return [word for word in words if not label.startswith(word.lower())]


def _alike(site: Site, term: Term) -> list[WordsAlike]:
    own = [*term.keywords, *term.synonyms]
    return [entry for entry in site.words_alike if _means(term.label.zh, own, entry.words)]


def _means(label: str, own: Sequence[str], alike: Sequence[str]) -> bool:
    """Whether words alike stand for a term: its label has one, or half of them are its own. Less may be chance.

    >>> _means("信贷融资", ["贷款", "贴息"], ["税收", "减税", "贴息"])
    False
    """
    return any(word in label for word in alike) or 2 * len({*own} & {*alike}) >= len(alike)


def former_places(district: District) -> Iterator[tuple[str, list[str]]]:
    """Each former name of a district, and all that it may be called by it.

    Not by what its city or province is called as well: 上海县 was not Shanghai.
    """
    above = {district.city, district.province, *map(short_place, (district.city, district.province))}
    for former in district.former_names:
        name = former.name.zh
        words = (name, f"{district.province}{name}", f"{district.city}{name}", short_place(name))
        yield name, [word for word in dict.fromkeys(words) if word not in above]
