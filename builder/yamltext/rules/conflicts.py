"""The marks that git leaves between two versions of a file that nobody has decided between."""

from __future__ import annotations

import re

_MARK = re.compile(r"^(<{7}|={7}|\|{7}|>{7})(?= |$)", re.MULTILINE)


def conflict_line(text: str) -> int | None:
    """The line of the first mark of a merge conflict, None where there is none.

    >>> conflict_line("甲\\n<<<<<<< HEAD\\n乙\\n=======\\n丙\\n>>>>>>> editor-b\\n")
    2
    >>> conflict_line("甲 ======= 乙\\n--------\\n========")
    """
    match = _MARK.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else None
