"""Which files of the content have a page of their own: what links of editors may lead to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder import urls
from builder.content import layout
from builder.model.site import Plan, Site


def pages_of_content(site: Site) -> Iterator[tuple[str, str]]:
    """Each content file that has a page, as (path below the content folder, page). Markdown links name the former."""
    yield layout.VOCABULARY.path_of("themes"), urls.THEMES
    for page in site.pages:
        yield layout.PAGE.path_of(page.id), urls.text_page_url(page.id)
    for district in site.all_districts:
        yield layout.DISTRICT.path_of(district.id), urls.district_url(district)
    for plan in site.all_plans:
        yield from site.once(plan, "pages of files", partial(_list_of_plan, plan))


def _list_of_plan(plan: Plan) -> list[tuple[str, str]]:
    ids = plan.district.id, plan.id
    page = urls.plan_url(plan)
    programmes = plan.programmes
    own = ((layout.PROGRAMME.path_of(*ids, each.id), urls.programme_url(plan, each)) for each in programmes)
    return [(layout.PLAN.path_of(*ids), page), (layout.SUMMARY.path_of(*ids), page), *own]
