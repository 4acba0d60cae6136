"""Files are opened as what they are: a link is not followed, a pipe is not waited for, no byte is translated."""

from __future__ import annotations

import errno
import os
from pathlib import PurePath

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_PLAIN = _NO_FOLLOW | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Windows has the last alone: without it a descriptor reads other line ends than the file has."""


def open_plain(path: PurePath | str, flags: int = os.O_RDONLY) -> int:
    """A descriptor of a file. Raise `OSError`, for a link too."""
    if not _NO_FOLLOW and os.path.islink(path):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return os.open(path, flags | _PLAIN, 0o644)
