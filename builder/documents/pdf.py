"""The text of a PDF, page by page."""

from __future__ import annotations

import io
import logging
from typing import Any

import pypdf

MAX_PAGES = 400


def read_pdf(data: bytes) -> dict[str, Any]:
    """The text of each page as `lines`, or why there is none as `refused`. Raise whatever a damaged file leads to.

    A document that opens without a question opens here as well: its password is empty, and restricts printing at most.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are about the file's make, not its text
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"refused": "password"}
    if len(reader.pages) > MAX_PAGES:
        return {"refused": "too-many-pages"}
    return {"lines": [page.extract_text() for page in reader.pages]}
