"""Site -> pages: which file of the site shows what, each path once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from xml.sax.saxutils import escape

from builder import paths
from builder.compare.pairs import pairs
from builder.compare.provinces import fits_one_table, provinces
from builder.findings import Finding, Place, finding
from builder.model import District, Plan, Programme, Site
from builder.search import found
from builder.search.found import Found
from builder.views import compare, districts, home, plan, programme, search, source, texts, themes
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
    found: Found | None = None


def route(site: Site) -> list[Page]:
    """Every page of the site."""
    return list(chain(_shared(site), _districts(site), _themes(site), _pairs(site), _texts(site), _redirects(site)))


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
    shown = sorted(page.path for page in pages if page.template not in ("not_found", "redirect"))
    urls = "".join(f"  <url><loc>{escape(f'{base}/{path}')}</loc></url>\n" for path in shown)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    ).encode()


def robots(site: Site) -> bytes:
    """`robots.txt`: everything may be read."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.config.base_url.rstrip('/')}/sitemap.xml\n".encode()


def _own(path: str, template: str, view: Callable[[Context], object], found: Found | None = None) -> Page:
    """A page that every site has, whatever its content."""
    return Page(path, template, view, Place(f"site_templates/pages/{template}.html"), found)


def _shared(site: Site) -> Iterator[Page]:
    yield _own(paths.HOME, "home", home.home)
    yield _own(paths.DISTRICTS, "districts", districts.districts)
    yield _own(paths.THEMES, "themes", themes.themes)
    yield _own(paths.COMPARE, "compare", compare.compare)
    yield _own(paths.GLOSSARY, "glossary", texts.glossary, found.glossary(site))
    yield _own(paths.SEARCH, "search", search.search)
    yield _own(paths.SITEMAP_PAGE, "sitemap", texts.sitemap_page)
    yield _own(paths.CHANGES, "changes", texts.changes)
    yield _own(paths.NOT_FOUND, "not_found", texts.not_found)


def _districts(site: Site) -> Iterator[Page]:
    for province in provinces(site):
        place = province.districts[0].origin.at()
        yield Page(paths.province(province.code), "districts", partial(districts.province, one=province), place)
    for district in site.districts:
        shown = partial(districts.district, one=district)
        known = found.district(site, district)
        yield Page(paths.district(district), "district", shown, district.origin.at(), known)
    for one in site.plans:
        yield Page(paths.plan(one), "plan", partial(plan.plan, one=one), one.origin.at(), found.plan(site, one))
        known = found.source(site, one)
        yield Page(paths.source(one), "source", partial(source.source, one=one), one.origin.at(), known)
        for item in one.programmes:
            view = partial(programme.programme, plan=one, one=item)
            known = found.programme(site, one, item)
            yield Page(paths.programme(one, item), "programme", view, item.origin.at(), known)


def _themes(site: Site) -> Iterator[Page]:
    vocabulary = site.vocabularies["themes"]
    for term in vocabulary.terms.values():
        place = vocabulary.origin.at()
        yield Page(paths.theme(term.id), "theme", partial(themes.theme, term=term), place, found.theme(term))
        for province in () if fits_one_table(site) else provinces(site):
            view = partial(themes.theme_in_province, term=term, province=province)
            yield Page(paths.theme_in_province(term.id, province.code), "theme", view, place)


def _pairs(site: Site) -> Iterator[Page]:
    for left, right in pairs(site):
        yield Page(paths.pair(left, right), "pair", partial(compare.pair, left=left, right=right), left.origin.at())


def _texts(site: Site) -> Iterator[Page]:
    for page in site.pages:
        # The home page and the glossary show what editors wrote within a page of their own.
        if paths.text_page(page.id) not in (paths.HOME, paths.GLOSSARY):
            view = partial(texts.text, one=page)
            yield Page(paths.text_page(page.id), "text", view, page.origin.at(), found.text(page))


def _redirects(site: Site) -> Iterator[Page]:
    """A page at every old address: of a renamed district, also those of its plans and their programmes."""
    for district in site.districts:
        for old in (district.id, *district.aliases):
            former = district.model_copy(update={"id": old})
            if old != district.id:
                yield _redirect(paths.district(former), paths.district(district), district, district.full_name)
            for one in site.plans_of(district):
                yield from _plan_redirects(one, former)


def _plan_redirects(one: Plan, former: District) -> Iterator[Page]:
    for old in (one.id, *one.aliases):
        before = one.model_copy(update={"id": old, "district": former})
        if before.key != one.key:
            yield _redirect(paths.plan(before), paths.plan(one), one, one.title)
        for item in one.programmes:
            for name in (item.id, *item.aliases):
                path = paths.programme(before, item.model_copy(update={"id": name}))
                if path != paths.programme(one, item):
                    yield _redirect(path, paths.programme(one, item), item, item.name.zh)


def _redirect(old: str, new: str, one: District | Plan | Programme, title: str) -> Page:
    place = one.origin.at("aliases")
    return Page(old, "redirect", partial(texts.redirect, old=old, new=new, title=title), place)
