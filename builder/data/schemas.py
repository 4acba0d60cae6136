"""What describes the data to programs: JSON Schema, a Frictionless data package, OpenAPI."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Sequence
from functools import cache
from types import NoneType
from typing import Any

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from builder import urls
from builder.data import documents
from builder.data.encoding import columns_of
from builder.data.records import SCHEMA_VERSION
from builder.data.tables import TABLES, DataTable
from builder.model.schema.site import Config
from builder.model.types import Absent
from builder.text.values import value_class
from builder.views.context import DataFile

DRAFT = "https://json-schema.org/draft/2020-12/schema"
STATES = ("not_stated", "not_classified", "not_researched", "not_applicable", "disputed")
DOCUMENTS: dict[str, tuple[type, str, str]] = {
    "districts": (documents.DistrictDocument, "district-document", "一个区县和它的文本"),
    "plans": (documents.PlanDocument, "plan-document", "一份文本写的全部内容"),
    "programmes": (documents.ProgrammeDocument, "programme-document", "一个项目写的全部内容"),
    **{
        facet: (documents.TermDocument, "term-document", "一个词下各文本写了什么")
        for facet in urls.DATA_VOCABULARIES
        if facet != "indicators"
    },
    "indicators": (documents.IndicatorDocument, "indicator-document", "一个可比指标下的数字"),
}
"""By the folder of a kind of file: what such a file holds, the name of its schema, and what it is in words."""


@cache
def schemas() -> dict[str, Any]:
    """The JSON Schema of each table's rows and of each kind of document, by name."""
    rows = {table.schema: _schema(table.record, f"{table.title}的一行") for table in TABLES}
    kinds = {name: (kind, words) for kind, name, words in DOCUMENTS.values()}  # facets share theirs
    return rows | {name: _schema(kind, words) for name, (kind, words) in kinds.items()}


def _schema(kind: type, title: str) -> dict[str, Any]:
    tree = TypeAdapter(kind).json_schema(mode="serialization")
    return {"$schema": DRAFT, "$comment": f"schema_version {SCHEMA_VERSION}", **tree, "title": title}


@value_class
class Column:
    """A column in words: what it is called, what it holds, and of which type."""

    name: str
    title: str
    note: str
    type: str
    required: bool


def columns(table: DataTable) -> tuple[Column, ...]:
    """The columns of a flat table."""
    return _columns(table.record)


@cache
def _columns(record: type) -> tuple[Column, ...]:
    hints = typing.get_type_hints(record, include_extras=True)
    return tuple(_column(name, *_unwrap(hints[name])) for name in columns_of(record))


def _column(name: str, kind: Any, info: FieldInfo) -> Column:
    required = NoneType not in typing.get_args(kind)
    return Column(name, info.title or name, info.description or "", _type(kind), required)


def _unwrap(hint: Any) -> tuple[Any, FieldInfo]:
    kind, *notes = typing.get_args(hint)
    info = next(note for note in notes if isinstance(note, FieldInfo))
    return kind, info


def _type(kind: Any) -> str:
    """What a spreadsheet takes the cells of a column for. Codes are words, whatever their digits."""
    leaves = {option for option in typing.get_args(kind) or (kind,) if option is not NoneType}
    if leaves == {int}:
        return "integer"
    return "number" if leaves == {int, float} else "string"


def data_package(config: Config, edition: str, files: Iterable[DataFile]) -> dict[str, Any]:
    """`datapackage.json` of the CSV files, after Frictionless Data."""
    by_path = {file.path: file for file in files}
    return {
        "name": "bilin",
        "title": config.name.zh,
        "description": config.tagline.zh,
        "version": SCHEMA_VERSION,
        "edition": edition,
        **_licences(config),
        "profile": "tabular-data-package",
        "resources": [_resource(table, by_path[urls.bulk_url(f"{table.name}.csv")]) for table in TABLES],
    }


def _licences(config: Config) -> dict[str, Any]:
    """The licence of the content; nothing where the operator has not chosen one."""
    if isinstance(config.licence, Absent):
        return {}
    return {"licenses": [{"title": config.licence.name} | ({"path": config.licence.url} if config.licence.url else {})]}


def _resource(table: DataTable, file: DataFile) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": {
            "fields": [_field(column) for column in columns(table)],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": [name], "reference": {"resource": "" if target == table.name else target, "fields": ["id"]}}
                for name, target in table.foreign.items()
            ],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "title": column.title,
        **({"description": column.note} if column.note else {}),
        "type": column.type,
        **({"constraints": {"required": True}} if column.required else {"missingValues": list(STATES)}),
    }


def open_api(config: Config, edition: str, bulk: Sequence[str]) -> dict[str, Any]:
    """The OpenAPI description: files at fixed addresses, asked for with GET."""
    paths = {f"/{folder}/{{id}}.json": _object_path(folder, *entry[1:]) for folder, entry in DOCUMENTS.items()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": config.name.zh,
            "description": config.tagline.zh,
            "version": f"{SCHEMA_VERSION}+{edition}",
        },
        "servers": [{"url": "."}],
        "paths": {f"/{name}": _bulk_path(name) for name in bulk} | paths,
    }


def _object_path(folder: str, schema: str, words: str) -> dict[str, Any]:
    parameter = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    content = {"application/json": {"schema": {"$ref": f"schema/{schema}.json"}}}
    responses = {"200": {"description": words, "content": content}, "404": {"description": "没有这个编号"}}
    return {
        "get": {"summary": words, "operationId": f"get-{folder}", "parameters": [parameter], "responses": responses}
    }


MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "jsonl": "application/jsonl",
    "sqlite": "application/vnd.sqlite3",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def _bulk_path(name: str) -> dict[str, Any]:
    kind = MEDIA_TYPES[name.rpartition(".")[2]]
    return {"get": {"summary": name, "responses": {"200": {"description": name, "content": {kind: {}}}}}}
