"""What statements said when a release was published: kept in the content, so that pages can say what differed then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from builder.text.values import value_class


@value_class
class KeptStatement:
    """What a statement came to; nothing in it depends on how pages put it in words."""

    name: str
    figure: str = ""
    """The number with all that makes it this number, as the register writes it."""
    level: str = ""
    """How firm it was: an id of `commitments`."""
    indicator: str = ""
    terms: tuple[str, ...] = ()
    """`themes.housing` and the like, sorted."""
    bodies: tuple[str, ...] = ()
    """A role and a name with a space between."""


KeptPlan = Mapping[str, KeptStatement]
"""The statements of a plan by their permanent names within it."""


@value_class
class KeptFile:
    """What was kept of the plans of a district on a day: those that differ from what was kept before.

    None stands for a plan that was not published any longer.
    """

    day: date
    district: str
    plans: Mapping[str, KeptPlan | None]
