"""The versions of a site: the published one under the name of the output, those before it in a folder beside it.

`state.json` there tells which version is which. A switch is announced in it before it happens, so that what dies in
between can be finished or undone.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from builder.findings.errors import MACHINE_REFUSALS, BusyError, NotOursError
from builder.publish.exchange import exchange_at_once
from builder.publish.folder import MARK, digest_of, read_plain, remove, write_anew
from builder.system.locks import lock
from builder.system.opening import open_plain

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

    def is_sound(self) -> bool:
        """Whether it can be a state: it was read from a file that anybody may have written."""
        if not (isinstance(self.order, list) and isinstance(self.times, dict)):
            return False
        numbers = [self.current, *self.order, *self.times.values()]
        return all(type(number) is int for number in numbers) and (self.switch is None or _is_switch(*self.switch))


def _is_switch(slot: object, number: object, digest: object) -> bool:
    is_slot = isinstance(slot, str) and (slot == _NEW or slot.isdecimal())
    return is_slot and type(number) is int and isinstance(digest, str)


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
        try:
            descriptor = open_plain(self.store / _LOCK, os.O_RDWR | os.O_CREAT)
        except OSError as error:
            if error.errno in MACHINE_REFUSALS:  # a lock of another user, a disk that cannot be written
                raise
            raise NotOursError(self.store / _LOCK) from error
        with open(descriptor, "rb"):
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise NotOursError(self.store / _LOCK)
            try:
                lock(descriptor)
            except BlockingIOError as error:
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
            self._exchange_in_steps(folder)
        self._settle()

    def _exchange_in_steps(self, folder: Path) -> None:
        """Exchange a folder with the output where the system cannot do it at once.

        `_recover` puts the old site back where the process dies in between, this where the second step is refused:
        Windows does so as long as somebody has a file of the folder open.
        """
        self.output.rename(self._aside)
        try:
            folder.rename(self.output)
        except OSError:
            self._aside.rename(self.output)
            raise
        self._aside.rename(folder)

    def publish_new(self, time: int | None) -> None:
        """Publish the folder `new`, and delete the versions that are too many."""
        number = max([self.state.current, *self.state.order, *self._numbers()]) + 1
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
        """Delete the folder `new`, which was never published, or whatever has its name."""
        if self.new.is_dir() and not self.new.is_symlink():
            shutil.rmtree(self.new)
        else:
            self.new.unlink(missing_ok=True)

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
        try:
            state = State(**json.loads(read_plain(self.store / _STATE) or b""))
            if state.is_sound():
                return state
        except (ValueError, TypeError, AttributeError):
            pass
        return State(current=max(self._numbers(), default=0) + 1, order=self._folders())

    def _folders(self) -> list[int]:
        return [number for number in self._numbers() if (self.store / str(number)).is_dir()]

    def _numbers(self) -> list[int]:
        """The numbers that are taken, whatever has them for a name."""
        return sorted(int(path.name) for path in self.store.iterdir() if path.name.isdecimal())

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
        write_anew(self.store / _STATE, json.dumps(asdict(self.state)).encode())
