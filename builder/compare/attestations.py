"""What became of the confirmation of a plan by its district between two states of the content."""

from __future__ import annotations

from datetime import date
from typing import Literal

from builder.model.schema.plan import Confirmed
from builder.model.types import PartialDate
from builder.text.values import value_class

AttestationStep = Literal["attested", "renewed", "corrected", "withdrawn", "lapsed"]


@value_class
class Reviewing:
    """By what a state of the content tells whether something was checked too long ago: its day and `review_days`."""

    today: date | None
    days: int

    def is_due(self, checked: PartialDate) -> bool:
        """Whether a check is older than allowed; nothing is on a day that nobody knows.

        >>> Reviewing(date(2026, 1, 2), 365).is_due(PartialDate(2025, 1, 1))
        True
        >>> Reviewing(date(2026, 1, 1), 365).is_due(PartialDate(2025, 1, 1))
        False
        """
        return self.today is not None and (self.today - checked.earliest).days > self.days


def attestation_step(
    before: Confirmed | None, after: Confirmed | None, then: Reviewing, now: Reviewing
) -> AttestationStep | None:
    """What was done to the confirmation of a plan, or that it lapsed though nobody touched it; None for nothing."""
    if before is None or after is None:
        return None if before is after else "attested" if after else "withdrawn"
    if before.on.is_before(after.on):
        return "renewed"
    if not then.is_due(before.on) and now.is_due(after.on):
        return "lapsed"
    return None if attestation_words(before) == attestation_words(after) else "corrected"


def attestation_words(confirmed: Confirmed | None) -> str:
    """Who confirmed, when, and by what document; nothing where nobody did."""
    return f"{confirmed.by} {confirmed.on} {confirmed.document.zh}" if confirmed else ""
