"""Records -> the typed model. What does not fit its schema becomes findings; everything else goes on."""

from __future__ import annotations

import difflib
import re
import typing
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from builder.fields import Model
from builder.findings import Finding, Place, finding
from builder.load import VOCABULARIES, Record
from builder.model import (
    Config,
    District,
    DistrictFile,
    Origin,
    PageFile,
    Plan,
    PlanFile,
    Programme,
    ProgrammeFile,
    Site,
    Term,
    TextPage,
    Vocabulary,
)
from builder.nodes import Mapping, Node, Scalar, plain
from builder.nodes import Sequence as SequenceNode

_M = TypeVar("_M", bound=Model)
_TYPES = {
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "string_type": "text",
    "int_type": "number",
    "int_parsing": "number",
    "bool_type": "boolean",
}


def parse(records: Sequence[Record], *, content: str) -> tuple[Site | None, list[Finding]]:
    """The site made of all records that fit, and what is wrong with the others.

    There is no site without a sound `site.yaml`. `content` is the folder's name in findings.
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
    plans = [
        plan
        for record in by_kind.get("plan", [])
        if (plan := reader.plan(record, districts.get(record.ids[0]), summaries.get(record.ids), programmes))
    ]
    pages = [page for record in by_kind.get("page", []) if (page := reader.page(record))]

    findings = reader.findings + list(_missing_files(records, content))
    if config is None:
        return None, findings
    stray = [programme for group in programmes.values() for programme in group]
    ordered = sorted(districts.values(), key=lambda d: (d.code, d.id))
    rank = {district.id: index for index, district in enumerate(ordered)}
    plans.sort(key=lambda plan: (rank[plan.district.id], plan.id))
    return Site(config, vocabularies, tuple(ordered), tuple(plans), tuple(pages), tuple(stray)), findings


def missing_file(place: Place, path: str) -> Finding:
    """A file that the layout of the content asks for is not there."""
    return finding(place, "missing-file", path=path)


def _missing_files(records: Iterable[Record], content: str) -> Iterable[Finding]:
    files = {record.file for record in records}
    # Files that could not be read have findings of their own; here only what others depend on.
    wanted: dict[str, str] = {}
    for record in records:
        base = f"{content}/districts/"
        if record.kind in ("plan", "summary", "programme"):
            wanted.setdefault(f"{base}{record.ids[0]}/district.yaml", record.file)
            folder = f"{base}{record.ids[0]}/{record.ids[1]}"
            wanted.setdefault(f"{folder}/plan.yaml", record.file)
            wanted.setdefault(f"{folder}/summary.md", record.file)
    for name in VOCABULARIES:
        wanted[f"{content}/vocabularies/{name}.yaml"] = f"{content}/vocabularies"
    wanted[f"{content}/site.yaml"] = content
    for path in sorted(wanted.keys() - files):
        yield missing_file(Place(path), path)


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
            origin = Origin(file, node)
            self.findings += [_finding(cls, origin, detail) for detail in error.errors(include_url=False)]
            return None

    def vocabulary(self, record: Record) -> Vocabulary | None:
        origin = _origin(record)
        if not isinstance(record.root, SequenceNode):
            self.findings.append(finding(origin.at(), "type", key=record.ids[0], expected="list"))
            return None
        terms: dict[str, Term] = {}
        for node in record.root.items:
            term = self._validate(Term, node, record.file)
            if term is None:
                return None
            if term.id in terms:
                self.findings.append(finding(node.place, "duplicate-id", value=term.id))
            terms.setdefault(term.id, term)
        return Vocabulary(record.ids[0], terms, origin)

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
    ) -> Plan | None:
        file = self.model(PlanFile, record)
        if file is None or district is None or summary is None:
            return None
        own = sorted(programmes.pop(record.ids, []), key=_text_order)
        return Plan.model_construct(
            **_fields(file),
            id=record.ids[1],
            district=district,
            summary=summary.body,
            summary_origin=_origin(summary),
            programmes=tuple(own),
            origin=_origin(record),
        )

    def page(self, record: Record) -> TextPage | None:
        file = self.model(PageFile, record)
        if file is None:
            return None
        return TextPage.model_construct(**_fields(file), id=record.ids[0], body=record.body, origin=_origin(record))


def _origin(record: Record) -> Origin:
    return Origin(record.file, record.root, record.body_line, record.digest)


def _fields(model: BaseModel) -> dict[str, Any]:
    return {name: getattr(model, name) for name in type(model).model_fields}


def _text_order(programme: Programme) -> tuple[object, ...]:
    """Programmes stand in the order of the text: by paragraph, parts after their whole, then by printed number."""
    number = tuple(int(digits) for digits in re.findall(r"\d+", programme.number or ""))
    return (programme.cite[0].first, programme.part_of is not None, number, programme.id)


def _finding(cls: type[Model], origin: Origin, error: ErrorDetails) -> Finding:
    """Translate pydantic's error into a finding at the place of its cause."""
    path, kind = error["loc"], error["type"]
    keys = [step for step in path if isinstance(step, str)]
    key = keys[-1] if keys else ""
    place, value = origin.at(*path), str(error.get("input", ""))
    title = _title(cls, keys)
    if kind == "missing":
        return finding(place, "missing-key", key=key, title=title)
    if kind == "extra_forbidden":
        return _unknown_key(cls, origin, path)
    if kind in _TYPES:
        if _node_at(origin.root, path) == "":
            return finding(place, "empty", key=key, title=title)
        return finding(place, "type", key=title or key, expected=_TYPES[kind])
    if kind == "literal_error":
        return finding(place, "choice", key=title or key, value=value, allowed=error["ctx"]["expected"])
    if kind == "too_short":
        return finding(place, "empty", key=key, title=title)
    if kind == "too_long":
        return finding(place, "too-many", key=title or key, limit=error["ctx"]["max_length"])
    if "-" in kind or kind in (
        "empty",
        "identifier",
        "date",
        "number",
        "boolean",
        "sha256",
        "path",
        "address",
        "citation",
    ):
        return finding(place, kind, key=key, title=title or key, value=value, **error.get("ctx", {}))
    return finding(place, "value", key=title or key, value=value, problem=error["msg"])


def _unknown_key(cls: type[Model], origin: Origin, path: tuple[int | str, ...]) -> Finding:
    *parents, key = path
    node = _walk(origin.root, tuple(parents))
    place = node.keys[str(key)] if isinstance(node, Mapping) and key in node.keys else origin.at(*path)
    known = sorted({name for model in _models_at(cls, [str(step) for step in parents]) for name in model.model_fields})
    near = difflib.get_close_matches(str(key), known, n=1, cutoff=0.6)
    if near:
        return finding(place, "unknown-key-near", key=key, near=near[0])
    return finding(place, "unknown-key", key=key, known="、".join(known))


def _walk(node: Node | None, path: tuple[int | str, ...]) -> Node | None:
    """The node at `path`; steps that name a branch of the schema and not a part of the file are passed over."""
    for step in path:
        if isinstance(node, Mapping) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return node


def _node_at(root: Node | None, path: tuple[int | str, ...]) -> str | None:
    node = _walk(root, path)
    return node.text if isinstance(node, Scalar) else None


def _models_at(cls: type[Model], keys: Sequence[str]) -> list[type[Model]]:
    """The models that the value under `keys` may be an instance of."""
    models: list[type[Model]] = [cls]
    for key in keys:
        fields = [model.model_fields[key] for model in models if key in model.model_fields]
        if fields:
            models = [found for one in fields for found in _models_in(one.annotation)]
    return models


def _models_in(annotation: object) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [found for part in typing.get_args(annotation) for found in _models_in(part)]


def _title(cls: type[Model], keys: Sequence[str]) -> str:
    """The title of the field that `keys` lead to, in the words of the schema."""
    for end in range(len(keys), 0, -1):
        for model in _models_at(cls, keys[: end - 1]):
            if keys[end - 1] in model.model_fields:
                return model.model_fields[keys[end - 1]].title or ""
    return ""
