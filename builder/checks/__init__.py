"""The rules that content must keep: one rule a file, each a generator of findings over the whole site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.checks import (
    aliases,
    contexts,
    corrections,
    dates,
    details,
    divisions,
    editions,
    links,
    organisations,
    references,
    source_addresses,
    source_ids,
    statements,
    superiors,
    vocabulary,
)
from builder.findings.finding import Finding
from builder.model.site import Site

Rule = Callable[[Site], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    vocabulary.check,
    organisations.check,
    references.check,
    details.check,
    statements.check,
    source_ids.check,
    source_addresses.check,
    dates.check,
    corrections.check,
    divisions.check,
    contexts.check,
    editions.check,
    superiors.check,
    aliases.check,
    links.check,
)


def check(site: Site) -> list[Finding]:
    """Apply all rules."""
    return [mistake for rule in RULES for mistake in rule(site)]
