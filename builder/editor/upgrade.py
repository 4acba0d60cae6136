"""Content from before statements were coded -> the same content as it is written now, line by line.

Then a programme's themes, bodies and firmness were meant for all its measures and quantities, and a level stood
without its verb. What the old form meant is written out (`whole`), verbs are proposed from the source where it is at
hand, and all of that is listed for a person to decide. Nothing else of a file changes (docs/codebook.zh-CN.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from builder.editor.proposals import VerbSearch
from builder.editor.words import Words, chinese
from builder.model.schema.statement import Aspect, Coded
from builder.model.site import Plan, Programme, Site
from builder.model.statements import Coding, level_of
from builder.model.types import Absent, Span
from builder.text.values import value_class
from builder.yamltext.tree import Mapping as MappingNode
from builder.yamltext.tree import Node

WHOLE: tuple[Aspect, ...] = ("themes", "instruments", "target_groups", "bodies", "status", "force")
"""What every measure and quantity took over from its programme, once."""
_VALUE = re.compile(r"""(\s*(?:- +)*)[a-z_]+:\s*(?:'[^']*'|"[^"]*"|[^#\s]*)(\s+#.*)?""")


@value_class
class Decision:
    """Something that a person must look at: `key` of the phrases of the command, and where."""

    file: str
    line: int
    key: str
    values: Mapping[str, str]


@dataclass(slots=True)
class FileUpgrade:
    """The lines of a file, and which of them are replaced by which. Lines count from 1."""

    file: str
    old: list[str]
    replaced: dict[int, list[str]] = field(default_factory=dict)
    pending: list[tuple[int, int, str, dict[str, str]]] = field(default_factory=list)

    @property
    def new(self) -> list[str]:
        """The lines afterwards."""
        return [line for number, old in enumerate(self.old, 1) for line in self.replaced.get(number, [old])]

    @property
    def decisions(self) -> list[Decision]:
        """What a person must decide, at the lines as they are afterwards."""
        return [
            Decision(self.file, self._line_after(number) + below, key, values)
            for number, below, key, values in sorted(self.pending, key=lambda entry: entry[:2])
        ]

    def decide(self, line: int, key: str, *, below: int = 0, **values: str) -> None:
        """List something to decide at what becomes of a line, or some lines below that."""
        self.pending.append((line, below, key, values))

    def replace(self, first: int, last: int, lines: list[str]) -> None:
        """Replace a stretch of lines."""
        self.replaced[first] = lines
        self.replaced |= {number: [] for number in range(first + 1, last + 1)}

    def line(self, number: int) -> str:
        """A line as it was."""
        return self.old[number - 1]

    def end_of(self, first: int, indent: int) -> int:
        """The last line of the value of a key that stands at this indent."""
        last = first
        while last < len(self.old) and re.match(rf" {{{indent + 1},}}\S", self.old[last]):
            last += 1
        return last

    def _line_after(self, number: int) -> int:
        return 1 + sum(len(self.replaced.get(before, [""])) for before in range(1, number))


def upgrade(site: Site, texts: Mapping[str, str], search: VerbSearch, words: Words) -> Iterator[FileUpgrade]:
    """The files of all plans that change. `texts`: the text of each file, by its name in the site's places.

    What is to be decided is told in `words`.
    """
    for plan in site.all_plans:
        for upgraded in _Upgrade(site, plan, texts, search, words).files():
            if upgraded.replaced or upgraded.pending:
                yield upgraded


class _Upgrade:
    """Upgrades the files of one plan."""

    def __init__(self, site: Site, plan: Plan, texts: Mapping[str, str], search: VerbSearch, words: Words) -> None:
        self.site, self.plan, self.texts, self.search, self.words = site, plan, texts, search, words

    def files(self) -> Iterator[FileUpgrade]:
        file = self._open(self.plan.origin.file)
        for index, quantity in enumerate(self.plan.quantities):
            node = self.plan.origin.node("quantities", index)
            self._upgrade_part(file, node, quantity, tuple(quantity.cite or ()), quantity.printed)
            if isinstance(node, MappingNode) and quantity.force is None and quantity.commitment is None:
                self._add_verb(file, node, tuple(quantity.cite or ()), quantity.printed)
        yield file
        for programme in self.plan.programmes:
            yield self._programme(programme)

    def _open(self, file: str) -> FileUpgrade:
        return FileUpgrade(file, self.texts[file].split("\n"))

    def _programme(self, programme: Programme) -> FileUpgrade:
        file = self._open(programme.origin.file)
        root = programme.origin.root
        if not isinstance(root, MappingNode):
            return file
        # In the old form every programme had a level and none had a verb; now a level has a reason.
        is_old = "commitment" in root.keys and not programme.force and not programme.commitment_reason
        if is_old and (programme.measures or programme.quantities) and "whole" not in root.keys:
            self._inherit(file, root, programme)
        cite = tuple(programme.cite)
        self._upgrade_level(file, root, programme, cite, "")
        cite_of = {measure.id: tuple(measure.cite or cite) for measure in programme.measures}
        for index, measure in enumerate(programme.measures):
            node = programme.origin.node("measures", index)
            self._upgrade_part(file, node, measure, cite_of[measure.id], measure.name.zh)
        for index, quantity in enumerate(programme.quantities):
            node = programme.origin.node("quantities", index)
            own = tuple(quantity.cite or cite_of.get(quantity.measure or "", cite))
            self._upgrade_part(file, node, quantity, own, quantity.printed)
        return file

    def _inherit(self, file: FileUpgrade, root: MappingNode, programme: Programme) -> None:
        """Write out what the old form meant: everything said of the programme holds of its parts."""
        line = root.keys["cite"].line
        file.replace(line, line, [f"whole: [{', '.join(WHOLE)}]", file.line(line)])
        for aspect in WHOLE:
            file.decide(line, "upgrade-whole", name=programme.name.zh, aspect=self.words(f"aspect-{aspect}"))

    def _upgrade_part(
        self, file: FileUpgrade, node: Node | None, coded: Coded, cite: tuple[Span, ...], phrase: str
    ) -> None:
        if not isinstance(node, MappingNode):
            return
        self._upgrade_level(file, node, coded, cite, phrase)
        if getattr(coded, "nature", "") == "frequency" and getattr(coded, "per", None):
            self._drop_missing_number(file, node, coded)

    def _upgrade_level(
        self, file: FileUpgrade, node: MappingNode, coded: Coded | Programme, cite: tuple[Span, ...], phrase: str
    ) -> None:
        """A level without a verb gets the verb that the source prints, or a reason to be replaced."""
        commitment = coded.commitment
        if commitment is None or coded.force or coded.commitment_reason:
            return
        if isinstance(commitment, Absent):
            self._upgrade_absent(file, node, coded, cite)
            return
        line = node.keys["commitment"].line
        verb = self.search.propose(self.plan.key, cite, phrase, commitment)
        is_level = commitment in self.site.vocabularies["commitments"].terms
        level = self.words.label(self.site.term("commitments", commitment).label) if is_level else commitment
        if verb:
            self._replace_value(file, line, "force", verb)
            file.decide(line, "upgrade-verb", verb=verb, level=level)
        else:
            indent = node.keys["commitment"].column - 1
            reason = f"{' ' * indent}commitment_reason: {chinese('inherited-level')}"
            file.replace(line, line, [file.line(line), reason])
            file.decide(line, "upgrade-no-verb", level=level, below=1)

    def _upgrade_absent(
        self, file: FileUpgrade, node: MappingNode, coded: Coded | Programme, cite: tuple[Span, ...]
    ) -> None:
        """What is no promise in an old report: its status says so now, and its verb is written like any other."""
        key = node.keys["commitment"]
        status = None if isinstance(coded.status, Absent) else coded.status
        reported = self.site.reported_level
        if reported is None or level_of(self.site, self.plan, Coding(status=status)) != reported:
            file.decide(key.line, "upgrade-no-level")
            return
        last = file.end_of(key.line, key.column - 1)
        comments = [
            file.line(number) for number in range(key.line + 1, last + 1) if file.line(number).strip()[:1] == "#"
        ]
        verb = self.search.propose(self.plan.key, cite, "", None)
        prefix = file.line(key.line)[: key.column - 1]
        file.replace(key.line, last, [f"{prefix}force: {verb or chinese('no-verb')}", *comments])
        key_of = "upgrade-reported" if verb else "upgrade-reported-no-verb"
        file.decide(key.line, key_of, verb=verb or "")

    def _add_verb(self, file: FileUpgrade, node: MappingNode, cite: tuple[Span, ...], phrase: str) -> None:
        """A number of the plan as a whole has nothing to inherit: it needs a verb of its own."""
        key = node.keys["printed"]
        verb = self.search.propose(self.plan.key, cite, phrase, None)
        added = f"{' ' * (key.column - 1)}force: {verb or chinese('no-verb')}"
        file.replace(key.line, key.line, [file.line(key.line), added])
        file.decide(key.line, "upgrade-new-verb" if verb else "upgrade-missing-verb", verb=verb or "", below=1)

    def _replace_value(self, file: FileUpgrade, line: int, key: str, value: str) -> None:
        match = _VALUE.fullmatch(file.line(line))
        prefix, comment = (match[1], match[2] or "") if match else (re.match(r"\s*", file.line(line))[0], "")  # type: ignore[index]
        file.replace(line, line, [f"{prefix}{key}: {value}{comment}"])

    def _drop_missing_number(self, file: FileUpgrade, node: MappingNode, coded: Coded) -> None:
        """每年 is a frequency without a number, not a number that is missing."""
        value = getattr(coded, "value", None)
        if not isinstance(value, Absent) or value.state != "not_stated":
            return
        key = node.keys["value"]
        if file.line(key.line)[: key.column - 1].strip():
            file.decide(key.line, "upgrade-frequency")
            return
        file.replace(key.line, file.end_of(key.line, key.column - 1), [])
