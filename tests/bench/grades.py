"""What search is measured by: graded queries, names with the pages that bear them, and the usual figures."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from builder import urls
from builder.model.site import Site
from tests.conftest import ROOT, checked
from tests.support import scan

AT = 5
_TOPICS = ("themes", "instruments", "target-groups", "agencies")


@dataclass(frozen=True)
class Named:
    """A name, and the pages that bear it, without `.html`."""

    kind: str
    text: str
    paths: tuple[str, ...]


def read_rounds() -> list[dict[str, dict[str, int]]]:
    """By round of grading, the oldest first: by query, by path, its grade."""
    rounds = yaml.safe_load_all(Path(__file__).with_name("search-grades.yaml").read_text("utf-8"))
    return [
        {query: {path: grade for grade, paths in grades.items() for path in paths} for query, grades in graded.items()}
        for graded in rounds
    ]


def read_grades() -> dict[str, dict[str, int]]:
    """By query of all rounds, by path, its grade."""
    return {query: grades for graded in read_rounds() for query, grades in graded.items()}


def read_spelt() -> dict[str, str]:
    """How places are typed, by their names."""
    spelt: dict[str, str] = yaml.safe_load(Path(__file__).with_name("hand-spelt.yaml").read_text("utf-8"))
    return spelt


def ndcg(answer: list[str], grades: dict[str, int]) -> float:
    """How good the first five are, 1 being the best that the grades allow. A page counts once, in whichever language.

    >>> ndcg(["en/a", "a", "b"], {"a": 1, "b": 1}) < ndcg(["a", "b"], {"a": 1, "b": 1}) == 1.0
    True
    """
    pages = [path.removeprefix("en/") for path in answer]
    gains = [0 if path in pages[:at] else grades.get(path, 0) for at, path in enumerate(pages)]
    return _gain(gains) / _gain(sorted(grades.values(), reverse=True))


def _gain(grades: Iterable[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 1) for rank, grade in zip(range(1, AT + 1), grades, strict=False))


def reciprocal_rank(answer: list[str], wanted: tuple[str, ...]) -> float:
    """One through the place of the first page that is wanted, 0 if none is there."""
    return next((1 / place for place, path in enumerate(answer, 1) if path in wanted), 0.0)


def exactness(ask: Callable[[str], list[str]], queries: Iterable[str], texts: Mapping[str, str]) -> str:
    """Recall and precision of what is called an exact hit, against a linear scan of the texts, in words."""
    answered = wanted = both = asked = 0
    for query in queries:
        answer, holding = set(ask(query)), scan.holding(query, dict(texts))
        answered, wanted, both = answered + len(answer), wanted + len(holding), both + len(answer & holding)
        asked += 1
    precision = both / answered if answered else 1.0
    return f"exact hits: recall {both / wanted:.4f}, precision {precision:.4f} over {asked} queries, {wanted} hits"


@cache
def _site() -> Site:
    return checked(ROOT / "content", sources=None).site


def names() -> Iterator[Named]:
    """Names of districts, topics, programmes and texts, each text once with all pages that bear it."""
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, text, url in _named(_site()):
        held[kind, text].append(url.removesuffix(".html"))
    owners: dict[str, list[str]] = defaultdict(list)
    for (_, text), paths in held.items():
        owners[scan.folded(text)] += paths
    for kind, text in held:
        yield Named(kind, text, tuple(owners[scan.folded(text)]))


def _named(site: Site) -> Iterator[tuple[str, str, str]]:
    for district in site.districts:
        for name in (district.name.zh, district.name.zh[:-1], district.full_name):
            yield "districts", name, urls.district_url(district)
    for vocabulary in _TOPICS:
        for term in site.vocabularies[vocabulary].terms.values():
            yield "topics", term.label.zh, urls.facet_url(vocabulary, term.id)
    for term in site.indicators:
        yield "topics", term.label.zh, urls.indicator_url(term.id)
    for plan in site.plans:
        for title in (plan.title, plan.short_title):
            yield "texts", title, urls.plan_url(plan)
        for programme in plan.programmes:
            yield "programmes", programme.name.zh, urls.programme_url(plan, programme)


def labels() -> Iterator[Named]:
    """The labels of instruments, groups and bodies, each with its side-by-side page; two of them share one label."""
    pages: dict[str, list[str]] = defaultdict(list)
    for vocabulary in _TOPICS[1:]:
        for term in _site().vocabularies[vocabulary].terms.values():
            pages[term.label.zh].append(urls.facet_url(vocabulary, term.id).removesuffix(".html"))
    for text, paths in pages.items():
        yield from (Named("labels", text, tuple(paths)) for _ in paths)
