"""Where each page lies: the one place that knows file names of the site and how to link between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from builder.model.site import District, Plan, Programme
from builder.text.foreign import ENGLISH

HOME, DISTRICTS = "index.html", "districts/index.html"
THEMES = "themes/index.html"
COMPARE = "compare/index.html"
COMPARE_ROWS, PEERS, AS_OF = "compare/rows.js", "compare/peers.js", "compare/as-of/{day}.js"
MATERIALS = "compare/materials.html"  # beside the comparison, whose data files link from there
AGENCIES, INDICATORS = "agencies/index.html", "indicators/index.html"
NUMBERS, PROGRAMMES = "numbers/index.html", "programmes/index.html"
FUNDING = "funding.html"
"""Before numbers had a list of their own."""
TIMELINE, SUPERIORS = "timeline.html", "superiors.html"
GLOSSARY, SITEMAP_PAGE = "glossary.html", "sitemap.html"
PAGE_404, CHANGES = "404.html", "changes.html"
FEED, CALENDAR = "feed.xml", "deadlines.ics"
SEARCH, DATA = "search.html", "data.html"
CARD = "static/card.png"
OPEN_SEARCH, LLMS = "opensearch.xml", "llms.txt"
API = "api/v1"
DATA_VOCABULARIES = ("themes", "instruments", "target-groups", "agencies", "indicators")
"""The vocabularies whose terms have pages, and data of their own."""
STYLES, SCRIPT = "assets/site.css", "assets/site.js"
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


def past_url(address: str) -> str:
    """The page that counts the same as the one at an address and also what holds no longer.

    >>> past_url("themes/housing.html"), past_url("themes/housing/44.html"), past_url("numbers/index.html")
    ('themes/housing/all.html', 'themes/housing/44-all.html', 'numbers/index-all.html')
    """
    stem = address.removesuffix(".html")
    name = stem.rpartition("/")[2]
    # No id of ours begins with a digit: that is a part of the country.
    return f"{stem}-all.html" if name == "index" or name[0].isdigit() else f"{stem}/all.html"


def numbers_url(code: str = "") -> str:
    """`code`: of the part of the country, where there are too many numbers for one page."""
    return f"numbers/{code}.html" if code else NUMBERS


def programmes_url(code: str = "") -> str:
    """`code`: of the part of the country, where there are too many programmes for one page."""
    return f"programmes/{code}.html" if code else PROGRAMMES


def timeline_url(code: str = "") -> str:
    return f"timeline/{code}.html" if code else TIMELINE


def superiors_url(code: str = "") -> str:
    return f"superiors/{code}.html" if code else SUPERIORS


def changes_url(number: int = 0) -> str:
    """`number`: of the part of older corrections, counted from the oldest, so that addresses stay."""
    return f"changes/{number}.html" if number else CHANGES


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


def plan_materials_url(plan: Plan) -> str:
    """What the materials of a plan stand for, fetched when a basket holds one of them."""
    return f"compare/plans/{plan.key}.materials.js"


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


ENGLISH_PATTERN = (
    r"^(?:(index|search|superiors(/[^/]+)?)\.html|(themes|indicators)/.+\.html"
    r"|districts/[^/]+(/(?!gaps\.)[^/]+(/(?!source\.|who\.)[^/]+)?)?\.html)$"
)
"""Pages of districts, plans, programmes, themes, indicators, their lists, superiors, home, search; for scripts too."""


def english_url(path: str) -> str:
    """Where a page lies in English, on a site that has pages in both languages."""
    return f"{ENGLISH}/{path}"


@lru_cache(maxsize=4_096)  # pages of a folder, which link to each other, are made one after the other
def has_english(path: str) -> bool:
    """Whether such a site has the page at a path in English too.

    >>> has_english("districts/aa/plan-a/fund.html"), has_english("districts/aa/plan-a/source.html")
    (True, False)
    >>> has_english("superiors/44.html"), has_english("themes/housing/feed.xml"), has_english("compare/index.html")
    (True, False, False)
    """
    return bool(re.fullmatch(ENGLISH_PATTERN, path))


def data_url(kind: str, name: str) -> str:
    """The JSON file of a thing: `districts`, `plans`, `programmes`, a facet or `indicators`, and its permanent name."""
    return f"{API}/{kind}/{name}.json"


def bulk_url(name: str) -> str:
    """A file of the open data as a whole."""
    return f"{API}/{name}"


_IN_MARKDOWN = re.compile(
    r"districts/(?!index\.)[a-z][^/]*(/(?!gaps\.)[^/]+(/(?!source\.|who\.)[^/]+)?)?\.html"
    r"|(themes|instruments|target-groups|agencies|indicators)/(?!index\.)[^/]+(/[^/]+)?\.html"
)
"""Pages that are about a district, a plan, a programme, a term or an indicator; lists are not."""


def has_markdown(path: str) -> bool:
    """Whether the page at a path lies beside a twin in Markdown.

    >>> [has_markdown(f"districts/aa/{name}.html") for name in ("plan-a", "plan-a/fund", "plan-a/who", "gaps")]
    [True, True, False, False]
    >>> [has_markdown(f"{name}.html") for name in ("themes/housing/44", "themes/index", "districts/44")]
    [True, False, False]
    """
    return bool(_IN_MARKDOWN.fullmatch(path))


def markdown_url(page: str) -> str:
    """The page at an address in Markdown, which lies beside it."""
    return f"{page.removesuffix('.html')}.md"


def export_url(page: str, kind: str) -> str:
    """The file of this kind beside a page: its tables, or a plan's picture; before, there were `xlsx` and `docx`."""
    return f"{page.removesuffix('.html')}.{kind}"
