"""The fields of the open data by version. `python -m tests.support.data_fields` keeps those of a new version."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from builder.data.records import SCHEMA_VERSION
from builder.data.schemas import schemas

KEPT = Path(__file__).with_name("data_fields.json")
Fields = dict[str, dict[str, str]]


def fields_now() -> Fields:
    """By schema, or part of one, each field and its type."""
    fields: Fields = {}
    for name, schema in schemas().items():
        fields[name] = _types(schema)
        fields |= {part: _types(tree) for part, tree in schema.get("$defs", {}).items() if "properties" in tree}
    return fields


def _types(schema: dict[str, Any]) -> dict[str, str]:
    return {name: json.dumps(_bare(tree), sort_keys=True) for name, tree in schema["properties"].items()}


def _bare(tree: Any) -> Any:
    """A type without its words, which may change freely."""
    if isinstance(tree, dict):
        return {key: _bare(part) for key, part in tree.items() if key not in ("title", "description")}
    return [_bare(part) for part in tree] if isinstance(tree, list) else tree


def read_kept() -> dict[str, Fields]:
    kept: dict[str, Fields] = json.loads(KEPT.read_text("utf-8"))
    return kept


def wrong_step(before: tuple[str, Fields], after: tuple[str, Fields]) -> str:
    """Two versions whose numbers do not say how far their fields are apart; empty where they do."""
    (old, old_fields), (new, new_fields) = before, after
    old_numbers, new_numbers = _numbers(old), _numbers(new)
    lost = [item for item in _flat(old_fields) if item not in _flat(new_fields)]
    level = 1 if lost else 2 if old_fields != new_fields else 3
    return "" if new_numbers[:level] > old_numbers[:level] else f"{old} -> {new}"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _flat(fields: Fields) -> set[tuple[str, str, str]]:
    return {(schema, name, kind) for schema, own in fields.items() for name, kind in own.items()}


def main() -> None:
    """Keep the fields of this version, unless they are kept already: what was published stays as it was."""
    kept = read_kept() if KEPT.exists() else {}
    if SCHEMA_VERSION in kept and kept[SCHEMA_VERSION] != fields_now():
        raise SystemExit(f"version {SCHEMA_VERSION} has other fields already: raise it in builder/data/records.py")
    text = json.dumps(kept | {SCHEMA_VERSION: fields_now()}, ensure_ascii=False, indent=1)
    KEPT.write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()
