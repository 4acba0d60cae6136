"""What is remembered of the pages of a site when they have been written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.render.inputs import Names
from builder.render.render import RenderedPage
from builder.render.reuse import READS, EarlierPages, record_of, unit_of
from builder.views.page import Page


def records_of(
    pages: Sequence[Page], rendered: Sequence[RenderedPage], earlier: EarlierPages
) -> Iterator[tuple[str, dict[str, object]]]:
    """What is remembered of pages, unit by unit; of those of which nobody can tell what they are made of, nothing."""
    units: dict[str, list[tuple[Page, RenderedPage, Names]]] = {}
    for page, result in zip(pages, rendered, strict=True):
        if result.reads is not None and earlier.recipe_of(page):
            units.setdefault(unit_of(page.path), []).append((page, result, result.reads))
    yield from ((unit, _records(results, earlier)) for unit, results in units.items())


def _records(results: Sequence[tuple[Page, RenderedPage, Names]], earlier: EarlierPages) -> dict[str, object]:
    """The pages of a unit, and what all of them read: each name once, pages have its number."""
    names = sorted(frozenset().union(*(reads for _, _, reads in results)))
    numbers = {name: number for number, name in enumerate(names)}
    records: dict[str, object] = {READS: {"names": names, "sums": [*map(earlier.inputs.sum, names)]}}
    for page, result, reads in results:
        own = sorted(map(numbers.__getitem__, reads))
        records[page.path] = record_of(earlier.recipe_of(page), own, result.files, result.text)
    return records
