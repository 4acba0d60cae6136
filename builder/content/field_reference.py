"""The field reference for editors, as Markdown, from the JSON Schema: each key, what it holds, what its values mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from builder.content.json_schema import describe
from builder.content.layout import KINDS

Schema = Mapping[str, Any]

_HEAD = """# 字段参考

本页由 `python build.py reference` 从程序的字段定义和词表生成，不要手改。怎样写，见[编辑指南](editing.zh-CN.md)。

- “或状态”：没有值时写 `not_stated`（原文未提及）、`not_researched`（尚未录入），或写 `state` 和 `note`。
- “或中英文”：直接写中文；有英文时写 `zh` 和 `en`。
- 数字、年份和代码加不加引号都可以。
"""
_TYPES = {"string": "文字", "number": "数字", "integer": "整数", "boolean": "true 或 false", "object": "一组键"}
_PATTERNS = {
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "日期",
    r"^(0|[1-9]\d*)$": "整数",
    r"^\d+(\.\d+)?$": "数字",
    r"^[1-9]\d{5}$": "6 位代码",
    "^[0-9a-f]{64}$": "64 位校验值",
    "^https?://": "网址",
    "^https?://[^?#]*$": "网址",
}
_SHOWN_ABOVE = ("Text", "Name", "Absent")


def field_reference(schemas: Mapping[str, Schema]) -> str:
    """The page, given the schemas by the names of their kinds."""
    parts, seen = [_HEAD], set[str]()
    for kind in (kind for kind in KINDS if kind.name in schemas):
        schema = schemas[kind.name]
        parts.append(f"## {describe(kind)}\n")
        if kind.is_list:
            parts.append("文件是一个列表，每一项：\n")
        entry = schema["items"] if kind.is_list else schema
        parts += _Section(schema.get("definitions", {}), seen).parts("", entry)
    return "\n".join(parts)


class _Section:
    def __init__(self, definitions: Mapping[str, Schema], seen: set[str]) -> None:
        self.definitions = definitions
        self.seen = seen

    def parts(self, path: str, entry: Schema) -> Iterator[str]:
        """The table of a mapping's keys, what their values mean, then the mappings within it."""
        required = entry.get("required", [])
        rows = ["| 键 | 名称 | 写 | 必填 | 说明 |", "|---|---|---|---|---|"]
        for key, node in entry["properties"].items():
            cells = (f"`{key}`", node["title"], self.kind(node), "是" if key in required else "", node["description"])
            rows.append("| " + " | ".join(cell.replace("|", "&#124;") for cell in cells) + " |")
        yield "\n".join(rows) + "\n"
        for key, node in entry["properties"].items():
            notes = node["markdownDescription"].partition("\n- ")[2]
            if notes:
                yield f"`{key}` {node['title']}的值：\n\n- {notes}\n"
        for key, node in entry["properties"].items():
            yield from self._within(f"{path}.{key}".lstrip("."), node)

    def _within(self, path: str, node: Schema) -> Iterator[str]:
        for name, many in _references(node):
            mapping = _mapping(self.definitions[name])
            if name in _SHOWN_ABOVE or mapping is None:
                continue
            yield f"### `{path}`{'（每一项）' if many else ''} {node['title']}\n"
            if name in self.seen:
                yield "与上文同名的一组键相同。\n"
                continue
            self.seen.add(name)
            yield from self.parts(path, mapping)

    def kind(self, node: Schema) -> str:
        """What may be written: a type, a choice, a list of them."""
        if "$ref" in node:
            name = node["$ref"].rpartition("/")[2]
            return {"Text": "文字，或中英文", "Name": "文字，或中英文", "Absent": "状态"}.get(name, "一组键，见下")
        if "anyOf" in node:
            kinds = dict.fromkeys(self.kind(branch) for branch in node["anyOf"])
            return "，或".join(kinds)
        if "enum" in node:
            booleans = True in node["enum"]
            return "true 或 false" if booleans else "选一个：" + "、".join(f"`{value}`" for value in node["enum"])
        if node.get("type") == "array":
            limit = f"，至多 {node['maxItems']} 项" if "maxItems" in node else ""
            return f"列表{limit}：{self.kind(node['items'])}"
        if "const" in node:
            return f"`{node['const']}`"
        if "patternProperties" in node or isinstance(node.get("additionalProperties"), dict):
            return "名称和一组键，见下"
        if node.get("pattern") in _PATTERNS:
            return _PATTERNS[node["pattern"]]
        kinds = node.get("type", "string")
        return _TYPES["string" if "string" in kinds else kinds]


def _references(node: Any, *, many: bool = False) -> Iterator[tuple[str, bool]]:
    """The definitions that a field leads to, and whether there may be several of each."""
    if "$ref" in node:
        yield node["$ref"].rpartition("/")[2], many
    for branch in node.get("anyOf", []):
        yield from _references(branch, many=many)
    inside = [node.get("items"), node.get("additionalProperties"), *node.get("patternProperties", {}).values()]
    for branch in inside:
        if isinstance(branch, dict):
            yield from _references(branch, many=True)


def _mapping(definition: Schema) -> Schema | None:
    """The branch of a definition that is a mapping with keys of its own."""
    branches = [definition, *definition.get("anyOf", [])]
    return next((branch for branch in branches if branch.get("properties")), None)
