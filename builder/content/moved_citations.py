"""The edits that give the citations in a file other paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from builder.model.citations import write_numbers
from builder.model.origin import Origin
from builder.model.types import Span
from builder.text.values import value_class
from builder.yamltext import tree
from builder.yamltext.edits import Edit

CITING = ("cite", "paragraphs")
"""The keys that hold citations."""
_SOURCES = "sources"
_NUMBERS = re.compile(r"(?<!\d)\d+(?:-\d+)?(?=['\"]?\s*(?:[],#]|$))")


@value_class
class Cited:
    """A citation as it is written, and the source that it cites."""

    scalar: tree.Scalar
    span: Span
    source: str


def list_cited(origin: Origin, sources: Sequence[str]) -> Iterator[Cited]:
    """Every citation that is written in a file of a plan with these sources: one that names none means the first.

    What is said of a source within its own record cites that one.
    """
    root = origin.root
    yield from _list_cited(root, sources[0])
    own = root.values.get(_SOURCES) if isinstance(root, tree.Mapping) else None
    for source, record in zip(sources, own.items if isinstance(own, tree.Sequence) else (), strict=False):
        yield from _list_cited(record, source)


def list_own_cited(origin: Origin) -> Iterator[Cited]:
    """The citations of a programme itself, as they are written in its file."""
    root = origin.root
    own = root.values.get(CITING[0]) if isinstance(root, tree.Mapping) else None
    yield from _list_cited(own, "", citing=True)


def _list_cited(node: tree.Node | None, source: str, *, citing: bool = False) -> Iterator[Cited]:
    match node:
        case tree.Mapping():
            for key, value in node.values.items():
                if key != _SOURCES:
                    yield from _list_cited(value, source, citing=key in CITING)
        case tree.Sequence():
            for item in node.items:
                yield from _list_cited(item, source, citing=citing)
        case tree.Scalar() if citing:
            span = Span.parse(node.text)
            yield Cited(node, span, span.source or source)


def edits_of(cited: Cited, lines: Sequence[str], move: Callable[[Span], Span]) -> Iterator[Edit]:
    """The edit of the lines of the file that writes a citation as `move` gives it, where that is another one.

    >>> from builder.findings.finding import Place
    >>> four = Cited(tree.Scalar(Place("a.yaml", 1, 8), "4-6"), Span(None, 4, 6), "page")
    >>> [edit.text for edit in edits_of(four, ["cite: [4-6, 9]"], lambda span: Span(None, 5, 7))]
    ['5-7']
    """
    span, place = move(cited.span), cited.scalar.place
    numbers = _NUMBERS.search(lines[place.line - 1], place.column - 1)
    if span != cited.span and numbers:
        yield Edit(place.line, *numbers.span(), write_numbers(span))
