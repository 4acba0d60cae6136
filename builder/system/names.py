"""Names of files, which a system may keep in bytes that are no text."""

from __future__ import annotations


def readable(name: str) -> str:
    """A name or a path as it can be printed and written to files: what is no UTF-8 in it becomes U+FFFD.

    >>> readable("a.md"), ascii(readable("\\udcff.md"))
    ('a.md', "'\\\\ufffd.md'")
    """
    return name.encode(errors="surrogateescape").decode(errors="replace")
