"""The files of the open data as they are written, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from builder import urls
from builder.publish.staging import Draft, Staging, Written
from builder.views.context import DataFile


class Output:
    """Writes files by their names within the open data. `files` has each as soon as it is written."""

    def __init__(self, staging: Staging) -> None:
        self.staging = staging
        self.files: list[DataFile] = []
        self.written: dict[str, Written] = {}

    def add(self, name: str, data: bytes) -> None:
        """Write a file."""
        path = urls.bulk_url(name)
        self._list(path, len(data), self.staging.write(path, data))

    @contextmanager
    def draft(self, name: str) -> Iterator[Draft]:
        """Write a file some bytes at a time."""
        path = urls.bulk_url(name)
        with self.staging.draft(path) as draft:
            yield draft
        self._list(path, draft.size, draft.written)

    def take(self, ready: Mapping[DataFile, Written]) -> None:
        """List files that have been written before."""
        for file, written in ready.items():
            self._list(file.path, file.size, written)

    def _list(self, path: str, size: int, written: Written) -> None:
        self.written[path] = written
        self.files.append(DataFile(path, size, written.digest))
