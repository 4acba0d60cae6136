"""Content -> a static website. The flow is in builder/pipeline.py, what other programs may use in builder/api.py.

`from builder import Site, build, check` loads what makes sites when one of the names is asked for, so that a command
line that only wants help does not wait for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from builder.api import Site, build, check

__all__ = ["Site", "build", "check"]


def __getattr__(name: str) -> Any:
    """A public name, from where it is written."""
    if name in __all__:
        return getattr(import_module("builder.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
