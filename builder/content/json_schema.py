"""The JSON Schema of content files, from the model, with the values of vocabularies written in.

Draft 7, and nothing that the YAML extension of VS Code cannot show. Numbers and codes may stand in quotes or not: an
editor's tool sees a number where the loader sees the same characters.
"""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from builder.model.schema.district import DistrictFile
from builder.model.schema.plan import PlanFile
from builder.model.schema.programme import ProgrammeFile
from builder.model.schema.site import Change, Config, PageFile
from builder.model.schema.statement import NumberPassedOver
from builder.model.schema.vocabulary import Indicator, Term
from builder.model.site import Vocabulary
from builder.model.types import Model

DRAFT = "http://json-schema.org/draft-07/schema#"
# Name of the schema, what an editor calls the file, its model, and whether the file is a list of such entries.
KINDS: tuple[tuple[str, str, type[Model], bool], ...] = (
    ("site", "网站设置 site.yaml", Config, False),
    ("district", "区县 districts/<区县>/district.yaml", DistrictFile, False),
    ("plan", "文本 districts/<区县>/<文本>/plan.yaml", PlanFile, False),
    ("programme", "项目 programmes/<项目>.md 开头的资料", ProgrammeFile, False),
    ("page", "页面 pages/<页面>.md 开头的资料", PageFile, False),
    ("vocabulary", "词表 vocabularies/<词表>.yaml", Term, True),
    ("indicators", "可比指标 vocabularies/indicators.yaml", Indicator, True),
    ("changes", "更正记录 changes.yaml", Change, True),
    ("number-idioms", "习语里的数字 vocabularies/number-idioms.yaml", NumberPassedOver, True),
)
_OF_CLASSES = ("title", "description", "markdownDescription")
_SHOWN_ONCE = ("x-vocabulary", "x-means", "default")


def schemas(vocabularies: Mapping[str, Vocabulary]) -> dict[str, str]:
    """File name -> JSON text, one schema a kind of content file."""
    return {f"{name}.schema.json": _text(schema) for name, schema in trees(vocabularies).items()}


def trees(vocabularies: Mapping[str, Vocabulary]) -> dict[str, dict[str, Any]]:
    """Name -> schema, as in `KINDS`."""
    return {name: _schema(title, cls, is_list, vocabularies) for name, title, cls, is_list in KINDS}


def number_keys() -> frozenset[str]:
    """The keys of content files whose values are numbers."""
    fields = (field for _, _, cls, _ in KINDS for model in _models(cls) for field in model.model_fields.items())
    return frozenset(name for name, info in fields if {int, Decimal} & set(_types(info.annotation)))


def _schema(title: str, cls: type[Model], is_list: bool, vocabularies: Mapping[str, Vocabulary]) -> dict[str, Any]:
    tree = _filled(cls.model_json_schema(ref_template="#/definitions/{model}"), vocabularies)
    definitions = {name: _anonymous(one) for name, one in tree.pop("$defs", {}).items()}
    entry = _anonymous(tree)
    head = {"$schema": DRAFT, "title": title}
    body = {"type": "array", "items": entry} if is_list else entry
    return {**head, **body, **({"definitions": definitions} if definitions else {})}


def _text(schema: Any) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _anonymous(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the name and the docstring of the model's class, which are for programmers."""
    return {key: value for key, value in schema.items() if key not in _OF_CLASSES}


def _filled(node: Any, vocabularies: Mapping[str, Vocabulary]) -> Any:
    """Give every field that has a list of values its values and what they mean, and every property its description."""
    if isinstance(node, list):
        return [_filled(item, vocabularies) for item in node]
    if not isinstance(node, dict):
        return node
    filled = {key: _filled(value, vocabularies) for key, value in _as_written(node).items() if key not in _SHOWN_ONCE}
    vocabulary = vocabularies.get(node.get("x-vocabulary", ""))
    notes = dict(node.get("x-means", {}))
    if vocabulary:
        filled = _with_enum(filled, list(vocabulary.terms))
        notes = {term.id: f"{term.label.zh}：{term.definition.zh}" for term in vocabulary.terms.values()}
    if notes:
        filled = _with_notes(filled, notes)
    return _described(filled, notes, node)


def _as_written(node: dict[str, Any]) -> dict[str, Any]:
    """The schema of what editors write: nothing is ever null, a bare state is also a string, a word may be a number."""
    branches = [branch for branch in node.get("oneOf", node.get("anyOf", [])) if branch != {"type": "null"}]
    if branches:
        others = {key: value for key, value in node.items() if key not in ("oneOf", "anyOf", "discriminator")}
        node = {**others, **branches[0]} if len(branches) == 1 else {**others, "anyOf": branches}
    if node.get("type") == "string" and not {"pattern", "enum", "const"} & node.keys():
        return {**node, "type": ["string", "number"]}
    if "patternProperties" in node:
        return {**node, "additionalProperties": False}
    return node


def _with_enum(node: dict[str, Any], ids: list[str]) -> dict[str, Any]:
    """Put the ids where the strings of this field are described: the field, its items or keys, or a branch of it."""
    if "string" in node.get("type", ()):
        return {**node, "type": "string", "enum": ids}
    if "items" in node:
        return {**node, "items": _with_enum(node["items"], ids)}
    if "patternProperties" in node:
        return {**node, "propertyNames": {"enum": ids}}
    if "anyOf" in node:
        return {**node, "anyOf": [_with_enum(branch, ids) for branch in node["anyOf"]]}
    return node


def _with_notes(node: dict[str, Any], notes: Mapping[str, str]) -> dict[str, Any]:
    """Put what the values of a list mean beside the list."""
    values = node.get("enum", [node["const"]] if "const" in node else None)
    if values is not None and set(values) <= notes.keys():
        return {**node, "enumDescriptions": [notes[value] for value in values]}
    if "items" in node:
        return {**node, "items": _with_notes(node["items"], notes)}
    if "anyOf" in node:
        return {**node, "anyOf": [_with_notes(branch, notes) for branch in node["anyOf"]]}
    return node


def _described(filled: dict[str, Any], notes: Mapping[str, str], node: Mapping[str, Any]) -> dict[str, Any]:
    """With the description as Markdown: title, description, default, and the values with what they mean."""
    title, description = node.get("title"), node.get("description")
    if not isinstance(title, str) or not isinstance(description, str):
        return filled
    parts = [f"**{title}**", description]
    if isinstance(node.get("default"), str | int) and not isinstance(node["default"], bool):
        parts.append(f"不写时是 `{node['default']}`。")
    if notes:
        parts.append("\n".join(f"- `{value}` {note}" for value, note in notes.items()))
    return {**filled, "markdownDescription": "\n\n".join(parts)}


def _models(cls: type[Model]) -> Iterator[type[Model]]:
    """A model and those that its fields hold."""
    yield cls
    for info in cls.model_fields.values():
        for found in _types(info.annotation):
            if isinstance(found, type) and issubclass(found, Model):
                yield from _models(found)


def _types(annotation: object) -> Iterator[Any]:
    yield annotation
    for part in typing.get_args(annotation):
        yield from _types(part)
