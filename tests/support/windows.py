"""`python -m tests.support.windows COMMAND …`: `build.py COMMAND …` on a system that lacks what Windows lacks.

No fcntl, no resource, no fork, no SIGHUP, no O_NOFOLLOW; nothing is renamed over a folder, nothing that is open is
renamed or deleted; whoever opens a text without naming its encoding fails. It says nothing of drives, of code pages in
file names, or of how Windows starts processes: the workflow runs on Windows itself.
"""

from __future__ import annotations

import ctypes
import fcntl
import multiprocessing
import os
import shutil
import signal
import sys
import sysconfig
import types
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

OF_THIS_SYSTEM = (
    *("asyncio", "concurrent.futures", "http.server", "multiprocessing.connection", "subprocess", "tarfile"),
    *("tempfile", "click.testing"),
)
"""What asks for the system when it is loaded, and would miss what Windows has."""
HIDDEN = ("fcntl", "resource", "pwd", "grp", "termios")
LACKING = {
    os: ("O_NOFOLLOW", "O_NONBLOCK", "getuid", "fork", "mkfifo"),
    signal: ("SIGHUP", "SIGKILL", "SIGQUIT"),
}


def pretend() -> None:
    """Take from this process what Windows lacks. What was loaded before still believes that it is at home."""
    msvcrt = types.ModuleType("msvcrt")
    # The lock that others on this machine look for as well: they clear away scratch folders that nobody holds.
    vars(msvcrt).update(LK_NBLCK=2, locking=_locking(fcntl.flock, fcntl.LOCK_EX | fcntl.LOCK_NB))
    hidden: dict[str, Any] = dict.fromkeys(HIDDEN)
    sys.modules.update(hidden, msvcrt=msvcrt)
    for module, names in LACKING.items():
        for name in names:
            delattr(module, name)
    setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])  # noqa: B010
    setattr(shutil, "_use_fd_functions", False)  # noqa: B010
    for name in ("rename", "replace", "unlink", "remove", "rmdir"):
        setattr(os, name, _guarded(getattr(os, name), is_rename=name == "rename"))
    setattr(ctypes, "CDLL", _no_libc)  # noqa: B010
    warnings.filterwarnings("error", category=EncodingWarning, module=r"builder(\.|$)")
    sys.platform = "win32"


def _locking(flock: Callable[[int, int], None], how: int) -> Callable[[int, int, int], None]:
    def locking(descriptor: int, _mode: int, _bytes: int) -> None:
        flock(descriptor, how)

    return locking


def _guarded(function: Callable[..., None], *, is_rename: bool) -> Callable[..., None]:
    def guarded(path: Any, *others: Any, **options: Any) -> None:
        if _is_open(Path(path)) or (is_rename and os.path.lexists(others[0])):
            raise PermissionError(13, "as on Windows", str(path))
        function(path, *others, **options)

    return guarded


def _is_open(path: Path) -> bool:
    here = os.path.realpath(path)
    for link in Path("/proc/self/fd").iterdir():
        try:
            target = os.readlink(link)
        except OSError:
            continue
        if target == here or target.startswith(f"{here}/"):
            return True
    return False


def _no_libc(name: str | None, **_: Any) -> Any:
    raise TypeError(f"as on Windows: {name}")


if __name__ == "__main__":
    for name in OF_THIS_SYSTEM:
        import_module(name)
    sysconfig.get_config_vars()
    pretend()
    from builder.cli.start import main

    main()
