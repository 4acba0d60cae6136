"""What an earlier revision published, by the files that have changed since or are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from builder import urls
from builder.compare.coverage import FACETS
from builder.content import layout
from builder.content.read import Record
from builder.content.register import read_register
from builder.findings.finding import Finding, finding
from builder.model.divisions import is_fictitious
from builder.model.register import Registered, figure_in
from builder.model.schema.site import Change
from builder.model.site import District, Plan, Programme, Site
from builder.text.values import value_class

Data = Mapping[str, Any]
"""A mapping of a file as it was written: it need not fit the schema of today."""
_OF_DISTRICTS = (layout.DISTRICT, layout.PLAN, layout.PROGRAMME)


@value_class
class Before:
    """An earlier revision: what its register has, what its files published, and the corrections that it lists."""

    registered: tuple[Registered, ...]
    published: tuple[Registered, ...]
    locks: Mapping[str, str]
    """The evidence locks by key of the plan."""
    listed: Mapping[tuple[str, str], int]
    """How many corrections it lists, by their date and claim."""

    def new_corrections(self, site: Site) -> list[Change]:
        """The corrections of a site that were written since: of a claim, a second of the same day is new too."""
        passed = Counter[tuple[str, str]]()
        new = []
        for change in site.changes:
            pair = (str(change.date), change.claim)
            passed[pair] += 1
            if passed[pair] > self.listed.get(pair, 0):
                new.append(change)
        return new


def read_before(records: Sequence[Record], site: Site) -> Before:
    """What changed files of an earlier revision say. `site` is the content now."""
    registers = [read_register(record.body, record.file)[0] for record in records if record.kind is layout.REGISTER]
    roots = [(record, record.values) for record in records if record.tree]
    lists = [root for record, root in roots if record.kind is layout.CHANGES]
    pairs = Counter((str(entry.get("date")), str(entry.get("claim"))) for root in lists for entry in _items(root))
    return Before(
        registered=tuple(entry for register in registers for entry in register),
        published=tuple(_list_published(roots, site)),
        locks={".".join(record.ids): record.body for record in records if record.kind is layout.LOCK},
        listed=pairs,
    )


def _list_published(roots: Sequence[tuple[Record, Any]], site: Site) -> Iterator[Registered]:
    """What the files published: nothing of drafts, of districts that are made up, or that had only drafts."""
    fictitious = _fictitious_districts(roots, site)
    roots = [each for each in roots if not (each[0].kind in _OF_DISTRICTS and each[0].ids[0] in fictitious)]
    is_draft = {
        record.ids: isinstance(root, Mapping) and root.get("draft") == "true"
        for record, root in roots
        if record.kind is layout.PLAN
    }
    published = {ids[0] for ids, draft in is_draft.items() if not draft}
    drafted = {ids[0] for ids, draft in is_draft.items() if draft} - published
    for record, root in roots:
        kind, ids = record.kind, record.ids
        if kind in (layout.DISTRICT, layout.PAGE):
            is_gone = not site.is_there(kind.path_of(*ids)) and ids[0] not in drafted
            yield from _entries(record, root) if is_gone else ()
        elif kind is layout.PROGRAMME and ids[:2] not in is_draft:
            # Its plan has not changed: it was published if it is now.
            yield from _entries(record, root) if site.plan_by_any_key(".".join(ids[:2])) else ()
        elif not is_draft.get(ids[:2], False):
            yield from _entries(record, root)


def _fictitious_districts(roots: Sequence[tuple[Record, Any]], site: Site) -> set[str]:
    """The districts that are nowhere, and that `check --release` therefore keeps from being published."""
    codes = {district.id: district.code for district in site.all_districts}
    for record, root in roots:
        if record.kind is layout.DISTRICT and isinstance(root, Mapping):
            codes.setdefault(record.ids[0], str(root.get("code")))
    return {district for district, code in codes.items() if is_fictitious(code)}


def pages_of_files(files: Iterable[str]) -> Iterator[str]:
    """The pages that content files have, whatever is in them."""
    for kind, ids in filter(None, map(layout.find_kind, files)):
        if kind is layout.DISTRICT:
            yield urls.district_url(_district(ids[0]))
        elif kind is layout.PLAN:
            yield urls.plan_url(_plan(ids))
        elif kind is layout.PROGRAMME:
            yield urls.programme_url(_plan(ids), _programme(ids[2]))
        elif kind is layout.PAGE:
            yield urls.text_page_url(ids[0])


def find_unregistered(site: Site, before: Before, revision: str) -> Iterator[Finding]:
    """Lines that the register had and has not: whoever deletes them is no longer told of what they stand for."""
    kept = {entry.line for entry in site.register}
    gone = [entry for entry in before.registered if entry.line not in kept]
    if gone:
        yield finding(gone[0].place, "register-lost", revision=revision, count=len(gone), value=gone[0].line)


def _items(node: object) -> Iterable[Data]:
    return [item for item in node if isinstance(item, Mapping)] if isinstance(node, list) else []


def _entries(record: Record, root: Any) -> Iterator[Registered]:
    """What a file published."""
    kind, ids = record.kind, record.ids
    if kind is layout.DISTRICT:
        district = _district(ids[0])
        yield from map(Registered, (urls.district_url(district), urls.gaps_url(district)))
    elif kind is layout.PLAN:
        plan = _plan(ids)
        yield from map(Registered, (urls.plan_url(plan), urls.who_url(plan), urls.source_url(plan)))
        yield from _quantities(plan, None, root)
    elif kind is layout.PROGRAMME:
        plan, programme = _plan(ids), _programme(ids[2])
        yield Registered(urls.programme_url(plan, programme))
        yield from (
            Registered(urls.measure_url(plan, programme, str(measure["id"])))
            for measure in _items(root.get("measures"))
            if "id" in measure
        )
        yield from _quantities(plan, programme, root)
    elif kind is layout.PAGE:
        yield Registered(urls.text_page_url(ids[0]))
    elif ids and (ids[0] in FACETS or kind is layout.INDICATORS):
        yield from (Registered(urls.facet_url(ids[0], str(term["id"]))) for term in _items(root) if "id" in term)


def _quantities(plan: Plan, programme: Programme | None, root: Data) -> Iterator[Registered]:
    for quantity in _items(root.get("quantities")):
        if "id" in quantity:
            yield Registered(urls.quantity_url(plan, programme, str(quantity["id"])), figure_in(quantity))


def _district(district_id: str) -> District:
    fields: dict[str, Any] = {"id": district_id}
    return District.model_construct(**fields)


def _plan(ids: Sequence[str]) -> Plan:
    fields: dict[str, Any] = {"id": ids[1], "district": _district(ids[0])}
    return Plan.model_construct(**fields)


def _programme(programme_id: str) -> Programme:
    fields: dict[str, Any] = {"id": programme_id}
    return Programme.model_construct(**fields)
