"""The open data of a built site, read by programs that know nothing of ours, and what must hold of it."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema

from builder.data.records import SCHEMA_VERSION
from builder.data.tables import TABLES

API = "api/v1"
STATES = {"not_stated", "not_classified", "not_researched", "not_applicable", "disputed"}
KINDS = {
    "districts": "district-document",
    "plans": "plan-document",
    "programmes": "programme-document",
    "themes": "term-document",
    "instruments": "term-document",
    "target-groups": "term-document",
    "agencies": "term-document",
    "indicators": "indicator-document",
}


def read_json(site: Path, name: str) -> Any:
    return json.loads((site / API / name).read_text("utf-8"))


def read_rows(site: Path, table: str) -> list[dict[str, Any]]:
    lines = (site / API / f"{table}.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def read_csv(site: Path, table: str) -> list[dict[str, str]]:
    with (site / API / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def all_rows(site: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((table.name, row) for table in TABLES for row in read_rows(site, table.name))


def faults_of_schemas(site: Path) -> list[str]:
    """Rows and documents that their published JSON Schema does not allow."""
    faults = []
    for table in TABLES:
        validator = _validator(site, table.schema)
        faults += [f"{table.name}: {row}" for row in read_rows(site, table.name) if not validator.is_valid(row)]
    for folder, schema in KINDS.items():
        validator = _validator(site, schema)
        files = sorted((site / API / folder).glob("*.json"))
        faults += [file.name for file in files if not validator.is_valid(json.loads(file.read_text("utf-8")))]
    return faults


def _validator(site: Path, name: str) -> jsonschema.Draft202012Validator:
    schema = read_json(site, f"schema/{name}.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def faults_of_cells(site: Path) -> list[str]:
    """Cells of CSV files that differ from the JSON rows, or that are empty without saying why."""
    faults = []
    for table in TABLES:
        flat, rows = read_csv(site, table.name), read_rows(site, table.name)
        if len(flat) != len(rows):
            faults.append(f"{table.name}: {len(flat)} lines of CSV, {len(rows)} of JSON")
        for line, row in zip(flat, rows, strict=False):
            faults += [
                f"{table.name} {name}: {line.get(name)!r} for {value!r}"
                for name, value in row.items()
                if name != "missing" and line.get(name, "").removeprefix("'") != _cell(row, name, value)
            ]
    return faults


def _cell(row: dict[str, Any], name: str, value: Any) -> str:
    if value is None:
        return str(row["missing"].get(name, "not_applicable"))
    if isinstance(value, list):
        return "；".join(part if isinstance(part, str) else f"{part['role']}:{part['name']}" for part in value)
    return str(value)


def faults_of_keys(site: Path) -> list[str]:
    """Rows that no key tells apart, and names of rows that are not there."""
    faults = []
    ids = {table.name: {row.get("id") for row in read_rows(site, table.name)} for table in TABLES}
    for table in TABLES:
        rows = read_rows(site, table.name)
        if len({tuple(row[name] for name in table.key) for row in rows}) != len(rows):
            faults.append(f"{table.name}: {table.key} is no key")
        faults += [
            f"{table.name} {name}: {row[name]}"
            for name, target in table.foreign.items()
            for row in rows
            if row[name] is not None and row[name] not in ids[target]
        ]
    return faults


def faults_of_sums(site: Path) -> list[str]:
    """Files that are not what the lists say of them: the index, the sums, the data package."""
    listed = {entry["path"]: (entry["bytes"], entry["sha256"]) for entry in read_json(site, "index.json")["files"]}
    package = read_json(site, "datapackage.json")
    listed |= {
        f"{API}/{entry['path']}": (entry["bytes"], entry["hash"].removeprefix("sha256:"))
        for entry in package["resources"]
    }
    lines = [line.split("  ", 1) for line in (site / API / "sha256sums.txt").read_text("utf-8").splitlines()]
    sums = {name: digest for digest, name in lines}
    faults = [path for path, (size, digest) in listed.items() if _size_and_sum(site / path) != (size, digest)]
    faults += [name for name, digest in sums.items() if _size_and_sum(site / API / name)[1] != digest]
    on_disk = {path.relative_to(site / API).as_posix() for path in (site / API).glob("*.*")} - {"sha256sums.txt"}
    return faults + sorted(on_disk - sums.keys())


def _size_and_sum(path: Path) -> tuple[int, str]:
    data = path.read_bytes()
    return len(data), hashlib.sha256(data).hexdigest()


def faults_of_index(site: Path) -> list[str]:
    """Files of things that the index does not list, or that say something else of themselves than their pages do."""
    index = read_json(site, "index.json")
    faults = [] if index["schema_version"] == SCHEMA_VERSION else ["schema_version"]
    for folder in KINDS:
        listed = {entry["path"] for entry in index[folder]}
        there = {path.relative_to(site).as_posix() for path in (site / API / folder).glob("*.json")}
        faults += sorted(listed ^ there)
        for path in sorted(there):
            about = json.loads((site / path).read_text("utf-8"))["about"]
            page = (site / about["page"]).read_text("utf-8")
            if about["path"] != path or not (site / about["schema"]).exists():
                faults.append(path)
            if f'data-version="{about["edition"]}"' not in page:
                faults.append(f"{path}: the edition of its page is another")
    return faults
