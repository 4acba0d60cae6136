"""The pages at addresses that things had before: each leads to where the thing is now, or says that it was removed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import product

from builder import urls
from builder.compare.coverage import FACETS
from builder.compare.list_parts import split_indicator
from builder.compare.pairs import list_pairs
from builder.compare.region_parts import split_by_region
from builder.findings.finding import Place
from builder.model.editions import has_past, list_steps
from builder.model.schema.site import Change
from builder.model.site import District, Plan, Site
from builder.views import texts
from builder.views.page import Page

_PART = re.compile(r"(.*?)/(\d\d)[\d-]*(?:-all)?\.html")


def former_pages(site: Site, pages: Iterable[Page]) -> Iterator[Page]:
    """A page at every old address that no page of the site has."""
    moves: dict[tuple[str, str], Page] = {}
    for make in (_of_districts, _of_pairs, _of_editions, _of_terms, _of_lists, _of_texts):
        for page in make(site):
            # Once each: that a district and its plan were renamed leads from one address to one page in two ways.
            moves.setdefault((page.path, page.target), page)
    yield from moves.values()
    yield from _of_register(site, {page.path for page in (*pages, *moves.values())})


def moved_downloads(pages: Iterable[Page]) -> dict[str, str]:
    """The CSV files of pages that have moved: a table has no way to lead on, so it lies at both addresses.

    By its old path the new one, of all pages that lead on, also those from which nothing can be taken away.
    """
    moved = ((page.path, page.target) for page in pages if page.target)
    return {urls.export_url(old, "csv"): urls.export_url(new, "csv") for old, new in moved}


def belongs_to(path: str, claim: str) -> bool:
    """Whether the page at a path is about what a claim names, or about a part of it.

    >>> belongs_to("districts/aa/plan-a/fund.html", "aa.plan-a"), belongs_to("districts/aa/plan-a.html", "aa.plan-a")
    (True, True)
    >>> belongs_to("districts/aa/plan-ab.html", "aa.plan-a"), belongs_to("compare/aa.b-vs-aa.c.html", "aa.c")
    (False, True)
    """
    if keys := urls.paired_plans(path):
        return any(f"{key}.".startswith(f"{claim}.") for key in keys)
    base = f"districts/{claim.replace('.', '/')}"
    return path == f"{base}.html" or path.startswith(f"{base}/")


def _redirect(old: str, new: str, place: Place, title: str) -> Page:
    return Page(old, "redirect", partial(texts.redirect_view, old=old, new=new, title=title), place, target=new)


def _of_count(site: Site, old: str, new: str, place: Place, title: str) -> Iterator[Page]:
    """A page that counts, and the one beside it that counts all texts."""
    yield _redirect(old, new, place, title)
    if has_past(site):
        yield _redirect(urls.past_url(old), urls.past_url(new), place, title)


def _of_districts(site: Site) -> Iterator[Page]:
    for district in site.districts:
        for old in (district.id, *district.aliases):
            former = district.model_copy(update={"id": old})
            if old != district.id:
                place, name = district.origin.at("aliases"), district.full_name
                yield _redirect(urls.district_url(former), urls.district_url(district), place, name)
                yield from _of_count(site, urls.gaps_url(former), urls.gaps_url(district), place, name)
            for plan in site.plans_of(district):
                yield from _of_plan(plan, former)


def _of_plan(plan: Plan, former: District) -> Iterator[Page]:
    for old in (plan.id, *plan.aliases):
        before = plan.model_copy(update={"id": old, "district": former})
        if before.key != plan.key:
            for url in (urls.plan_url, urls.who_url, urls.source_url):
                yield _redirect(url(before), url(plan), plan.origin.at("aliases"), plan.title)
        for programme in plan.programmes:
            path = urls.programme_url(plan, programme)
            for name in (programme.id, *programme.aliases):
                old_path = urls.programme_url(before, programme.model_copy(update={"id": name}))
                if old_path != path:
                    yield _redirect(old_path, path, programme.origin.at("aliases"), programme.name.shown)


def _of_pairs(site: Site) -> Iterator[Page]:
    for left, right in list_pairs(site):
        path, place = urls.pair_url(left, right), left.origin.at("aliases")
        for keys in product((left.key, *left.former_keys), (right.key, *right.former_keys)):
            old = urls.pair_url_of(*sorted(keys))
            if old != path:
                yield _redirect(old, path, place, f"{left.short_title}、{right.short_title}")


def _of_editions(site: Site) -> Iterator[Page]:
    for step in list_steps(site):
        earlier, later = step.earlier, step.later
        path, place = urls.edition_url(earlier, later), later.origin.at("aliases")
        for keys in product((earlier.key, *earlier.former_keys), (later.key, *later.former_keys)):
            old = urls.edition_url_of(*keys)
            if old != path and step.name != "repeals":
                yield _redirect(old, path, place, f"{earlier.short_title}、{later.short_title}")


def _of_terms(site: Site) -> Iterator[Page]:
    parts = [region.code for region in split_by_region(site)]
    for name in FACETS:
        for index, term in enumerate(site.vocabularies[name].terms.values()):
            place = site.vocabularies[name].origin.at(index, "aliases")
            for old in term.aliases:
                own = urls.facet_url(name, term.id)
                yield from _of_count(site, urls.facet_url(name, old), own, place, term.label.shown)
                for code in parts:
                    new = urls.facet_part_url(name, term.id, code)
                    yield from _of_count(site, urls.facet_part_url(name, old, code), new, place, term.label.shown)
    for index, indicator in enumerate(site.indicators):
        place = site.vocabularies["indicators"].origin.at(index, "aliases")
        for old in indicator.aliases:
            for code in ("", *(part.code for part in split_indicator(site, indicator.id))):
                path, new = urls.indicator_url(old, code), urls.indicator_url(indicator.id, code)
                yield from _of_count(site, path, new, place, indicator.label.shown)


def _of_lists(site: Site) -> Iterator[Page]:
    """Sums of money had a page of their own before all numbers had one; their natures are chosen there."""
    natures = site.vocabularies["natures"]
    money = [nature for nature in natures.terms.values() if nature.money]
    query = "&".join(f"nature={nature.id}" for nature in money)
    title = "、".join(nature.label.shown for nature in money) or site.config.name.shown
    view = partial(texts.redirect_view, old=urls.FUNDING, new=f"{urls.NUMBERS}?{query}", title=title)
    yield Page(urls.FUNDING, "redirect", view, natures.origin.at(), target=urls.NUMBERS)


def _of_texts(site: Site) -> Iterator[Page]:
    for page in site.pages:
        for old in page.aliases:
            place = page.origin.at("aliases")
            yield _redirect(urls.text_page_url(old), urls.text_page_url(page.id), place, page.title.shown)


def _of_register(site: Site, paths: set[str]) -> Iterator[Page]:
    """What was published and has no page of its own any longer: a removal, a pair too many, a part of a split page."""
    removals = [change for change in site.changes if change.removed]
    for path, place in sorted({entry.page: entry.place for entry in site.register}.items()):
        if path in paths:
            continue
        if removal := next((change for change in removals if belongs_to(path, change.claim)), None):
            yield _removed(path, removal, site)
        elif target := _nearest_page(site, path, paths):
            yield _redirect(path, target, place, site.config.name.shown)


def _removed(path: str, change: Change, site: Site) -> Page:
    view = partial(texts.removed_view, path=path, change=change)
    return Page(path, "removed", view, site.changes_origin.at())


def _nearest_page(site: Site, path: str, paths: set[str]) -> str:
    """The page that shows what one shows that the site has grown, or shrunk, out of."""
    plans = [plan for key in urls.paired_plans(path) if (plan := site.plan_once(key))]
    if len(plans) == 2 and plans[0] is not plans[1]:
        return urls.comparison_url(plans)
    match = _PART.fullmatch(path)
    wholes = (f"{match[1]}.html", f"{match[1]}/{match[2]}.html", f"{match[1]}/index.html") if match else ()
    return next((whole for whole in wholes if whole in paths and whole != path), "")
