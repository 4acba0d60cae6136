"""What the search page understands: topics and places by all their words, words alike, and the numbers of plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, fields
from typing import NamedTuple

from builder import urls
from builder.model.site import District, Site
from builder.model.statements import list_statements
from builder.search.documents import HeldDocument
from builder.search.entries import FACET_KINDS, plan_where
from builder.search.numbers import SearchedNumber
from builder.search.usual import former_places, short_place
from builder.text.pinyin import read_syllables
from builder.text.values import value_class

_VOCABULARIES = {
    "plan_kind": "plan-kinds",
    "theme": "themes",
    "instrument": "instruments",
    "target_group": "target-groups",
    "agency": "agencies",
    "commitment": "commitments",
    "status": "statuses",
}
"""By facet, the vocabulary that its labels come from."""
_OF_THE_SITE = frozenset({"list", "text"})


@value_class
class Lexicon:
    """What the search page understands."""

    topics: tuple[list[object], ...] = ()
    alike: tuple[list[str], ...] = ()
    english: tuple[tuple[list[str], list[str]], ...] = ()
    """Words in English, and those of the texts that they stand for."""
    common: tuple[str, ...] = ()
    places: tuple[list[object], ...] = ()
    years: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    """The labels of kinds of bodies that are bodies of their own, and not any units."""
    quantities: tuple[SearchedNumber, ...] = ()
    """Not in `search/lexicon.js`, but in the files of numbers."""
    facets: dict[str, dict[str, str]] = field(default_factory=dict)
    """By facet, by id, the labels that addresses hold by their ids."""

    def data(self, ids: dict[str, str], pages: Sequence[CalledPage] = ()) -> dict[str, object]:
        """The data of `search/lexicon.js`. `ids`: by path, what the full-text index calls a page. `pages`: of the site
        itself.
        """
        paths = dict.fromkeys([*(str(topic[1]) for topic in self.topics), *(page.path for page in pages)])
        own = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "quantities"}
        return own | {"pages": pages, "ids": {path: ids[path] for path in paths if path in ids}}

    def spellings(self) -> list[str]:
        """How the words for topics and the words alike are read, each once, in the order in which `data` has them."""
        words = [word for topic in self.topics for word in _words_of(topic)]
        words += (word for alike in self.alike for word in alike)
        return [" ".join(read_syllables(word)) for word in dict.fromkeys(words)]


EMPTY = Lexicon()


class CalledPage(NamedTuple):
    """A page of the site itself, and the words by which readers ask for it."""

    kind: str
    path: str
    title: str
    words: list[str]


def list_called_pages(documents: Iterable[HeldDocument]) -> Iterator[CalledPage]:
    """The pages of the site itself that readers call by words of their own."""
    for document in documents:
        entry = document.entry
        words = [name.text for name in entry.names if name.is_usual]
        if words and entry.kind in _OF_THE_SITE:
            yield CalledPage(entry.kind, document.path, document.page.title, words)


def read_lexicon(site: Site) -> Lexicon:
    """What readers of a site may ask for."""
    return Lexicon(
        topics=tuple(_topics(site)),
        alike=tuple(list(entry.words) for entry in site.words_alike if len(entry.words) > 1),
        english=tuple((list(entry.english), list(entry.words)) for entry in site.words_alike if entry.english),
        common=tuple(site.config.subject.common),
        places=tuple(_places(site)),
        years=tuple(sorted({plan.year for plan in site.plans if plan.year})),
        bodies=tuple(term.label.shown for term in site.vocabularies["agencies"].terms.values() if term.rank),
        quantities=tuple(_quantities(site)),
        facets=_facets(site),
    )


def _words_of(topic: list[object]) -> list[str]:
    _, _, label, others, hints, *_ = topic
    return [str(label), *(word for words in (others, hints) if isinstance(words, list) for word in words)]


def _facets(site: Site) -> dict[str, dict[str, str]]:
    labels = {
        facet: {term.id: term.label.zh for term in site.vocabularies[vocabulary].terms.values()}
        for facet, vocabulary in _VOCABULARIES.items()
    }
    return labels | {
        "province": {district.code[:2]: district.province for district in site.districts},
        "city": {district.code[:4]: district.city for district in site.districts},
        "district": {district.id: district.full_name for district in site.all_districts},
        "plan": {plan.key: plan_where(plan) for plan in site.all_plans},
    }


def _topics(site: Site) -> Iterator[list[object]]:
    """Each term that has a page: its kind, its page, its label, what else it is called, words that hint at it, its
    label in English, and its page in English if it has one.
    """
    for vocabulary, kind in FACET_KINDS.items():
        for term in site.vocabularies[vocabulary].terms.values():
            path = urls.indicator_url(term.id) if kind == "indicator" else urls.facet_url(vocabulary, term.id)
            label = term.label
            others = [label.zh] if label.zh != label.shown else []
            english = urls.english_url(path) if site.english and urls.has_english(path) else ""
            yield [kind, path, label.shown, [*term.synonyms, *others], term.keywords, label.en or "", english]


def _places(site: Site) -> Iterator[list[object]]:
    """Each place of a plan: the facet and its value that narrow results down to it, its names, that which is shown, and
    the end of the anchor of the row that its newest plan has on the page of a topic.
    """
    above = {("province", district.province): district.province for district in site.districts}
    above |= {("city", district.city): district.city for district in site.districts if district.city}
    for (facet, value), name in above.items():
        yield [facet, value, [*dict.fromkeys((name, short_place(name)))], name, ""]
    for district in site.districts:
        newest = max(site.plans_of(district), key=lambda plan: plan.year or 0, default=None)
        row = f"{district.id}-{newest.id}" if newest else ""
        yield ["district", district.full_name, [*dict.fromkeys(_district_names(district))], district.name.zh, row]


def _district_names(district: District) -> Iterator[str]:
    yield district.full_name
    yield f"{district.city}{district.name.zh}"
    yield district.name.zh
    yield short_place(district.name.zh)
    if district.name.en:
        yield district.name.en
        yield short_place(district.name.en)
    for _, names in former_places(district):
        yield from names


def _quantities(site: Site) -> Iterator[SearchedNumber]:
    for plan in site.plans:
        for statement in list_statements(site, plan):
            item, programme = statement.quantity, statement.programme
            if item:
                path = urls.programme_url(plan, programme) if programme else urls.plan_url(plan)
                level = site.term("commitments", statement.level).label.shown if statement.level else ""
                indicator = urls.indicator_url(item.indicator) if item.indicator else ""
                place = plan.district.full_name
                yield SearchedNumber(path, f"q-{item.id}", item.label.shown, item.printed, level, place, indicator)
