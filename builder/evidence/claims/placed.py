"""Where the statements of a plan stand in its source: the words of each, and the sentence around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from builder.evidence.grammar.sentences import sentence_around
from builder.evidence.sources.source_text import Match, SourceText
from builder.findings.finding import Place
from builder.model.origin import Spot
from builder.model.schema.statement import Measure, Quantity
from builder.model.site import Plan, Site
from builder.model.statements import Statement, claim_of, list_statements, spot_of
from builder.text.values import value_class


@value_class
class Placed:
    """A statement, the name of its claim, and where its own words stand."""

    claim: str
    spot: Spot
    statement: Statement
    matches: tuple[Match, ...]

    @property
    def place(self) -> Place:
        """Where it is written."""
        return self.spot.place

    @property
    def quantity(self) -> Quantity | None:
        """The number that the statement is, if it is one."""
        return self.statement.quantity

    @property
    def part(self) -> Quantity | Measure | None:
        """The quantity or the measure; None for the general statement of a programme."""
        return self.statement.quantity or self.statement.measure

    @property
    def stated(self) -> tuple[Decimal, ...]:
        """The numbers of a quantity."""
        quantity = self.quantity
        numbers = (quantity.value, quantity.min, quantity.max) if quantity else ()
        return tuple(number for number in numbers if isinstance(number, Decimal))


def place_statements(site: Site, plan: Plan, matches: Mapping[str, Sequence[Match]]) -> list[Placed]:
    """Every statement of a plan, in the order of the plan."""
    return [
        Placed(claim, spot_of(statement.programme or plan, statement), statement, tuple(matches.get(claim, ())))
        for statement in list_statements(site, plan)
        for claim in [claim_of(plan, statement)]
    ]


def sentences(text: SourceText, matches: Sequence[Match]) -> Iterator[tuple[Match, str, int]]:
    """For each match its sentence, and where in that the match begins."""
    for match in matches:
        paragraph = text.folded[match.paragraph - 1].text
        start, end = sentence_around(paragraph, match.start, match.end)
        yield match, paragraph[start:end], match.start - start
