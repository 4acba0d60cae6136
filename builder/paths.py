"""Where each page lies: the one place that knows file names of the site and how to link between them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cache

from builder.model import District, Plan, Programme, Site

HOME = "index.html"
DISTRICTS = "districts/index.html"
THEMES = "themes/index.html"
COMPARE = "compare/index.html"
COMPARE_ROWS = "compare/rows.js"
AGENCIES = "agencies/index.html"
INDICATORS = "indicators/index.html"
FUNDING = "funding.html"
TIMELINE = "timeline.html"
GLOSSARY = "glossary.html"
SITEMAP_PAGE = "sitemap.html"
NOT_FOUND = "404.html"
CHANGES = "changes.html"
SEARCH = "search.html"
STYLES = "assets/site.css"
SCRIPT = "assets/site.js"
SEARCH_FILES = "search"


def district(one: District) -> str:
    return f"districts/{one.id}.html"


def province(code: str) -> str:
    """`code`: the first two digits of the division code. District ids start with a letter, so none can collide."""
    return f"districts/{code[:2]}.html"


def city(code: str) -> str:
    """`code`: the first four digits. There is such a page only where a province is too large for one."""
    return f"districts/{code[:4]}.html"


def gaps(one: District) -> str:
    """What sets a district apart; no plan can have this id."""
    return f"districts/{one.id}/gaps.html"


def plan(one: Plan) -> str:
    return f"districts/{one.district.id}/{one.id}.html"


def source(one: Plan) -> str:
    """Where the source of a plan is described; no programme can have this id."""
    return f"districts/{one.district.id}/{one.id}/source.html"


def who(one: Plan) -> str:
    """Who does what in a plan; no programme can have this id."""
    return f"districts/{one.district.id}/{one.id}/who.html"


def paragraph_anchor(source_id: str, number: int) -> str:
    return f"{source_id}-p{number}"


_PARAGRAPH = re.compile(r"(?:^|/)source\.html#[^/]+-p\d+$")
_CITED = re.compile(r"districts/([^/]+)/([^/]+)/source\.html#([^/]+)-p\d+")


def is_citation(link: str) -> bool:
    """Whether a relative link from another page leads to a paragraph of a source."""
    return bool(_PARAGRAPH.search(link))


def cited(target: str) -> tuple[str, str]:
    """The key of the plan and the id of the source in whose paragraph `target` lies; two empty words for others."""
    match = _CITED.fullmatch(target)
    return (f"{match[1]}.{match[2]}", match[3]) if match else ("", "")


def programme(of: Plan, one: Programme) -> str:
    return f"districts/{of.district.id}/{of.id}/{one.id}.html"


def theme(theme_id: str) -> str:
    return facet("themes", theme_id)


def facets(vocabulary: str) -> str:
    """The list of a vocabulary's terms."""
    return f"{vocabulary}/index.html"


def facet(vocabulary: str, term_id: str) -> str:
    """One term across all districts."""
    return f"{vocabulary}/{term_id}.html"


def facet_part(vocabulary: str, term_id: str, code: str) -> str:
    """One term across the districts of a shelf."""
    return f"{vocabulary}/{term_id}/{code}.html"


def indicator(indicator_id: str, code: str = "") -> str:
    """`code`: of the province, where there are too many plans for one page."""
    return f"indicators/{indicator_id}/{code[:2]}.html" if code else f"indicators/{indicator_id}.html"


def funding(code: str = "") -> str:
    return f"funding/{code[:2]}.html" if code else FUNDING


def timeline(code: str = "") -> str:
    return f"timeline/{code[:2]}.html" if code else TIMELINE


def timeline_drawing(code: str, number: int) -> str:
    """A part of a timeline as a picture of its own."""
    return f"timeline/{code[:2] or 'all'}-{number}.svg"


def quantity(of: Plan, one: Programme | None, quantity_id: str) -> str:
    """Where a quantity of a programme, or of the plan itself, stands."""
    return f"{programme(of, one) if one else plan(of)}#q-{quantity_id}"


def pair(left: Plan, right: Plan) -> str:
    return f"compare/{left.key}-vs-{right.key}.html"


def column(one: Plan) -> str:
    """The data file with which the free comparison shows a plan."""
    return f"compare/plans/{one.key}.js"


def column_quotes(one: Plan) -> str:
    """The sentences to a plan's data file, fetched when a reader asks for the first of them."""
    return f"compare/plans/{one.key}.quotes.js"


def bucket(name: str) -> str:
    """A part of the list of plans in which the free comparison looks up names and codes."""
    return f"compare/find/{name}.js"


def chosen(plans: Iterable[Plan]) -> str:
    """The free comparison of these plans."""
    return f"{COMPARE}?plans={','.join(one.key for one in plans)}"


def text_page(page_id: str) -> str:
    return f"{page_id}.html"


def page_script(template: str) -> str:
    """Where the script of one page lies."""
    return f"assets/{template}.js"


def relative(source: str, target: str) -> str:
    """The link from page `source` to `target`, which may end in `#anchor`."""
    path, mark, anchor = target.partition("#")
    if path in ("", source):
        return f"#{anchor}" if mark else source.rpartition("/")[2]
    folder, _, name = path.rpartition("/")
    return _way(source.rpartition("/")[0], folder) + name + mark + anchor


def absolute(source: str, link: str) -> str:
    """The target of a relative link that stands on page `source`."""
    path, mark, anchor = link.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path)) if path else source
    return target + mark + anchor


def exported(page: str, kind: str) -> str:
    """The file of this kind (`csv`, `xlsx`, `docx`) that lies beside a page and holds its tables."""
    return f"{page.removesuffix('.html')}.{kind}"


@cache
def _way(source: str, target: str) -> str:
    """The way from one folder to another, with a final `/` unless they are the same."""
    way = posixpath.relpath(target or ".", source or ".")
    return "" if way == "." else f"{way}/"


def pages_of_content(site: Site) -> Iterator[tuple[str, str]]:
    """Each content file that has a page, as (path below the content folder, page). Markdown links name the former."""
    yield "vocabularies/themes.yaml", THEMES
    for page in site.pages:
        yield f"pages/{page.id}.md", text_page(page.id)
    for one in site.districts:
        yield f"districts/{one.id}/district.yaml", district(one)
    for one_plan in site.plans:
        folder = f"districts/{one_plan.district.id}/{one_plan.id}"
        yield f"{folder}/plan.yaml", plan(one_plan)
        yield f"{folder}/summary.md", plan(one_plan)
        for one_programme in one_plan.programmes:
            yield f"{folder}/programmes/{one_programme.id}.md", programme(one_plan, one_programme)
