"""Drafts: plans that are not finished. They are shown on request, never published, and stop nobody else's work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder import urls
from builder.checks.links import passages_to
from builder.content.layout import plan_folder
from builder.findings.finding import Finding, Place, Severity, finding
from builder.model.site import Plan, Site
from builder.model.types import PLACEHOLDER
from builder.yamltext.tree import Mapping, Node, Scalar, Sequence


def published(site: Site) -> Site:
    """The site without draft plans, and without districts of which nothing but drafts is known."""
    plans = tuple(plan for plan in site.plans if not plan.draft)
    if len(plans) == len(site.plans):
        return site
    drafts = {plan.key for plan in site.plans if plan.draft}
    left_out = {plan.district.id for plan in site.plans} - {plan.district.id for plan in plans}
    return replace(
        site,
        plans=plans,
        districts=tuple(one for one in site.districts if one.id not in left_out),
        changes=tuple(entry for entry in site.changes if entry.plan not in drafts),
    )


def marked(site: Site, *, with_drafts: bool) -> Iterator[Finding]:
    """What is marked as a draft and may not be here: in a published plan a draft programme, or a link to a draft.

    With drafts, also every draft programme that is still to be finished.
    """
    for plan in site.plans:
        yield from _left_over(plan) if with_drafts or not plan.draft else ()
        for one in plan.programmes if with_drafts or not plan.draft else ():
            if one.draft:
                severity = Severity.NOTICE if with_drafts else Severity.ERROR
                yield finding(one.origin.at("draft"), "draft-programme", name=one.name.zh, severity=severity)
    if any(plan.draft for plan in site.plans):
        shown = {file for file, _ in urls.pages_of_content(published(site))}
        hidden = {file for file, _ in urls.pages_of_content(site)} - shown
        for target, place in passages_to(site, hidden):
            yield finding(place, "draft-link", value=target)


def _left_over(plan: Plan) -> Iterator[Finding]:
    """What an import or a scaffold wrote for an editor to replace, in files that are not marked as drafts."""
    severity = Severity.NOTICE if plan.draft else Severity.ERROR
    texts = [(plan.summary_origin, plan.summary)] if not plan.draft else []
    texts += [(one.origin, one.body) for one in plan.programmes if not one.draft]
    for origin, text in texts:
        if PLACEHOLDER in text:
            yield finding(Place(origin.file, origin.body_line), "draft-left", text=PLACEHOLDER, severity=severity)
    roots = [plan.origin.root] if not plan.draft else []
    roots += [one.origin.root for one in plan.programmes if not one.draft]
    for node in (one for root in roots if root for one in _scalars(root)):
        if node.text.startswith(PLACEHOLDER):
            yield finding(node.place, "draft-left", text=PLACEHOLDER, severity=severity)


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            yield from (one for item in node.items for one in _scalars(item))
        case Mapping():
            yield from (one for value in node.values.values() for one in _scalars(value))


def downgrade_draft_findings(site: Site, evidence: Iterable[Finding], *, with_drafts: bool) -> Iterator[Finding]:
    """What the evidence says, where whatever is about a draft is a notice: each with drafts, otherwise counted."""
    drafts = {plan_folder(plan.origin.file): plan for plan in site.plans if plan.draft}
    about: dict[str, list[Finding]] = {folder: [] for folder in drafts}
    for one in evidence:
        folder = plan_folder(one.place.file)
        if folder in drafts:
            about[folder].append(replace(one, severity=Severity.NOTICE))
        else:
            yield one
    for folder, plan in drafts.items():
        yield from about[folder] if with_drafts else ()
        yield _draft(plan, len(about[folder]))


def _draft(plan: Plan, count: int) -> Finding:
    programmes = sum(one.draft for one in plan.programmes)
    place = plan.origin.at("draft")
    return finding(place, "draft", severity=Severity.NOTICE, title=plan.short_title, programmes=programmes, count=count)
