"""The kinds of content file, and where each lies."""

from __future__ import annotations

VOCABULARIES = (
    "themes",
    "instruments",
    "target-groups",
    "agencies",
    "plan-kinds",
    "commitments",
    "statuses",
    "natures",
    "indicators",
)
