"""Files that tell programs what there is on a site: robots, search engines, browsers, language models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from builder import urls
from builder.compare.coverage import FACETS
from builder.data.readme import citation_line, licence_line
from builder.model.site import District, Site
from builder.text.foreign import CHINESE, ENGLISH
from builder.views.context import Context
from builder.views.page import Page


def signpost_files(context: Context, pages: Sequence[Page]) -> dict[str, bytes]:
    """All of them, by path. Browsers take a search engine only by its full address."""
    site = context.site
    files = {"sitemap.xml": sitemap_xml(site, pages), "robots.txt": robots_txt(site), urls.LLMS: llms_txt(context)}
    return files | ({urls.OPEN_SEARCH: open_search_xml(context)} if context.public_url("") else {})


def sitemap_xml(site: Site, pages: Iterable[Page]) -> bytes:
    """`sitemap.xml` of all pages that are worth finding."""
    shown = sorted(page.path for page in pages if page.is_published and page.template != "not_found")
    listed = "".join(
        f"  <url><loc>{escape(site.config.address_of(path), quote=False)}</loc>{_alternates(site, path)}</url>\n"
        for path in shown
    )
    namespaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    if site.english:
        namespaces += ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {namespaces}>\n{listed}</urlset>\n'.encode()


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
    return f"User-agent: *\nAllow: /\nSitemap: {site.config.address_of('sitemap.xml')}\n".encode()


def open_search_xml(context: Context) -> bytes:
    """`opensearch.xml`, with which a browser can search the site from its own box."""
    config, t = context.site.config, context.t
    template = escape(f"{context.public_url(urls.SEARCH)}?q={{searchTerms}}")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"  <ShortName>{escape(config.name.zh[:16], quote=False)}</ShortName>\n"
        f"  <Description>{escape(t('search.title'), quote=False)}</Description>\n"
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        f'  <Url type="text/html" template="{template}"/>\n'
        "</OpenSearchDescription>\n"
    ).encode()


def llms_txt(context: Context) -> bytes:
    """`llms.txt`: what a language model should read first, and how to cite it."""
    return "\n".join(_llms_lines(context)).encode()


def _llms_lines(context: Context) -> Iterator[str]:
    config, t = context.site.config, context.t
    yield f"# {config.name.zh}\n\n> {config.tagline.zh}\n"
    yield f"{t('footer.disclaimer')}{licence_line(context)}\n"
    yield f"{t('data.cite')}：{citation_line(context)}\n\n## {t('data.title')}\n"
    for name, words in (("index.json", "data.file.index"), ("openapi.json", "data.file.openapi")):
        yield _entry(context, name, urls.bulk_url(name), t(words))
    yield _entry(context, t("data.fields"), urls.DATA, t("data.description"))
    yield f"\n## {t('nav.districts')}\n\n{t('llms.markdown')}\n"
    for district in context.site.all_districts:
        path = urls.markdown_url(urls.district_url(district))
        yield _entry(context, district.full_name, path, t("district.description", **_counted(context, district)))
    for plan in context.site.all_plans:
        name = f"{plan.district.full_name} {plan.short_title}"
        yield _entry(context, name, urls.markdown_url(urls.plan_url(plan)), plan.title)
    for vocabulary in (*FACETS, "indicators"):
        yield f"\n## {t(f'vocabulary.{vocabulary}')}\n"
        for term in context.site.vocabularies[vocabulary].terms.values():
            path = urls.markdown_url(urls.facet_url(vocabulary, term.id))
            yield _entry(context, term.label.shown, path, term.definition.shown)
    yield ""


def _counted(context: Context, district: District) -> dict[str, str | int]:
    """What the description of a district is filled with."""
    return {"name": district.full_name, "count": len(context.site.plans_of(district))}


def _entry(context: Context, name: str, path: str, words: str) -> str:
    return f"- [{name}]({context.public_url(path) or path}): {words}"
