"""All files of the open data that are not about one thing, one after the other: the tables and what describes them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from builder import urls
from builder.data.encoding import csv_bytes, json_bytes, jsonl_bytes
from builder.data.objects import licence_words
from builder.data.records import SCHEMA_VERSION
from builder.data.schemas import DOCUMENTS, data_package, open_api, schemas
from builder.data.tables import TABLES
from builder.views.context import Context, DataFile

INDEX = "index.json"
SUMS = "sha256sums.txt"
_Add = Callable[[str, bytes], None]
_Written = TypeVar("_Written")


def write_data(context: Context, write: Callable[[str, bytes], _Written]) -> tuple[Context, dict[str, _Written]]:
    """Make and write the files, one at a time; give what came of each, and the context whose pages can list them."""
    files: list[DataFile] = []
    written: dict[str, _Written] = {}

    def add(name: str, data: bytes) -> None:
        path = urls.bulk_url(name)
        written[path] = write(path, data)
        files.append(DataFile(path, len(data), hashlib.sha256(data).hexdigest()))

    _write_all(context, files, add)
    return replace(context, data=tuple(files)), written


def _write_all(context: Context, files: list[DataFile], add: _Add) -> None:
    """Each file after those that it speaks of, which `files` lists as soon as they are written."""
    _write_tables(context, add)
    for name, schema in schemas().items():
        add(f"schema/{name}.json", json_bytes(schema))
    config, edition = context.site.config, context.version
    add("datapackage.json", json_bytes(data_package(config, edition, files)))
    bulk = [file.path.removeprefix(f"{urls.API}/") for file in files]
    add("openapi.json", json_bytes(open_api(config, edition, [INDEX, *bulk, SUMS])))
    add(INDEX, json_bytes(_index(context, files)))
    add(SUMS, _sums(files))


def _write_tables(context: Context, add: _Add) -> None:
    for table in TABLES:
        rows = list(table.rows(context))
        add(f"{table.name}.csv", csv_bytes(table.record, rows))
        add(f"{table.name}.jsonl", jsonl_bytes(rows))


def _sums(files: list[DataFile]) -> bytes:
    """What `sha256sum --check` reads, in the folder of the file."""
    return "".join(f"{file.sha256}  {file.path.removeprefix(f'{urls.API}/')}\n" for file in files).encode()


def _index(context: Context, files: list[DataFile]) -> dict[str, Any]:
    """What there is: every file as a whole, and for each kind of page the files of its things."""
    return {
        "schema_version": SCHEMA_VERSION,
        "edition": context.version,
        "title": context.site.config.name.zh,
        "licence": licence_words(context.site.config),
        "page": urls.DATA,
        "files": [{"path": file.path, "bytes": file.size, "sha256": file.sha256} for file in files],
        **{folder: list(_entries(context, folder)) for folder in DOCUMENTS},
    }


def _entries(context: Context, folder: str) -> Iterator[dict[str, str]]:
    site = context.site
    if folder == "districts":
        names = [(district.id, district.full_name) for district in site.districts]
    elif folder == "plans":
        names = [(plan.key, plan.title) for plan in site.plans]
    elif folder == "programmes":
        names = [(f"{plan.key}.{part.id}", part.name.zh) for plan in site.plans for part in plan.programmes]
    else:
        names = [(term.id, term.label.zh) for term in site.vocabularies[folder].terms.values()]
    return ({"id": name, "name": words, "path": urls.data_url(folder, name)} for name, words in names)
