"""Content -> a static website. The flow is in builder/pipeline.py, what other programs may use in builder/api.py.

`from builder import Site, build, check` loads what makes sites when one of the names is asked for, so that a command
line that only wants help does not wait for it.
"""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` itself takes a while, in which Ctrl-C would end in a traceback

if TYPE_CHECKING:
    from typing import Any

    from builder.api import Site, build, check

__all__ = ["Site", "build", "check"]


def __getattr__(name: str) -> Any:
    """A public name, from where it is written."""
    if name in __all__:
        from importlib import import_module

        return getattr(import_module("builder.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
