"""The field reference for editors, as Markdown, from the JSON Schema: every key, what it holds, whether it may be left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from builder.schema import KINDS

_HEAD = """# 字段参考

本页由 `build.py reference` 从程序的字段定义和词表生成，不要手改。怎样写，见[编辑指南](editing.zh-CN.md)。

“状态”指没有值时可以写 `not_stated`（原文未提及）或 `not_researched`（尚未录入），或写明 `state` 和 `note`。
数字、年份和代码加不加引号都可以。
"""
_KINDS = {"string": "文字", "number": "数字", "integer": "数字", "boolean": "true 或 false", "object": "一组键"}


def field_reference(schemas: Mapping[str, Mapping[str, Any]]) -> str:
    """The page, given the schemas by name as in `KINDS`."""
    parts = [_HEAD]
    for name, title, *_ in KINDS:
        schema = schemas[name]
        entry = schema.get("items", schema)
        parts.append(f"## {title}\n")
        if schema.get("type") == "array":
            parts.append("文件是列表，每项一组键：\n")
        parts.append(_table(entry, schema.get("definitions", {})))
        parts += _lists(entry)
        for other, definition in sorted(schema.get("definitions", {}).items()):
            parts += _definition(name, other, definition, schema["definitions"])
    return "\n".join(parts)


def _definition(kind: str, name: str, definition: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[str]:
    entry = _mapping(definition)
    if entry:
        yield f'### <a id="{_anchor(kind, name)}"></a>{name}\n'
        yield _table(entry, known, kind=kind)
        yield from _lists(entry)


def _mapping(definition: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The branch of a definition that is a mapping with keys of its own."""
    branches = [definition, *definition.get("anyOf", [])]
    return next((branch for branch in branches if branch.get("properties")), None)


def _anchor(kind: str, name: str) -> str:
    return f"{kind}-{name.lower()}"
