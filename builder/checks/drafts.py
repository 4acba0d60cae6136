"""Drafts: plans that are not finished. They are shown on request, never published, and stop nobody else's work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from builder.checks.content_pages import pages_of_content
from builder.checks.links import passages_to
from builder.content.layout import plan_folder
from builder.findings.finding import Finding, Place, Severity, finding
from builder.model.origin import Origin
from builder.model.site import Plan, Programme, Site
from builder.model.types import PLACEHOLDER
from builder.yamltext.tree import Mapping, Node, Scalar, Sequence

_LEFT = "draft-left"


def check_drafts(site: Site, *, with_drafts: bool) -> Iterator[Finding]:
    """What is marked as a draft and may not be here: in a published plan a draft programme, or a link to a draft.

    With drafts, also every draft programme that is still to be finished.
    """
    for plan in site.all_plans if with_drafts else site.published.plans:
        kind = "all placeholders" if with_drafts else "placeholders"
        yield from site.once(plan, kind, partial(_find_placeholders, plan, with_drafts=with_drafts))
        for programme in plan.programmes:
            if programme.draft:
                severity = Severity.NOTICE if with_drafts else Severity.ERROR
                place = programme.origin.at("draft")
                yield finding(place, "draft-programme", name=programme.name.zh, severity=severity)
    if site.drafts:
        shown = {file for file, _ in pages_of_content(site.published)}
        hidden = {file for file, _ in pages_of_content(site)} - shown
        for target, place in passages_to(site, hidden):
            yield finding(place, "draft-link", value=target)


def _find_placeholders(plan: Plan, *, with_drafts: bool) -> list[Finding]:
    return list(_check_placeholders(plan, with_drafts=with_drafts))


def _check_placeholders(plan: Plan, *, with_drafts: bool) -> Iterator[Finding]:
    """What an import or a scaffold wrote for an editor to replace: in files not marked as drafts, or in all."""
    parts: list[Plan | Programme] = [plan, *plan.programmes]
    for part in parts:
        is_draft = plan.draft or part.draft
        if part.draft and not with_drafts:
            continue
        origin, text = (part.origin, part.body) if isinstance(part, Programme) else (plan.summary_origin, plan.summary)
        places = [Place(origin.file, origin.body_line)] if PLACEHOLDER in text else []
        if _may_hold(part.origin):
            places += [each.place for each in _scalars(part.origin.root) if each.text.startswith(PLACEHOLDER)]
        severity = Severity.NOTICE if is_draft else Severity.ERROR
        yield from (finding(place, _LEFT, text=PLACEHOLDER, severity=severity) for place in places)


def _may_hold(origin: Origin) -> bool:
    """Whether a value of a file may be a placeholder; an escape may write it too."""
    text = origin.tree.text if origin.tree else ""
    return PLACEHOLDER in text or "\\" in text


def _scalars(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            yield from chain.from_iterable(map(_scalars, node.items))
        case Mapping():
            yield from chain.from_iterable(map(_scalars, node.values.values()))


def downgrade_draft_findings(site: Site, evidence: Iterable[Finding], *, with_drafts: bool) -> Iterator[Finding]:
    """What the evidence says, where whatever is about a draft is a notice: each with drafts, otherwise counted."""
    drafts = {plan_folder(plan.origin.file): plan for plan in site.drafts}
    about: dict[str, list[Finding]] = {folder: [] for folder in drafts}
    for mistake in evidence:
        folder = plan_folder(mistake.place.file)
        if folder in drafts:
            about[folder].append(replace(mistake, severity=Severity.NOTICE))
        else:
            yield mistake
    for folder, plan in drafts.items():
        to_do = list(tell_placeholders(about[folder]))
        yield from (each for each in to_do if with_drafts and each.rule != _LEFT)  # reported where it stands
        yield _summarise(plan, len(to_do))


def tell_placeholders(notices: Iterable[Finding]) -> Iterator[Finding]:
    """Say of words that an import left for an editor that they are left, once, not that no source has them."""
    places = set()
    for notice in notices:
        if not any(str(value).startswith(PLACEHOLDER) for value in notice.values.values()):
            yield notice
        elif notice.place not in places:
            places.add(notice.place)
            yield finding(notice.place, _LEFT, text=PLACEHOLDER, severity=Severity.NOTICE)


def _summarise(plan: Plan, count: int) -> Finding:
    """The one line that a check without drafts says of a draft."""
    programmes = sum(programme.draft for programme in plan.programmes)
    place, path, title = plan.origin.at("draft"), f"{plan.district.id}/{plan.id}", plan.short_title
    return finding(place, "draft", severity=Severity.NOTICE, title=title, plan=path, programmes=programmes, count=count)
