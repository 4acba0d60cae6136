"""When the files that a preview depends on change."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path


def stamps(roots: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """When each file below some folders was last written, and its size: what differs after any change."""
    found: dict[str, tuple[int, int]] = {}
    for root in roots:
        for folder, _, names in os.walk(root):
            for name in names:
                with contextlib.suppress(OSError):  # gone since the folder was listed: the next look sees that
                    stat_ = os.stat(os.path.join(folder, name))
                    found[os.path.join(folder, name)] = (stat_.st_mtime_ns, stat_.st_size)
    return found
