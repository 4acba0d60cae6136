"""What numbers must share to be compared, in words."""

from __future__ import annotations

from builder.compare.periods import Length
from builder.compare.relation import UNKNOWN
from builder.views.context import PageContext
from builder.views.links import term_label


def population_words(page: PageContext, population: str) -> str:
    """Who is counted, in words."""
    if population.startswith(UNKNOWN):
        return page.t("indicator.unknown_population")
    groups = [term_label(page, "target-groups", group) for group in population.split(",") if group]
    return "、".join(groups) or page.t("indicator.no_population")


def length_words(page: PageContext, length: Length | None) -> str:
    """How long a time is, in words: 3 年, 5—10 年, 6 个月."""
    if length is None:
        return page.t("indicator.unknown_period")
    in_years = not (length.least % 12 or length.most % 12)
    ends = dict.fromkeys(bound // 12 if in_years else bound for bound in (length.least, length.most))
    return page.t("indicator.years" if in_years else "indicator.months", count="—".join(map(str, ends)))


def issuer_words(page: PageContext, rank: str) -> str:
    """Who issues a text, by rank, in words."""
    return page.t("indicator.unknown_issuer" if rank.startswith(UNKNOWN) else f"indicator.issuer.{rank}")
