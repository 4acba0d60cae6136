"""The search page. What it finds, its script draws; without one it says what it needs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from builder import urls
from builder.compare.nearest import CLASSES
from builder.search.entries import FACET_KINDS, FACETS, KINDS
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.frames import Heading, site_frame
from builder.views.links import term_link
from builder.views.pieces import Frame, Link

_WHOLE_LISTS = {
    "programmes": urls.PROGRAMMES,
    "numbers": urls.NUMBERS,
    "who": urls.AGENCIES,
    "glossary": urls.GLOSSARY,
}
"""By the name of its link, each page in which a browser finds what any page says."""


@value_class
class NameList:
    """Names of one kind."""

    title: str
    links: tuple[Link, ...]


@value_class
class SearchView:
    """`search.html`."""

    frame: Frame
    help: str
    script: str
    preloads: tuple[str, ...]
    """What every search needs first, whatever is asked."""
    pagefind: str
    divisions: str
    """The address of a part of the list of all places, with `{part}` where its name goes."""
    classes: int
    """How many parts there are."""
    slips: str
    """The script that looks for what was meant, where nothing holds what was asked for."""
    words: str
    """What the script says, as JSON."""
    ways: tuple[Link, ...]
    """Where to look for things without a search."""
    names: tuple[NameList, ...]
    """The names that a reader without scripts can look through."""
    english: str
    """The pattern of the paths of pages that lie in English beside this one; empty on a page in Chinese."""


def search_view(context: Context) -> SearchView:
    """Where to search, and where results are drawn."""
    page = context.page(urls.SEARCH)
    return SearchView(
        frame=site_frame(page, Heading.below_home(page.t("search.title"), page.t("search.description"))),
        help=_help(page),
        script=page.href(urls.page_script_url("search")),
        preloads=tuple(page.href(f"{urls.SEARCH_FILES}/{name}.js") for name in ("start", "lexicon")),
        pagefind=page.href(f"{urls.SEARCH_FILES}/pagefind.js"),
        divisions=page.href(urls.places_url("{part}")),
        classes=CLASSES,
        slips=page.href(urls.page_script_url("slips")),
        words=json.dumps(_words(context), ensure_ascii=False),
        ways=(
            Link(page.t("nav.districts"), page.href(urls.DISTRICTS)),
            Link(page.t("nav.themes"), page.href(urls.THEMES)),
            Link(page.t("nav.sitemap"), page.href(urls.SITEMAP_PAGE)),
        ),
        names=tuple(names for names in _names(page) if names.links),
        english=urls.ENGLISH_PATTERN if context.is_beside else "",
    )


def _names(page: PageContext) -> Iterator[NameList]:
    """Pages that list everything, districts with their texts, where one page can hold them, and every term that has a
    page.
    """
    site = page.site
    lists = (Link(page.t(f"nav.{name}"), page.href(path)) for name, path in _WHOLE_LISTS.items())
    yield NameList(page.t("search.whole_lists"), tuple(lists))
    if len(site.plans) <= site.config.limits.table_plans:
        districts = (Link(each.full_name, page.href(urls.district_url(each))) for each in site.districts)
        yield NameList(page.t("nav.districts"), tuple(districts))
        plans = (
            Link(f"{plan.district.name.shown} {plan.short_title}", page.href(urls.plan_url(plan)))
            for plan in site.plans
        )
        yield NameList(page.t("search.kind.plan"), tuple(plans))
    for vocabulary in FACET_KINDS:
        terms = site.vocabularies[vocabulary].terms
        links = tuple(term_link(page, vocabulary, term_id) for term_id in terms)
        yield NameList(page.t(f"vocabulary.{vocabulary}"), links)


def _help(page: PageContext) -> str:
    initials = page.config.subject.initials
    return page.t("search.help", example=page.t("search.help_example", word=initials) if initials else "")


def _words(context: Context) -> dict[str, object]:
    prefix = "search.said."
    said = {key.removeprefix(prefix): text for key, text in context.t.words.items() if key.startswith(prefix)}
    facets = [[name, context.t(f"search.facet.{name}")] for name in FACETS]
    return {**said, "facets": facets, "kinds": {name: context.t(f"search.kind.{name}") for name in KINDS}}
