"""Errors of the schema that have one cause are reported as one: an item half written, the lost key of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pydantic_core import ErrorDetails

from builder.findings.finding import Finding, finding
from builder.model.base import Model
from builder.text.values import value_class
from builder.yamltext.tree import Mapping as MappingNode
from builder.yamltext.tree import Node, node_at

Path = tuple[int | str, ...]
ModelsOf = Callable[[type[Model], str], Sequence[type[Model]]]
ModelsAt = Callable[[Path], Sequence[type[Model]]]
_FEWEST_UNKNOWN = 2
"""So many keys of an item that only another list knows."""


@value_class
class ReportedError:
    """An error of the schema, where it is in the file, and what is reported of it."""

    details: ErrorDetails
    path: Path
    finding: Finding

    @property
    def is_missing(self) -> bool:
        """Whether a key is missing."""
        return self.finding.rule == "missing-key"


def join_errors(
    errors: Sequence[ReportedError], root: Node | None, models_at: ModelsAt, items_of: ModelsOf
) -> list[Finding]:
    """The findings of errors, those of one cause as one."""
    lost = _find_lost_keys(errors, root, models_at, items_of)
    rest = [error for error in errors if not any(_is_below(error.path, place) for place in lost)]
    return [*lost.values(), *_join_missing(rest)]


def _is_below(path: Path, start: Path) -> bool:
    """Whether a path leads to an item of a list, or a later one, or into it."""
    at = path[len(start) - 1] if len(path) >= len(start) and path[: len(start) - 1] == start[:-1] else None
    last = start[-1]
    return isinstance(at, int) and isinstance(last, int) and at >= last


def _join_missing(errors: Sequence[ReportedError]) -> list[Finding]:
    """Several keys that one mapping lacks, or has without a value, are one finding: somebody has not finished it."""
    of: dict[Path, list[ReportedError]] = {}
    for error in errors:
        if error.is_missing or error.finding.rule == "empty":
            of.setdefault(error.path[:-1], []).append(error)
    joined: list[Finding] = []
    seen: set[Path] = set()
    for error in errors:
        parent = error.path[:-1]
        group = of.get(parent, [])
        if error not in group or len(group) < 2 or not any(each.is_missing for each in group):
            joined.append(error.finding)
        elif parent not in seen:
            seen.add(parent)
            first = next(each.finding for each in group if each.is_missing)
            named = [f"{each.finding.values['key']}（{each.finding.values['title']}）" for each in group]
            joined.append(finding(first.place, "missing-keys", keys="、".join(named)))
    return joined


def _find_lost_keys(
    errors: Sequence[ReportedError], root: Node | None, models_at: ModelsAt, items_of: ModelsOf
) -> Mapping[Path, Finding]:
    """By the first item that belongs to another list of the same mapping: that the key of that list is lost."""
    lost: dict[Path, Finding] = {}
    for error in errors:
        above = error.path[:-1]
        if error.details["type"] != "extra_forbidden" or len(above) < 2 or not isinstance(above[-1], int):
            continue
        item, holder = node_at(root, above), node_at(root, above[:-2])
        if any(_is_below(above, place) for place in lost) or not isinstance(item, MappingNode):
            continue
        name = _list_of(set(item.keys), holder, models_at(above[:-2]), items_of, but=str(above[-2]))
        own = sum(above == each.path[:-1] and each.details["type"] == "extra_forbidden" for each in errors)
        if name and own >= _FEWEST_UNKNOWN:
            lost[above] = finding(item.place, "list-key", key=name[0], title=name[1], list=str(above[-2]))
    return lost


def _list_of(
    keys: set[str], holder: Node | None, models: Sequence[type[Model]], items_of: ModelsOf, *, but: str
) -> tuple[str, str] | None:
    """The field of a mapping whose items have these keys, if the mapping lacks it."""
    present = set(holder.keys) if isinstance(holder, MappingNode) else set()
    for model in models:
        for name, info in model.model_fields.items():
            items = items_of(model, name)
            if name not in present and name != but and any(keys <= set(each.model_fields) for each in items):
                return name, info.title or name
    return None
