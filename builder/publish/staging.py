"""A site that is being written, beside the one that is published: any process that is told of it may write files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.findings.errors import OlderError
from builder.publish.folder import (
    MANIFEST,
    MARK,
    add_name,
    link,
    mark_of,
    read_plain,
    read_sums,
    require_ours,
    sums_text,
)
from builder.publish.versions import Versions


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the new site: its sha256, and whether the published site has no such file."""

    digest: str
    is_new: bool


class Staging:
    """The folder of a site to come. A file that `like` has with the same bytes becomes one more name of it."""

    def __init__(self, folder: Path, like: Path | None) -> None:
        self.folder = folder
        self._like = like
        self._parents: set[Path] = set()

    def write(self, path: str, data: bytes) -> Written:
        """Write a file (path with `/`) that is not there yet."""
        return Written(hashlib.sha256(data).hexdigest(), self._put(path, data))

    def _put(self, path: str, data: bytes) -> bool:
        """Put a file in its place; whether the published site has no such file."""
        target = self._make_room(path)
        is_new = self._like is None or not link(self._like / path, target, data)
        if is_new:
            _write(target, data)
        return is_new

    def _make_room(self, path: str) -> Path:
        """Where a file comes, in a folder that is there."""
        target = self.folder / path
        if target.parent not in self._parents:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._parents.add(target.parent)
        return target

    def take_over(self, digests: Mapping[str, str]) -> dict[str, Written] | None:
        """Write files that the published site has, by their sha256; none of them where it does not have them all."""
        files = self.published(digests)
        if files is None:
            return None
        return {path: Written(digests[path], self._repeat(path, data)) for path, data in files.items()}

    def _repeat(self, path: str, data: bytes) -> bool:
        """Give a published file, which has just been read, one more name; whether only its bytes could be had."""
        assert self._like is not None
        target = self._make_room(path)
        is_new = not add_name(self._like / path, target)
        if is_new:
            _write(target, data)
        return is_new

    def published(self, digests: Mapping[str, str]) -> dict[str, bytes] | None:
        """Files of the published site, by their sha256; None where it does not have them all."""
        files = {}
        for path, digest in digests.items():
            data = read_plain(self._like / path) if self._like else None
            if data is None or hashlib.sha256(data).hexdigest() != digest:
                return None
            files[path] = data
        return files

    def copy(self, source: str, path: str) -> Written:
        """Write a file with the bytes of one that has been written."""
        return self.write(path, (self.folder / source).read_bytes())


def _write(target: Path, data: bytes) -> None:
    """Write a file: never through a name that is there, it may be one more name of a published one."""
    with open(target, "xb") as file:
        file.write(data)


class Publication:
    """What is to be published: files are written by way of `staging`, and `finish` puts them in place of the output."""

    def __init__(self, versions: Versions, *, full: bool, time: int | None) -> None:
        self._versions, self._full, self._time = versions, full, time
        self.staging = Staging(versions.new, None if full else versions.output)

    def finish(self, files: Mapping[str, Written]) -> int:
        """Publish exactly these files, which have been written, a manifest and our mark; return how many changed."""
        sums = sums_text({path: file.digest for path, file in files.items()})
        ends = [self.staging.write(MANIFEST, sums), self.staging.write(MARK, mark_of(sums))]
        output = self._versions.output
        old = read_sums(output) if output.exists() else {}
        changed = sum(old.get(path) != file.digest for path, file in files.items())
        if changed or self._full or any(file.is_new for file in (*files.values(), *ends)):
            self._versions.publish_new(self._time)
        else:
            self._versions.discard_new()
        return changed


@contextmanager
def open_publication(
    output: Path, *, full: bool = False, time: int | None = None, older: bool = False
) -> Iterator[Publication]:
    """Hold the lock on an output while a site for it is written. What is not finished is deleted at the end.

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
        try:
            yield Publication(versions, full=full, time=time)
        finally:
            versions.discard_new()
