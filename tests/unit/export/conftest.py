"""Exports of pages written by hand, looked up in the smallest site."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builder.export import export
from builder.templates import load_templates
from builder.text.strings import strings_from
from builder.views.context import build_context
from tests.conftest import MINIMAL, TEMPLATES, checked

PATH = "themes/housing.html"
Export = Callable[[str], dict[str, bytes]]


@pytest.fixture(scope="session")
def export_of() -> Export:
    """The files of a page with this body, by their kind."""
    site = checked(MINIMAL, sources=None).site
    shared = build_context(site, strings_from(load_templates(TEMPLATES).strings))

    def make(body: str) -> dict[str, bytes]:
        page = f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><h1>页</h1>{body}</body></html>"
        files = export(shared, PATH, page.encode())
        return {path.rpartition(".")[2]: data for path, data in files.items()}

    return make
