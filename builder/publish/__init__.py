"""Bytes -> a published folder, all or nothing, and back to the one before (decision 25).

A site is written into a fresh folder beside the output, where files that have not changed are further names of those
that are published, and exchanged with the output in one step. A folder that was ever published is never written to.
"""

from __future__ import annotations

from pathlib import Path

from builder.findings.errors import NoVersionError
from builder.publish.folder import is_whole, require_ours
from builder.publish.versions import Versions


def roll_back(output: Path, *, to: int | None = None) -> tuple[int, list[int]]:
    """Publish the version before the published one, or version `to`, again; return it, and those that are kept beside.

    Raise `NoVersionError` where it is not there, or not whole any more; `NotOursError` or `BusyError`.
    """
    folder = output.absolute()
    require_ours(folder)
    versions = Versions(folder)
    if not versions.store.is_dir():
        raise NoVersionError(output, to or 0, ())
    with versions.lock():
        kept = versions.kept()
        number = to if to is not None else max(kept[-1:], default=0)
        if number not in kept or not is_whole(versions.store / str(number)):
            raise NoVersionError(output, number, kept)
        versions.switch(str(number), number)
        return number, versions.kept()
