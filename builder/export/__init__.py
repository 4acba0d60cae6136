"""What readers take away of a page: its marked tables as CSV, XLSX and Word, made from the page as it was rendered."""

from __future__ import annotations

from builder import paths
from builder.export import csv, docx, xlsx
from builder.export.document import document
from builder.export.tables import take
from builder.views.context import Context


def export(context: Context, path: str, html: bytes) -> dict[str, bytes]:
    """The files that lie beside the page at `path`, by their paths; none when it marks no table with `data-export`."""
    taken = take(html)
    if not taken.tables:
        return {}
    made = document(context.page(path), taken)
    return {
        paths.exported(path, "csv"): csv.write(made),
        paths.exported(path, "xlsx"): xlsx.write(made),
        paths.exported(path, "docx"): docx.write(made),
    }
