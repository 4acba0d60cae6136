"""How much memory this process has had at most."""

from __future__ import annotations

import sys

if sys.platform == "win32":

    def peak_megabytes() -> int | None:
        """Nobody tells, without a library for it."""
        return None

else:
    import resource

    _UNIT = 1024**2 if sys.platform == "darwin" else 1024
    """What the number is divided by: macOS counts bytes, others kilobytes."""

    def peak_megabytes() -> int | None:
        """So many megabytes."""
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _UNIT
