"""Findings for those who read them: a line of the file with a caret, GitHub's annotations and job summary, SARIF."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from urllib.parse import quote

from builder.findings.finding import Finding, Severity
from builder.findings.messages import Messages
from builder.text.invisible import UNWANTED

WIDTH = 100  # cells of a terminal that a line of a file may take
MAX_SUMMARISED = 1_000
_SHOWN_AS = str.maketrans("\t\r\n", "⇥␍␊")
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
"""What SARIF calls them."""


def excerpt(one: Finding, lines: Sequence[str]) -> list[str]:
    """The line of the file, given all of them, and a caret below the column. Nothing where there is no such line."""
    place = one.place
    if place.line > len(lines) or not lines[place.line - 1].strip():
        return []
    line, at = lines[place.line - 1], place.column - 1
    start = _start(line, at)
    shown = visible(line[start : start + 2 * WIDTH])
    before, rest = shown[: at - start], shown[at - start :]
    while _cells(before + rest) > WIDTH and rest:
        rest = rest[:-1]
    lead = "…" if start else ""
    gap = " " * (_cells(before) + len(lead))
    number = f"{place.line:>6}"
    return [f"{number} | {lead}{before}{rest}", f"{' ' * len(number)} | {gap}^"]


def github(findings: Iterable[Finding], say: Messages, *, changed: Collection[str]) -> list[str]:
    """An annotation each, those in changed files first: GitHub shows ten of a kind. Errors before warnings."""
    order = sorted(findings, key=lambda one: (one.place.file not in changed, list(Severity).index(one.severity)))
    return [say.github(one) for one in order]


def summary(findings: Sequence[Finding], say: Messages) -> str:
    """Markdown for a job's summary: counts, then the findings of each file."""
    errors = sum(one.severity is Severity.ERROR for one in findings)
    parts = [f"## {say.said('found-check', errors=errors, warnings=len(findings) - errors)}"]
    for file, group in groupby(findings[:MAX_SUMMARISED], key=lambda one: one.place.file):
        found = list(group)
        name = " ".join(file.splitlines())
        parts.append(f"### {_escaped(say.said('summary-file', file=name, count=len(found)))}")
        parts.append("\n".join(f"- {_escaped(_without_file(one, say))}" for one in found))
    if len(findings) > MAX_SUMMARISED:
        parts.append(say.said("summary-more", count=len(findings) - MAX_SUMMARISED))
    return "\n\n".join(parts) + "\n"


def sarif(findings: Sequence[Finding], say: Messages) -> str:
    """All findings in the Static Analysis Results Interchange Format, 2.1.0."""
    rules = sorted({one.rule for one in findings})
    first = {rule: next(one for one in findings if one.rule == rule) for rule in rules}
    run = {
        "tool": {"driver": {"name": "bilin", "rules": [_sarif_rule(first[rule], say) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(one, rules.index(one.rule), say) for one in findings],
    }
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _sarif_rule(one: Finding, say: Messages) -> dict[str, object]:
    words = say.words(one)
    rule: dict[str, object] = {"id": one.rule, "shortDescription": {"text": _open(words["text"])}}
    rule["help"] = {"text": _open(words["remedy"])}
    if code := say.code(one):
        rule["properties"] = {"tags": [code]}
    return rule


def _sarif_result(one: Finding, index: int, say: Messages) -> dict[str, object]:
    region = {"startLine": one.place.line, "startColumn": one.place.column}
    return {
        "ruleId": one.rule,
        "ruleIndex": index,
        "level": _LEVELS[one.severity],
        "message": {"text": say.sentence(one)},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": quote(one.place.file)}, "region": region}},
        ],
    }


def _open(template: str) -> str:
    """The words of a rule without the values that a finding fills in."""
    return re.sub(r"\{[a-z_]+\}", "…", template)


def _start(line: str, at: int) -> int:
    """Where to start a long line so that its column is in view."""
    start = 0
    while start < at and _cells(line[start:at]) > WIDTH // 2:
        start += 1 if at - start < WIDTH else at - start - WIDTH + 1
    return start


def visible(text: str) -> str:
    """Text in which every character takes the cells it seems to take, and none does anything to a terminal."""
    return UNWANTED.sub("\ufffd", text.translate(_SHOWN_AS))


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else not unicodedata.combining(one) for one in text)


def _without_file(one: Finding, say: Messages) -> str:
    return say.line(one).removeprefix(" ".join(f"{one.place.file}:".splitlines()))


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]|~#])", r"\\\1", html.escape(text, quote=False))
