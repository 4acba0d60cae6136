"""What is wrong with the content, as values: where, which rule, and the words of the message to come.

A finding holds no sentence. `builder.findings.messages` turns rule and values into the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from builder.text.values import value_class

WHOLE, RUNS = "", "、"
"""Of the value `where`, which has numbers of paragraphs: that of a whole text, and what stands between runs of them."""


class Severity(Enum):
    """How much a finding matters: an error stops publishing, a warning only with `--strict`, a notice never."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a content file.

    `file` is relative to the content folder's parent, with `/`; `line` and `column` count from 1,
    columns in characters, as editors show them.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@value_class
class Finding:
    """One mistake. `rule` names its text in the message catalogue, `values` fill the text in."""

    place: Place
    rule: str
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    severity: Severity = Severity.ERROR


def finding(place: Place, rule: str, *, severity: Severity = Severity.ERROR, **values: object) -> Finding:
    """A finding whose values are given by keyword."""
    return Finding(place, rule, {name: str(value) for name, value in values.items()}, severity)


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by place, and keep each mistake once.

    >>> early, late = finding(Place("a.yaml", 2), "empty"), finding(Place("a.yaml", 10), "empty")
    >>> [mistake.place.line for mistake in sort_findings([late, early, late])]
    [2, 10]
    """
    unique = {(mistake.place, mistake.rule, tuple(sorted(mistake.values.items()))): mistake for mistake in findings}
    return [unique[key] for key in sorted(unique)]
