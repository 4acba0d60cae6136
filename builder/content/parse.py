"""Records -> the typed model. What does not fit its schema becomes findings; everything else goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from builder.content.layout import VOCABULARIES
from builder.content.read import Record
from builder.content.schema_errors import schema_findings
from builder.findings.finding import Finding, Place, finding
from builder.model.schema.district import DistrictFile
from builder.model.schema.plan import PlanFile
from builder.model.schema.programme import ProgrammeFile
from builder.model.schema.site import Change, Config, PageFile
from builder.model.schema.statement import NumberPassedOver
from builder.model.schema.vocabulary import Indicator, Term
from builder.model.site import District, Origin, Passage, Plan, Programme, Site, TextPage, Vocabulary
from builder.model.types import Model
from builder.yamltext.tree import Node, plain
from builder.yamltext.tree import Sequence as SequenceNode

TERMS: dict[str, type[Term]] = {"indicators": Indicator}
"""Vocabularies whose terms say more than others."""
WITH_PAGES = ("district", "plan", "summary", "programme", "page")
_M = TypeVar("_M", bound=Model)


def parse(records: Sequence[Record], *, content: str, unread: Iterable[str] = ()) -> tuple[Site, list[Finding]]:
    """The site made of all records that fit, and what is wrong with the others.

    `content` is the folder's name in findings; `unread` are the files and folders that are there without a record.
    """
    reader = _Reader()
    by_kind: dict[str, list[Record]] = {}
    for record in records:
        by_kind.setdefault(record.kind, []).append(record)

    config = next((reader.model(Config, record) for record in by_kind.get("config", [])), None)
    vocabularies = {v.name: v for record in by_kind.get("vocabulary", []) if (v := reader.vocabulary(record))}
    districts = {d.id: d for record in by_kind.get("district", []) if (d := reader.district(record))}
    programmes: dict[tuple[str, ...], list[Programme]] = {}
    for record in by_kind.get("programme", []):
        if programme := reader.programme(record):
            programmes.setdefault(record.ids[:2], []).append(programme)
    summaries = {record.ids: record for record in by_kind.get("summary", [])}
    locks = {record.ids: record.body for record in by_kind.get("lock", [])}
    plans = [
        plan
        for record in by_kind.get("plan", [])
        if (plan := reader.plan(record, districts.get(record.ids[0]), summaries.get(record.ids), programmes, locks))
    ]
    pages = [page for record in by_kind.get("page", []) if (page := reader.page(record))]

    stray = [programme for group in programmes.values() for programme in group]
    ordered = sorted(districts.values(), key=lambda d: (d.code, d.id))
    rank = {district.id: index for index, district in enumerate(ordered)}
    plans.sort(key=lambda plan: (rank.get(plan.district.id, len(rank)), plan.id))
    with_pages = (record.file for record in records if record.kind in WITH_PAGES)
    passages = (
        Passage(record.file.removeprefix(f"{content}/"), record.body, Place(record.file, record.body_line))
        for record in records
        if record.body and record.kind != "lock"
    )
    site = Site(
        config or _unread_config(),
        vocabularies,
        tuple(ordered),
        tuple(plans),
        tuple(pages),
        tuple(stray),
        tuple(passages),
        frozenset(file.removeprefix(f"{content}/") for file in (*with_pages, *unread)),
        tuple(idiom for record in by_kind.get("idioms", []) for idiom in reader.listed(NumberPassedOver, record)),
        tuple(change for record in by_kind.get("changes", []) for change in reader.listed(Change, record)),
        next((_origin(record) for record in by_kind.get("changes", [])), Origin(f"{content}/changes.yaml")),
    )
    return site, reader.findings + list(_missing_files(records, site, content))


def missing_file(place: Place, path: str) -> Finding:
    """A file that the layout of the content asks for is not there."""
    return finding(place, "missing-file", path=path)


def _missing_files(records: Iterable[Record], site: Site, content: str) -> Iterable[Finding]:
    """What the layout asks for and nobody wrote. Files that could not be read have findings of their own."""
    wanted = {f"{content}/site.yaml", *(f"{content}/vocabularies/{name}.yaml" for name in VOCABULARIES)}
    for record in records:
        if record.kind in ("plan", "summary", "programme"):
            district = f"{content}/districts/{record.ids[0]}"
            plan = f"{district}/{record.ids[1]}"
            wanted |= {f"{district}/district.yaml", f"{plan}/plan.yaml", f"{plan}/summary.md"}
    for file in sorted(wanted - {record.file for record in records}):
        if not site.is_there(file.removeprefix(f"{content}/")):
            yield missing_file(Place(file), file)


class _Reader:
    """Turns single records into models and keeps what is wrong."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def model(self, cls: type[_M], record: Record) -> _M | None:
        assert record.root is not None
        return self._validate(cls, record.root, record.file)

    def _validate(self, cls: type[_M], node: Node, file: str) -> _M | None:
        try:
            return cls.model_validate(plain(node))
        except ValidationError as error:
            self.findings += schema_findings(cls, Origin(file, node), error.errors(include_url=False))
            return None

    def vocabulary(self, record: Record) -> Vocabulary | None:
        origin = _origin(record)
        if not isinstance(record.root, SequenceNode):
            self.findings.append(finding(origin.at(), "type", key=record.ids[0], expected="list"))
            return None
        terms: dict[str, Term] = {}
        all_fit = True
        for node in record.root.items:
            term = self._validate(TERMS.get(record.ids[0], Term), node, record.file)
            if term is None:
                all_fit = False
            elif term.id in terms:
                self.findings.append(finding(node.place, "duplicate-id", value=term.id))
            else:
                terms[term.id] = term
        return Vocabulary(record.ids[0], terms, origin) if all_fit else None

    def listed(self, cls: type[_M], record: Record) -> list[_M]:
        """The entries of a file that is a list."""
        assert record.root is not None
        if not isinstance(record.root, SequenceNode):
            self.findings.append(finding(record.root.place, "type", key=record.kind, expected="list"))
            return []
        each = (self._validate(cls, node, record.file) for node in record.root.items)
        return [entry for entry in each if entry]

    def district(self, record: Record) -> District | None:
        file = self.model(DistrictFile, record)
        if file is None:
            return None
        return District.model_construct(**_fields(file), id=record.ids[0], origin=_origin(record))

    def programme(self, record: Record) -> Programme | None:
        file = self.model(ProgrammeFile, record)
        if not record.body.strip():
            self.findings.append(finding(Place(record.file, record.body_line), "no-summary"))
        if file is None:
            return None
        return Programme.model_construct(**_fields(file), id=record.ids[2], body=record.body, origin=_origin(record))

    def plan(
        self,
        record: Record,
        district: District | None,
        summary: Record | None,
        programmes: dict[tuple[str, ...], list[Programme]],
        locks: dict[tuple[str, ...], str],
    ) -> Plan | None:
        file = self.model(PlanFile, record)
        if file is None:
            return None
        own = sorted(programmes.pop(record.ids, []), key=_text_order)
        return Plan.model_construct(
            **_fields(file),
            id=record.ids[1],
            district=district or _unread_district(record),
            summary=summary.body if summary else "",
            summary_origin=_origin(summary) if summary else Origin(record.file),
            programmes=tuple(own),
            lock=locks.get(record.ids, ""),
            origin=_origin(record),
        )

    def page(self, record: Record) -> TextPage | None:
        file = self.model(PageFile, record)
        if file is None:
            return None
        return TextPage.model_construct(**_fields(file), id=record.ids[0], body=record.body, origin=_origin(record))


def _unread_district(record: Record) -> District:
    """A district of which only the id is known, for a plan of it."""
    known: dict[str, Any] = {"id": record.ids[0], "origin": Origin(record.file)}
    return District.model_construct(**known)


def _unread_config() -> Config:
    """The defaults."""
    nothing: dict[str, Any] = {}
    return Config.model_construct(**nothing)


def _origin(record: Record) -> Origin:
    return Origin(record.file, record.root, record.body_line, record.digest)


def _fields(model: BaseModel) -> dict[str, Any]:
    return {name: getattr(model, name) for name in type(model).model_fields}


def _text_order(programme: Programme) -> tuple[object, ...]:
    """Programmes stand in the order of the text: by paragraph, parts after their whole, then by printed number."""
    number = tuple(int(digits) for digits in re.findall(r"\d+", programme.number or ""))
    return (programme.cite[0].first, programme.part_of is not None, number, programme.id)
