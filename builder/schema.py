"""The JSON Schema of content files, from the model, with the values of vocabularies written in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from builder.fields import Model
from builder.files import Config, DistrictFile, Indicator, PageFile, PlanFile, ProgrammeFile, Term
from builder.model import Vocabulary

_FILES: dict[str, type[Model]] = {
    "site.schema.json": Config,
    "district.schema.json": DistrictFile,
    "plan.schema.json": PlanFile,
    "programme.schema.json": ProgrammeFile,
    "page.schema.json": PageFile,
    "term.schema.json": Term,
    "indicator.schema.json": Indicator,
}


def schemas(vocabularies: Mapping[str, Vocabulary]) -> dict[str, str]:
    """File name -> JSON text, one schema a kind of content file."""
    return {name: _text(_filled(cls.model_json_schema(), vocabularies)) for name, cls in _FILES.items()}


def _text(schema: Any) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _filled(node: Any, vocabularies: Mapping[str, Vocabulary]) -> Any:
    """Give every field that draws on a vocabulary the ids it may hold."""
    if isinstance(node, list):
        return [_filled(item, vocabularies) for item in node]
    if not isinstance(node, dict):
        return node
    filled = {key: _filled(value, vocabularies) for key, value in _as_written(node).items() if key != "x-vocabulary"}
    vocabulary = vocabularies.get(node.get("x-vocabulary", ""))
    return _with_enum(filled, vocabulary) if vocabulary else filled


def _as_written(node: dict[str, Any]) -> dict[str, Any]:
    """The schema of what editors write: nothing is ever null, and a bare state is also a string."""
    branches = [branch for branch in node.get("oneOf", node.get("anyOf", [])) if branch != {"type": "null"}]
    if not branches:
        return node
    others = {key: value for key, value in node.items() if key not in ("oneOf", "anyOf", "discriminator")}
    if others.get("default", 0) is None:
        del others["default"]
    return {**others, **branches[0]} if len(branches) == 1 else {**others, "anyOf": branches}


def _with_enum(node: dict[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """Put the ids where the strings of this field are described: the field, its items, or a branch of it."""
    if node.get("type") == "string":
        allowed = {
            "enum": list(vocabulary.terms),
            "enumDescriptions": [term.label.zh for term in vocabulary.terms.values()],
        }
        return {**node, **allowed}
    if "items" in node:
        return {**node, "items": _with_enum(node["items"], vocabulary)}
    if "anyOf" in node:
        return {**node, "anyOf": [_with_enum(branch, vocabulary) for branch in node["anyOf"]]}
    return node
