"""Where each page lies: the one place that knows file names of the site and how to link between them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cache

from builder.content import layout
from builder.model.site import District, Plan, Programme, Site
from builder.text.english_paths import english_url as english_url
from builder.text.english_paths import has_english as has_english
from builder.text.english_paths import path_of as path_of

HOME = "index.html"
DISTRICTS = "districts/index.html"
THEMES = "themes/index.html"
COMPARE = "compare/index.html"
COMPARE_ROWS = "compare/rows.js"
AGENCIES = "agencies/index.html"
INDICATORS = "indicators/index.html"
NUMBERS = "numbers/index.html"
PROGRAMMES = "programmes/index.html"
FUNDING = "funding.html"
"""Before numbers had a list of their own."""
TIMELINE = "timeline.html"
GLOSSARY = "glossary.html"
SITEMAP_PAGE = "sitemap.html"
PAGE_404 = "404.html"
CHANGES = "changes.html"
FEED = "feed.xml"
CALENDAR = "deadlines.ics"
SEARCH = "search.html"
DATA = "data.html"
OPEN_SEARCH = "opensearch.xml"
LLMS = "llms.txt"
API = "api/v1"
DATA_VOCABULARIES = ("themes", "instruments", "target-groups", "agencies", "indicators")
"""The vocabularies whose terms have pages, and data of their own."""
STYLES = "assets/site.css"
SCRIPT = "assets/site.js"
SEARCH_FILES = "search"


def district_url(district: District) -> str:
    return f"districts/{district.id}.html"


def province_url(code: str) -> str:
    """`code`: the first two digits of the division code. District ids start with a letter, so none can collide."""
    return f"districts/{code[:2]}.html"


def city_url(code: str) -> str:
    """`code`: the first four digits. There is such a page only where a province is too large for one."""
    return f"districts/{code[:4]}.html"


def gaps_url(district: District) -> str:
    """What sets a district apart; no plan can have this id."""
    return f"districts/{district.id}/gaps.html"


def district_feed_url(district: District) -> str:
    """What is new in a district."""
    return f"districts/{district.id}/{FEED}"


def district_calendar_url(district: District) -> str:
    """What is due in a district."""
    return f"districts/{district.id}/{CALENDAR}"


def theme_feed_url(theme_id: str) -> str:
    """What is new under a theme."""
    return f"themes/{theme_id}/{FEED}"


def plan_url(plan: Plan) -> str:
    return f"districts/{plan.district.id}/{plan.id}.html"


def source_url(plan: Plan) -> str:
    """Where the source of a plan is described; no programme can have this id."""
    return f"districts/{plan.district.id}/{plan.id}/source.html"


def who_url(plan: Plan) -> str:
    """Who does what in a plan; no programme can have this id."""
    return f"districts/{plan.district.id}/{plan.id}/who.html"


def paragraph_anchor(source_id: str, number: int | str) -> str:
    """Without a number, what all anchors of a source begin with."""
    return f"{source_id}-p{number}"


def programme_url(plan: Plan, programme: Programme) -> str:
    return f"districts/{plan.district.id}/{plan.id}/{programme.id}.html"


def theme_url(theme_id: str) -> str:
    return facet_url("themes", theme_id)


def facet_list_url(vocabulary: str) -> str:
    """The list of a vocabulary's terms."""
    return f"{vocabulary}/index.html"


def facet_url(vocabulary: str, term_id: str) -> str:
    """One term across all districts."""
    return f"{vocabulary}/{term_id}.html"


def facet_part_url(vocabulary: str, term_id: str, code: str) -> str:
    """One term across the districts of a part of the country."""
    return f"{vocabulary}/{term_id}/{code}.html"


def indicator_url(indicator_id: str, code: str = "") -> str:
    """`code`: of the part of the country, where there are too many numbers for one page."""
    return f"indicators/{indicator_id}/{code}.html" if code else f"indicators/{indicator_id}.html"


def past_indicator_url(indicator_id: str, code: str = "") -> str:
    """The same with what plans stated that hold no longer."""
    return f"indicators/{indicator_id}/{code}-all.html" if code else f"indicators/{indicator_id}/all.html"


def numbers_url(code: str = "") -> str:
    """`code`: of the part of the country, where there are too many numbers for one page."""
    return f"numbers/{code}.html" if code else NUMBERS


def programmes_url(code: str = "") -> str:
    """`code`: of the part of the country, where there are too many programmes for one page."""
    return f"programmes/{code}.html" if code else PROGRAMMES


def timeline_url(code: str = "") -> str:
    return f"timeline/{code}.html" if code else TIMELINE


def timeline_drawing_url(code: str, number: int) -> str:
    """A part of a timeline as a picture of its own."""
    return f"timeline/{code or 'all'}-{number}.svg"


def quantity_url(plan: Plan, programme: Programme | None, quantity_id: str) -> str:
    """Where a quantity of a programme, or of the plan itself, stands."""
    return f"{programme_url(plan, programme) if programme else plan_url(plan)}#q-{quantity_id}"


def pair_url(left: Plan, right: Plan) -> str:
    return pair_url_of(left.key, right.key)


def pair_url_of(left: str, right: str) -> str:
    """The same by the keys of the plans, of which the first stands first in the order of letters."""
    return f"compare/{left}-vs-{right}.html"


def edition_url(earlier: Plan, later: Plan) -> str:
    return edition_url_of(earlier.key, later.key)


def edition_url_of(earlier: str, later: str) -> str:
    """What a later edition of a plan changed, by the keys of both."""
    return f"compare/{earlier}-to-{later}.html"


_PAIR = re.compile(r"compare/([^/.]+\.[^/.]+)-(?:vs|to)-([^/.]+\.[^/.]+)\.html")


def paired_plans(path: str) -> tuple[str, ...]:
    """The keys of the two plans that a page compares; of any other page none.

    >>> paired_plans("compare/aa.plan-a-vs-bb.plan-b.html"), paired_plans("compare/index.html")
    (('aa.plan-a', 'bb.plan-b'), ())
    """
    match = _PAIR.fullmatch(path)
    return match.groups() if match else ()


def measure_url(plan: Plan, programme: Programme, measure_id: str) -> str:
    """Where a measure stands."""
    return f"{programme_url(plan, programme)}#m-{measure_id}"


def column_url(plan: Plan) -> str:
    """The data file with which the free comparison shows a plan."""
    return f"compare/plans/{plan.key}.js"


def column_details_url(plan: Plan) -> str:
    """The programmes to a plan's data file, fetched when a reader asks for the first of them."""
    return f"compare/plans/{plan.key}.details.js"


def column_quotes_url(plan: Plan) -> str:
    """The sentences to a plan's data file, fetched when a reader asks for the first of them."""
    return f"compare/plans/{plan.key}.quotes.js"


def bucket_url(name: str) -> str:
    """A part of the list of plans in which the free comparison looks up names and codes."""
    return f"compare/find/{name}.js"


def places_url(part: str) -> str:
    """A part of the list of all places."""
    return f"places/{part}.js"


def comparison_url(plans: Iterable[Plan]) -> str:
    """The free comparison of these plans."""
    return f"{COMPARE}?plans={','.join(plan.key for plan in plans)}"


def text_page_url(page_id: str) -> str:
    return f"{page_id}.html"


def page_script_url(template: str) -> str:
    """Where the script of one page lies."""
    return f"assets/{template}.js"


def relative_link(source: str, target: str) -> str:
    """The link from page `source` to `target`, which may end in `#anchor`."""
    path, mark, anchor = target.partition("#")
    if path in ("", source):
        return f"#{anchor}" if mark else source.rpartition("/")[2]
    folder, _, name = path.rpartition("/")
    return _way(source.rpartition("/")[0], folder) + name + mark + anchor


def link_target(source: str, link: str) -> str:
    """The target of a relative link that stands on page `source`."""
    path, mark, anchor = link.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path)) if path else source
    return target + mark + anchor


def data_url(kind: str, name: str) -> str:
    """The JSON file of a thing: `districts`, `plans`, `programmes`, a facet or `indicators`, and its permanent name."""
    return f"{API}/{kind}/{name}.json"


def bulk_url(name: str) -> str:
    """A file of the open data as a whole."""
    return f"{API}/{name}"


def data_of_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Each page that is about one thing, and the JSON file of that thing."""
    for district in site.districts:
        own = data_url("districts", district.id)
        yield from ((page, own) for page in (district_url(district), gaps_url(district)))
    for plan in site.plans:
        own = data_url("plans", plan.key)
        yield from ((page, own) for page in (plan_url(plan), source_url(plan), who_url(plan)))
        for programme in plan.programmes:
            yield programme_url(plan, programme), data_url("programmes", f"{plan.key}.{programme.id}")
    for vocabulary in DATA_VOCABULARIES:
        for term in site.vocabularies[vocabulary].terms:
            yield facet_url(vocabulary, term), data_url(vocabulary, term)


def export_url(page: str, kind: str) -> str:
    """The file of this kind that lies beside a page and holds its tables; before, `xlsx` and `docx` did so too."""
    return f"{page.removesuffix('.html')}.{kind}"


@cache
def _way(source: str, target: str) -> str:
    """The way from one folder to another, with a final `/` unless they are the same."""
    way = posixpath.relpath(target or ".", source or ".")
    return "" if way == "." else f"{way}/"


def pages_of_content(site: Site) -> Iterator[tuple[str, str]]:
    """Each content file that has a page, as (path below the content folder, page). Markdown links name the former."""
    yield layout.VOCABULARY.path_of("themes"), THEMES
    for page in site.pages:
        yield layout.PAGE.path_of(page.id), text_page_url(page.id)
    for district in site.districts:
        yield layout.DISTRICT.path_of(district.id), district_url(district)
    for plan in site.plans:
        ids = plan.district.id, plan.id
        yield layout.PLAN.path_of(*ids), plan_url(plan)
        yield layout.SUMMARY.path_of(*ids), plan_url(plan)
        for programme in plan.programmes:
            yield layout.PROGRAMME.path_of(*ids, programme.id), programme_url(plan, programme)
