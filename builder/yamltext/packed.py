"""The YAML of a file as it is kept: its values, and its text packed, for whoever asks where one of them stands."""

from __future__ import annotations

from functools import lru_cache

from builder.findings.finding import Finding, Place
from builder.text.packed_text import pack_text, unpack_text
from builder.text.values import value_class
from builder.yamltext.reading import is_ordinary, read_yaml
from builder.yamltext.rules import wording
from builder.yamltext.tree import Node, plain
from builder.yamltext.values import load_values

_TREES = 4
"""Trees that are kept at once: who asks for one place of a file often asks for more."""


@value_class
class PackedTree:
    """A tree as its text. Its nodes would take thirty times the room, and few are ever asked for."""

    place: Place
    """Where the tree begins."""
    packed: bytes
    first_line: int
    names: bool

    @property
    def text(self) -> str:
        """The YAML."""
        return unpack_text(self.packed)

    @property
    def root(self) -> Node | None:
        """The tree, read again."""
        return _read_again(self)


@lru_cache(maxsize=_TREES)
def _read_again(tree: PackedTree) -> Node | None:
    root, _ = read_yaml(tree.text, file=tree.place.file, first_line=tree.first_line, names=tree.names)
    return root


def read_packed(
    text: str, *, file: str, first_line: int = 1, names: bool = True
) -> tuple[object, PackedTree | None, list[Finding]]:
    """The values of a text and its tree, both None where there is none, and what is wrong with it: see `read_yaml`.

    >>> values, tree, _ = read_packed("name: 甲\\nthemes: [housing]", file="plan.yaml")
    >>> values, tree.root.values["themes"].place.line
    ({'name': '甲', 'themes': ['housing']}, 2)
    """
    findings: list[Finding] = []
    is_sound = names and is_ordinary(text) and not wording.may_need_correction(text)
    if is_sound and (loaded := load_values(text)):
        values, line, column = loaded
        place = Place(file, line + first_line, column + 1)
    else:
        root, findings = read_yaml(text, file=file, first_line=first_line, names=names)
        if root is None:
            return None, None, findings
        values, place = plain(root), root.place
    return values, PackedTree(place, pack_text(text), first_line, names), findings
