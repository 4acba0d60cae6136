"""What the page of an indicator says of its numbers: how many can be compared, and why others stand apart."""

from __future__ import annotations

from collections.abc import Sequence

from builder.compare.indicators import ComparableGroup, ComparisonKey, IndicatorComparison, is_done
from builder.compare.plan_time import time_length
from builder.compare.relation import FOLLOWING, UNKNOWN
from builder.model.schema.vocabulary import Indicator
from builder.model.site import Plan
from builder.views.conditions import issuer_words, length_words, population_words
from builder.views.context import PageContext
from builder.views.links import place_words, term_label


def reading_words(page: PageContext, term: Indicator, comparison: IndicatorComparison, *, of_part: bool) -> str:
    """What the page shows, in a sentence. It counts places, and never adds up what stands there.

    `of_part`: it compares the districts of a part alone, and so knows of no other that count the same only there.
    """
    all_plans = len(comparison.plans) + len(comparison.silent)
    if not comparison.count:
        return _silence_words(page, term, comparison.silent)
    comparable = "comparable" if comparison.across else "comparable_within"
    single = sum(len(group.quantities) == 1 for group in comparison.groups)
    parts = (
        (comparable, comparison.comparable),
        ("single_here" if of_part else "single", single),
        ("unstated", len(comparison.unstated)),
    )
    words = "，".join(
        page.t(f"indicator.reading_{name}", count=count, across=comparison.across) for name, count in parts if count
    )
    counts = {"all": all_plans, "plans": len(comparison.plans), "count": comparison.count}
    return page.t("indicator.reading", indicator=term.label.shown, parts=words, **counts)


def _silence_words(page: PageContext, term: Indicator, plans: Sequence[Plan]) -> str:
    """That no plan states it, which is said only where each was read and searched."""
    coverage = page.shared.coverage
    silent = sum(coverage[plan.key].find(term.id, "indicators").state == "not_stated" for plan in plans)
    undecided = len(plans) - silent
    kind = "undecided" if undecided else "none"
    counts = {"all": len(plans), "silent": silent, "undecided": undecided}
    return page.t(f"indicator.reading_{kind}", indicator=term.label.shown, **counts)


def comparable_words(page: PageContext, comparison: IndicatorComparison) -> str:
    """How many numbers stand beside another, and whether any of them does beside one of another text."""
    kind = "comparable_none"
    if comparison.comparable:
        kind = "comparable" if comparison.across else "comparable_within"
    counts = {"all": comparison.count, "count": comparison.comparable, "across": comparison.across}
    return page.t(f"indicator.{kind}", **counts)


def scope_words(
    page: PageContext, comparison: IndicatorComparison, parts: Sequence[IndicatorComparison], *, of_part: bool
) -> str:
    """How far a page has compared that does not show all numbers, and why its parts add up to less; else nothing."""
    if of_part:
        return page.t("indicator.scope_part")
    if not parts:
        return ""
    within = sum(part.comparable for part in parts)
    between = comparison.comparable - within
    return page.t("indicator.scope_parts" if between else "indicator.scope_parts_all", within=within, between=between)


def caption_terms(page: PageContext, group: ComparableGroup) -> list[str]:
    """What a caption tells: what the texts state, and where they leave out what matters, whose the table is.

    Such tables would else be many of the same words, and nothing would say why they are not one.
    """
    own = _stated_terms(page, group)
    if reason := _reason_alone(group):
        first = group.quantities[0]
        own.append(page.t(f"indicator.own.{reason}", place=place_words(page, first.plan)))
    return own


def lone_terms(page: PageContext, group: ComparableGroup) -> list[str]:
    """The same of a number that stands beside no other: whose it is its row says."""
    own, reason = _stated_terms(page, group), _reason_alone(group)
    return [*own, page.t(f"indicator.open.{reason}")] if reason in ("base", "kind", "unit") else own


def _stated_terms(page: PageContext, group: ComparableGroup) -> list[str]:
    return [words for name, words in common_words(page, group).items() if words and getattr(group.key, name) != ""]


def _reason_alone(group: ComparableGroup) -> str:
    """What keeps a group to its text, or to its number, whatever others state; empty where nothing does."""
    key, unit = group.key, group.quantities[0].unit
    if key.alone:
        return "base" if unit.is_share else "kind" if unit.base else "unit"
    if key.period.startswith(UNKNOWN):
        return "number"
    return "text" if key.population.startswith(UNKNOWN) or key.issuer.startswith(UNKNOWN) else ""


def aspects_apart(group: ComparableGroup, first: ComparableGroup) -> list[str]:
    """The aspects to tell. Some follow from others: a result is no promise, and what has no kind stands alone."""
    conditions = set(group.apart)
    implied = {name for name, cause in FOLLOWING.items() if cause in conditions}
    if conditions & {"unit", "kind"}:
        implied.add("alone")
    # So many each year, or in all at a date: how long it takes does not matter to one of them.
    if conditions & {"kind", "per"} and "" in (group.key.period, first.key.period):
        implied.add("period")
    return [name for name in group.apart if name not in implied]


def reason_words(page: PageContext, name: str, own: dict[str, str], first: dict[str, str]) -> str:
    """Why numbers stand apart from the first table, by an aspect: in its terms and in those of the first."""
    if name == "alone":
        return page.t("indicator.reason.alone")
    unknown = "indicator.no_kind" if name == "kind" else f"indicator.unknown_{name}"
    if name in ("kind", "population", "period", "issuer") and page.t(unknown) in (own[name], first[name]):
        return page.t(f"indicator.reason.{name}_unknown")
    return page.t(f"indicator.reason.{name}", own=own[name], other=first[name])


def _promised_words(page: PageContext, group: ComparableGroup) -> str:
    """Whether it is promised or so already; nothing of what is neither, as how many parts a plan has."""
    if group.key.promised:
        return page.t("indicator.promised")
    return page.t("indicator.not_promised") if all(is_done(page.site, each) for each in group.quantities) else ""


def common_words(page: PageContext, group: ComparableGroup) -> dict[str, str]:
    """What the numbers of a group have in common, by aspect, in words."""
    key: ComparisonKey = group.key
    kinds = dict.fromkeys(term_label(page, "plan-kinds", stated.plan.kind) for stated in group.quantities)
    return {
        "unit": page.t("indicator.unit_is", unit=key.unit) if key.unit else page.t("indicator.no_unit"),
        "nature": term_label(page, "natures", key.nature),
        "promised": _promised_words(page, group),
        "holds": "" if key.holds else page.t("indicator.over"),
        "kind": page.t(f"quantity.kind.{key.kind}") if key.kind else page.t("indicator.no_kind"),
        "per": group.quantities[0].quantity.per or page.t("indicator.no_per"),
        "form": page.t(f"chart.form.{key.form}"),
        "population": population_words(page, key.population),
        "period": length_words(page, time_length(page.site, group.quantities[0]))
        if key.period
        else page.t("indicator.any_period"),
        "family": "、".join(kinds),
        "issuer": issuer_words(page, key.issuer),
    }
