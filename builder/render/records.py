"""What is remembered of the pages of a site when they have been written."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence

from builder.compare.earlier_weights import UNIT as WEIGHTS
from builder.content.earlier_texts import units_of_values
from builder.evidence.ledger.ledger import Ledger
from builder.evidence.ledger.remembered import unit_of_evidence
from builder.model.site import Site
from builder.render.render import RenderedPage
from builder.render.reuse import READS, EarlierPages, UnitKey, record_of, unit_of
from builder.views.page import Page


def units_of_content(site: Site, ledger: Ledger) -> set[str]:
    """What an earlier build read, compared and weighed may be kept in, drafts included: see `EarlierWork`."""
    districts = {district.id for district in site.all_districts} | {plan.partition(".")[0] for plan in ledger}
    return units_of_values(districts) | {*map(unit_of_evidence, ledger), WEIGHTS}


def records_of(
    pages: Sequence[Page], rendered: Sequence[RenderedPage], earlier: EarlierPages
) -> Iterator[tuple[str, Mapping[str, object] | None]]:
    """What is remembered of pages, unit by unit; of those of which nobody can tell what they are made of, nothing.

    They need not be published yet: what is remembered of files that never are costs time, and nothing else. What is
    remembered of a unit in which nothing has changed stays as it is.
    """
    units: dict[str, list[tuple[Page, RenderedPage]]] = {}
    for page, result in zip(pages, rendered, strict=True):
        if result.is_kept or (result.reads is not None and earlier.recipe_of(page)):
            units.setdefault(unit_of(page.path), []).append((page, result))
    kept = {unit: key for unit, results in units.items() if (key := _key_kept(unit, results, earlier))}
    names = earlier.names
    in_order = [*range(earlier.lasting), *sorted(range(earlier.lasting, len(names)), key=names.__getitem__)]
    reads = earlier.record_reads([names[number] for number in in_order])
    keys = {unit: kept.get(unit) or (reads["key"], len(results)) for unit, results in units.items()}
    yield READS, {READS: {**reads, "units": keys}}
    places = array("I", [0]) * len(in_order)
    for place, number in enumerate(in_order):
        places[number] = place
    for unit, results in units.items():
        yield unit, None if unit in kept else {READS: {"key": reads["key"]}, **_pages(results, places, earlier)}


def _key_kept(unit: str, results: Sequence[tuple[Page, RenderedPage]], earlier: EarlierPages) -> UnitKey | None:
    """The key of what is remembered of a unit, if it is just what is to be remembered of these pages."""
    key = earlier.key_before(unit)
    is_kept = key and key[1] == len(results) and all(result.is_kept for _, result in results)
    return key if is_kept else None


def _pages(
    results: Sequence[tuple[Page, RenderedPage]], places: Sequence[int], earlier: EarlierPages
) -> dict[str, object]:
    """The pages of a unit. What they read is told by its place among all names."""
    records = {}
    for page, result in results:
        if result.reads is None:
            records[page.path] = earlier.recall_kept(page)
        else:
            own = sorted(map(places.__getitem__, result.reads))
            records[page.path] = record_of(earlier.recipe_of(page), own, result.files, result.text)
    return records
