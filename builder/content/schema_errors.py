"""What does not fit its schema -> findings: pydantic's errors, at the line and column of their cause.

An error names the path of a value. The file's tree knows where that path stands, the schema what its keys are called.
"""

from __future__ import annotations

import posixpath
import re
import typing
from collections.abc import Iterable, Sequence

from pydantic_core import ErrorDetails

from builder.content.near_values import (
    diagnose_citation,
    diagnose_date,
    diagnose_identifier,
    diagnose_number,
    split_list,
)
from builder.content.one_cause import ReportedError, join_errors
from builder.findings.finding import Finding, Place, finding
from builder.model.base import Model
from builder.model.schema.context import MEASURES, ContextFile
from builder.model.types import NOTHING, Absent
from builder.text.did_you_mean import nearest
from builder.yamltext.tree import Mapping, Node, Scalar, node_at

Path = tuple[int | str, ...]
MAX_SHOWN = 80  # characters of a value that a message repeats
_BRANCHES = ("value", "absent")
_TYPES = {
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "string_type": "text",
    "int_type": "number",
    "int_parsing": "number",
    "bool_type": "boolean",
}
_FULL_BRACKETS = re.compile("[【［〔](.*)[】］〕]")
# Errors that the types of the model raise themselves, named for the rule. All others of theirs have a hyphen.
_OWN_ERRORS = (
    "empty", "identifier", "boolean", "sha256", "signature", "path", "address", "archive-place",
)  # fmt: skip


def schema_findings(
    cls: type[Model], file: str, root: Node | None, errors: Iterable[ErrorDetails]
) -> Iterable[Finding]:
    """Pydantic's errors as findings, of the values whose tree is `root`.

    A key that is misspelt is not reported as missing as well.
    """
    pairs = [(error, _error_finding(cls, file, root, error)) for error in errors]
    # One mistake is one finding: `tilte` is an unknown key, and `title` is missing only because of it.
    misspelt = {
        (*error["loc"][:-1], mistake.values["near"]) for error, mistake in pairs if mistake.rule == "unknown-key-near"
    }
    reported = [
        ReportedError(error, _without_branches(cls, error["loc"]), mistake)
        for error, mistake in pairs
        if error["type"] != "missing" or error["loc"] not in misspelt
    ]
    return join_errors(
        reported,
        root,
        lambda path: _models_at(cls, path),
        lambda model, name: _models_in(model.model_fields[name].annotation),
    )


def _error_finding(cls: type[Model], file: str, root: Node | None, error: ErrorDetails) -> Finding:
    """Translate pydantic's error into a finding at the place of its cause."""
    path, kind = _without_branches(cls, error["loc"]), error["type"]
    keys = [*_keys(root, path[:-1]), str(path[-1])] if kind == "missing" else _keys(root, path)
    key = keys[-1] if keys else posixpath.basename(file)
    place, title = _place_at(file, root, path), _title(cls, keys)
    if kind == "missing":
        return finding(place, "missing-key", key=key, title=title)
    if kind == "extra_forbidden":
        return _unknown_key(cls, root, error["loc"], path, place)
    if kind == "too_short" or _holds_nothing(root, path):
        return finding(place, "empty", key=key, title=title)
    if kind == "number":
        return _number_finding(cls, place, key, path, _shown_value(error.get("input")))
    return _value_finding(place, key, title, error)


def _number_finding(cls: type[Model], place: Place, key: str, path: Path, value: str) -> Finding:
    """What is not a number. Beside some numbers there is a place for words, for others their unit is fixed, or none."""
    rule, near = diagnose_number(value)
    fields = {name for model in _models_at(cls, path[:-1]) for name in model.model_fields}
    if rule == "number-range" and not {"min", "max"} <= fields:
        rule, near = "number-words", near.partition("、")[0]
    if rule != "number-words" or "unit" in fields:
        return finding(place, rule, key=key, value=value, near=near)
    if unit := MEASURES.get(str(path[0])) if cls is ContextFile and key == "value" else None:
        return finding(place, "number-unit", key=key, value=value, near=near, unit=unit)
    return finding(place, "number-alone", key=key, value=value, near=near)


def _value_finding(place: Place, key: str, title: str, error: ErrorDetails) -> Finding:
    """What is wrong with a value that is there."""
    kind, value = error["type"], _shown_value(error.get("input"))
    if kind == "list_type" and (brackets := _FULL_BRACKETS.fullmatch(value)):
        near = f"[{', '.join(re.split(' *[,，、] *', brackets[1].strip()))}]"
        return finding(place, "full-brackets", key=title or key, value=value, near=near)
    if kind == "list_type" and isinstance(error.get("input"), str) and (near := split_list(value)):
        return finding(place, "list-near", key=title or key, value=value, near=near)
    if kind in _TYPES:
        return finding(place, "type", key=title or key, expected=_TYPES[kind])
    if kind == "literal_error":
        # Pydantic gives the allowed values only within a sentence.
        return _choice(place, title or key, value, re.findall(r"'([^']*)'", error["ctx"]["expected"]))
    if kind in ("date", "citation"):
        rule, near = diagnose_date(value) if kind == "date" else diagnose_citation(value)
        return finding(place, rule, key=key, value=value, near=near)
    if kind == "identifier" and (near := diagnose_identifier(value)):
        return finding(place, "identifier-near", value=value, right=near)
    if "-" in kind or kind in _OWN_ERRORS:
        return finding(place, kind, key=key, title=title or key, value=value, **error.get("ctx", {}))
    return finding(place, "value", key=title or key, value=value, problem=error["msg"])


def _holds_nothing(root: Node | None, path: Path) -> bool:
    """Whether the value is a word for nothing. What editors write for nothing is a mistake of its own."""
    text = _node_text(root, path)
    return text is not None and text.strip() in NOTHING


def _choice(place: Place, key: str, value: str, allowed: list[str]) -> Finding:
    near = nearest(value, allowed)
    rule = "choice-near" if near else "choice"
    return finding(place, rule, key=key, value=value, near=near or "", allowed="、".join(allowed))


def _unknown_key(cls: type[Model], root: Node | None, branched: Path, path: Path, place: Place) -> Finding:
    *parents, key = path
    node = node_at(root, parents)
    place = node.keys[str(key)] if isinstance(node, Mapping) and key in node.keys else place
    models = _models_at(cls, branched[:-1])
    fields = {name: info.title for model in models for name, info in model.model_fields.items()}
    # What is there already was not meant.
    present = set(node.keys) if isinstance(node, Mapping) else set()
    by_words = {words: name for name, title in fields.items() if name not in present for words in (name, title or name)}
    near = nearest(str(key), by_words)
    if near:
        return finding(place, "unknown-key-near", key=key, near=by_words[near])
    return finding(place, "unknown-key", key=key, allowed="、".join(sorted(fields)))


def _shown_value(value: object) -> str:
    """A value as a message repeats it.

    >>> _shown_value("甲"), _shown_value(["甲"]), len(_shown_value("甲" * 100))
    ('甲', '[…]', 81)
    """
    if not isinstance(value, str):
        return "[…]" if isinstance(value, list) else "{…}"
    return value if len(value) <= MAX_SHOWN else f"{value[:MAX_SHOWN]}…"


def _keys(node: Node | None, path: Path) -> list[str]:
    """The keys on the way along `path` that are in the file."""
    keys = []
    for step in path:
        if isinstance(node, Mapping) and step in node.values:
            keys.append(str(step))
        node = node_at(node, (step,))
    return keys


def _place_at(file: str, root: Node | None, path: Path) -> Place:
    node = node_at(root, path)  # a step may also name a branch of the schema
    return node.place if node else Place(file)


def _node_text(root: Node | None, path: Path) -> str | None:
    node = node_at(root, path)
    return node.text if isinstance(node, Scalar) else None


def _models_at(cls: type[Model], path: Path) -> list[type[Model]]:
    """The models that the value at a path of pydantic's may be an instance of."""
    return _follow(cls, path)[0]


def _without_branches(cls: type[Model], path: Path) -> Path:
    """A path of pydantic's as it leads through the file."""
    return _follow(cls, path)[1]


def _follow(cls: type[Model], path: Path) -> tuple[list[type[Model]], Path]:
    """Models and path at the end of a path. Behind a `Stated` field it names a branch, as a key below may be named."""
    models: list[type[Model]] = [cls]
    steps: list[int | str] = []
    stated = False
    for step in path:
        if stated and step in _BRANCHES:
            models = [model for model in models if (model is Absent) == (step == "absent")]
            stated = False
            continue
        steps.append(step)
        fields = [model.model_fields[step] for model in models if step in model.model_fields]
        if fields:
            models = [model for field in fields for model in _models_in(field.annotation)]
            stated = Absent in models
    return models, tuple(steps)


def _models_in(annotation: object) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [model for part in typing.get_args(annotation) for model in _models_in(part)]


def _title(cls: type[Model], keys: Sequence[str]) -> str:
    """The title of the field that `keys` of the file lead to, in the words of the schema."""
    title, models = "", [cls]
    for key in keys:
        fields = [model.model_fields[key] for model in models if key in model.model_fields]
        if fields:
            title = fields[0].title or ""
            models = [model for field in fields for model in _models_in(field.annotation)]
    return title
