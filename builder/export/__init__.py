"""What readers take away of a page: its marked tables as CSV, XLSX and Word, made from the page as it was rendered."""

from __future__ import annotations

from builder import urls
from builder.export import csv, docx, xlsx
from builder.export.document import document
from builder.export.tables import take
from builder.views.context import Context
from builder.views.downloads import KINDS


def export(context: Context, path: str, html: bytes) -> dict[str, bytes]:
    """The files that lie beside the page at `path`, by their paths; none when it marks no table with `data-export`."""
    taken = take(html)
    if not taken.tables:
        return {}
    made = document(context.page(path), taken)
    writers = {"csv": csv.write, "xlsx": xlsx.write, "docx": docx.write}
    return {urls.export_url(path, kind): writers[kind](made) for kind in KINDS}
