"""What is remembered of the pages of a site when they have been written."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from operator import itemgetter

from builder.compare.earlier_weights import UNIT as WEIGHTS
from builder.content.earlier_texts import units_of_values
from builder.evidence.ledger.ledger import Ledger
from builder.evidence.ledger.remembered import unit_of_evidence
from builder.model.site import Site
from builder.render.inputs import Numbers
from builder.render.render import RenderedPage
from builder.render.reuse import READS, EarlierPages, record_of, unit_of
from builder.views.page import Page


def units_of_content(site: Site, ledger: Ledger) -> set[str]:
    """What an earlier build read, compared and weighed may be kept in, drafts included: see `EarlierWork`."""
    districts = {district.id for district in site.all_districts} | {plan.partition(".")[0] for plan in ledger}
    return units_of_values(districts) | {*map(unit_of_evidence, ledger), WEIGHTS}


def records_of(
    pages: Sequence[Page], rendered: Sequence[RenderedPage], earlier: EarlierPages
) -> Iterator[tuple[str, dict[str, object]]]:
    """What is remembered of pages, unit by unit; of those of which nobody can tell what they are made of, nothing.

    They need not be published yet: what is remembered of files that never are costs time, and nothing else.
    """
    units: dict[str, list[tuple[Page, RenderedPage, Numbers]]] = {}
    for page, result in zip(pages, rendered, strict=True):
        if result.reads is not None and earlier.recipe_of(page):
            units.setdefault(unit_of(page.path), []).append((page, result, result.reads))
    in_order = sorted(enumerate(earlier.names), key=itemgetter(1))
    reads = earlier.record_reads([name for _, name in in_order])
    yield READS, {READS: reads}
    places = array("I", [0]) * len(in_order)
    for place, (number, _) in enumerate(in_order):
        places[number] = place
    for unit, results in units.items():
        yield unit, {READS: {"key": reads["key"]}, **_pages(results, places, earlier)}


def _pages(
    results: Sequence[tuple[Page, RenderedPage, Numbers]], places: Sequence[int], earlier: EarlierPages
) -> dict[str, object]:
    """The pages of a unit. What they read is told by its place among all names in their order."""
    records = {}
    for page, result, reads in results:
        own = sorted(map(places.__getitem__, reads))
        records[page.path] = record_of(earlier.recipe_of(page), own, result.files, result.text)
    return records
