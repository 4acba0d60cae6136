"""Bytes -> a published folder, all or nothing, and back to the one before (decision 25).

A site is written into a fresh folder beside the output, where files that have not changed are further names of those
that are published, and exchanged with the output in one step. A folder that was ever published is never written to.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.findings.errors import NoVersionError, OlderError
from builder.publish.folder import MANIFEST, complete, is_whole, parse_sums, read_sums, require_ours, write_fresh
from builder.publish.versions import Versions


def publish(
    files: Mapping[str, bytes], output: Path, *, full: bool = False, time: int | None = None, older: bool = False
) -> int:
    """Make `output` hold exactly `files` (path with `/` -> bytes), a manifest and our mark; return how many changed.

    With `full`, nothing of the published site is used. `time` says how new the content is, in seconds; what is older
    than the published site is refused unless it may be `older`. Raise `NotOursError`, `OlderError`, `BusyError` or
    `OSError`.
    """
    folder = output.absolute()
    require_ours(folder)
    versions = Versions(folder)
    with versions.lock():
        require_ours(folder)
        published = versions.state.times.get(str(versions.state.current))
        if not older and time is not None and published is not None and time < published and folder.exists():
            raise OlderError(output)
        whole = complete(files)
        changed = _count_changes(parse_sums(whole[MANIFEST]), folder)
        written = write_fresh(whole, versions.new, like=None if full else folder)
        if written or changed or full:
            versions.publish_new(time)
        else:
            versions.discard_new()
    return changed


def roll_back(output: Path, *, to: int | None = None) -> tuple[int, list[int]]:
    """Publish the version before the published one, or version `to`, again; return it, and those that are kept beside.

    Raise `NoVersionError` where it is not there, or not whole any more; `NotOursError` or `BusyError`.
    """
    folder = output.absolute()
    require_ours(folder)
    versions = Versions(folder)
    with versions.lock():
        kept = versions.kept()
        number = to if to is not None else max(kept[-1:], default=0)
        if number not in kept or not is_whole(versions.store / str(number)):
            raise NoVersionError(output, number, kept)
        versions.switch(str(number), number)
        return number, versions.kept()


def _count_changes(sums: Mapping[str, str], folder: Path) -> int:
    """How many files are new or different, by their sums."""
    old = read_sums(folder) if folder.exists() else {}
    return sum(old.get(path) != digest for path, digest in sums.items())
