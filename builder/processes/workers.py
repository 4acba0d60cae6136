"""A job shared by several processes, which are forked from this one and inherit what they work on.

A worker never outlives its parent: it is killed when the parent is interrupted, and by the system when the parent is
killed. What a worker raises is raised here. There are no threads and no locks, as in `concurrent.futures`, whose
executor waits for ever when it is interrupted at the wrong moment (decision 26: 32 of 60 times).
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from builder.findings.errors import WorkersError
from builder.processes.collector import leave_alone
from builder.processes.lifeline import bind

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

Item = TypeVar("Item")
Result = TypeVar("Result")
MOST = 64
"""More processes than this no machine has a use for."""


@dataclass(slots=True)
class _Failure:
    error: BaseException


def portable(error: Exception) -> Exception:
    """The error, or where it cannot be sent to another process, as errors of libraries may, its words.

    >>> portable(KeyError("a")), portable(ValueError(lambda: 1)).__class__
    (KeyError('a'), <class 'RuntimeError'>)
    """
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  (our own)
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def can_share() -> bool:
    """Whether this system can fork: where it cannot, a process does all of its work itself."""
    return "fork" in multiprocessing.get_all_start_methods()


def share(work: Callable[[Item], Result], items: Sequence[Item], *, jobs: int, at_once: int) -> Iterator[Result]:
    """What `work` returns for each item, in order. `at_once` items are handed to a worker at a time.

    Results are pickled; what is large is best inherited, through a variable of the module that `work` lives in. Raise
    `WorkersError` where a worker cannot be started or dies.
    """
    parts = [items[start : start + at_once] for start in range(0, len(items), at_once)]
    crew = _Crew(work, parts)
    try:
        crew.start(min(jobs, MOST, len(parts)))
        yield from crew.results()
    except (OSError, EOFError, MemoryError) as error:
        # A full disk that the work met is no matter of the workers: the caller says what could not be written.
        if error is crew.raised and isinstance(error, OSError) and error.errno != errno.ENOMEM:
            raise
        raise WorkersError(str(error) or type(error).__name__) from error
    finally:
        crew.end()


class _Crew(Generic[Item, Result]):
    """The workers, and which part of the items each is at."""

    def __init__(self, work: Callable[[Item], Result], parts: Sequence[Sequence[Item]]) -> None:
        self._work, self._parts, self._handed_out = work, parts, 0
        self._workers: dict[Connection[Any, Any], ForkProcess] = {}
        self.raised: BaseException | None = None

    def start(self, count: int) -> None:
        """Start the workers, each with a part."""
        context = multiprocessing.get_context("fork")
        leave_alone()
        for _ in range(count):
            here, there = context.Pipe()
            process = context.Process(target=self._serve, args=(there, os.getpid()), daemon=True)
            self._workers[here] = process
            process.start()
            there.close()
            self._hand_out(here)

    def results(self) -> Iterator[Result]:
        """What comes back, in the order of the items."""
        done: dict[int, list[Result]] = {}
        for number in range(len(self._parts)):
            while number not in done:
                for connection in wait(list(self._workers)):
                    assert isinstance(connection, Connection)
                    at, results = connection.recv()
                    if isinstance(results, _Failure):
                        self.raised = results.error
                        raise results.error
                    done[at] = results
                    self._hand_out(connection)
            yield from done.pop(number)

    def end(self) -> None:
        """Kill the workers: they have nothing left to do, or what they do is of no use any more."""
        for connection, process in self._workers.items():
            connection.close()
            if process.pid is not None:
                process.kill()
                process.join()

    def _hand_out(self, connection: Connection[Any, Any]) -> None:
        if self._handed_out < len(self._parts):
            connection.send(self._handed_out)
            self._handed_out += 1

    def _serve(self, connection: Connection[Any, Any], parent: int) -> None:
        """Work in a worker until killed. The terminal sends an interruption to all; the parent sees to the workers."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        bind(parent)
        while True:
            at = connection.recv()
            try:
                connection.send((at, [self._work(item) for item in self._parts[at]]))
            except Exception as error:
                connection.send((at, _Failure(portable(error))))
