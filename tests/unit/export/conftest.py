"""Exports of tables made by hand, looked up in the smallest site."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from builder.export import KINDS, export_file
from builder.model.site import Site
from builder.render.templates import load_templates
from builder.text.strings import strings_from
from builder.views.context import PageContext, build_context
from builder.views.downloads import downloads
from builder.views.frames import Heading, page_frame
from builder.views.provenance import site_provenance
from builder.views.tables import Table
from tests.conftest import MINIMAL, TEMPLATES, checked

PATH = "themes/housing.html"
Export = Callable[..., dict[str, bytes]]


def page_on(site: Site) -> PageContext:
    """What the page at `PATH` is made with."""
    return build_context(site, strings_from(load_templates(TEMPLATES).strings["zh-CN"], "政策")).page(PATH)


@pytest.fixture(scope="session")
def page() -> PageContext:
    """What that page of the smallest site is made with."""
    return page_on(checked(MINIMAL, sources=None).site)


@pytest.fixture(scope="session")
def export_of(page: PageContext) -> Export:
    """The files of a page with these tables, by their kind."""
    return export_on(page)


def export_on(page: PageContext) -> Export:
    """The same of another page."""
    frame = page_frame(
        page, Heading(title="页", description="页", breadcrumb=[]), provenance=site_provenance(page, None)
    )

    def make(*tables: Table, notes: tuple[str, ...] = ()) -> dict[str, bytes]:
        view = SimpleNamespace(frame=frame, downloads=downloads(page, (), tables, *notes))
        files = {kind: export_file(page.shared, PATH, view, kind) for kind in KINDS}
        return {kind: data for kind, data in files.items() if data}

    return make
