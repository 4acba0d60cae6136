"""What readers take away of a page: its tables as CSV, XLSX and Word, written from the same objects as the page."""

from __future__ import annotations

from typing import Protocol

from builder import urls
from builder.export import csv, word, xlsx
from builder.export.document import document_of
from builder.views.context import Context
from builder.views.downloads import KINDS, Downloads
from builder.views.parts import Frame


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
    if view.downloads is None:
        return {}
    document = document_of(context.page(path), view.frame, view.downloads)
    if not document.tables:
        return {}
    writers = {"csv": csv.write, "xlsx": xlsx.write, "docx": word.write}
    return {urls.export_url(path, kind): writers[kind](document) for kind in KINDS}
