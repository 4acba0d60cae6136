"""Records -> the typed model. What does not fit its schema becomes findings; everything else goes on."""

from __future__ import annotations

import difflib
import posixpath
import re
import typing
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from builder.fields import Absent, Model
from builder.files import Change, Config, DistrictFile, PageFile, PlanFile, ProgrammeFile, Term
from builder.findings import Finding, Place, finding
from builder.load import VOCABULARIES, Record
from builder.model import District, Origin, Passage, Plan, Programme, Site, TextPage, Vocabulary
from builder.nodes import Mapping, Node, Scalar, plain
from builder.nodes import Sequence as SequenceNode
from builder.quantities import NumberPassedOver

MAX_SHOWN = 80
WITH_PAGES = ("district", "plan", "summary", "programme", "page")
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
            self.findings += _findings(cls, Origin(file, node), error.errors(include_url=False))
            return None

    def vocabulary(self, record: Record) -> Vocabulary | None:
        origin = _origin(record)
        if not isinstance(record.root, SequenceNode):
            self.findings.append(finding(origin.at(), "type", key=record.ids[0], expected="list"))
            return None
        terms: dict[str, Term] = {}
        all_fit = True
        for node in record.root.items:
            term = self._validate(Term, node, record.file)
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


def _findings(cls: type[Model], origin: Origin, errors: Iterable[ErrorDetails]) -> Iterable[Finding]:
    """Pydantic's errors as findings. A key that was meant to be another one is not missed as well."""
    found = [(error, _finding(cls, origin, error)) for error in errors]
    meant = {(*error["loc"][:-1], one.values["near"]) for error, one in found if one.rule == "unknown-key-near"}
    return [one for error, one in found if error["type"] != "missing" or error["loc"] not in meant]


def _finding(cls: type[Model], origin: Origin, error: ErrorDetails) -> Finding:
    """Translate pydantic's error into a finding at the place of its cause."""
    path, kind = error["loc"], error["type"]
    keys = [*_keys(origin.root, path[:-1]), str(path[-1])] if kind == "missing" else _keys(origin.root, path)
    key = keys[-1] if keys else posixpath.basename(origin.file)
    place, value = origin.at(*path), _shown(error.get("input"))
    title = _title(cls, keys)
    if kind == "missing":
        return finding(place, "missing-key", key=key, title=title)
    if kind == "extra_forbidden":
        return _unknown_key(cls, origin, path)
    if _node_at(origin.root, path) == "":
        return finding(place, "empty", key=key, title=title)
    if kind in _TYPES:
        return finding(place, "type", key=title or key, expected=_TYPES[kind])
    if kind == "literal_error":
        allowed = "、".join(re.findall(r"'([^']*)'", error["ctx"]["expected"]))
        return finding(place, "choice", key=title or key, value=value, allowed=allowed)
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
    models = _models_at(cls, [str(step) for step in parents])
    fields = {name: info.title for model in models for name, info in model.model_fields.items()}
    by_words = {words: name for name, title in fields.items() for words in (name, title or name)}
    near = difflib.get_close_matches(str(key), by_words, n=1, cutoff=0.6)
    if near:
        return finding(place, "unknown-key-near", key=key, near=by_words[near[0]])
    return finding(place, "unknown-key", key=key, known="、".join(sorted(fields)))


def _shown(value: object) -> str:
    """A value as a message repeats it."""
    if not isinstance(value, str):
        return "[…]" if isinstance(value, list) else "{…}"
    return value if len(value) <= MAX_SHOWN else f"{value[:MAX_SHOWN]}…"


def _keys(node: Node | None, path: tuple[int | str, ...]) -> list[str]:
    """The keys on the way along `path` that are in the file."""
    keys = []
    for step in path:
        if isinstance(node, Mapping) and step in node.values:
            keys.append(str(step))
        node = _walk(node, (step,))
    return keys


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
        elif key in ("value", "absent"):  # a branch of `Stated`
            models = [model for model in models if (model is Absent) == (key == "absent")]
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
