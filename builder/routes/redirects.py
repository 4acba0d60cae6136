"""The pages at addresses that things had before: each leads to where the thing is now, or says that it was removed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product

from builder import urls
from builder.compare.coverage import FACETS
from builder.compare.pairs import list_pairs
from builder.findings.finding import Place
from builder.model.editions import has_past, list_steps
from builder.model.ids import ids_of
from builder.model.schema.site import Change
from builder.model.site import District, Plan, Site
from builder.routes.past import without_past
from builder.views import site_pages
from builder.views.page import Page

_PART = re.compile(r"(.*)/(\d\d(?:\d\d)?)(?:-(\d+))?(-all)?\.html")
"""A part of a page: `themes/housing/44.html`, `4401-2.html`, `11-15.html`, `4401-4403-all.html`."""
_SPLIT = frozenset(["districts", "facet", "indicator", "numbers", "programmes", "superiors", "timeline"])
"""Templates of pages that have parts."""
_OF_SUPERIORS = (urls.SUPERIORS, f"{urls.SUPERIORS.removesuffix('.html')}/")
"""The list of superior documents and its parts."""
Parts = Mapping[str, Sequence[str]]
"""By the folder of a page that is split, the codes of its parts in their order."""


def former_pages(site: Site, pages: Sequence[Page]) -> Iterator[Page]:
    """A page at every old address that no page of the site has."""
    moves: dict[tuple[str, str], Page] = {}
    parts = _parts_of(page.path for page in pages if page.template in _SPLIT)
    for make in (_of_districts, _of_pairs, _of_editions, partial(_of_terms, parts=parts), _of_lists, _of_texts):
        for page in make(site):
            # Once each: that a district and its plan were renamed leads from one address to one page in two ways.
            moves.setdefault((page.path, page.target), page)
    yield from moves.values()
    paths = {page.path for page in (*pages, *moves.values())}
    yield from _of_register(site, paths, parts, without_past(site, pages))


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
    return Page(old, "redirect", partial(site_pages.redirect_view, old=old, new=new, title=title), place, target=new)


def _of_count(site: Site, old: str, new: str, place: Place, title: str) -> Iterator[Page]:
    """A page that counts, and the one beside it that counts all texts."""
    yield _redirect(old, new, place, title)
    if has_past(site):
        yield _redirect(urls.past_url(old), urls.past_url(new), place, title)


def _of_districts(site: Site) -> Iterator[Page]:
    for district in site.all_districts:
        for old in ids_of(district):
            former = district.model_copy(update={"id": old}) if old != district.id else district
            if old != district.id:
                place, name = district.origin.at("aliases"), district.full_name
                yield _redirect(urls.district_url(former), urls.district_url(district), place, name)
                yield from _of_count(site, urls.gaps_url(former), urls.gaps_url(district), place, name)
            for plan in site.plans_of(district):
                yield from site.once(plan, f"once of {old}", partial(_of_plan, plan, former), district)


def _of_plan(plan: Plan, former: District) -> list[Page]:
    return list(_list_of_plan(plan, former))


def _list_of_plan(plan: Plan, former: District) -> Iterator[Page]:
    for old in ids_of(plan):
        before = plan.model_copy(update={"id": old, "district": former})
        is_moved = before.key != plan.key
        if is_moved:
            for url in (urls.plan_url, urls.who_url, urls.source_url):
                yield _redirect(url(before), url(plan), plan.origin.at("aliases"), plan.title)
        for programme in plan.programmes:
            if not (is_moved or programme.aliases):
                continue
            path = urls.programme_url(plan, programme)
            for name in ids_of(programme):
                old_path = urls.programme_url(before, programme.model_copy(update={"id": name}))
                if old_path != path:
                    yield _redirect(old_path, path, programme.origin.at("aliases"), programme.name.shown)


def _of_pairs(site: Site) -> Iterator[Page]:
    for left, right in list_pairs(site):
        path = urls.pair_url(left, right)
        for keys in product((left.key, *left.former_keys), (right.key, *right.former_keys)):
            old = urls.pair_url_of(*sorted(keys))
            if old != path:
                place = left.origin.at("aliases")
                yield _redirect(old, path, place, f"{left.short_title}、{right.short_title}")


def _of_editions(site: Site) -> Iterator[Page]:
    for step in list_steps(site):
        earlier, later = step.earlier, step.later
        path = urls.edition_url(earlier, later)
        for keys in product((earlier.key, *earlier.former_keys), (later.key, *later.former_keys)):
            old = urls.edition_url_of(*keys)
            if old != path and step.name != "repeals":
                place = later.origin.at("aliases")
                yield _redirect(old, path, place, f"{earlier.short_title}、{later.short_title}")


def _of_terms(site: Site, parts: Parts) -> Iterator[Page]:
    for name in FACETS:
        for index, term in enumerate(site.vocabularies[name].terms.values()):
            for old in term.aliases:
                place = site.vocabularies[name].origin.at(index, "aliases")
                own = urls.facet_url(name, term.id)
                yield from _of_count(site, urls.facet_url(name, old), own, place, term.label.shown)
                for code in parts.get(f"{name}/{term.id}", ()):
                    new = urls.facet_part_url(name, term.id, code)
                    yield from _of_count(site, urls.facet_part_url(name, old, code), new, place, term.label.shown)
    for index, indicator in enumerate(site.indicators):
        for old in indicator.aliases:
            place = site.vocabularies["indicators"].origin.at(index, "aliases")
            for code in ("", *parts.get(f"indicators/{indicator.id}", ())):
                path, new = urls.indicator_url(old, code), urls.indicator_url(indicator.id, code)
                yield from _of_count(site, path, new, place, indicator.label.shown)


def _of_lists(site: Site) -> Iterator[Page]:
    """Sums of money had a page of their own before all numbers had one; their natures are chosen there."""
    natures = site.vocabularies["natures"]
    money = [nature for nature in natures.terms.values() if nature.money]
    query = "&".join(f"nature={nature.id}" for nature in money)
    title = "、".join(nature.label.shown for nature in money) or site.config.name.shown
    view = partial(site_pages.redirect_view, old=urls.FUNDING, new=f"{urls.NUMBERS}?{query}", title=title)
    yield Page(urls.FUNDING, "redirect", view, natures.origin.at(), target=urls.NUMBERS)


def _of_texts(site: Site) -> Iterator[Page]:
    for page in site.pages:
        for old in page.aliases:
            place = page.origin.at("aliases")
            yield _redirect(urls.text_page_url(old), urls.text_page_url(page.id), place, page.title.shown)


def _of_register(site: Site, paths: set[str], parts: Parts, without_past: Mapping[str, str]) -> Iterator[Page]:
    """What was published and has no page of its own any longer.

    A removal, a pair too many, a part of a split page, a list of which nothing is left.
    """
    removals = [change for change in site.changes if change.removed]
    for path, place in sorted({entry.page: entry.place for entry in site.register}.items()):
        if path in paths:
            continue
        if removal := next((change for change in removals if belongs_to(path, change.claim)), None):
            yield _removed_page(path, removal, site)
        elif target := without_past.get(path) or _nearest_page(site, path, paths, parts):
            yield _redirect(path, target, place, site.config.name.shown)


def _removed_page(path: str, change: Change, site: Site) -> Page:
    view = partial(site_pages.removed_view, path=path, change=change)
    return Page(path, "removed", view, site.changes_origin.at())


def _nearest_page(site: Site, path: str, paths: set[str], parts: Parts) -> str:
    """The page that shows what one shows that the site has grown, or shrunk, out of."""
    plans = [plan for key in urls.paired_plans(path) if (plan := site.plan_by_any_key(key))]
    if len(plans) == 2 and plans[0] is not plans[1]:
        return urls.comparison_url(plans)
    if urls.SUPERIORS not in paths and path.startswith(_OF_SUPERIORS):
        return urls.DISTRICTS
    match = _PART.fullmatch(path)
    if match is None:
        return ""
    folder, counted = match[1], match[4] or ""
    holding = [code for code in parts.get(folder, ()) if _share_regions(code, path)]
    own = [f"{folder}/{holding[0]}{counted}.html"] if len(holding) == 1 else []
    wholes = (*own, f"{folder}.html", f"{folder}/{match[2][:2]}.html", f"{folder}/index.html")
    return next((whole for whole in wholes if whole in paths and whole != path), "")


def _parts_of(paths: Iterable[str]) -> Parts:
    parts: dict[str, list[str]] = {}
    for path in paths:
        match = _PART.fullmatch(path)
        if match and not match[4]:
            folder, _, name = path.removesuffix(".html").rpartition("/")
            parts.setdefault(folder, []).append(name)
    return parts


def _share_regions(left: str, right: str) -> bool:
    """Whether two parts, by code or by path, have any city in common, as far as their codes tell."""
    (left_first, left_last), (right_first, right_last) = _cities_of(left), _cities_of(right)
    return left_first <= right_last and right_first <= left_last


def _cities_of(part: str) -> tuple[int, int]:
    """The first and the last city that a part can hold.

    >>> _cities_of("44"), _cities_of("4401-2"), _cities_of("11-15"), _cities_of("themes/housing/4401-4603-all.html")
    ((4400, 4499), (4401, 4401), (1100, 1599), (4401, 4603))
    """
    match = _PART.fullmatch(part if part.endswith(".html") else f"/{part}.html")
    assert match
    first, last = match[2], match[3] or match[2]
    last = last if len(last) == len(first) else first  # else it is the number of a part of a city
    return int(first.ljust(4, "0")), int(last.ljust(4, "9"))
