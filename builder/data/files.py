"""All files of the open data that are not about one thing, one after the other: the tables and what describes them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from builder import urls
from builder.data.bundles import Bundles
from builder.data.described import dataset
from builder.data.encoding import csv_bytes, csv_head, json_bytes, jsonl_bytes
from builder.data.objects import licence_words
from builder.data.records import SCHEMA_VERSION
from builder.data.schemas import DOCUMENTS, data_package, open_api, schemas
from builder.data.tables import TABLES, DataTable
from builder.views.context import Context, DataFile

INDEX = "index.json"
DESCRIPTION = "datapackage.json"
SUMS = "sha256sums.txt"
_SCHEMAS = "schema/"
_AT_ONCE = 1_000
"""Rows that are held at a time."""
_Add = Callable[[str, bytes], None]
_Written = TypeVar("_Written")


def is_schema(path: str) -> bool:
    """Whether the file at a path depends on the program alone."""
    return path.startswith(urls.bulk_url(_SCHEMAS))


def write_data(
    context: Context, write: Callable[[str, bytes], _Written], ready: Mapping[DataFile, _Written] | None = None
) -> tuple[Context, dict[str, _Written]]:
    """Make and write the files, one at a time; give what came of each, and the context whose pages can list them.

    `ready`: the schemas, if they have been written, in their order.
    """
    files: list[DataFile] = []
    written: dict[str, _Written] = {}

    def add(name: str, data: bytes) -> None:
        path = urls.bulk_url(name)
        written[path] = write(path, data)
        files.append(DataFile(path, len(data), hashlib.sha256(data).hexdigest()))

    if ready:
        files += ready
        written |= {file.path: result for file, result in ready.items()}
    else:
        for name, schema in schemas().items():
            add(f"{_SCHEMAS}{name}.json", json_bytes(schema))
    _write_all(context, files, add)
    return replace(context, data_files=tuple(files)), written


def _write_all(context: Context, files: list[DataFile], add: _Add) -> None:
    """Each file after those that it speaks of, which `files` lists as soon as they are written."""
    config, edition = context.site.config, context.version
    _write_tables(context, files, add)
    names = [file.path.removeprefix(f"{urls.API}/") for file in files]
    add("openapi.json", json_bytes(open_api(config, edition, [INDEX, *names, SUMS])))
    add("dataset.jsonld", json_bytes(dataset(context, files)))
    add(INDEX, json_bytes(_index(context, files)))
    add(SUMS, _sums(files))


def _write_tables(context: Context, files: list[DataFile], add: _Add) -> None:
    """The tables, what describes them, and what holds all of them at once."""
    config = context.site.config
    with ExitStack() as stack:
        bundles = stack.enter_context(closing(Bundles(context))) if config.heavy_data else None
        for table in TABLES:
            _write_table(context, table, bundles, add)
        description = json_bytes(data_package(config, context.version, files))
        add(DESCRIPTION, description)
        if bundles:
            bundles.add_file(DESCRIPTION, description)
            for name, data in bundles.end():
                add(name, data)


def _write_table(context: Context, table: DataTable, bundles: Bundles | None, add: _Add) -> None:
    """A table in both of its forms, each of its rows made once."""
    flat, lines, rows = [csv_head(table.record)], [b""], iter(table.rows(context))
    if bundles:
        bundles.start(table)
    while some := list(islice(rows, _AT_ONCE)):
        flat.append(csv_bytes(some))
        lines.append(jsonl_bytes(some))
        if bundles:
            bundles.add(table, some)
    name, data = f"{table.name}.csv", b"".join(flat)
    add(name, data)
    if bundles:
        bundles.add_file(name, data)
    add(f"{table.name}.jsonl", b"".join(lines))


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
        names = [(district.id, district.full_name) for district in site.all_districts]
    elif folder == "plans":
        names = [(plan.key, plan.title) for plan in site.all_plans]
    elif folder == "programmes":
        names = [(f"{plan.key}.{part.id}", part.name.zh) for plan in site.all_plans for part in plan.programmes]
    else:
        names = [(term.id, term.label.zh) for term in site.vocabularies[folder].terms.values()]
    return ({"id": name, "name": words, "path": urls.data_url(folder, name)} for name, words in names)
