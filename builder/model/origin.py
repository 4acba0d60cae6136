"""Where the content comes from: the file of each part, and where its values stand."""

from __future__ import annotations

from builder.findings.finding import Place
from builder.text.values import value_class
from builder.yamltext.packed import PackedTree
from builder.yamltext.tree import Node, node_at


@value_class
class Origin:
    """The file that a part of the content comes from, and where its keys stand."""

    file: str
    tree: PackedTree | None = None
    body_line: int = 1
    digest: str = ""

    @property
    def root(self) -> Node | None:
        """The whole tree. It is read again for this: ask when something is wrong, not whether something is."""
        return self.tree.root if self.tree else None

    def at(self, *path: str | int) -> Place:
        """The place of the value at `path`, or of the nearest thing around it that exists; read again, see `root`."""
        if self.tree is None:
            return Place(self.file)
        node = self.node(*path) if path else None
        return node.place if node else self.tree.place

    def spot(self, *path: str | int) -> Spot:
        """The same place, to be looked up where a finding needs it."""
        return Spot(self, path)

    @property
    def body_spot(self) -> Spot:
        """Where the Markdown of the file begins."""
        return Spot(self, None)

    def node(self, *path: str | int) -> Node | None:
        """The value at `path`, or the nearest thing around it that exists; read again, see `root`."""
        return node_at(self.root, path)


NOWHERE = Origin("")
"""Of what no file has."""


@value_class
class Spot:
    """Where something of a file stands."""

    origin: Origin
    path: tuple[str | int, ...] | None
    """To a value; None for the Markdown."""

    @property
    def place(self) -> Place:
        """Its place; see `Origin.at`."""
        origin = self.origin
        return Place(origin.file, origin.body_line) if self.path is None else origin.at(*self.path)
