"""The versions of a site: the published one under the name of the output, those before it in a folder beside it.

`state.json` there tells which version is which. A switch is announced in it before it happens, so that what dies in
between can be finished or undone.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from builder.findings.errors import BusyError, NotOursError
from builder.publish.exchange import exchange_at_once
from builder.publish.folder import MARK, digest_of, read_plain, remove

KEPT = 2
"""Versions that stay beside the published one."""
_STORE_MARK = b"bilin versions 1\n"
_NEW, _STATE, _LOCK = "new", "state.json", "lock"


@dataclass(slots=True)
class State:
    """Numbers of versions: the published one, all in the order in which they were last published, the times of their
    content, and the switch that is under way: its folder, the number and the digest of what is to be published.
    """

    current: int = 0
    order: list[int] = field(default_factory=list)
    times: dict[str, int] = field(default_factory=dict)
    switch: tuple[str, int, str] | None = None


class Versions:
    """The versions of the site at `output`, which must be an absolute path. Change anything only within `lock`."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.store = output.with_name(f".{output.name}.versions")
        self.new = self.store / _NEW
        self.state = State()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the lock as long as the process lives and the block runs; a killed process releases it.

        Raise `BusyError`, or `NotOursError` where the folder beside the output is not ours.
        """
        self._open_store()
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
        try:
            descriptor = os.open(self.store / _LOCK, flags, 0o644)
        except OSError as error:
            raise NotOursError(self.store / _LOCK) from error
        with open(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise NotOursError(self.store / _LOCK)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise BusyError(self.output) from error
            self._recover()
            yield

    def switch(self, slot: str, number: int) -> None:
        """Publish the folder `slot` of the store as version `number`."""
        folder = self.store / slot
        self.state.switch = (slot, number, digest_of(folder))
        self._save()
        if not self.output.exists():
            folder.rename(self.output)
        elif not exchange_at_once(folder, self.output):
            # Two steps where the system cannot do it in one; `_recover` puts the old site back between them.
            self.output.rename(self._aside)
            folder.rename(self.output)
            self._aside.rename(folder)
        self._settle()

    def publish_new(self, time: int | None) -> None:
        """Publish the folder `new`, and delete the versions that are too many."""
        number = max([self.state.current, *self.state.order]) + 1
        if time is not None:
            self.state.times[str(number)] = time
        self.switch(_NEW, number)
        for old in self.kept()[:-KEPT]:
            remove(self.store / str(old))
            self.state.order.remove(old)
            self.state.times.pop(str(old), None)
        self._save()

    def kept(self) -> list[int]:
        """The versions beside the published one, the one that was published last at the end."""
        return [number for number in self.state.order if number != self.state.current]

    def discard_new(self) -> None:
        """Delete the folder `new`, which was never published."""
        if self.new.exists() or self.new.is_symlink():
            self.new.unlink() if self.new.is_symlink() else shutil.rmtree(self.new)

    @property
    def _aside(self) -> Path:
        return self.store / "aside"

    def _open_store(self) -> None:
        """Make the folder for versions, or see that it is ours."""
        self.store.parent.mkdir(parents=True, exist_ok=True)
        try:
            self.store.mkdir()
        except FileExistsError:
            if not stat.S_ISDIR(self.store.lstat().st_mode):
                raise NotOursError(self.store) from None
        if read_plain(self.store / MARK) != _STORE_MARK:
            # A process that died here has left nothing, or an empty mark.
            if {path.name for path in self.store.iterdir()} - {MARK} or read_plain(self.store / MARK):
                raise NotOursError(self.store)
            (self.store / MARK).unlink(missing_ok=True)
            (self.store / MARK).write_bytes(_STORE_MARK)

    def _recover(self) -> None:
        """Finish or undo what an earlier process was at when it died."""
        self.state = self._load()
        if self._aside.exists() and not self.output.exists():
            self._aside.rename(self.output)
        if self.state.switch:
            slot, _, digest = self.state.switch
            if digest_of(self.output) == digest:
                if self._aside.exists():
                    self._aside.rename(self.store / slot)
                self._settle()
        self.state.switch = None
        self.discard_new()
        if not self.output.exists():
            self.state.current = 0
        there = {*self._folders(), self.state.current}
        self.state.order = [number for number in self.state.order if number in there and number]

    def _load(self) -> State:
        """The state as it was saved; where that cannot be read, what the folders tell."""
        saved = read_plain(self.store / _STATE)
        try:
            return State() if saved is None else State(**json.loads(saved))
        except (ValueError, TypeError):
            kept = self._folders()
            return State(current=max(kept, default=0) + 1, order=kept)

    def _folders(self) -> list[int]:
        return sorted(int(path.name) for path in self.store.iterdir() if path.name.isdecimal() and path.is_dir())

    def _settle(self) -> None:
        """Write down a switch that has happened, and give the folder that was published its number."""
        assert self.state.switch is not None
        slot, number, _ = self.state.switch
        old, folder = self.state.current, self.store / slot
        if folder.exists():
            self._shelve(folder, old)
        self.state.current, self.state.switch = number, None
        self.state.order = [*(kept for kept in self.state.order if kept != number), number]
        self._save()

    def _shelve(self, folder: Path, number: int) -> None:
        """Keep a folder that was the output until now, unless somebody had only made it."""
        if not any(folder.iterdir()):
            folder.rmdir()
            return
        folder.rename(self.store / str(number))
        if number not in self.state.order:
            self.state.order.append(number)

    def _save(self) -> None:
        draft = self.store / f"{_STATE}.new"
        draft.write_text(json.dumps(asdict(self.state)), encoding="utf-8")
        draft.replace(self.store / _STATE)
