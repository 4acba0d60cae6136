"""A part of a site: files of a share of its pages, and what is remembered of them, for a build that joins the parts.

A part is not a site, nor mistaken for one: it has neither a manifest nor a start page. Its mark says what it is
and what it was made of; until a part is finished, the mark says that it is not (decision 47).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from builder.findings.errors import BusyError, UsageError
from builder.publish import folder as site_folder
from builder.publish.folder import read_plain, write_anew
from builder.publish.memory import Memory
from builder.publish.staging import Staging
from builder.system.locks import lock
from builder.system.opening import open_plain
from builder.text.values import value_class

MARK = "bilin-part.txt"
"""Its name has no point in front: what moves files from job to job may leave such files behind."""
_MARKED = "bilin part 1: "
_UNFINISHED = f"{_MARKED}unfinished\n".encode()
_ABOUT = "这是网站的一部分，不能发布。 A part of a site, not to be published: bilin build --parts"
_FILES, _NEW, _MEMORY, _LOCK = "files", "files.new", "memory", "lock"


class Share(NamedTuple):
    """A share of the pages of a site: its number, from 1 on, and how many shares there are."""

    number: int
    total: int

    def __str__(self) -> str:
        """As it is written.

        >>> str(Share(2, 4))
        '2/4'
        """
        return f"{self.number}/{self.total}"


@value_class
class Basis:
    """Sums of what a part was made of. Parts of another basis are not used."""

    program: str
    content: str
    options: str


@value_class
class FinishedPart:
    """A finished part: its folder, which share it has, and of what."""

    folder: Path
    share: Share
    basis: Basis

    @property
    def files(self) -> Path:
        """The folder of its files, which lie there as in the site."""
        return self.folder / _FILES

    @property
    def memory(self) -> Path:
        """The folder of what is remembered of them."""
        return self.folder / _MEMORY


class Unusable(NamedTuple):
    """A part that cannot be used, and why.

    `reason` is `absent`, `empty`, `site`, `foreign`, `unfinished`, `torn`, `twice`, or the name of what its basis
    differs in.
    """

    folder: Path
    reason: str


def find_parts(folders: Iterable[Path]) -> Iterator[Path]:
    """The folders of parts: each folder itself, or the parts that lie in it."""
    for folder in folders:
        within = sorted(path.parent for path in folder.glob(f"*/{MARK}")) if read_plain(folder / MARK) is None else []
        yield from within or [folder]


def read_part(folder: Path) -> FinishedPart | Unusable:
    """A part as its mark tells of it."""
    data = read_plain(folder / MARK)
    if data is None:
        return Unusable(folder, _reason(folder))
    if data == _UNFINISHED:
        return Unusable(folder, "unfinished")
    head, _, text = data.partition(b"\n")
    if head.decode(errors="replace") != _MARKED + hashlib.sha256(text).hexdigest():
        return Unusable(folder, "torn")
    record = json.loads(text)
    return FinishedPart(folder, Share(*record["share"]), Basis(**record["basis"]))


def _reason(folder: Path) -> str:
    """Why a folder without a mark is not a part."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return "absent"
    except OSError:
        return "foreign"
    if read_plain(folder / site_folder.MANIFEST) is not None:
        return "site"
    return "foreign" if names else "empty"


def select(parts: Sequence[FinishedPart | Unusable], basis: Basis) -> tuple[list[FinishedPart], list[Unusable]]:
    """The parts that were made of just this, each share once, and all that are not used."""
    usable: dict[Share, FinishedPart] = {}
    others: list[Unusable] = []
    for part in parts:
        if isinstance(part, Unusable):
            others.append(part)
        elif differs := next((name for name, own in asdict(part.basis).items() if own != getattr(basis, name)), ""):
            others.append(Unusable(part.folder, differs))
        elif part.share in usable:
            others.append(Unusable(part.folder, "twice"))
        else:
            usable[part.share] = part
    return list(usable.values()), others


def shares_lacking(parts: Iterable[FinishedPart]) -> list[Share]:
    """The shares that no part has, where all parts are of as many shares."""
    shares = {part.share for part in parts}
    totals = {share.total for share in shares}
    if len(totals) != 1:
        return []
    (total,) = totals
    return [share for number in range(1, total + 1) if (share := Share(number, total)) not in shares]


class NewPart:
    """A part that is being made: files are written by way of `staging`; what an earlier one has is taken over."""

    def __init__(self, folder: Path, *, full: bool) -> None:
        self._folder = folder
        self.staging = Staging(folder / _NEW, None if full else folder / _FILES)
        self.memory = Memory(None if full else folder / _MEMORY)

    def finish(self, units: Iterable[tuple[str, Mapping[str, object] | None]], share: Share, basis: Basis) -> None:
        """Put the files that have been written, and what is remembered of them, in place of those of before."""
        self.staging.folder.mkdir(exist_ok=True)
        for name in (_FILES, _MEMORY):
            _delete(self._folder / name)
        self.staging.folder.rename(self._folder / _FILES)
        Memory(self._folder / _MEMORY).keep(units)
        text = json.dumps({"about": _ABOUT, "share": share, "basis": asdict(basis)}, ensure_ascii=False, indent=1)
        data = f"{text}\n".encode()
        head = f"{_MARKED}{hashlib.sha256(data).hexdigest()}\n".encode()
        write_anew(self._folder / MARK, head + data)


@contextmanager
def open_part(folder: Path, *, full: bool = False) -> Iterator[NewPart]:
    """Hold a folder while a part is made in it; one that is not finished says so.

    With `full`, nothing of an earlier part is used. Raise `UsageError` where the folder holds anything but a part,
    `BusyError` or `OSError`.
    """
    require_part(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with open(open_plain(folder / _LOCK, os.O_RDWR | os.O_CREAT), "rb") as file:
        try:
            lock(file.fileno())
        except BlockingIOError as error:
            raise BusyError(folder) from error
        write_anew(folder / MARK, _UNFINISHED)
        _delete(folder / _NEW)
        try:
            yield NewPart(folder, full=full)
        finally:
            _delete(folder / _NEW)


def require_part(folder: Path) -> None:
    """Raise `UsageError` for anything but a part, finished or not, or a folder with nothing in it."""
    try:
        mode = folder.lstat().st_mode
    except FileNotFoundError:
        return
    is_folder = stat.S_ISDIR(mode)
    is_part = is_folder and (read_plain(folder / MARK) or b"").startswith(_MARKED.encode())
    if not is_folder or not (is_part or {path.name for path in folder.iterdir()} <= {_LOCK}):
        raise UsageError("not-part", path=folder)


def _delete(path: Path) -> None:
    """Delete what a part had under one of our names."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
