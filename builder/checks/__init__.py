"""The rules that content must keep: one rule a file, each a generator of findings over the whole site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from builder.checks import (
    aliases,
    contexts,
    corrections,
    dates,
    details,
    divisions,
    editions,
    links,
    markup,
    organisations,
    plans_twice,
    programmes,
    references,
    repairs,
    source_addresses,
    source_ids,
    statements,
    superiors,
    vocabulary,
)
from builder.findings.finding import Finding
from builder.model.site import Plan, Site

Rule = Callable[[Site], Iterator[Finding]]

OF_EACH_PLAN: tuple[Rule, ...] = (
    vocabulary.check,
    organisations.check,
    programmes.check,
    references.check,
    details.check,
    statements.check,
    source_ids.check,
    repairs.check,
    source_addresses.check,
    aliases.check_within_plans,
)
"""Those that find nothing in a site if they find nothing in any of its plans by itself."""
RULES: tuple[Rule, ...] = (
    *OF_EACH_PLAN,
    dates.check,
    corrections.check,
    divisions.check,
    contexts.check,
    plans_twice.check,
    editions.check,
    superiors.check,
    aliases.check,
    links.check,
    markup.check,
)


def check(site: Site) -> list[Finding]:
    """Apply all rules; what was found right in a plan that is still the same is not looked at again."""
    rules = [rule for rule in RULES if not (site.derived and rule in OF_EACH_PLAN and _is_kept_by_each(rule, site))]
    return [mistake for rule in rules for mistake in rule(site)]


def _is_kept_by_each(rule: Rule, site: Site) -> bool:
    """Whether a rule finds nothing in any plan by itself, nor in what has no plan."""
    name = f"rule {rule.__module__}"
    rest = replace(site, plans=(), superior_plans=(), derived=None)
    alone = replace(rest, stray=(), passages=(), register=())

    def is_kept(plan: Plan) -> bool:
        return next(rule(replace(alone, plans=(plan,))), None) is None

    in_plans = [site.once(plan, name, partial(is_kept, plan), site.there) for plan in site.all_plans]
    return all(in_plans) and next(rule(rest), None) is None
