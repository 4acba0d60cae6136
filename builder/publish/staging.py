"""A site that is being written, beside the one that is published: any process that knows its folder may write files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import BinaryIO, TypeVar

from builder.findings.errors import OlderError
from builder.publish.folder import (
    MANIFEST,
    MARK,
    copy_plain,
    give_name,
    link,
    mark_text,
    read_plain,
    read_sums,
    replace_by_link,
    require_ours,
    sum_plain,
    sums_text,
)
from builder.publish.memory import Memory
from builder.publish.untouched import Untouched
from builder.publish.versions import Versions
from builder.text.values import value_class

_Result = TypeVar("_Result")


@value_class
class Written:
    """A file of the new site: its sha256, and whether the published site has no such file."""

    digest: str
    is_new: bool


@dataclass(slots=True)
class Draft:
    """A file of the new site while it is written, at its place. `size` and `written` are known once it is whole."""

    path: Path
    file: BinaryIO
    size: int = field(init=False)
    written: Written = field(init=False)


class Staging:
    """The folder of a site to come. A file that `like` has with the same bytes becomes one more name of it.

    Files of `parts`, folders that other jobs have filled, are taken over as those of `like`, but copied. What is known
    to be `untouched` in `like` is not read.
    """

    def __init__(
        self, folder: Path, like: Path | None, parts: Iterable[Path] = (), untouched: Untouched | None = None
    ) -> None:
        self.folder = folder
        self._like, self._untouched = like, untouched
        self._sources = (*([like] if like else []), *parts)
        self._parents: set[str] = set()

    def write(self, path: str, data: bytes) -> Written:
        """Write a file (path with `/`) that is not there yet."""
        digest = hashlib.sha256(data).hexdigest()
        return Written(digest, self._put(path, data, digest))

    def _put(self, path: str, data: bytes, digest: str) -> bool:
        """Put a file in its place; whether the published site has no such file."""
        target, like = self._place(path), f"{self._like}/{path}"
        is_linked = self._is_untouched(path, digest) and give_name(like, target)
        is_new = not is_linked and (self._like is None or not link(like, target, data))
        if is_new:
            # Never through a name that is there: it may be one more name of a published file.
            with open(target, "xb") as file:
                file.write(data)
        return is_new

    def _place(self, path: str) -> str:
        """Where a file has its place, in a folder that is there."""
        parent = path.rpartition("/")[0]
        if parent not in self._parents:
            (self.folder / parent).mkdir(parents=True, exist_ok=True)
            self._parents.add(parent)
        return f"{self.folder}/{path}"

    @contextmanager
    def draft(self, path: str) -> Iterator[Draft]:
        """Write a file (path with `/`) that is not there yet, some bytes at a time. After an error it is not there."""
        target = Path(self._place(path))
        target.touch(exist_ok=False)
        try:
            with open(target, "r+b") as file:
                draft = Draft(target, file)
                yield draft
            draft.size, digest = target.stat().st_size, sum_plain(target)
            assert digest
            is_linked = self._like is not None and replace_by_link(self._like / path, target, draft.size, digest)
            draft.written = Written(digest, is_new=not is_linked)
        except BaseException:
            target.unlink(missing_ok=True)
            raise

    @contextmanager
    def scratch(self, path: str, like: PurePath | None = None) -> Iterator[Path]:
        """A place beside that of a file, for what is not of the site, or a copy `like` another: deleted at the end."""
        place = Path(f"{self._place(path)}.scratch")
        try:
            if like:
                copy_plain(Path(like), place)
            yield place
        finally:
            place.unlink(missing_ok=True)

    def open(self, path: str | PurePath) -> BinaryIO:
        """A file that has been written, or by its place one that was made before, to be read."""
        return open(self.folder / path, "rb")

    def take_over(self, digests: Mapping[str, str]) -> dict[str, Written] | None:
        """Write files that are published, by their sha256; none of them where not all are."""
        sources = _find_all(digests, self._find)
        if sources is None:
            return None
        return {path: self._take(source, path, digests[path]) for path, source in sources.items()}

    def find_earlier(self, digests: Mapping[str, str]) -> dict[str, Path] | None:
        """Where files lie that were made before, by their sha256; None where not all are there."""
        sources = _find_all(digests, self._find)
        return None if sources is None else {path: Path(source) for path, source in sources.items()}

    def published(self, digests: Mapping[str, str]) -> dict[str, bytes] | None:
        """Files of the published site, or of a part, by their sha256; None where not all are there."""
        return _find_all(digests, self._read)

    def _read(self, path: str, digest: str) -> bytes | None:
        """The bytes of a file that was made before."""
        files = map(read_plain, self._places_before(path))
        return next((data for data in files if data is not None and hashlib.sha256(data).hexdigest() == digest), None)

    def _find(self, path: str, digest: str) -> str | None:
        """Where a file lies that was made before."""
        places = self._places_before(path)
        if places and self._is_untouched(path, digest):
            return places[0]
        return next((place for place in places if sum_plain(place) == digest), None)

    def _is_untouched(self, path: str, digest: str) -> bool:
        """Whether the published site is known to have a file, without a look into it."""
        return self._untouched is not None and self._untouched.has(path, digest)

    def _places_before(self, path: str) -> list[str]:
        """Where a file may lie that was made before. No path leaves the folder: a part may come from anywhere."""
        is_within = {"", ".", ".."}.isdisjoint(path.split("/"))
        # Texts, and no paths: most files of a large site are looked for here in every build.
        return [f"{source}/{path}" for source in self._sources] if is_within else []

    def _take(self, source: str, path: str, digest: str) -> Written:
        """Make a file one more name of a published one, or a copy of any other."""
        target = self._place(path)
        is_linked = self._like is not None and source == f"{self._like}/{path}" and give_name(source, target)
        if not is_linked:
            copy_plain(Path(source), Path(target))
        return Written(digest, is_new=not is_linked)

    def copy(self, source: str, path: str) -> Written:
        """Write a file with the bytes of one that has been written."""
        return self.write(path, (self.folder / source).read_bytes())


def _find_all(digests: Mapping[str, str], find: Callable[[str, str], _Result | None]) -> dict[str, _Result] | None:
    """What is found of each path and its sha256; None as soon as one is not."""
    results = {}
    for path, digest in digests.items():
        result = find(path, digest)
        if result is None:
            return None
        results[path] = result
    return results


class Publication:
    """What is to be published: files are written by way of `staging`, and `finish` puts them in place of the output."""

    def __init__(
        self, versions: Versions, *, full: bool, time: int | None, parts: Iterable[Path], memory: Memory | None
    ) -> None:
        self._versions, self._full, self._time = versions, full, time
        self._untouched = Untouched(versions.output, memory)
        like = None if full else versions.output
        self.staging = Staging(versions.new, like, parts, None if full else self._untouched)

    def finish(self, files: Mapping[str, Written]) -> int:
        """Publish exactly these files, which have been written, a manifest and our mark; return how many changed."""
        sums = sums_text({path: file.digest for path, file in files.items()})
        ends = [self.staging.write(MANIFEST, sums), self.staging.write(MARK, mark_text(sums))]
        output = self._versions.output
        old = read_sums(output) if output.exists() else {}
        changed = sum(old.get(path) != file.digest for path, file in files.items())
        if changed or self._full or any(file.is_new for file in (*files.values(), *ends)):
            self._versions.publish_new(self._time)
        else:
            self._versions.discard_new()
        self._untouched.note({path: file.is_new for path, file in files.items()})
        return changed


@contextmanager
def open_publication(
    output: Path,
    *,
    full: bool = False,
    time: int | None = None,
    older: bool = False,
    parts: Iterable[Path] = (),
    memory: Memory | None = None,
) -> Iterator[Publication]:
    """Hold the lock on an output while a site for it is written. What is not finished is deleted at the end.

    With `full`, nothing of the published site is used. `time` says how new the content is, in seconds; what is older
    than the published site is refused unless it may be `older`. Files of `parts` are taken over, too. By its
    `memory` a build knows what nobody has touched since the last. Raise `NotOursError`, `OlderError`, `BusyError` or
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
            yield Publication(versions, full=full, time=time, parts=parts, memory=memory)
        finally:
            versions.discard_new()
