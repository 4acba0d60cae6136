"""The pages of lists that are split by rows: numbers, programmes, indicators, the timeline and superior documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder import urls
from builder.compare.list_parts import (
    split_indicators,
    split_numbers,
    split_programmes,
    split_superiors,
    split_timeline,
)
from builder.findings.finding import Place
from builder.model.site import Site
from builder.model.superiors import Superiors
from builder.search import entries
from builder.views import indicators, number_explorer, programme_explorer, timeline
from builder.views.page import Page
from builder.views.superiors import superiors_view


def superior_pages(site: Site, superiors: Superiors) -> Iterator[Page]:
    """The list of documents that plans implement, where there are any, and its parts."""
    if not superiors.documents():
        return
    parts = split_superiors(site)
    place, entry = Place("site_templates/pages/superiors.html"), partial(entries.list_entry, called="superiors")
    yield Page(urls.SUPERIORS, "superiors", superiors_view, place, entry, exported=not parts)
    for region in parts:
        view, place = partial(superiors_view, part=region), region.districts[0].origin.at()
        yield Page(urls.superiors_url(region.code), "superiors", view, place, exported=True)


def explorer_parts(site: Site) -> Iterator[Page]:
    """The parts of the lists of all numbers and all programmes, where one page cannot hold them."""
    for region in split_numbers(site):
        place = region.districts[0].origin.at()
        numbers = partial(number_explorer.number_explorer_view, part=region)
        yield Page(urls.numbers_url(region.code), "numbers", numbers, place, exported=True)
    for region in split_programmes(site):
        place = region.districts[0].origin.at()
        programmes = partial(programme_explorer.programme_explorer_view, part=region)
        yield Page(urls.programmes_url(region.code), "programmes", programmes, place, exported=True)


def indicator_pages(site: Site) -> Iterator[Page]:
    """A page for each indicator, and its parts."""
    place = site.vocabularies["indicators"].origin.at()
    for term, parts in split_indicators(site):
        view = partial(indicators.indicator_view, term=term)
        entry = partial(entries.term_entry, vocabulary="indicators", term=term)
        yield Page(urls.indicator_url(term.id), "indicator", view, place, entry, exported=True)
        for region in parts:
            part = partial(indicators.indicator_view, term=term, part=region)
            yield Page(urls.indicator_url(term.id, region.code), "indicator", part, place, exported=True)


def timeline_pages(site: Site) -> Iterator[Page]:
    """The timeline in parts where plans are many, and each drawing of it as a file of its own."""
    parts = split_timeline(site)
    for region in parts:
        view, place = partial(timeline.timeline_view, part=region), region.districts[0].origin.at()
        yield Page(urls.timeline_url(region.code), "timeline", view, place, exported=True)
    for part in parts or (None,):
        plans = part.plans if part else site.plans
        for number, group in enumerate(timeline.parts(plans), 1):
            drawing = partial(timeline.drawing_view, number=number, part=part)
            path = urls.timeline_drawing_url(part.code if part else "", number)
            yield Page(path, "drawing", drawing, group[0].origin.at())
