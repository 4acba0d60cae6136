"""All files of the open data that are not about one thing, one after the other: the tables and what describes them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from builder import urls
from builder.data.database import database_bytes
from builder.data.described import dataset
from builder.data.encoding import csv_bytes, json_bytes, jsonl_bytes
from builder.data.objects import licence_words
from builder.data.readme import readme_bytes, readme_lines
from builder.data.records import SCHEMA_VERSION
from builder.data.schemas import DOCUMENTS, data_package, open_api, schemas
from builder.data.tables import TABLES, DataTable
from builder.data.workbook import SHEETS, workbook_bytes
from builder.processes.collector import collect_now
from builder.text.packed import zip_bytes
from builder.views.context import Context, DataFile

INDEX = "index.json"
DESCRIPTION = "datapackage.json"
SUMS = "sha256sums.txt"
DATABASE, WORKBOOK, PACKAGE = "data.sqlite", "data.xlsx", "data.zip"
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
    return replace(context, data_files=tuple(files)), written


def _write_all(context: Context, files: list[DataFile], add: _Add) -> None:
    """Each file after those that it speaks of, which `files` lists as soon as they are written."""
    config, edition = context.site.config, context.version
    for name, schema in schemas().items():
        add(f"schema/{name}.json", json_bytes(schema))
    if config.heavy_data:
        _write_heavy(context, files, add)
    else:
        for table in TABLES:
            _write_table(table, list(table.rows(context)), add)
        add(DESCRIPTION, json_bytes(data_package(config, edition, files)))
    names = [file.path.removeprefix(f"{urls.API}/") for file in files]
    add("openapi.json", json_bytes(open_api(config, edition, [INDEX, *names, SUMS])))
    add("dataset.jsonld", json_bytes(dataset(context, files)))
    add(INDEX, json_bytes(_index(context, files)))
    add(SUMS, _sums(files))


def _write_table(table: DataTable, rows: list[Any], add: _Add) -> bytes:
    """A table in both of its forms; give the flat one."""
    flat = csv_bytes(table.record, rows)
    add(f"{table.name}.csv", flat)
    add(f"{table.name}.jsonl", jsonl_bytes(rows))
    return flat


def _write_heavy(context: Context, files: list[DataFile], add: _Add) -> None:
    """The tables, and what holds all of them at once: a database, a workbook, and a ZIP with everything to read."""
    rows = {table.name: list(table.rows(context)) for table in TABLES}
    parts = {f"{table.name}.csv": _write_table(table, rows[table.name], add) for table in TABLES}
    description = json_bytes(data_package(context.site.config, context.version, files))
    add(DESCRIPTION, description)
    add(DATABASE, database_bytes(rows, dict(readme_lines(context))))
    # One thing at a time in memory: of the largest site each of these is larger than all of its content.
    sheets = {name: rows.pop(name) for name in SHEETS}
    rows.clear()
    add(WORKBOOK, workbook_bytes(context.t, sheets, list(readme_lines(context))))
    sheets.clear()
    collect_now()
    add(PACKAGE, zip_bytes({"README.txt": readme_bytes(context), DESCRIPTION: description, **parts}))


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
