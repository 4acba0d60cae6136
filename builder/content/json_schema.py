"""The JSON Schema of content files, from the model, with the values of vocabularies written in.

Draft 7, and nothing that the YAML extension of VS Code cannot show. Numbers and codes may stand in quotes or not: an
editor's tool sees a number where the loader sees the same characters.
"""

from __future__ import annotations

import json
import typing
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

from builder.content.layout import KINDS, Kind
from builder.model.base import Model
from builder.model.site import Vocabulary
from builder.model.types import Absent, PartialDate

DRAFT = "http://json-schema.org/draft-07/schema#"
_OF_CLASSES = ("title", "description", "markdownDescription")
_SHOWN_ONCE = ("x-vocabulary", "x-means", "default")


def schemas(vocabularies: Mapping[str, Vocabulary]) -> dict[str, str]:
    """File name -> JSON text, one schema a kind of content file."""
    return {schema_file(kind): _text(_schema(kind, kind.model, vocabularies)) for kind in KINDS if kind.model}


def schema_file(kind: Kind) -> str:
    """The name of the file that holds the schema of a kind."""
    return f"{kind.name}.schema.json"


def trees(vocabularies: Mapping[str, Vocabulary]) -> dict[str, dict[str, Any]]:
    """Name of the kind -> its schema, in the order of `KINDS`."""
    return {kind.name: _schema(kind, kind.model, vocabularies) for kind in KINDS if kind.model}


def number_keys() -> frozenset[str]:
    """The keys of content files whose values are numbers."""
    models = [model for kind in KINDS if kind.model for model in _models(kind.model)]
    fields = [field for model in models for field in model.model_fields.items()]
    return frozenset(name for name, info in fields if {int, Decimal} & set(_types(info.annotation)))


def date_keys() -> frozenset[str]:
    """The keys of content files whose values are dates, in every kind of file that has them."""
    return _keys_of(lambda types: PartialDate in types and str not in types)


def list_keys() -> frozenset[str]:
    """The keys of content files whose values are lists of single values, in every kind of file that has them."""
    return _keys_of(lambda types: (list in types or tuple in types) and not _holds_models(types))


def _holds_models(types: Collection[Any]) -> bool:
    return dict in types or any(
        isinstance(each, type) and issubclass(each, Model) and each is not Absent for each in types
    )


def _keys_of(fits: Callable[[Collection[Any]], bool]) -> frozenset[str]:
    models = [model for kind in KINDS if kind.model for model in _models(kind.model)]
    fields = [(name, _origins(info.annotation)) for model in models for name, info in model.model_fields.items()]
    others = {name for name, types in fields if not fits(types)}
    return frozenset(name for name, types in fields if fits(types)) - others


def _origins(annotation: object) -> set[Any]:
    """The types that an annotation is made of, a list of something as a list."""
    return {typing.get_origin(part) or part for part in _types(annotation)}


def describe(kind: Kind) -> str:
    """What editors call a kind, and where its files lie.

    >>> describe(KINDS[3])
    '文本 districts/<区县>/<文本>/plan.yaml'
    """
    return f"{kind.title} {kind.shown_path}{' 开头的资料' if kind.path.endswith('.md') else ''}"


def _schema(kind: Kind, cls: type[Model], vocabularies: Mapping[str, Vocabulary]) -> dict[str, Any]:
    tree = _fill_in(cls.model_json_schema(ref_template="#/definitions/{model}"), vocabularies)
    definitions = {name: _drop_class_names(definition) for name, definition in tree.pop("$defs", {}).items()}
    entry = _drop_class_names(tree)
    head = {"$schema": DRAFT, "title": describe(kind)}
    body = {"type": "array", "items": entry} if kind.is_list else entry
    return {**head, **body, **({"definitions": definitions} if definitions else {})}


def _text(schema: Any) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _drop_class_names(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the name and the docstring of the model's class, which are for programmers."""
    return {key: value for key, value in schema.items() if key not in _OF_CLASSES}


def _fill_in(node: Any, vocabularies: Mapping[str, Vocabulary]) -> Any:
    """Give every field that has a list of values its values and what they mean, and every property its description."""
    if isinstance(node, list):
        return [_fill_in(item, vocabularies) for item in node]
    if not isinstance(node, dict):
        return node
    filled = {key: _fill_in(value, vocabularies) for key, value in _as_written(node).items() if key not in _SHOWN_ONCE}
    vocabulary = vocabularies.get(node.get("x-vocabulary", ""))
    notes = dict(node.get("x-means", {}))
    if vocabulary:
        filled = _add_enum(filled, list(vocabulary.terms))
        notes = {term.id: f"{term.label.zh}：{term.definition.zh}" for term in vocabulary.terms.values()}
    if notes:
        filled = _add_notes(filled, notes)
    return _describe_field(filled, notes, node)


def _as_written(node: dict[str, Any]) -> dict[str, Any]:
    """The schema of what editors write: nothing is ever null, a bare state is also a string, a word may be a number."""
    branches = [branch for branch in node.get("oneOf", node.get("anyOf", [])) if branch != {"type": "null"}]
    if branches:
        others = {key: value for key, value in node.items() if key not in ("oneOf", "anyOf", "discriminator")}
        if len(branches) == 1:
            return _as_written({**others, **branches[0]})  # which may be a choice again: a state, or a value
        node = {**others, "anyOf": branches}
    if node.get("type") == "string" and not {"pattern", "enum", "const"} & node.keys():
        return {**node, "type": ["string", "number"]}
    if "patternProperties" in node:
        return {**node, "additionalProperties": False}
    return node


def _add_enum(node: dict[str, Any], ids: list[str]) -> dict[str, Any]:
    """Put the ids where the strings of this field are described: the field, its items or keys, or a branch of it."""
    if "string" in node.get("type", ()):
        return {**node, "type": "string", "enum": ids}
    if "items" in node:
        return {**node, "items": _add_enum(node["items"], ids)}
    if "patternProperties" in node:
        return {**node, "propertyNames": {"enum": ids}}
    if "anyOf" in node:
        return {**node, "anyOf": [_add_enum(branch, ids) for branch in node["anyOf"]]}
    return node


def _add_notes(node: dict[str, Any], notes: Mapping[str, str]) -> dict[str, Any]:
    """Put what the values of a list mean beside the list."""
    values = node.get("enum", [node["const"]] if "const" in node else None)
    if values is not None and set(values) <= notes.keys():
        return {**node, "enumDescriptions": [notes[value] for value in values]}
    if "items" in node:
        return {**node, "items": _add_notes(node["items"], notes)}
    if "anyOf" in node:
        return {**node, "anyOf": [_add_notes(branch, notes) for branch in node["anyOf"]]}
    return node


def _describe_field(filled: dict[str, Any], notes: Mapping[str, str], node: Mapping[str, Any]) -> dict[str, Any]:
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
        for part in _types(info.annotation):
            if isinstance(part, type) and issubclass(part, Model):
                yield from _models(part)


def _types(annotation: object) -> Iterator[Any]:
    yield annotation
    for part in typing.get_args(annotation):
        yield from _types(part)
