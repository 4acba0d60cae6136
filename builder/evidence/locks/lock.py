"""`evidence.lock`: what was compared with which source, when, by whom and by which rules.

It is an attestation, not a password: with the sources at hand everything in it is computed again. One line a claim,
sorted, and nothing else that changes, so that two people's edits of a plan merge line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from builder.evidence.claims.claim import Result
from builder.text.values import value_class

RULES = 11
"""The version of the rules by which claims are compared. Raise it with every change of what they find."""

_HEADER = (
    "# 由 check --write-lock 写入，不要手工修改。"
    "每行：声明 内容指纹 来源指纹 段落[原文位置] 结果 规则版本 日期 核对人\n"
)
_LINE = re.compile(
    r"(?P<name>\S+) (?P<said>[0-9a-f]{16}) (?P<edition>[0-9a-f]{16}) (?P<cited>\S+) (?P<result>verbatim|reading|no)"
    r" (?P<rules>[1-9]\d{0,5}) (?P<on>\d{4}-\d{2}-\d{2}) (?P<by>\S.*)"
)
_CITED = re.compile(r"(?P<source>[a-z][a-z0-9-]*):(?P<first>\d+)(?:-\d+)?(?:\[(?P<place>[^\]]*)\])?")


@value_class
class Locked:
    """What the lock knows of a claim. A line that is to be written has no date and nobody yet."""

    said: str
    edition: str
    """The first digits of the sha256 of the source."""
    cited: str
    """The cited paragraphs, each with its printed place: `page:46[五、24],page:50-52`; `-` for none."""
    result: Result
    rules: int = RULES
    on: str = ""
    by: str = ""

    def is_about(self, line: Locked) -> bool:
        """Whether both speak of the same words in the same edition."""
        return (self.said, self.edition) == (line.said, line.edition)

    def agrees_with(self, line: Locked) -> bool:
        """Whether both say the same, whoever said it and when."""
        return self._statement == line._statement

    @property
    def _statement(self) -> tuple[object, ...]:
        """All but who said it and when."""
        return self.said, self.edition, self.cited, self.result, self.rules


@value_class
class Lock:
    """A lock as it was read: its lines by claim, each with its number, and the lines that are none."""

    lines: Mapping[str, tuple[tuple[int, Locked], ...]]
    malformed: tuple[int, ...] = ()

    def find(self, name: str, present: Locked) -> Locked | None:
        """The line that speaks of a claim as it stands in the content and of its present source."""
        return next((line for _, line in self.lines.get(name, ()) if line.is_about(present)), None)

    @property
    def places(self) -> dict[tuple[str, int], str]:
        """Where cited paragraphs stand in print, by source and number."""
        matches = (
            match
            for lines in self.lines.values()
            for _, line in lines
            for match in _CITED.finditer(line.cited)
            if match["place"]
        )
        return {(match["source"], int(match["first"])): match["place"] for match in matches}


def read_lock(text: str) -> Lock:
    """The lines of a lock. What is none is told, and its claim counts as never compared."""
    lines: dict[str, tuple[tuple[int, Locked], ...]] = {}
    malformed = []
    # Most lines name the same edition, day and person: each of those texts is kept once, of thousands.
    same: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        match = _LINE.fullmatch(line)
        if match:
            name, locked = _read_line(match, same)
            lines[name] = (*lines.get(name, ()), (number, locked))
        else:
            malformed.append(number)
    return Lock(lines, tuple(malformed))


def _read_line(match: re.Match[str], same: dict[str, str]) -> tuple[str, Locked]:
    """The name of a claim and what is known of it."""
    name, said, edition, cited, outcome, rules, on, by = match.groups()
    result: Result = "verbatim" if outcome == "verbatim" else "reading" if outcome == "reading" else "no"
    once = same.setdefault
    return name, Locked(
        said, once(edition, edition), once(cited, cited), result, int(rules), once(on, on), once(by, by)
    )


def lock_text(entries: Iterable[tuple[str, Locked]], *, on: str, by: str) -> str:
    """The text of a lock. What has no date yet was compared on this day by this role."""
    dated = [(name, entry if entry.on else replace(entry, on=on, by=by)) for name, entry in entries]
    lines = (
        f"{name} {each.said} {each.edition} {each.cited} {each.result} {each.rules} {each.on} {each.by}\n"
        for name, each in sorted(dated, key=lambda pair: pair[0])
    )
    return _HEADER + "".join(lines)
