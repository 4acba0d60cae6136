"""Markdown that editors wrote, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass

from builder.findings.finding import Place


@dataclass(frozen=True, slots=True)
class Passage:
    """Markdown that an editor wrote: its file below the content folder, and where the text starts."""

    file: str
    text: str
    place: Place
