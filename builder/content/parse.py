"""Records -> the typed model. What does not fit its schema becomes findings; everything else goes on."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from builder.content import layout
from builder.content.earlier_files import EarlierFiles
from builder.content.kept import read_kept
from builder.content.layout import Kind
from builder.content.read import Record
from builder.content.register import read_register
from builder.content.schema_errors import schema_findings
from builder.content.stand_ins import default_config, stand_in_district
from builder.findings.finding import Finding, Place, finding
from builder.model.base import Model
from builder.model.kept import KeptFile
from builder.model.origin import Origin
from builder.model.passage import Passage
from builder.model.register import Registered
from builder.model.schema.context import ContextFile
from builder.model.schema.district import DistrictFile
from builder.model.schema.plan import PlanFile
from builder.model.schema.programme import ProgrammeFile
from builder.model.schema.reading import Reading
from builder.model.schema.site import Change, Config, PageFile
from builder.model.schema.statement import NumberPassedOver
from builder.model.schema.vocabulary import Indicator, Term, WordsAlike
from builder.model.site import District, Plan, Programme, Site, TextPage, Vocabulary
from builder.model.text_order import sort_by_text
from builder.text.packed_text import pack_text

_M = TypeVar("_M", bound=Model)
_Value = TypeVar("_Value")


def parse(
    records: Sequence[Record], *, content: str, unread: Iterable[str] = (), earlier: EarlierFiles | None = None
) -> tuple[Site, list[Finding]]:
    """The site made of all records that fit, and what is wrong with the others.

    `content` is the folder's name in findings; `unread` are the files and folders that are there without a record, also
    where they belong if they lie elsewhere.
    What was made `earlier` of the same records is taken from there, the very object, and what is made now left there.
    """
    earlier = earlier if earlier is not None else EarlierFiles()
    parser = _Parser(records, earlier)
    config, vocabularies, districts = parser.config(), parser.vocabularies(), parser.districts()
    plans, stray = parser.plans({district.id: district for district in districts})
    with_pages = (record.file for record in records if record.kind.has_page)
    site = Site(
        config=config or default_config(),
        vocabularies=vocabularies,
        districts=tuple(district for district in districts if district.level == "district"),
        plans=tuple(plan for plan in plans if plan.district.level == "district"),
        superior_places=tuple(district for district in districts if district.level != "district"),
        superior_plans=tuple(plan for plan in plans if plan.district.level != "district"),
        pages=parser.pages(),
        stray=stray,
        passages=tuple(_passages(records, content)),
        there=frozenset(file.removeprefix(f"{content}/") for file in (*with_pages, *unread)),
        words_alike=tuple(parser.entries(layout.SEARCH_WORDS, WordsAlike)),
        idioms=tuple(parser.entries(layout.IDIOMS, NumberPassedOver)),
        changes=tuple(parser.entries(layout.CHANGES, Change)),
        register=tuple(parser.register()),
        kept=tuple(parser.kept()),
        config_origin=parser.origin_of(layout.SITE, f"{content}/{layout.SITE.path}"),
        changes_origin=parser.origin_of(layout.CHANGES, f"{content}/{layout.CHANGES.path}"),
    )
    earlier.end()
    files = {record.file for record in records}
    missing = partial(_find_missing, records, files, site, content)
    return site, parser.findings + earlier.latest.of(("missing",), (files, site.there, content), missing)


def missing_file(place: Place, path: str) -> Finding:
    """A file that the layout of the content asks for is not there."""
    return finding(place, "missing-file", path=path)


def _find_missing(records: Iterable[Record], files: Container[str], site: Site, content: str) -> list[Finding]:
    """What the layout asks for and nobody wrote. Files that could not be read have findings of their own."""
    required = layout.required_files((record.kind, record.ids) for record in records)
    paths = [path for path in sorted(required) if f"{content}/{path}" not in files and not site.is_there(path)]
    return [missing_file(Place(f"{content}/{path}"), f"{content}/{path}") for path in paths]


def _passages(records: Iterable[Record], content: str) -> Iterator[Passage]:
    """All Markdown that editors wrote."""
    for record in records:
        if record.body and record.kind.by_hand:
            place = Place(record.file, record.body_line)
            yield Passage(record.file.removeprefix(f"{content}/"), record.body, place)


class _Parser:
    """Turns records into models, kind by kind, and keeps what is wrong."""

    def __init__(self, records: Iterable[Record], earlier: EarlierFiles) -> None:
        self.findings: list[Finding] = []
        self._files = earlier
        self.records: dict[str, list[Record]] = {kind.name: [] for kind in layout.KINDS}
        for record in records:
            self.records[record.kind.name].append(record)
        self.summaries = {record.ids: record for record in self.records[layout.SUMMARY.name]}
        self.readings = {record.ids: record for record in self.records[layout.READINGS.name]}
        self.locks = {record.ids: record for record in self.records[layout.LOCK.name]}

    def _once(self, file: str, make: Callable[[], _Value], *inputs: object) -> _Value:
        """What is made of a file with some inputs: the same object as earlier, with its findings, if they are."""
        value: _Value
        if earlier := self._files.take(file, inputs):
            value, findings = earlier
            self.findings += findings
            return value
        start, value = len(self.findings), make()
        self._files.leave(file, inputs, value, self.findings[start:])
        return value

    def config(self) -> Config | None:
        records = self.records[layout.SITE.name]
        return next((self._once(each.file, partial(self._model, Config, each), each) for each in records), None)

    def vocabularies(self) -> dict[str, Vocabulary]:
        records = [record for kind in (layout.VOCABULARY, layout.INDICATORS) for record in self.records[kind.name]]
        records.sort(key=lambda record: record.file)

        def make() -> dict[str, Vocabulary]:
            return {name: vocabulary for record in records for name, vocabulary in self._vocabulary(record)}

        return self._once(layout.VOCABULARY.path, make, *records)

    def districts(self) -> tuple[District, ...]:
        """All districts, in the order of their division codes."""
        contexts = {record.ids[0]: record for record in self.records[layout.CONTEXT.name]}
        districts = []
        for record in self.records[layout.DISTRICT.name]:
            context = contexts.get(record.ids[0])
            districts.append(self._once(record.file, partial(self._district, record, context), record, context))
        return tuple(sorted(filter(None, districts), key=lambda district: (district.code, district.id)))

    def _district(self, record: Record, context: Record | None) -> District | None:
        file = self._model(DistrictFile, record)
        if file is None:
            return None
        return District.model_construct(
            **_with(
                file,
                id=record.ids[0],
                origin=_origin(record),
                context=self._model(ContextFile, context) if context else None,
                context_origin=_origin(context) if context else Origin(record.file),
            )
        )

    def plans(self, districts: Mapping[str, District]) -> tuple[tuple[Plan, ...], tuple[Programme, ...]]:
        """All plans, in the order of their districts, and the programmes whose plan could not be read."""
        programmes = self._programmes()
        plans = []
        for record in self.records[layout.PLAN.name]:
            district, own = districts.get(record.ids[0]), programmes.get(record.ids, [])
            beside = [by_ids.get(record.ids) for by_ids in (self.summaries, self.readings, self.locks)]
            plan = self._once(record.file, partial(self._plan, record, district, own), record, district, *beside, *own)
            if plan:
                plans.append(plan)
                programmes.pop(record.ids, None)
        rank = {district: index for index, district in enumerate(districts)}
        plans.sort(key=lambda plan: (rank.get(plan.district.id, len(rank)), plan.id))
        return tuple(plans), tuple(programme for stray in programmes.values() for programme in stray)

    def pages(self) -> tuple[TextPage, ...]:
        return tuple(
            TextPage.model_construct(**_with(file, id=record.ids[0], body=record.body, origin=_origin(record)))
            for record in self.records[layout.PAGE.name]
            if (file := self._model(PageFile, record))
        )

    def entries(self, kind: Kind, cls: type[_M]) -> Iterator[_M]:
        """The entries of the files of a kind, each of which is a list."""
        for record in self.records[kind.name]:
            yield from self._entries(cls, record)

    def _entries(self, cls: type[_M], record: Record) -> Iterator[_M]:
        for index, values in enumerate(self._items(record, key=record.kind.name)):
            if entry := self._validate(cls, values, record, index):
                yield entry

    def register(self) -> Iterator[Registered]:
        """What was published, by all files that say so."""
        for record in self.records[layout.REGISTER.name]:
            yield from self._noted_once(record, partial(read_register, record.body, record.file))

    def kept(self) -> Iterator[KeptFile]:
        """What was kept of releases."""
        for record in self.records[layout.KEPT.name]:
            day, district = record.ids
            read = partial(read_kept, record.body, record.file, day=day, district=district)
            if file := self._noted_once(record, read):
                yield file

    def _noted_once(self, record: Record, read: Callable[[], tuple[_Value, list[Finding]]]) -> _Value:
        """What is read of a record that is no YAML, once; what is wrong with it is a finding."""

        def make() -> _Value:
            value, problems = read()
            self.findings += problems
            return value

        return self._once(record.file, make, record)

    def origin_of(self, kind: Kind, file: str) -> Origin:
        """Where the file of a kind of which there is one comes from; `file` is its name where there is none."""
        return next(map(_origin, self.records[kind.name]), Origin(file))

    def _items(self, record: Record, *, key: str) -> list[object]:
        if isinstance(record.values, list):
            return record.values
        self.findings.append(finding(_origin(record).at(), "type", key=key, expected="list"))
        return []

    def _model(self, cls: type[_M], record: Record) -> _M | None:
        return self._validate(cls, record.values, record)

    def _validate(self, cls: type[_M], values: object, record: Record, *path: int) -> _M | None:
        """The model that the values at a path of a record are."""
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            node = _origin(record).node(*path)
            self.findings += schema_findings(cls, record.file, node, error.errors(include_url=False))
            return None

    def _vocabulary(self, record: Record) -> Iterator[tuple[str, Vocabulary]]:
        """The vocabulary of a file, named, unless something in the file is wrong."""
        cls: type[Term] = Indicator if record.kind is layout.INDICATORS else Term
        terms: dict[str, Term] = {}
        all_fit = isinstance(record.values, list)
        for index, values in enumerate(self._items(record, key=record.ids[0])):
            term = self._validate(cls, values, record, index)
            if term is None:
                all_fit = False
            elif term.id in terms:
                self.findings.append(finding(_origin(record).at(index), "duplicate-id", value=term.id))
            else:
                terms[term.id] = term
        if all_fit:
            yield record.ids[0], Vocabulary(record.ids[0], terms, _origin(record))

    def _programmes(self) -> dict[tuple[str, ...], list[Programme]]:
        """The programmes by the ids of their plan."""
        programmes: dict[tuple[str, ...], list[Programme]] = {}
        for record in self.records[layout.PROGRAMME.name]:
            if programme := self._once(record.file, partial(self._programme, record), record):
                programmes.setdefault(record.ids[:2], []).append(programme)
        return programmes

    def _programme(self, record: Record) -> Programme | None:
        file = self._model(ProgrammeFile, record)
        if not record.body.strip():
            self.findings.append(finding(Place(record.file, record.body_line), "no-summary"))
        if file is None:
            return None
        return Programme.model_construct(**_with(file, id=record.ids[2], body=record.body, origin=_origin(record)))

    def _plan(self, record: Record, district: District | None, programmes: Sequence[Programme]) -> Plan | None:
        """A plan with its programmes."""
        file = self._model(PlanFile, record)
        if file is None:
            return None
        summary, readings, lock = (by.get(record.ids) for by in (self.summaries, self.readings, self.locks))
        return Plan.model_construct(
            **_with(
                file,
                id=record.ids[1],
                district=district or stand_in_district(record.ids[0], record.file),
                summary=summary.body if summary else "",
                summary_origin=_origin(summary) if summary else Origin(record.file),
                programmes=tuple(sort_by_text(programmes, file.structure)),
                lock=pack_text(lock.body) if lock else b"",
                readings=tuple(self._entries(Reading, readings)) if readings else (),
                readings_origin=_origin(readings) if readings else Origin(record.file),
                origin=_origin(record),
            )
        )


def _origin(record: Record) -> Origin:
    return Origin(record.file, record.tree, record.body_line, record.digest)


def _with(model: BaseModel, **fields: Any) -> dict[str, Any]:
    """What a model of the same fields and some more is made of: of what nobody has written, no default is made anew."""
    return vars(model) | fields | {"_fields_set": {*model.model_fields_set, *fields}}
