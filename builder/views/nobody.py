"""What it means that no statement of any plan names a type of body on a theme."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from builder.compare.coverage import PlanCoverage, TermCoverage
from builder.views.context import PageContext
from builder.views.pieces import Value
from builder.views.statements import bare_coverage_value
from builder.views.values import words_value

_OPEN = ("not_researched", "not_classified")
"""What keeps from saying anything of the texts, the strongest first."""


class Nobody:
    """Says of a type of body and a theme why nothing stands there.

    No text is searched for the two together. That none has them is known where each is silent on one of them; words of
    either that nobody has classified may be of just this; otherwise no more is said than that no statement is coded so.
    """

    def __init__(self, page: PageContext, coverages: Iterable[PlanCoverage]) -> None:
        self._page = page
        self._coverages = tuple(coverages)
        self._find = cache(self._find_all)
        self._find_open = cache(self._find_all_open)
        self.value = cache(self._value)

    def _find_all(self, facet: str, term: str) -> tuple[TermCoverage, ...]:
        return tuple(coverage.find(term, facet) for coverage in self._coverages)

    def _find_all_open(self, facet: str, term: str) -> tuple[TermCoverage, ...]:
        return tuple(covered for covered in self._find(facet, term) if covered.state in _OPEN)

    def _value(self, agency: str, theme: str) -> Value:
        """Why no statement names a body of this type on this theme."""
        unknown = self._find_open("agencies", agency) + self._find_open("themes", theme)
        if unknown:
            return bare_coverage_value(self._page, min(unknown, key=lambda covered: _OPEN.index(covered.state)))
        pairs = zip(self._find("agencies", agency), self._find("themes", theme), strict=True)
        if all(any(covered.state == "not_stated" for covered in pair) for pair in pairs):
            return bare_coverage_value(self._page, TermCoverage("not_stated"))
        return words_value(self._page.t("statements.none"))
