"""What the views of a site are made with, in each language that it has pages in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builder.evidence.ledger.ledger import Ledger
from builder.model.site import Site
from builder.render.templates import Templates, interface_words
from builder.views.context import Context, build_context


def context_of(site: Site, templates: Templates, ledger: Ledger, *, today: date | None = None) -> Context:
    """Prepare what views need, for pages in English too where the site has any."""
    context = build_context(site, interface_words(templates, site.config), ledger, today=today)
    if site.english is None:
        return context
    words = interface_words(templates, site.english.config)
    return replace(context, english=build_context(site.english, words, ledger, today=today, zh=context))
