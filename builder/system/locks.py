"""A lock on an open file, which is given back when the file is closed, however its process ends."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import msvcrt

    def lock(descriptor: int) -> None:
        """Hold the lock. Raise `BlockingIOError` where another process holds it, `OSError` where none can be had."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:  # what Windows says of a lock that is held
            raise BlockingIOError(*error.args) from error

else:
    import fcntl

    def lock(descriptor: int) -> None:
        """Hold the lock. Raise `BlockingIOError` where another process holds it, `OSError` where none can be had."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
