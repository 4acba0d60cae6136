"""What all views share: the site, its words, and for each page its address."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlsplit

from builder import urls
from builder.checks.content_pages import pages_of_content
from builder.checks.placeholders import is_placeholder
from builder.compare.coverage import Coverage, cover
from builder.compare.editions import Editions, only_in_force
from builder.compare.gaps import Gaps, find_gaps
from builder.compare.news import News, list_news
from builder.compare.pairs import list_pairs
from builder.compare.provinces import list_provinces, split_province
from builder.compare.similar import SimilarProgrammes
from builder.compare.stated_quantities import StatedQuantity, collect_quantities
from builder.compare.suggest import PlanSuggestion, suggest_plans
from builder.evidence.ledger import Ledger
from builder.evidence.marks import Mark
from builder.model.schema.site import Config
from builder.model.site import District, Origin, Plan, Site
from builder.model.types import Absent
from builder.text.relative import relative_link
from builder.text.strings import Strings

MOST_KEPT = 2_000
"""So many parts of pages are kept at once: those of a folder are made one after the other."""
_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the open data."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Context:
    """The site and its words. `page` gives the tools for one page."""

    site: Site
    t: Strings
    pages_of_files: dict[str, str]
    data_of_pages: dict[str, str]
    """By path of a page that is about one thing: the JSON file of that thing."""
    pairs_of: dict[str, list[tuple[Plan, Plan]]]
    """By the key of a plan: the pairs in which it stands."""
    by_city: frozenset[str]
    """Codes of provinces that are split by city, since one page cannot hold them."""
    coverage: Coverage
    """By the key of a plan: its statements, by term, programme and key."""
    gaps: dict[str, Gaps]
    """By the id of a district, of what is in force."""
    gaps_with_past: dict[str, Gaps]
    """The same of all texts."""
    editions: Editions
    """Which plans replace which, and what is in force."""
    news: tuple[News, ...]
    """What is new on the site, the newest first."""
    suggestions: dict[str, tuple[PlanSuggestion, ...]]
    """By the key of a plan."""
    comparable: SimilarProgrammes
    entries: dict[str, tuple[StatedQuantity, ...]]
    """By the key of a plan: its quantities, each promise once."""
    version: str
    """Of the content as a whole; pages of one district carry that district's."""
    versions: dict[str, str]
    """By id of a district: that of its own content."""
    ledger: Ledger
    marks: Mapping[str, Mark]
    """By id of the claim: what was compared, by whom and when."""
    claims_of: Mapping[str, tuple[str, ...]]
    """By plan and programme: the ids of its claims."""
    codings: Mapping[str, tuple[str, ...]]
    """By plan and programme: those of the coding of all its statements."""
    today: date | None
    """The day to count from whether a check is due again; without one, none is."""
    data: tuple[DataFile, ...] = ()
    """The files of the open data as a whole, once they are written."""
    english: Context | None = None
    """The same for the pages in English of a site in Chinese."""
    is_beside: bool = False
    """Whether it is that: its pages lie in a folder of their own, and link to Chinese ones where they have no other."""
    kept: dict[tuple[object, ...], Any] = field(default_factory=dict)
    """Parts that several pages show: see `PageContext.keep`."""

    def edition(self, plans: Sequence[Plan]) -> str:
        """The version of what a page shows that rests on `plans`: of their districts, or of all content."""
        if not plans or len(plans) == len(self.site.plans):
            return self.version
        return _combine(self.versions[district] for district in sorted({plan.district.id for plan in plans}))

    def public_url(self, path: str) -> str:
        """The full address of a file; empty before the site has an address of its own."""
        config = self.site.config
        return "" if is_placeholder(config.base_url) else config.address_of(path)

    def page(self, path: str) -> PageContext:
        """The tools for the page at `path`. The 404 page is shown at any depth, so its links start at the root."""
        root = urlsplit(self.site.config.base_url).path.rstrip("/") + "/"
        return PageContext(self, path, root if path == urls.PAGE_404 else "")


def build_context(site: Site, strings: Strings, ledger: Ledger | None = None, *, today: date | None = None) -> Context:
    """Prepare what views need. Without a ledger, nothing counts as verified."""
    ledger = ledger or {}
    pairs_of: dict[str, list[tuple[Plan, Plan]]] = {}
    for pair in list_pairs(site):
        for plan in pair:
            pairs_of.setdefault(plan.key, []).append(pair)
    claims = _claims_of_programmes(ledger)
    coverage = cover(site, {key: page.silences for key, page in ledger.items()})
    editions = Editions(site, today)
    current = only_in_force(site, editions)
    gaps = find_gaps(current, coverage)
    return Context(
        site=site,
        t=strings,
        pages_of_files=dict(pages_of_content(site)),
        data_of_pages=dict(_data_of_pages(site)),
        pairs_of=pairs_of,
        by_city=frozenset(province.code for province in list_provinces(site) if split_province(site, province)),
        coverage=coverage,
        gaps=gaps,
        gaps_with_past=gaps if current is site else find_gaps(site, coverage),
        editions=editions,
        news=list_news(site),
        suggestions=suggest_plans(site, current),
        comparable=SimilarProgrammes(site, current),
        entries={key: collect_quantities(own) for key, own in coverage.items()},
        version=version(_origins(site)),
        versions={district.id: version(_origins_of(site, district)) for district in site.districts},
        ledger=ledger,
        marks={claim: mark for page in ledger.values() for claim, mark in page.marks.items()},
        claims_of=claims,
        codings={key: tuple(claim for claim in own if claim.endswith(".coding")) for key, own in claims.items()},
        today=today,
    )


def _data_of_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Each page that is about one thing, and the JSON file of that thing."""
    for district in site.districts:
        own = urls.data_url("districts", district.id)
        yield from ((page, own) for page in (urls.district_url(district), urls.gaps_url(district)))
    for plan in site.plans:
        own = urls.data_url("plans", plan.key)
        yield from ((page, own) for page in (urls.plan_url(plan), urls.source_url(plan), urls.who_url(plan)))
        for programme in plan.programmes:
            yield urls.programme_url(plan, programme), urls.data_url("programmes", f"{plan.key}.{programme.id}")
    for vocabulary in urls.DATA_VOCABULARIES:
        for term in site.vocabularies[vocabulary].terms:
            yield urls.facet_url(vocabulary, term), urls.data_url(vocabulary, term)


def _claims_of_programmes(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    claims: dict[str, list[str]] = {}
    for page in ledger.values():
        for claim in page.claims:
            district, plan, programme, *aspects = claim.id.split(".")
            if aspects:
                claims.setdefault(f"{district}.{plan}.{programme}", []).append(claim.id)
    return {programme: tuple(own) for programme, own in claims.items()}


def version(origins: Iterable[Origin]) -> str:
    """The first 12 digits of a sha256 over the texts of content files.

    It stands in place of a commit id: the same content has the same version wherever it is built.
    """
    return _combine(sorted(origin.digest for origin in origins))


def _combine(digests: Iterable[str]) -> str:
    return hashlib.sha256("".join(digests).encode()).hexdigest()[:12]


def _origins(site: Site) -> list[Origin]:
    shared = [vocabulary.origin for vocabulary in site.vocabularies.values()] + [page.origin for page in site.pages]
    return shared + [origin for district in site.districts for origin in _origins_of(site, district)]


def _origins_of(site: Site, district: District) -> list[Origin]:
    plans = site.plans_of(district)
    programmes = [programme.origin for plan in plans for programme in plan.programmes]
    own = [district.origin, *([district.context_origin] if district.context else [])]
    return [*own, *(o for plan in plans for o in (plan.origin, plan.summary_origin)), *programmes]


@dataclass(frozen=True, slots=True)
class PageContext:
    """What the views of a page are made with: every link is relative to that page."""

    shared: Context
    path: str
    root: str = ""

    @property
    def site(self) -> Site:
        """The whole site."""
        return self.shared.site

    @property
    def config(self) -> Config:
        """The site's settings."""
        return self.shared.site.config

    @property
    def t(self) -> Strings:
        """The interface's words."""
        return self.shared.t

    @property
    def address(self) -> str:
        """Where the page lies in the site; in English that is below the path by which views know it."""
        return urls.english_url(self.path) if self.shared.is_beside else self.path

    @property
    def twin(self) -> str:
        """A link to the same page in the other language; empty where there is none."""
        if self.shared.is_beside:
            return relative_link(self.address, self.path)
        is_in_both = self.shared.english is not None and urls.has_english(self.path)
        return self.href(urls.english_url(self.path)) if is_in_both else ""

    def href(self, target: str) -> str:
        """A relative link to a page of the site, from one in English to another in English if there is one."""
        if self.shared.is_beside:
            return self._href_beside(target)
        return self.root + target if self.root else relative_link(self.path, target)

    def _href_beside(self, target: str) -> str:
        path = target.partition("#")[0].partition("?")[0]
        is_english = urls.has_english(path) or path in ("", self.path)
        if self.root:
            return f"{self.root}{target}" if is_english else f"../{self.root}{target}"
        return relative_link(self.path if is_english else self.address, target)

    def keep(self, key: tuple[object, ...], make: Callable[[PageContext], _Part]) -> _Part:
        """What `make` makes of `key`, once for all pages that lie as deep as this one.

        It gets a page without an address, whose links all begin at the root, so that nothing of it is of one page.
        """
        page = self._anywhere()
        kept, name = self.shared.kept, (page.root, page.path, *key)
        part: _Part | None = kept.get(name)
        if part is not None:
            return part
        part = make(page)
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[name] = part
        return part

    def _anywhere(self) -> PageContext:
        """A page as deep as this one; this one where reports of mistakes tell on which page they were made."""
        if self.root or not isinstance(self.config.report, Absent):
            return self
        return PageContext(self.shared, "", "../" * self.path.count("/"))
