"""One sum over several texts, by which what was made of just these is known again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def add_up(parts: Iterable[str]) -> str:
    """The sum of texts, told apart by their lengths: 32 hexadecimal digits.

    >>> add_up(["a", "bc"]) == add_up(["ab", "c"])
    False
    """
    total = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode()
        total.update(b"%d:" % len(data) + data)
    return total.hexdigest()
