"""What is remembered of the pages of a site when they have been written."""

from __future__ import annotations

from collections.abc import Sequence

from builder.render.render import RenderedPage
from builder.render.reuse import READS, EarlierPages, record_of, unit_of
from builder.views.page import Page


def records_of(
    pages: Sequence[Page], rendered: Sequence[RenderedPage], earlier: EarlierPages
) -> dict[str, dict[str, object]]:
    """What is remembered of pages, by unit."""
    units: dict[str, list[tuple[Page, RenderedPage]]] = {}
    for page, result in zip(pages, rendered, strict=True):
        if result.key:
            units.setdefault(unit_of(page.path), []).append((page, result))
    return {unit: _records(results, earlier) for unit, results in units.items()}


def _records(results: Sequence[tuple[Page, RenderedPage]], earlier: EarlierPages) -> dict[str, object]:
    """The pages of a unit, and what all of them read: each name once, pages have its number."""
    names = sorted(frozenset().union(*(result.reads for _, result in results if result.reads is not None)))
    numbers = {name: number for number, name in enumerate(names)}
    records: dict[str, object] = {READS: {"names": names, "sums": [earlier.sum_of_read(name) for name in names]}}
    for page, result in results:
        record = record_of(result.key, result.files, result.text)
        if result.reads is not None:
            record |= {"recipe": earlier.recipe_of(page), "reads": sorted(numbers[name] for name in result.reads)}
        records[page.path] = record
    return records
