"""What all views share: the site, its words, and for each page its address."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

from builder import urls
from builder.checks.content_pages import pages_of_content
from builder.checks.placeholders import is_placeholder
from builder.compare.coverage import Coverage, cover
from builder.compare.editions import Editions, only_in_force
from builder.compare.gaps import Gaps
from builder.compare.indicators import QuantitiesByIndicator, sort_by_indicator
from builder.compare.news import News, list_news
from builder.compare.pairs import list_pairs
from builder.compare.peer_groups import KindCount, Standings
from builder.compare.provinces import list_provinces, split_province
from builder.compare.similar import SimilarProgrammes
from builder.compare.stated_quantities import StatedQuantity
from builder.compare.suggest import PlanSuggestion
from builder.evidence.claims.claim import KeptClaim
from builder.evidence.ledger.ledger import Ledger
from builder.evidence.locks.marks import Mark
from builder.model.schema.site import Config
from builder.model.site import Plan, Site
from builder.model.superiors import Superiors
from builder.model.types import Absent
from builder.text.reads import Later, Noted, note, note_all, record
from builder.text.relative import relative_link
from builder.text.strings import Strings
from builder.text.values import value_class
from builder.views.shared_results import (
    ClaimsOfProgrammes,
    Marks,
    WeakestCodings,
    data_of_pages,
    gaps_of_site,
    kinds_of_places,
    quantities_of_plan,
    suggestions_of_site,
)
from builder.views.versions import DataVersions

MOST_KEPT = 2_000
"""So many parts of pages are kept at once, those used last: pages of a folder are made one after the other."""
_Part = TypeVar("_Part")


@value_class
class DataFile:
    """A file of the open data."""

    path: str
    size: int
    sha256: str


@value_class
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
    gaps: Mapping[str, Gaps]
    """By the id of a district, of what is in force."""
    gaps_with_past: Mapping[str, Gaps]
    """The same of all texts."""
    superiors: Superiors
    """Which plans implement which, and what is recorded of it."""
    editions: Editions
    """Which plans replace which, and what is in force."""
    news: tuple[News, ...]
    """What is new on the site, the newest first."""
    suggestions: Mapping[str, tuple[PlanSuggestion, ...]]
    """By the key of a plan."""
    comparable: SimilarProgrammes
    quantities: Mapping[str, tuple[StatedQuantity, ...]]
    """By the key of a plan: its quantities, each promise once."""
    quantities_by_indicator: Mapping[str, QuantitiesByIndicator]
    """By the key of a plan."""
    versions: DataVersions
    ledger: Ledger
    marks: Mapping[str, Mark]
    """By id of the claim: what was compared, by whom and when."""
    claims_of: Mapping[str, tuple[KeptClaim, ...]]
    """By plan and programme: its claims."""
    codings: Mapping[str, Mark]
    """By plan and programme: the weakest mark of those of the coding of all its statements."""
    kinds_of_places: Mapping[str, tuple[KindCount, ...]]
    """By the name of a term: how many districts of each kind state something under it."""
    today: date | None
    """The day to count from whether a check is due again; without one, none is."""
    data_files: tuple[DataFile, ...] = ()
    """See `data`."""
    english: Context | None = None
    """The same for the pages in English of a site in Chinese."""
    is_beside: bool = False
    """Whether it is that: its pages lie in a folder of their own, and link to Chinese ones where they have no other."""
    kept: OrderedDict[tuple[object, ...], Any] = field(default_factory=OrderedDict)
    """Parts that several pages show: see `PageContext.keep`."""
    held: dict[int, dict[tuple[object, ...], Any]] = field(default_factory=dict)
    """By the depth of pages, small parts: see `PageContext.hold`."""

    @property
    def version(self) -> str:
        """The version of the content as a whole; pages that rest on less carry that of what they rest on."""
        return self.versions.of_all()

    @property
    def data(self) -> tuple[DataFile, ...]:
        """The files of the open data as a whole, once they are written."""
        note("data", "")
        return self.data_files

    def public_url(self, path: str) -> str:
        """The full address of a file; empty before the site has an address of its own."""
        config = self.site.config
        return "" if is_placeholder(config.base_url) else config.address_of(path)

    def page(self, path: str) -> PageContext:
        """The tools for the page at `path`. The 404 page is shown at any depth, so its links start at the root."""
        root = urlsplit(self.site.config.base_url).path.rstrip("/") + "/" if path == urls.PAGE_404 else ""
        if root:
            return PageContext(self, path, root)
        depth = path.count("/")
        anywhere = PageContext(self, "", "../" * depth, held=self.held.setdefault(depth, {}))
        return PageContext(self, path, anywhere=anywhere)


def build_context(
    site: Site, strings: Strings, ledger: Ledger | None = None, *, today: date | None = None, zh: Context | None = None
) -> Context:
    """Prepare what views need. Without a ledger, nothing counts as verified. `zh`: that of pages in Chinese.

    What few pages need after an edit is made when one of them does.
    """
    ledger = ledger or {}
    pairs_of: dict[str, list[tuple[Plan, Plan]]] = {}
    for pair in list_pairs(site):
        for plan in pair:
            pairs_of.setdefault(plan.key, []).append(pair)
    coverage = cover(site, {key: evidence.silences for key, evidence in ledger.items()}, zh.coverage if zh else None)
    editions = Editions(site, today)
    current = only_in_force(site, editions)
    gaps = gaps_of_site(current, coverage)
    superiors = Superiors(site)
    # They follow from what the plan covers.
    quantities = Later(coverage, lambda key: quantities_of_plan(site, coverage[key]))
    return Context(
        site=site,
        t=strings,
        pages_of_files=zh.pages_of_files if zh else dict(pages_of_content(site)),
        data_of_pages=zh.data_of_pages if zh else dict(data_of_pages(site)),
        pairs_of=pairs_of,
        by_city=zh.by_city if zh else _split_by_city(site),
        coverage=Noted("coverage", coverage),
        gaps=Noted("gaps", gaps),
        gaps_with_past=Noted("past gaps", gaps if current is site else gaps_of_site(site, coverage)),
        superiors=superiors,
        editions=editions,
        news=list_news(site),
        suggestions=Noted("suggestions", suggestions_of_site(site, current)),
        comparable=zh.comparable if zh else SimilarProgrammes(site, current),
        quantities=Noted("coverage", quantities),
        quantities_by_indicator=Noted("coverage", Later(coverage, lambda key: sort_by_indicator(quantities[key]))),
        versions=zh.versions if zh else DataVersions(site, coverage, quantities, superiors),
        ledger=ledger,
        marks=Noted("marks", Marks(ledger), programme_of),
        claims_of=Noted("claims", ClaimsOfProgrammes(ledger)),
        codings=Noted("claims", WeakestCodings(ledger)),
        kinds_of_places=Noted("kinds", kinds_of_places(site, Standings(site, editions, coverage))),
        today=today,
        is_beside=zh is not None,
    )


def _split_by_city(site: Site) -> frozenset[str]:
    return frozenset(province.code for province in list_provinces(site) if split_province(site, province))


@lru_cache(maxsize=MOST_KEPT)
def programme_of(claim: str) -> str:
    """What a claim is of, at the least: a programme, or a part of a plan."""
    return ".".join(claim.split(".")[:3])


@value_class
class PageContext:
    """What the views of a page are made with: every link is relative to that page."""

    shared: Context
    path: str
    root: str = ""
    anywhere: PageContext | None = None
    """A page as deep as this one, without an address; none of the page that is shown at any depth."""
    held: dict[tuple[object, ...], Any] = field(default_factory=dict, repr=False, compare=False)
    """What `hold` has made; with `anywhere`, there."""

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

    @property
    def common(self) -> PageContext:
        """What parts are made with that may lead to a report of a mistake: where that tells the page, with this one."""
        return (self.anywhere or self) if isinstance(self.config.report, Absent) else self

    def keep(self, key: tuple[object, ...], make: Callable[[PageContext], _Part]) -> _Part:
        """What `make` makes of `key`, once for all pages that lie as deep as this one.

        It gets a page without an address, whose links all begin at the root, so that nothing of it is of one page.
        Where reports of mistakes tell their page, each page makes its own.
        """
        page = self.common
        kept, name = self.shared.kept, (page.root, page.path, *key)
        try:
            kept.move_to_end(name)
            entry = kept[name]
        except KeyError:  # it was never made, or is dropped; in the preview another thread may drop it just now
            entry = None
        if entry is None:
            entry = kept[name] = record(lambda: make(page))
            if len(kept) > MOST_KEPT:
                kept.popitem(last=False)
        part: _Part
        part, reads = entry
        note_all(reads)
        return part

    def hold(self, key: tuple[object, ...], make: Callable[[PageContext], _Part]) -> _Part:
        """As `keep`, for good: for what is small, and of which a term or a plan has a few, asked for at every turn.

        Nothing of it may be a claim, whose mistakes can be reported.
        """
        page = self.anywhere or self
        entry = page.held.get(key)
        if entry is None:
            entry = page.held[key] = record(lambda: make(page))
        part: _Part
        part, reads = entry
        note_all(reads)
        return part
