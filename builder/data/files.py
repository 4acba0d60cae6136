"""All files of the open data that are not about one thing, one after the other: the tables and what describes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from builder import urls
from builder.data.block import RowBlock
from builder.data.bundles import DATABASE, open_database, write_bundles
from builder.data.database import Database
from builder.data.dataset_description import dataset
from builder.data.encoding import csv_head, json_bytes
from builder.data.objects import licence_words
from builder.data.output import Output
from builder.data.records import SCHEMA_VERSION
from builder.data.schemas import DOCUMENTS, data_package, open_api, schemas
from builder.data.table_parts import Parts, Piece
from builder.data.tables import TABLES, DataTable
from builder.publish.staging import Staging, Written
from builder.views.context import Context, DataFile

INDEX = "index.json"
DESCRIPTION = "datapackage.json"
SUMS = "sha256sums.txt"
_SCHEMAS = "schema/"


def is_schema(path: str) -> bool:
    """Whether the file at a path depends on the program alone."""
    return path.startswith(urls.bulk_url(_SCHEMAS))


def write_data(
    context: Context,
    staging: Staging,
    ready: Mapping[DataFile, Written] | None = None,
    parts: Parts | None = None,
) -> tuple[Context, dict[str, Written]]:
    """Make and write the files, one at a time; give what came of each, and the context whose pages can list them.

    `ready`: the schemas, if they have been written, in their order. `parts`: those of the tables that were written
    before, and where those of these are noted.
    """
    output = Output(staging)
    if ready:
        output.take(ready)
    else:
        for name, schema in schemas().items():
            output.add(f"{_SCHEMAS}{name}.json", json_bytes(schema))
    _write_all(context, output, parts or Parts(staging, {}, None))
    return replace(context, data_files=tuple(output.files)), output.written


def _write_all(context: Context, output: Output, parts: Parts) -> None:
    """Each file after those that it speaks of, which `output` lists as soon as they are written."""
    config, edition, files = context.site.config, context.version, output.files
    _write_tables(context, output, parts)
    names = [file.path.removeprefix(f"{urls.API}/") for file in files]
    output.add("openapi.json", json_bytes(open_api(config, edition, [INDEX, *names, SUMS])))
    output.add("dataset.jsonld", json_bytes(dataset(context, files)))
    output.add(INDEX, json_bytes(_index(context, files)))
    output.add(SUMS, _sums(files))


def _write_tables(context: Context, output: Output, parts: Parts) -> None:
    """The tables, what describes them, and what holds all of them at once."""
    if not context.site.config.heavy_data:
        _write_each(context, output, parts, None)
        return
    with open_database(output, parts.earlier.published(DATABASE)) as database:
        _write_each(context, output, parts, database)
        write_bundles(context, output, database, parts, [*(f"{table.name}.csv" for table in TABLES), DESCRIPTION])


def _write_each(context: Context, output: Output, parts: Parts, database: Database | None) -> None:
    for table in TABLES:
        _write_table(context, table, output, parts, database)
    output.add(DESCRIPTION, json_bytes(data_package(context.site.config, context.version, output.files)))


def _write_table(context: Context, table: DataTable, output: Output, parts: Parts, database: Database | None) -> None:
    """A table in both of its forms, part by part: each row is made once, or copied with all rows of its plan."""
    sizes = parts.sizes[table.name] = {}
    with (
        parts.earlier.open(table) as before,
        output.draft(f"{table.name}.jsonl") as lines,
        output.draft(f"{table.name}.csv") as flat,
    ):
        flat.file.write(csv_head(table.record))
        for name, make in table.parts(context):
            piece = before.read(name)
            if piece is None or not parts.earlier.is_same(name):
                block, old = RowBlock(table.record, list(make())), piece
                piece = Piece(block.csv(), block.jsonl())
                if database and piece != old:
                    database.put(table, name, block)
            flat.file.write(piece.csv)
            lines.file.write(piece.jsonl)
            sizes[name] = len(piece.csv), len(piece.jsonl)
    for name in before.names - sizes.keys():
        if database:
            database.remove(table, name)


def _sums(files: Sequence[DataFile]) -> bytes:
    """What `sha256sum --check` reads, in the folder of the file."""
    return "".join(f"{file.sha256}  {file.path.removeprefix(f'{urls.API}/')}\n" for file in files).encode()


def _index(context: Context, files: Sequence[DataFile]) -> dict[str, Any]:
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
