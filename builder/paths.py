"""Where each page lies: the one place that knows file names of the site and how to link between them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache

from builder.model import District, Plan, Programme, Site

HOME = "index.html"
DISTRICTS = "districts/index.html"
THEMES = "themes/index.html"
COMPARE = "compare/index.html"
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


def plan(one: Plan) -> str:
    return f"districts/{one.district.id}/{one.id}.html"


def source(one: Plan) -> str:
    """Where the source of a plan is described; no programme can have this id."""
    return f"districts/{one.district.id}/{one.id}/source.html"


def paragraph_anchor(source_id: str, number: int) -> str:
    return f"{source_id}-p{number}"


def programme(of: Plan, one: Programme) -> str:
    return f"districts/{of.district.id}/{of.id}/{one.id}.html"


def theme(theme_id: str) -> str:
    return f"themes/{theme_id}.html"


def theme_in_province(theme_id: str, code: str) -> str:
    return f"themes/{theme_id}/{code[:2]}.html"


def pair(left: Plan, right: Plan) -> str:
    return f"compare/{left.key}-vs-{right.key}.html"


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
