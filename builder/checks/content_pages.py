"""Which files of the content have a page of their own: what links of editors may lead to."""

from __future__ import annotations

from collections.abc import Iterator

from builder import urls
from builder.content import layout
from builder.model.site import Site


def pages_of_content(site: Site) -> Iterator[tuple[str, str]]:
    """Each content file that has a page, as (path below the content folder, page). Markdown links name the former."""
    yield layout.VOCABULARY.path_of("themes"), urls.THEMES
    for page in site.pages:
        yield layout.PAGE.path_of(page.id), urls.text_page_url(page.id)
    for district in site.all_districts:
        yield layout.DISTRICT.path_of(district.id), urls.district_url(district)
    for plan in site.all_plans:
        ids = plan.district.id, plan.id
        yield layout.PLAN.path_of(*ids), urls.plan_url(plan)
        yield layout.SUMMARY.path_of(*ids), urls.plan_url(plan)
        for programme in plan.programmes:
            yield layout.PROGRAMME.path_of(*ids, programme.id), urls.programme_url(plan, programme)
