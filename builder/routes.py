"""Site -> pages: which file of the site shows what, each path once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from xml.sax.saxutils import escape

from builder import urls
from builder.compare.coverage import FACETS
from builder.compare.pairs import pairs
from builder.compare.plans import ALL, listed
from builder.compare.provinces import Province, fits_one_table, parts, provinces
from builder.compare.region_parts import shelves
from builder.findings.finding import Finding, Place, finding
from builder.model.site import District, Plan, Programme, Site
from builder.search import entries
from builder.search.entries import SearchEntry
from builder.views import (
    areas,
    column,
    compare,
    districts,
    facets,
    funding,
    gaps,
    home,
    indicators,
    plan,
    programme,
    search,
    source,
    texts,
    timeline,
    who,
)
from builder.views.context import Context

MAX_PATH = 150


@dataclass(frozen=True, slots=True)
class Page:
    """A page to come: its path, its template, how to make its view, and the content it comes from.

    `found` says how search finds it; pages without it are not searched.
    """

    path: str
    template: str
    view: Callable[[Context], object]
    place: Place
    found: SearchEntry | None = None
    """How search finds it; a page without it is not searched."""
    exported: bool = False
    """Whether its marked tables can be taken away: their files lie beside it."""

    @property
    def is_script(self) -> bool:
        """Whether this is data for a script, which nobody reads as a page."""
        return self.path.endswith(".js")

    @property
    def source(self) -> str:
        """The name of its template's file."""
        return f"scripts/{self.template}.js" if self.is_script else f"pages/{self.template}.html"


def route(site: Site) -> list[Page]:
    """Every page of the site."""
    return list(
        chain(
            _shared(site),
            _districts(site),
            _facets(site),
            _indicators(site),
            _timelines(site),
            _pairs(site),
            _columns(site),
            _texts(site),
            _redirects(site),
        )
    )


def collisions(pages: list[Page]) -> Iterator[Finding]:
    """Pages that would overwrite each other, and paths too long for some file systems. Names differ ignoring case."""
    taken: dict[str, Page] = {}
    for page in pages:
        first = taken.setdefault(page.path.casefold(), page)
        if first is not page:
            yield finding(page.place, "collision", file=first.place.file, page=page.path)
        elif len(page.path) > MAX_PATH:
            yield finding(page.place, "path-length", limit=MAX_PATH, page=page.path)


def sitemap(site: Site, pages: list[Page]) -> bytes:
    """`sitemap.xml` of all pages that are worth finding."""
    base = site.config.base_url.rstrip("/")
    hidden = ("not_found", "redirect", "drawing")
    shown = sorted(page.path for page in pages if page.template not in hidden and not page.is_script)
    urls = "".join(f"  <url><loc>{escape(f'{base}/{path}')}</loc></url>\n" for path in shown)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    ).encode()


def robots(site: Site) -> bytes:
    """`robots.txt`: everything may be read."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.config.base_url.rstrip('/')}/sitemap.xml\n".encode()


def _own(path: str, template: str, view: Callable[[Context], object], found: SearchEntry | None = None) -> Page:
    """A page that every site has, whatever its content."""
    return Page(path, template, view, Place(f"site_templates/pages/{template}.html"), found)


def _shared(site: Site) -> Iterator[Page]:
    yield replace(_own(urls.HOME, "home", home.home), exported=True)
    yield _own(urls.DISTRICTS, "districts", areas.districts)
    yield _own(urls.INDICATORS, "indicators", indicators.indicators)
    yield replace(_own(urls.FUNDING, "funding", funding.funding), exported=True)
    yield replace(_own(urls.TIMELINE, "timeline", timeline.timeline_page), exported=True)
    yield replace(_own(urls.COMPARE, "compare", compare.compare), exported=True)
    yield replace(_own(urls.AGENCIES, "agencies", who.agencies), exported=True)
    yield _own(urls.GLOSSARY, "glossary", texts.glossary, entries.glossary_entry(site))
    yield _own(urls.SEARCH, "search", search.search)
    yield _own(urls.SITEMAP_PAGE, "sitemap", texts.sitemap_page)
    yield _own(urls.CHANGES, "changes", texts.changes)
    yield _own(urls.NOT_FOUND, "not_found", texts.not_found)


def _districts(site: Site) -> Iterator[Page]:
    for province in provinces(site):
        place = province.districts[0].origin.at()
        split = parts(site, province)
        made = partial(areas.province, one=province)
        yield Page(urls.province_url(province.code), "districts", made, place, exported=not split)
        for city in split:
            part = partial(areas.city, one=city)
            yield Page(urls.city_url(city.code), "districts", part, place, exported=True)
    for district in site.districts:
        place = district.origin.at()
        shown = partial(districts.district, one=district)
        yield Page(urls.district_url(district), "district", shown, place, entries.district_entry(site, district))
        yield Page(urls.gaps_url(district), "gaps", partial(gaps.gaps, one=district), place, exported=True)
    for one in site.plans:
        yield Page(
            urls.plan_url(one), "plan", partial(plan.plan, one=one), one.origin.at(), entries.plan_entry(site, one)
        )
        yield Page(urls.who_url(one), "who", partial(who.who, one=one), one.origin.at(), exported=True)
        known = entries.source_entry(site, one)
        yield Page(urls.source_url(one), "source", partial(source.source, one=one), one.origin.at(), known)
        for item in one.programmes:
            view = partial(programme.programme, plan=one, one=item)
            known = entries.programme_entry(site, one, item)
            yield Page(urls.programme_url(one, item), "programme", view, item.origin.at(), known)


def _facets(site: Site) -> Iterator[Page]:
    split = shelves(site)
    for name in FACETS:
        place = site.vocabularies[name].origin.at()
        if urls.facet_list_url(name) != urls.AGENCIES:  # which shows what they do
            yield Page(urls.facet_list_url(name), "facets", partial(facets.facets, vocabulary=name), place)
        for term in site.vocabularies[name].terms.values():
            view = partial(facets.facet, vocabulary=name, term=term)
            known = entries.theme_entry(term) if name == "themes" else None
            yield Page(urls.facet_url(name, term.id), "facet", view, place, known, exported=not split)
            for shelf in split:
                part = partial(facets.facet_part, vocabulary=name, term=term, shelf=shelf)
                yield Page(urls.facet_part_url(name, term.id, shelf.code), "facet", part, place, exported=True)


def _split(site: Site) -> tuple[Province, ...]:
    """The provinces that have pages of their own where there are too many plans for one."""
    return () if fits_one_table(site) else provinces(site)


def _indicators(site: Site) -> Iterator[Page]:
    place = site.vocabularies["indicators"].origin.at()
    for term in site.indicators:
        view = partial(indicators.indicator, term=term)
        yield Page(urls.indicator_url(term.id), "indicator", view, place, entries.indicator_entry(term), exported=True)
        for one in _split(site):
            part = partial(indicators.indicator, term=term, province=one)
            yield Page(urls.indicator_url(term.id, one.code), "indicator", part, place, exported=True)


def _timelines(site: Site) -> Iterator[Page]:
    """Funding and time by province where plans are many, and each drawing of a timeline as a file of its own."""
    for one in _split(site):
        place = one.districts[0].origin.at()
        yield Page(urls.funding_url(one.code), "funding", partial(funding.funding, province=one), place, exported=True)
        yield Page(
            urls.timeline_url(one.code), "timeline", partial(timeline.timeline_page, province=one), place, exported=True
        )
    for whole in _split(site) or (None,):
        plans = whole.plans if whole else site.plans
        for number, group in enumerate(timeline.parts(plans), 1):
            view = partial(timeline.drawing, number=number, province=whole)
            path = urls.timeline_drawing_url(whole.code if whole else "", number)
            yield Page(path, "drawing", view, group[0].origin.at())


def _pairs(site: Site) -> Iterator[Page]:
    for left, right in pairs(site):
        view = partial(compare.pair, left=left, right=right)
        yield Page(urls.pair_url(left, right), "pair", view, left.origin.at(), exported=True)


def _columns(site: Site) -> Iterator[Page]:
    """The data of the free comparison, as scripts: they also load from a folder, without a server."""
    parts = listed(site)
    sizes = {name: len(plans) for name, plans in parts.items() if name != ALL}
    yield _script(urls.COMPARE_ROWS, "rows", partial(column.rows, buckets=sizes))
    for name, plans in parts.items():
        if plans or name == ALL:
            yield _script(urls.bucket_url(name), "bucket", partial(column.bucket, name=name, listed=plans))
    for one in site.plans:
        yield Page(urls.column_url(one), "column", partial(column.column, plan=one), one.origin.at())
        yield Page(urls.column_quotes_url(one), "quotes", partial(column.column_quotes, plan=one), one.origin.at())


def _script(path: str, template: str, view: Callable[[Context], object]) -> Page:
    return Page(path, template, view, Place(f"site_templates/scripts/{template}.js"))


def _texts(site: Site) -> Iterator[Page]:
    for page in site.pages:
        # The home page and the glossary show what editors wrote within a page of their own.
        if urls.text_page_url(page.id) not in (urls.HOME, urls.GLOSSARY):
            view = partial(texts.text, one=page)
            yield Page(urls.text_page_url(page.id), "text", view, page.origin.at(), entries.text_entry(page))


def _redirects(site: Site) -> Iterator[Page]:
    """A page at every old address: of a renamed district, also those of its plans and their programmes."""
    for district in site.districts:
        for old in (district.id, *district.aliases):
            former = district.model_copy(update={"id": old})
            if old != district.id:
                yield _redirect(urls.district_url(former), urls.district_url(district), district, district.full_name)
                yield _redirect(urls.gaps_url(former), urls.gaps_url(district), district, district.full_name)
            for one in site.plans_of(district):
                yield from _plan_redirects(one, former)


def _plan_redirects(one: Plan, former: District) -> Iterator[Page]:
    for old in (one.id, *one.aliases):
        before = one.model_copy(update={"id": old, "district": former})
        if before.key != one.key:
            yield _redirect(urls.plan_url(before), urls.plan_url(one), one, one.title)
            yield _redirect(urls.who_url(before), urls.who_url(one), one, one.title)
        for item in one.programmes:
            for name in (item.id, *item.aliases):
                path = urls.programme_url(before, item.model_copy(update={"id": name}))
                if path != urls.programme_url(one, item):
                    yield _redirect(path, urls.programme_url(one, item), item, item.name.zh)


def _redirect(old: str, new: str, one: District | Plan | Programme, title: str) -> Page:
    place = one.origin.at("aliases")
    return Page(old, "redirect", partial(texts.redirect, old=old, new=new, title=title), place)
