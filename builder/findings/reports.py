"""Findings for those who read them: a line of the file with a caret, GitHub's annotations and job summary, SARIF."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from builder.findings.finding import Finding, Severity
from builder.findings.messages import Messages, for_terminals
from builder.text.invisible import UNWANTED

MAX_CELLS = 100  # of a terminal, that a line of a file may take
MAX_SUMMARISED = 1_000
_SHOWN_AS = str.maketrans("\t\r\n", "⇥␍␊")
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
"""What SARIF calls them."""


def excerpt(mistake: Finding, lines: Sequence[str]) -> list[str]:
    """The line of the file, given all of them, and a caret below the column. Nothing where there is no such line.

    >>> from builder.findings.finding import Place
    >>> print("\\n".join(excerpt(Finding(Place("a.yaml", 1, 5), "hash"), ["人民: # 甲"])))
         1 | 人民: # 甲
           |       ^
    """
    place = mistake.place
    if place.line > len(lines) or not lines[place.line - 1].strip():
        return []
    line, at = lines[place.line - 1], place.column - 1
    start = _start(line, at)
    shown = visible(line[start : start + 2 * MAX_CELLS])
    before, rest = shown[: at - start], shown[at - start :]
    while _cells(before + rest) > MAX_CELLS and rest:
        rest = rest[:-1]
    lead = "…" if start else ""
    gap = " " * (_cells(before) + len(lead))
    number = f"{place.line:>6}"
    return [f"{number} | {lead}{before}{rest}", f"{' ' * len(number)} | {gap}^"]


def github(findings: Iterable[Finding], say: Messages, *, changed: Collection[str]) -> list[str]:
    """An annotation each, those in changed files first: GitHub shows ten of a kind. Errors before warnings.

    A notice is no annotation: those appear where something has to be corrected. The job's summary has it.
    """
    rank = list(Severity).index
    faults = (mistake for mistake in findings if mistake.severity is not Severity.NOTICE)
    ordered = sorted(faults, key=lambda mistake: (mistake.place.file not in changed, rank(mistake.severity)))
    return [say.github(mistake) for mistake in ordered]


_STATES = ("verbatim", "attested", "read", "inferred", "derived", "unchecked")


def summary(findings: Sequence[Finding], say: Messages) -> str:
    """Markdown for a job's summary: counts, then the findings of each file."""
    severities = [mistake.severity for mistake in findings]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    parts = [f"## {say.phrase('found-check', errors=errors, warnings=warnings)}"]
    for file, group in groupby(findings[:MAX_SUMMARISED], key=lambda mistake: mistake.place.file):
        in_file = list(group)
        name = " ".join(file.splitlines())
        parts.append(f"### {_escape(say.phrase('summary-file', file=name, count=len(in_file)))}")
        parts.append("\n".join(f"- {_escape(_without_file(mistake, say))}" for mistake in in_file))
    if len(findings) > MAX_SUMMARISED:
        parts.append(say.phrase("summary-more", count=len(findings) - MAX_SUMMARISED))
    return "\n\n".join(parts) + "\n"


def marks(rows: Sequence[tuple[str, Mapping[str, int]]], say: Messages) -> str:
    """Markdown for a job's summary: of each plan how many of its claims were compared how."""
    states = [state for state in _STATES if any(counts.get(state) for _, counts in rows)]
    heads = [say.phrase("marks-plan"), *(say.phrase(f"marks-{state}") for state in states)]
    lines = [heads, ["---"] * len(heads)]
    lines += [[_escape(name), *(str(counts.get(state, 0)) for state in states)] for name, counts in rows]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"## {say.phrase('marks-title')}\n\n{table}\n"


def sarif(findings: Sequence[Finding], say: Messages) -> str:
    """All findings in the Static Analysis Results Interchange Format, 2.1.0."""
    rules = sorted({mistake.rule for mistake in findings})
    first = {rule: next(mistake for mistake in findings if mistake.rule == rule) for rule in rules}
    run = {
        "tool": {"driver": {"name": "bilin", "rules": [_sarif_rule(first[rule], say) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(mistake, rules.index(mistake.rule), say) for mistake in findings],
    }
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _sarif_rule(mistake: Finding, say: Messages) -> dict[str, object]:
    words = say.words(mistake)
    rule: dict[str, object] = {"id": mistake.rule, "shortDescription": {"text": _leave_open(words["text"])}}
    rule["help"] = {"text": _leave_open(words["remedy"])}
    if code := say.code(mistake):
        rule["properties"] = {"tags": [code]}
    return rule


def _sarif_result(mistake: Finding, index: int, say: Messages) -> dict[str, object]:
    region = {"startLine": mistake.place.line, "startColumn": mistake.place.column}
    return {
        "ruleId": mistake.rule,
        "ruleIndex": index,
        "level": _LEVELS[mistake.severity],
        "message": {"text": say.sentence(mistake)},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": quote(mistake.place.file)}, "region": region}},
        ],
    }


def _leave_open(template: str) -> str:
    """The words of a rule without the values that a finding fills in.

    >>> _leave_open("“{key}”应是列表")
    '“…”应是列表'
    """
    return re.sub(r"\{[a-z_]+\}", "…", template)


def _start(line: str, at: int) -> int:
    """Where to start a long line so that its column is in view."""
    start = 0
    while start < at and _cells(line[start:at]) > MAX_CELLS // 2:
        start += 1 if at - start < MAX_CELLS else at - start - MAX_CELLS + 1
    return start


def visible(text: str) -> str:
    """Text in which every character takes the cells it seems to take, and none does anything to a terminal.

    >>> visible("a\\tb")
    'a⇥b'
    """
    return UNWANTED.sub("\ufffd", text.translate(_SHOWN_AS))


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes: a wide character two, a combining one none.

    >>> _cells("a人")
    3
    """
    wide, combining = unicodedata.east_asian_width, unicodedata.combining
    return sum(2 if wide(character) in "WF" else not combining(character) for character in text)


def _without_file(mistake: Finding, say: Messages) -> str:
    return say.line(mistake).removeprefix(for_terminals(" ".join(f"{mistake.place.file}:".splitlines())))


def _escape(text: str) -> str:
    """Text that marks nothing up in Markdown.

    >>> _escape("*.md <b>")
    '\\\\*.md &lt;b&gt;'
    """
    return re.sub(r"([\\`*_\[\]|~#])", r"\\\1", html.escape(text, quote=False))
