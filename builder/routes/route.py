"""Site -> pages: which file of the site shows what, each path once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from operator import itemgetter

from builder import urls
from builder.compare.as_of import kept_days
from builder.compare.coverage import FACETS
from builder.compare.deadlines import has_calendar
from builder.compare.earlier_weights import EarlierWeights
from builder.compare.list_parts import count_older_changes, split_numbers, split_programmes
from builder.compare.nearest import PARTS
from builder.compare.page_weight import TermPages
from builder.compare.pairs import list_pairs
from builder.compare.plan_list import WHOLE_LIST, split_plan_list
from builder.compare.provinces import list_provinces, split_province
from builder.data.objects import object_pages
from builder.data.page import data_view
from builder.findings.finding import Place
from builder.model.editions import list_steps
from builder.model.site import Plan, Site
from builder.model.superiors import Superiors
from builder.routes import lists
from builder.routes.english import english_pages
from builder.routes.past import past_pages
from builder.routes.redirects import former_pages
from builder.search import entries
from builder.views import (
    agencies,
    as_of,
    column,
    compare,
    district_lists,
    districts,
    editions,
    facet_list,
    facets,
    feeds,
    gaps,
    glossary,
    home,
    indicators,
    materials,
    number_explorer,
    pair,
    peers,
    places,
    programme_explorer,
    search,
    site_pages,
    source,
    timeline,
    who,
)
from builder.views.context import Context
from builder.views.page import Entry, Page
from builder.views.plan import plan_view
from builder.views.programme import programme_view


def route(site: Site, earlier: EarlierWeights | None = None) -> list[Page]:
    """Every page of the site, with one at every address that something had before; those in English last.

    `earlier`: what plans took of a page when an earlier build split the same.
    """
    weights = TermPages(site, earlier)
    pages = _with_former([*_pages_in_both_languages(site, weights, FACETS), *_pages_in_own_language(site)], site)
    weights.end()
    if site.english is None:
        return pages
    # Of all else no page is in English, and a large site has many.
    names = [name for name in FACETS if urls.has_english(urls.facet_url(name, "any"))]
    beside = _with_former([*_pages_in_both_languages(site.english, weights, names)], site.english)
    return [*pages, *english_pages(beside)]


def _with_former(pages: list[Page], site: Site) -> list[Page]:
    pages += past_pages(site, pages)
    return [*pages, *former_pages(site, pages)]


def _pages_in_both_languages(site: Site, weights: TermPages, names: Iterable[str]) -> Iterator[Page]:
    """The kinds of pages of which some are in English too, with the terms of the facets that are named."""
    superiors = Superiors(site)
    yield from _shared_pages(site)
    yield from _district_pages(site)
    yield from lists.superior_pages(site, superiors)
    yield from _plan_pages(site, superiors)
    yield from _facet_pages(site, weights, names)
    yield from lists.indicator_pages(site)


def _pages_in_own_language(site: Site) -> Iterator[Page]:
    """The kinds that a site has in its own language alone."""
    yield from lists.explorer_parts(site)
    yield from lists.timeline_pages(site)
    yield from _pair_pages(site)
    yield from _edition_pages(site)
    yield from _column_files(site)
    yield from _place_files()
    yield from _text_pages(site)
    yield from object_pages(site)
    yield from _feed_files(site)


def _shared_page(path: str, template: str, view: Callable[[Context], object], entry: Entry | None = None) -> Page:
    """A page that every site has, whatever its content."""
    return Page(path, template, view, Place(f"site_templates/pages/{template}.html"), entry)


def _called_page(path: str, template: str, view: Callable[[Context], object]) -> Page:
    """A page that puts together what is on other pages, which readers look for by words of their own."""
    return _shared_page(path, template, view, partial(entries.list_entry, called=template))


def _shared_pages(site: Site) -> Iterator[Page]:
    numbers, programmes = number_explorer.number_explorer_view, programme_explorer.programme_explorer_view
    yield replace(_called_page(urls.HOME, "home", home.home_view), exported=True)
    yield _called_page(urls.DISTRICTS, "districts", district_lists.districts_view)
    yield replace(_called_page(urls.NUMBERS, "numbers", numbers), exported=not split_numbers(site))
    yield replace(_called_page(urls.PROGRAMMES, "programmes", programmes), exported=not split_programmes(site))
    yield _called_page(urls.INDICATORS, "indicators", indicators.indicators_view)
    yield replace(_called_page(urls.TIMELINE, "timeline", timeline.timeline_view), exported=True)
    yield replace(_called_page(urls.COMPARE, "compare", compare.compare_view), exported=True)
    yield _called_page(urls.MATERIALS, "materials", materials.materials_view)
    yield replace(_called_page(urls.AGENCIES, "agencies", agencies.agencies_view), exported=True)
    yield _shared_page(urls.GLOSSARY, "glossary", glossary.glossary_view, entries.glossary_entry)
    yield _shared_page(urls.SEARCH, "search", search.search_view)
    yield _called_page(urls.SITEMAP_PAGE, "sitemap", site_pages.sitemap_view)
    yield _called_page(urls.CHANGES, "changes", site_pages.changes_view)
    for number in range(1, count_older_changes(site) + 1):
        yield _shared_page(urls.changes_url(number), "changes", partial(site_pages.changes_view, part=number))
    yield _called_page(urls.DATA, "data", data_view)
    yield _shared_page(urls.PAGE_404, "not_found", site_pages.not_found_view)


def _district_pages(site: Site) -> Iterator[Page]:
    for province in list_provinces(site):
        place = province.districts[0].origin.at()
        split = split_province(site, province)
        view = partial(district_lists.province_view, province=province)
        entry = partial(entries.area_entry, name=province.name, code=province.code)
        yield Page(urls.province_url(province.code), "districts", view, place, entry, exported=not split)
        for city in split:
            part = partial(district_lists.city_view, city=city)
            entry = partial(entries.area_entry, name=city.name, code=city.code)
            yield Page(urls.city_url(city.code), "districts", part, place, entry, exported=True)
    for district in site.all_districts:
        place, entry = district.origin.at(), partial(entries.district_entry, district=district)
        profile = partial(districts.district_view, district=district)
        yield Page(urls.district_url(district), "district", profile, place, entry)
        if district.level == "district":  # a city or province is among no others like it
            own_gaps, entry = partial(gaps.gaps_view, district=district), partial(entries.gaps_entry, district=district)
            yield Page(urls.gaps_url(district), "gaps", own_gaps, place, entry, exported=True)


def _plan_pages(site: Site, superiors: Superiors) -> Iterator[Page]:
    for plan in site.all_plans:
        has_tables = bool(superiors.superior_of(plan) or superiors.implementing(plan))
        yield from site.once(plan, "pages", partial(_pages_of_plan, plan, has_tables=has_tables), has_tables)


def _pages_of_plan(plan: Plan, *, has_tables: bool) -> list[Page]:
    place = plan.origin.at()
    view, entry = partial(plan_view, plan=plan), partial(entries.plan_entry, plan=plan)
    pages = [Page(urls.plan_url(plan), "plan", view, place, entry, exported=has_tables)]
    bodies, entry = partial(who.who_view, plan=plan), partial(entries.who_entry, plan=plan)
    pages.append(Page(urls.who_url(plan), "who", bodies, place, entry, exported=True))
    quoted, entry = partial(source.source_view, plan=plan), partial(entries.source_entry, plan=plan)
    pages.append(Page(urls.source_url(plan), "source", quoted, place, entry))
    for programme in plan.programmes:
        path, part = urls.programme_url(plan, programme), partial(programme_view, plan=plan, programme=programme)
        entry = partial(entries.programme_entry, plan=plan, programme=programme)
        pages.append(Page(path, "programme", part, programme.origin.at(), entry))
    return pages


def _facet_pages(site: Site, weights: TermPages, names: Iterable[str]) -> Iterator[Page]:
    parts: list[tuple[str, Page]] = []
    for name in names:
        place = site.vocabularies[name].origin.at()
        if urls.facet_list_url(name) != urls.AGENCIES:  # which shows what they do
            listed = partial(facet_list.facets_view, vocabulary=name)
            yield Page(urls.facet_list_url(name), "facets", listed, place, partial(entries.list_entry, called=name))
        for term in site.vocabularies[name].terms.values():
            split = weights.split(site, name, term.id)
            view = partial(facets.facet_view, vocabulary=name, term=term, split=split)
            entry = partial(entries.term_entry, vocabulary=name, term=term)
            yield Page(urls.facet_url(name, term.id), "facet", view, place, entry, exported=not split)
            for region in split:
                part = partial(facets.facet_part_view, vocabulary=name, term=term, region=region)
                path = urls.facet_part_url(name, term.id, region.code)
                parts.append((region.districts[0].code, Page(path, "facet", part, place, exported=True)))
    # Parts of the same places stand together: what they share is made once, and need not be kept for long.
    yield from (page for _, page in sorted(parts, key=itemgetter(0)))


def _pair_pages(site: Site) -> Iterator[Page]:
    for left, right in list_pairs(site):
        view = partial(pair.pair_view, left=left, right=right)
        entry = partial(entries.pair_entry, left=left, right=right)
        yield Page(urls.pair_url(left, right), "pair", view, left.origin.at(), entry, exported=True)


def _edition_pages(site: Site) -> Iterator[Page]:
    """What each edition changed in the one that it replaces or amends; what it only repeals has no counterpart."""
    for step in list_steps(site):
        if step.name != "repeals":
            view, entry = partial(editions.editions_view, step=step), partial(entries.edition_entry, step=step)
            path, place = urls.edition_url(step.earlier, step.later), step.later.origin.at(step.name)
            yield Page(path, "editions", view, place, entry, exported=True)


def _column_files(site: Site) -> Iterator[Page]:
    """The data of the free comparison, as scripts: they also load from a folder, without a server."""
    parts = split_plan_list(site)
    sizes = {name: len(plans) for name, plans in parts.items() if name != WHOLE_LIST}
    yield _script_file(urls.COMPARE_ROWS, "rows", partial(column.rows_view, buckets=sizes))
    yield _script_file(urls.PEERS, "peers", peers.peers_view)
    for day in kept_days(site):
        yield _script_file(urls.AS_OF.format(day=day), "as_of", partial(as_of.as_of_view, day=day))
    for name, plans in parts.items():
        if plans or name == WHOLE_LIST:
            yield _script_file(urls.bucket_url(name), "bucket", partial(column.bucket_view, name=name, listed=plans))
    for plan in site.all_plans:
        yield from site.once(plan, "columns", partial(_columns_of_plan, plan))


def _columns_of_plan(plan: Plan) -> list[Page]:
    place, of_plan = plan.origin.at(), partial(materials.plan_materials_view, plan=plan)
    return [
        Page(urls.column_url(plan), "column", partial(column.column_view, plan=plan), place),
        Page(urls.column_details_url(plan), "details", partial(column.details_view, plan=plan), place),
        Page(urls.column_quotes_url(plan), "quotes", partial(column.column_quotes_view, plan=plan), place),
        Page(urls.plan_materials_url(plan), "plan_materials", of_plan, place),
    ]


def _place_files() -> Iterator[Page]:
    """The places of the country, for readers who ask for a district that may not be recorded."""
    for part in PARTS:
        yield _script_file(urls.places_url(part), "places", partial(places.places_view, part=part))


def _script_file(path: str, template: str, view: Callable[[Context], object]) -> Page:
    return Page(path, template, view, Place(f"site_templates/scripts/{template}.js"))


def _text_pages(site: Site) -> Iterator[Page]:
    for page in site.pages:
        # The home page and the glossary show what editors wrote within a page of their own.
        if urls.text_page_url(page.id) not in (urls.HOME, urls.GLOSSARY):
            view = partial(site_pages.text_view, text_page=page)
            yield Page(
                urls.text_page_url(page.id), "text", view, page.origin.at(), partial(entries.text_entry, page=page)
            )


def _feed_files(site: Site) -> Iterator[Page]:
    """What readers subscribe to."""
    yield _shared_page(urls.FEED, "feed", feeds.feed_view)
    if has_calendar(site):
        yield _shared_page(urls.CALENDAR, "calendar", feeds.calendar_view)
    for district in site.all_districts:
        place, news = district.origin.at(), partial(feeds.feed_view, district=district)
        yield Page(urls.district_feed_url(district), "feed", news, place)
        if has_calendar(site, district):
            calendar = partial(feeds.calendar_view, district=district)
            yield Page(urls.district_calendar_url(district), "calendar", calendar, place)
    for theme in site.vocabularies["themes"].terms:
        view, place = partial(feeds.feed_view, theme=theme), site.vocabularies["themes"].origin.at()
        yield Page(urls.theme_feed_url(theme), "feed", view, place)
