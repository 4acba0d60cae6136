"""What readers take away of a page: its tables as CSV, XLSX and Word, written from the same objects as the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from builder import urls
from builder.export import csv, word, xlsx
from builder.export.document import Document, document_of
from builder.views.context import Context
from builder.views.downloads import Downloads
from builder.views.pieces import Frame

_WRITERS: Mapping[str, Callable[[Document], bytes]] = {"csv": csv.write, "xlsx": xlsx.write, "docx": word.write}
KINDS = tuple(_WRITERS)
"""Of files to take away: the build writes the first, a reader's browser or `bilin export` the others."""


class ExportedView(Protocol):
    """The view of a page with tables to take away."""

    @property
    def frame(self) -> Frame:
        """What surrounds the page's own content."""

    @property
    def downloads(self) -> Downloads | None:
        """Its tables."""


def export(context: Context, path: str, view: ExportedView) -> dict[str, bytes]:
    """The files that lie beside the page at `path`, by their paths; none when it has no table to take away."""
    data = export_file(context, path, view, "csv")
    return {urls.export_url(path, "csv"): data} if data else {}


def export_file(context: Context, path: str, view: ExportedView, kind: str) -> bytes | None:
    """The tables of the page at `path` as a file of one of `KINDS`; None when it has no table to take away."""
    if view.downloads is None:
        return None
    document = document_of(context.page(path), view.frame, view.downloads)
    return _WRITERS[kind](document) if document.tables else None
