"""Files that tell programs what there is on a site: robots, search engines, browsers, language models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import chain
from typing import NamedTuple

from builder import urls
from builder.compare.coverage import FACETS
from builder.compare.provinces import fits_one_table
from builder.data.readme import citation_line, licence_line
from builder.model.site import District, Plan, Site
from builder.text.foreign import CHINESE, ENGLISH
from builder.views.context import Context
from builder.views.page import Page

_SITEMAP = "sitemap.xml"
MOST_ADDRESSES, MOST_BYTES = 50_000, 50_000_000
"""What a file of addresses may have (sitemaps.org); its bytes without the few lines around them."""
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def signpost_files(context: Context, pages: Sequence[Page]) -> dict[str, bytes]:
    """All of them, by path. Browsers take a search engine only by its full address."""
    site = context.site
    files = sitemap_files(site, pages) | {"robots.txt": robots_txt(site)} | llms_files(context)
    return files | ({urls.OPEN_SEARCH: open_search_xml(context)} if context.public_url("") else {})


def sitemap_files(site: Site, pages: Iterable[Page]) -> dict[str, bytes]:
    """`sitemap.xml` of all pages that are worth finding, or the list of the files that they fill together."""
    shown = sorted(page.path for page in pages if page.is_published and page.template != "not_found")
    groups = list(_fill_sitemaps(_sitemap_entry(site, path) for path in shown))
    if len(groups) == 1:
        return {_SITEMAP: _sitemap_xml(site, groups[0])}
    # Beside the first: a file may name only addresses in its own folder.
    files = {f"sitemap-{number}.xml": _sitemap_xml(site, group) for number, group in enumerate(groups, 1)}
    listed = "".join(f"  <sitemap><loc>{_address(site, path)}</loc></sitemap>\n" for path in files)
    index = f'{_XML}<sitemapindex xmlns="{_NAMESPACE}">\n{listed}</sitemapindex>\n'
    return {_SITEMAP: index.encode(), **files}


def _fill_sitemaps(entries: Iterable[str]) -> Iterator[list[str]]:
    """The entries of each file in turn, as many as it may have."""
    group, size = list[str](), 0
    for entry in entries:
        own = len(entry.encode())
        if group and (len(group) == MOST_ADDRESSES or size + own > MOST_BYTES):
            yield group
            group, size = [], 0
        group.append(entry)
        size += own
    yield group


def _sitemap_xml(site: Site, entries: Iterable[str]) -> bytes:
    namespaces = f'xmlns="{_NAMESPACE}"'
    if site.english:
        namespaces += ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f"{_XML}<urlset {namespaces}>\n{''.join(entries)}</urlset>\n".encode()


def _sitemap_entry(site: Site, path: str) -> str:
    return f"  <url><loc>{_address(site, path)}</loc>{_alternates(site, path)}</url>\n"


def _address(site: Site, path: str) -> str:
    return escape(site.config.address_of(path), quote=False)


def _alternates(site: Site, path: str) -> str:
    """The page in both languages, if it is there in both."""
    chinese = path.removeprefix(urls.english_url(""))
    if site.english is None or not urls.has_english(chinese):
        return ""
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(site.config.address_of(each))}"/>'
        for language, each in ((CHINESE, chinese), (ENGLISH, urls.english_url(chinese)))
    )


def robots_txt(site: Site) -> bytes:
    """`robots.txt`: everything may be read."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.config.address_of(_SITEMAP)}\n".encode()


def open_search_xml(context: Context) -> bytes:
    """`opensearch.xml`, with which a browser can search the site from its own box."""
    config, t = context.site.config, context.t
    template = escape(f"{context.public_url(urls.SEARCH)}?q={{searchTerms}}")
    return (
        f"{_XML}"
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"  <ShortName>{escape(config.name.zh[:16], quote=False)}</ShortName>\n"
        f"  <Description>{escape(t('search.title'), quote=False)}</Description>\n"
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        f'  <Url type="text/html" template="{template}"/>\n'
        "</OpenSearchDescription>\n"
    ).encode()


def llms_files(context: Context) -> dict[str, bytes]:
    """`llms.txt`: what a language model should read first, and how to cite it.

    Where districts are too many for one table, it leads to a file a province (`llms-44.txt`): models read no megabytes.
    """
    site = context.site
    if fits_one_table(site):
        lines = {urls.LLMS: _llms_lines(context, _place_lines(context, site.all_districts, site.all_plans))}
    else:
        areas = _areas(site)
        entries = (_area_entry(context, area, path) for path, area in areas.items())
        lines = {urls.LLMS: _llms_lines(context, entries)}
        for path, area in areas.items():
            places = _place_lines(context, area.districts, area.plans)
            lines[path] = chain([f"# {area.districts[-1].province}\n"], places, [""])
    return {path: "\n".join(each).encode() for path, each in lines.items()}


class _Area(NamedTuple):
    """The districts of a province, with places above them, and their plans."""

    districts: list[District]
    plans: list[Plan]


def _areas(site: Site) -> dict[str, _Area]:
    """The provinces by the paths of their files, which have two digits of their codes."""
    areas: dict[str, _Area] = {}
    for district in site.all_districts:
        areas.setdefault(_area_path(district), _Area([], [])).districts.append(district)
    for plan in site.all_plans:
        areas[_area_path(plan.district)].plans.append(plan)
    return areas


def _area_path(district: District) -> str:
    return f"llms-{district.code[:2]}.txt"


def _area_entry(context: Context, area: _Area, path: str) -> str:
    words = context.t("llms.area", count=len(area.districts), plans=len(area.plans))
    return _entry(context, area.districts[-1].province, path, words)


def _llms_lines(context: Context, places: Iterable[str]) -> Iterator[str]:
    config, t = context.site.config, context.t
    yield f"# {config.name.zh}\n\n> {config.tagline.zh}\n"
    yield f"{t('footer.disclaimer')}{licence_line(context)}\n"
    yield f"{t('data.cite')}：{citation_line(context)}\n\n## {t('data.title')}\n"
    for name, words in (("index.json", "data.file.index"), ("openapi.json", "data.file.openapi")):
        yield _entry(context, name, urls.bulk_url(name), t(words))
    yield _entry(context, t("data.fields"), urls.DATA, t("data.description"))
    yield f"\n## {t('nav.districts')}\n\n{t('llms.markdown')}\n"
    yield from places
    for vocabulary in (*FACETS, "indicators"):
        yield f"\n## {t(f'vocabulary.{vocabulary}')}\n"
        for term in context.site.vocabularies[vocabulary].terms.values():
            path = urls.markdown_url(urls.facet_url(vocabulary, term.id))
            yield _entry(context, term.label.shown, path, term.definition.shown)
    yield ""


def _place_lines(context: Context, districts: Iterable[District], plans: Iterable[Plan]) -> Iterator[str]:
    for district in districts:
        path = urls.markdown_url(urls.district_url(district))
        yield _entry(
            context,
            district.full_name,
            path,
            context.t("district.description", **_description_values(context, district)),
        )
    for plan in plans:
        place = plan.district.full_name
        name = f"{context.t('plan.place_inferred', place=place) if plan.place else place} {plan.short_title}"
        yield _entry(context, name, urls.markdown_url(urls.plan_url(plan)), plan.title)


def _description_values(context: Context, district: District) -> dict[str, str | int]:
    """What the description of a district is filled with."""
    return {"name": district.full_name, "count": len(context.site.plans_of(district))}


def _entry(context: Context, name: str, path: str, words: str) -> str:
    return f"- [{name}]({context.public_url(path) or path}): {words}"
