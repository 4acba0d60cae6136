"""How search finds the pages of checked content."""

from __future__ import annotations

from builder.pipeline import Checked
from builder.render.templates import interface_words, load_templates
from builder.search.entries import SearchEntry
from tests.conftest import TEMPLATES


def entries_by_path(content: Checked) -> dict[str, SearchEntry]:
    """By path of a page: how search finds it. Pages that it does not find are left out."""
    t = interface_words(load_templates(TEMPLATES), content.site.config)
    return {page.path: entry for page in content.pages if (entry := page.search_entry(content.site, t))}
