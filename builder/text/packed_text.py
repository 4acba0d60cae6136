"""Texts that are kept for the few who ask for them again."""

from __future__ import annotations

import zlib

_FAST = 1
"""The level of packing: the others take longer and save hardly anything."""


def pack_text(text: str) -> bytes:
    """Pack a text, an empty one to nothing.

    >>> pack_text(""), unpack_text(pack_text("区县"))
    (b'', '区县')
    """
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _FAST) if text else b""


def unpack_text(packed: bytes) -> str:
    """The text that was packed."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass") if packed else ""
