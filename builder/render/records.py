"""What is remembered of the pages of a site when they have been written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from builder.content.earlier_texts import units_of
from builder.evidence.ledger import Ledger
from builder.evidence.remembered import unit_of as unit_of_evidence
from builder.model.site import Site
from builder.publish.memory import Memory
from builder.render.inputs import Names
from builder.render.render import RenderedPage
from builder.render.reuse import READS, EarlierPages, record_of, unit_of
from builder.views.page import Page


def keep_records(
    memory: Memory, site: Site, ledger: Ledger, *records: Iterable[tuple[str, Mapping[str, object]]]
) -> None:
    """Remember what a site was made of, unit by unit, and no longer what was only of an earlier one."""
    memory.forget_others(memory.keep(chain(*records)) | _units_of_content(site, ledger))


def _units_of_content(site: Site, ledger: Ledger) -> set[str]:
    """What an earlier build read and compared may be kept in, drafts included: see `EarlierTexts`."""
    districts = {district.id for district in site.all_districts} | {plan.partition(".")[0] for plan in ledger}
    return units_of(districts) | {*map(unit_of_evidence, ledger)}


def records_of(
    pages: Sequence[Page], rendered: Sequence[RenderedPage], earlier: EarlierPages
) -> Iterator[tuple[str, dict[str, object]]]:
    """What is remembered of pages, unit by unit; of those of which nobody can tell what they are made of, nothing."""
    units: dict[str, list[tuple[Page, RenderedPage, Names]]] = {}
    for page, result in zip(pages, rendered, strict=True):
        if result.reads is not None and earlier.recipe_of(page):
            units.setdefault(unit_of(page.path), []).append((page, result, result.reads))
    names = sorted({name for results in units.values() for _, _, reads in results for name in reads})
    reads = earlier.record_reads(names)
    yield READS, {READS: reads}
    numbers = {name: number for number, name in enumerate(names)}
    for unit, results in units.items():
        yield unit, {READS: {"key": reads["key"]}, **_pages(results, numbers, earlier)}


def _pages(
    results: Sequence[tuple[Page, RenderedPage, Names]], numbers: Mapping[str, int], earlier: EarlierPages
) -> dict[str, object]:
    """The pages of a unit. What they read is told by number: most of it many pages read."""
    records = {}
    for page, result, reads in results:
        own = sorted(map(numbers.__getitem__, reads))
        records[page.path] = record_of(earlier.recipe_of(page), own, result.files, result.text)
    return records
