"""`published/*.txt`: what was ever published, one address a line, sorted; only ever longer.

Two branches that both publish something add different lines, so that git merges them line by line (`merge=union` in
`.gitattributes`); what is in twice, or out of order after that, is put right by the next `register`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.findings.finding import Finding, Place, finding
from builder.model.register import Registered

_HEADER = "# 由 register 写入，不要手工修改，不要删行。每行：发布过的地址，数字的地址后面是当时的数字\n"
_KEY = r"[a-z0-9-]+\.[a-z0-9-]+"
# Only the pages of two plans have dots in their names, and .html is where a line or its figure ends: of two lines that
# somebody joined, neither address would be known any more.
_ADDRESS = rf"(?:compare/{_KEY}-(?:vs|to)-{_KEY}|[a-z0-9][a-z0-9/-]*)\.html(?:#[a-z0-9-]+)?"
_LINE = re.compile(rf"({_ADDRESS})(?: (?!.*\.html)(\S.*))?")


def read_register(text: str, file: str) -> tuple[list[Registered], list[Finding]]:
    """The entries of a register, and the first line that is none.

    >>> lines = "a/b.htmla/c.html", "a/b.html#q-homes 3 万套a/c.html", "compare/a.b-vs-c.d.html"
    >>> [len(read_register(line, "published/city-4401.txt")[1]) for line in lines]
    [1, 1, 0]

    >>> [entry.figure for entry in read_register("a/b.html#q-homes 3 万套\\n", "published/city-4401.txt")[0]]
    ['3 万套']
    """
    entries: list[Registered] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if not match:
            return entries, [finding(Place(file, number), "register-line", value=line.strip()[:80])]
        entries.append(Registered(match[1], match[2] or "", Place(file, number)))
    return entries, []


def register_text(entries: Iterable[Registered]) -> str:
    """The text of a register."""
    return _HEADER + "".join(f"{line}\n" for line in sorted({entry.line for entry in entries}))
