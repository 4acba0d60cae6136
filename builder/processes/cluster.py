"""The workers of a Dask cluster, as an executor. The library is an extra: nobody needs it who has one machine.

What runs there is sent by pickle, and so is what comes back: a cluster is for machines that trust each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

from builder.findings.errors import ClusterError, UsageError

SECONDS = 15.0
"""How long the scheduler may take to answer, and then to have a worker."""
_RUNNING = "running"


class ClusterExecutor(Executor):
    """Submits to a cluster. What a lost worker was at, the cluster gives to another; a fourth loss is an error."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a worker call a function; what was shared arrives as what it is."""
        future: Future[Any] = self._executor.submit(fn, *args, **kwargs)
        return future

    def share(self, value: object) -> object:
        """Send a value to all workers once; return what stands for it in `submit`."""
        try:
            return self._client.scatter(value, broadcast=True, hash=False)
        except Exception as error:
            raise ClusterError("lost", f"{type(error).__name__}: {error}") from error

    def require_alive(self) -> None:
        """Raise `ClusterError` where the scheduler is gone, or has no worker left."""
        if self._client.status != _RUNNING:
            raise ClusterError("lost", f"scheduler: {self._client.status}")
        if not self._client.nthreads():
            raise ClusterError("lost", "no worker")


@contextmanager
def open_cluster(address: str) -> Iterator[ClusterExecutor]:
    """The workers of the cluster whose scheduler is at an address, such as `tcp://10.0.0.1:8786`.

    Raise `ClusterError` where there is none, `UsageError` where the library is not installed.
    """
    try:
        library: Any = import_module("distributed")
    except ImportError as error:
        raise UsageError("no-dask") from error
    try:
        client = library.Client(address, timeout=SECONDS, set_as_default=False)
    except Exception as error:
        raise ClusterError("away", f"{address}: {error}") from error
    try:
        _wait_for_a_worker(client)
        yield ClusterExecutor(client)
    finally:
        with suppress(Exception):
            client.close(timeout=SECONDS)


def _wait_for_a_worker(client: Any) -> None:
    try:
        client.wait_for_workers(1, timeout=SECONDS)
    except Exception as error:
        raise ClusterError("empty", str(error)) from error
