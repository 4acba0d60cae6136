"""What it means that no statement of any plan names a type of body on a theme."""

from __future__ import annotations

from builder.views.context import PageContext
from builder.views.parts import Value
from builder.views.values import absent_value


class Nobody:
    """Says of a type of body and a theme why nothing stands there.

    That no text says so is known only if all have been read, and if no text has words of either that nobody has
    classified: they may be of just this.
    """

    def __init__(self, page: PageContext) -> None:
        self._page = page
        self._is_complete = all(plan.extent == "complete" for plan in page.site.plans)
        self._open = frozenset(
            (facet, term)
            for facet in ("themes", "agencies")
            for term in page.site.vocabularies[facet].terms
            if any(own.find(term, facet).state == "not_classified" for own in page.shared.coverage.values())
        )

    def value(self, agency: str, theme: str) -> Value:
        """Why no statement names a body of this type on this theme."""
        if not self._is_complete:
            return absent_value(self._page, "not_researched")
        is_open = ("agencies", agency) in self._open or ("themes", theme) in self._open
        return absent_value(self._page, "not_classified" if is_open else "not_stated")
