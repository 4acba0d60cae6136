"""Caveats that are a list -> caveats with an id each, line by line.

In a list a caveat is known by its position, so that a new one makes the others another. The ids are made once, by the
order at that time; afterwards they are only names.
"""

from __future__ import annotations

import re

from builder.yamltext.reading import read_yaml
from builder.yamltext.tree import Mapping, Node, Sequence

_ITEM = re.compile(r"(\s*)-(\s+)(.*)", re.DOTALL)


def name_caveats(text: str, file: str) -> str:
    """The text of a `plan.yaml` in which every caveat has an id; the same text where they have one already."""
    root, _ = read_yaml(text, file=file)
    caveats = root.values.get("caveats") if isinstance(root, Mapping) else None
    if not isinstance(caveats, Sequence):
        return text
    lines = text.split("\n")
    if not caveats.items:
        at = caveats.place.line - 1
        lines[at] = lines[at].replace("[]", "{}", 1)
    for number, item in enumerate(caveats.items, 1):
        at = item.place.line - 1
        match = _ITEM.fullmatch(lines[at])
        if match:
            lines[at] = _name_item(match, item, f"note-{number}")
    return "\n".join(lines)


def _name_item(match: re.Match[str], item: Node, name: str) -> str:
    """The line of an item under its id. A mapping that begins on that line goes on below it."""
    indent, space, words = match.groups()
    if isinstance(item, Mapping) and not words.startswith("{"):
        return f"{indent}{name}:\n{indent} {space}{words}"
    return f"{indent}{name}: {words}"
