"""Markdown that editors wrote, wherever it stands."""

from __future__ import annotations

from builder.findings.finding import Place
from builder.text.values import value_class


@value_class
class Passage:
    """Markdown that an editor wrote: its file below the content folder, and where the text starts."""

    file: str
    text: str
    place: Place

    def at(self, position: int) -> Place:
        """The place of a character of the text."""
        line = self.place.line + self.text.count("\n", 0, position)
        return Place(self.place.file, line, position - self.text.rfind("\n", 0, position))
