"""YAML text -> a tree of strings that knows where each of them stands.

The YAML is a subset: one document, block or flow mappings and lists, and scalars. Anchors, aliases, tags, merge
keys and duplicate keys are findings, and every scalar stays the string that was typed; the schema gives it a type.
A text that leaves the subset has no tree, so that what is missing from the tree is not reported as well; an anchor or a
tag before a value takes nothing from it. The tree is made of the parser's events: its constructors would guess types
and keep the last of two equal keys (decision 2).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from typing import Any

import yaml

from builder.findings.finding import Finding, Place, finding
from builder.text.invisible import UNWANTED
from builder.text.values import value_class

MAX_DEPTH = 12
MAX_NODES = 20_000
_ANOTHER_ITEM = 3
"""So many keys of a mapping that are there twice are those of another item."""
# The loader in C is several times faster; where PyYAML was built without it, the other one gives the same events.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@value_class
class Scalar:
    """A string, and where it starts."""

    place: Place
    text: str


@value_class
class Sequence:
    """A list."""

    place: Place
    items: list[Node]


@value_class
class Mapping:
    """Keys in the order of the text. `keys` tells where each key stands, `values` what it holds."""

    place: Place
    keys: dict[str, Place] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


class UnreadableError(Exception):
    """The text is not YAML, so there is no tree."""

    def __init__(self, problem: Finding) -> None:
        super().__init__(problem.rule)
        self.problem = problem


Column = Callable[[int, int], int]


def compose(
    text: str, *, file: str, first_line: int = 1, column: Column | None = None
) -> tuple[Node | None, list[Finding]]:
    """The tree of `text`, whose first line is line `first_line` of `file`, and what is wrong with it.

    `column` tells which column of the file, counted from 0, a column of a line of the text is. There is no tree when
    the text is empty, is not YAML, is nested more than `MAX_DEPTH` deep, has more than `MAX_NODES` values, or has
    anything that the subset lacks. A key that is there twice costs no tree: the first one counts.
    """
    composer = _Composer(text, file, first_line, column)
    try:
        root = composer.document()
    except UnreadableError as stop:
        return None, [*composer.findings, stop.problem]
    return (root if composer.sound else None), composer.findings


def plain(node: Node) -> object:
    """The tree as dictionaries, lists and strings.

    >>> root, _ = compose("themes: [housing, '12']", file="a.yaml")
    >>> plain(root)
    {'themes': ['housing', '12']}
    """
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(value) for key, value in node.values.items()}


def node_at(root: Node | None, path: Iterable[int | str]) -> Node | None:
    """The node at `path`, or the nearest one around it that exists: steps that name no part of it are skipped."""
    node = root
    for step in path:
        if isinstance(node, Mapping) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return node


def _cause(error: yaml.MarkedYAMLError) -> Any:
    """Where the mistake is. The parser notices an open quote or bracket, or a key without a colon, only lines later."""
    start, end = error.context_mark, error.problem_mark
    opened = re.search("quoted scalar|simple key|flow", error.context or "")
    return start if start and end and opened and start.line < end.line else end or start


class _Composer:
    def __init__(self, text: str, file: str, first_line: int, column: Column | None) -> None:
        self.file = file
        self.offset = first_line
        self.column = column
        self.nodes = 0
        self.findings: list[Finding] = []
        self.sound = True
        self.more: list[Mapping] = []  # items of the list that is read, whose dashes are lost
        self.events = self._events(text)

    def _events(self, text: str) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(text, Loader=Loader)
        except yaml.reader.ReaderError as error:
            # Its position counts bytes; the first character that is refused is the first of its kind.
            raise UnreadableError(self._character(text, text.find(chr(error.character)))) from None
        except UnicodeEncodeError as error:
            raise UnreadableError(self._character(text, error.start)) from None
        except yaml.MarkedYAMLError as error:
            mark = _cause(error)
            place = self._place(mark) if mark else Place(self.file, self.offset)
            raise UnreadableError(finding(place, "yaml-syntax")) from None

    def _character(self, text: str, position: int) -> Finding:
        line = text.count("\n", 0, position) + self.offset
        column = position - text.rfind("\n", 0, position)
        return finding(Place(self.file, line, column), "yaml-character", code=f"U+{ord(text[position]):04X}")

    def _refuse(self, place: Place, rule: str, *, is_whole: bool = False, **values: str) -> None:
        """Report what the subset lacks. The tree counts no more, unless it is whole without it."""
        self.findings.append(Finding(place, rule, values))
        self.sound = self.sound and is_whole

    def _place(self, mark: Any) -> Place:
        line = mark.line + self.offset
        column = self.column(line, mark.column) if self.column else mark.column
        return Place(self.file, line, column + 1)

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self._refuse(self._place(event.start_mark), "yaml-documents")
                return root
            if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent | yaml.AliasEvent):
                root = self._node(event, depth=1)
        return root

    def _node(self, event: yaml.Event, *, depth: int, dash: int = -1) -> Node:
        place = self._place(event.start_mark)
        self.nodes += 1
        if depth > MAX_DEPTH:
            raise UnreadableError(finding(place, "yaml-depth", limit=MAX_DEPTH))
        if self.nodes > MAX_NODES:
            raise UnreadableError(finding(place, "yaml-nodes", limit=MAX_NODES))
        if isinstance(event, yaml.AliasEvent):
            self._refuse(place, "yaml-feature", text=f"*{event.anchor}")
            return Scalar(place, f"*{event.anchor}")
        assert isinstance(event, yaml.NodeEvent)
        self._refuse_features(event, place)
        if isinstance(event, yaml.ScalarEvent):
            # Reading the file has refused these already, but an escape such as "\u202e" makes one.
            if unwanted := UNWANTED.search(event.value):
                self._refuse(place, "character", code=f"U+{ord(unwanted[0]):04X}")
            return Scalar(place, event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, depth)
        return self._mapping(place, depth, -1 if getattr(event, "flow_style", True) else dash)

    def _refuse_features(self, event: yaml.NodeEvent, place: Place) -> None:
        """An anchor or a tag before a value takes nothing from the tree, but where no value is left."""
        tag = getattr(event, "tag", None)
        for text in (f"&{event.anchor}" if event.anchor is not None else None, tag):
            if text is not None:
                self._refuse(place, "yaml-feature", is_whole=getattr(event, "value", True) != "", text=text)

    def _sequence(self, place: Place, depth: int) -> Sequence:
        items = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, depth=depth + 1, dash=place.column - 1))
            if self.more:
                items += self.more
                self.more = []
        self._repeats(items)
        return Sequence(place, items)

    def _repeats(self, items: Iterable[Node]) -> None:
        """Report what stands twice in a list of values."""
        seen: set[str] = set()
        for item in items:
            if isinstance(item, Scalar) and item.text in seen:
                self.findings.append(finding(item.place, "list-twice", value=item.text))
            elif isinstance(item, Scalar):
                seen.add(item.text)

    def _mapping(self, place: Place, depth: int, dash: int) -> Mapping:
        """A mapping. If a `dash` in that column starts it, its first key again starts the next item of the list."""
        mapping = first = Mapping(place)
        more: list[Mapping] = []
        again: list[tuple[Place, str, Mapping]] = []
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, depth=depth + 1)
            before = len(self.findings)
            value = self._node(next(self.events), depth=depth + 1)
            if not isinstance(key, Scalar):
                self._refuse(key.place, "yaml-key")
            elif key.text == "<<":
                del self.findings[before:]  # the alias that is merged is the same mistake
                self._refuse(key.place, "yaml-feature", text="<<")
            elif key.text not in mapping.keys:
                mapping.keys[key.text] = key.place
                mapping.values[key.text] = value
            elif dash >= 0 and len(mapping.keys) > 1 and key.text == next(iter(mapping.keys)):
                mapping = Mapping(key.place, {key.text: key.place}, {key.text: value})
                more.append(mapping)
            else:
                again.append((key.place, key.text, mapping))
        if more:
            self._lost_dashes(first, more, dash)
        self._report_all_repeated(again)
        return first

    def _report_all_repeated(self, again: list[tuple[Place, str, Mapping]]) -> None:
        """Many keys that are there twice are one mistake: of another item, whose first line is lost or a comment."""
        if len(again) >= _ANOTHER_ITEM:
            place, key, mapping = again[0]
            first, count = str(mapping.keys[key].line), str(len(again))
            self._refuse(place, "duplicate-item", key=key, first=first, count=count)
            return
        for place, key, mapping in again:
            self._report_repeated(place, key, mapping)

    def _report_repeated(self, place: Place, key: str, mapping: Mapping) -> None:
        self.findings.append(finding(place, "duplicate-key", key=key, first=mapping.keys[key].line))

    def _lost_dashes(self, before: Mapping, more: list[Mapping], dash: int) -> None:
        """Items that start like the first of theirs, without a dash. A last key alone is only a key that repeats."""
        for mapping in more:
            key, value = next(iter(mapping.values.items()))
            if len(mapping.keys) > 1:
                example = f"- {key}: {value.text}" if isinstance(value, Scalar) else f"- {key}:"
                self.findings.append(finding(mapping.place, "list-item", spaces=dash, example=example))
                self.more.append(mapping)
                before = mapping
            else:
                self._report_repeated(mapping.place, key, before)
