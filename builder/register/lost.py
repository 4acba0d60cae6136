"""What was published and is no longer there, and figures that were published otherwise: one finding a cause."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import field
from functools import cache, partial

from builder.content.layout import PROGRAMME
from builder.findings.finding import Finding, Place, finding
from builder.model.register import Registered, different_figures
from builder.model.schema.site import Change
from builder.model.site import Site
from builder.register.standing import Standing, owner_of, standing_by_page
from builder.register.vanished import Vanished, find_vanished
from builder.text.foreign import ENGLISH
from builder.text.values import value_class
from builder.views.page import Page

_CONSEQUENCES = ("unverified", "unverified-many", "lock-other", "lock-gone", "lock-programme", "signature-gone")
_PROGRAMMES = "/" + PROGRAMME.path.split("/")[-2]
"""The folder of a plan that holds its programmes."""


def find_lost(
    site: Site,
    pages: Iterable[Page],
    entries: Sequence[Registered],
    corrections: Sequence[Change],
    *,
    old: Collection[str] = (),
) -> Iterator[Finding]:
    """What of these entries is gone without an alias or a removal, or says another figure without a correction.

    `old` are more addresses that are not new: what is new may be the thing that is gone, under another name.
    """
    sorted_out = _sort_out(site, pages, entries, {entry.address for entry in entries}.union(old))
    for vanished, addresses in sorted_out.gone.items():
        yield vanished.finding(len(addresses))
    yield from sorted_out.dropped.values()
    for standing, own in sorted_out.stated.values():
        yield from _check_figure(standing, own, corrections)


def with_lost(findings: Iterable[Finding], lost: Iterable[Finding]) -> list[Finding]:
    """What is wrong with a site and what it has lost, one finding a cause."""
    findings, lost = _explain_drafts(findings, lost)
    return [*_without_consequences(findings, lost), *lost]


def _without_consequences(findings: Iterable[Finding], lost: Iterable[Finding]) -> list[Finding]:
    """Leave out, of what probably has another name now, that its lock names its claims as they were."""
    folders = {mistake.place.file.rpartition("/")[0] for mistake in lost if mistake.rule.startswith("lost")}
    holders = tuple(f"{folder.removesuffix(_PROGRAMMES)}/" for folder in folders)
    return [
        mistake
        for mistake in findings
        if mistake.rule not in _CONSEQUENCES or not mistake.place.file.startswith(holders)
    ]


def _explain_drafts(findings: Iterable[Finding], lost: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """What is gone since its plan is a draft again: one finding where that is written, and nothing of what follows."""
    findings, lost = list(findings), list(lost)
    explained: dict[Place, Finding] = {}
    for mistake in lost:
        if mistake.rule in ("lost", "lost-near") and (draft := _draft_of(mistake, findings)):
            address, count, claim = (mistake.values[key] for key in ("address", "count", "claim"))
            said = finding(draft.place, "lost-draft", address=address, count=count, claim=claim)
            explained.setdefault(draft.place, said)
    if not explained:
        return findings, lost
    # The pages of its corrections go with it.
    drafts = {"", *(each.values["claim"] for each in explained.values())}
    rest = [each for each in lost if not each.rule.startswith("lost") or each.values.get("claim", "") not in drafts]
    left = [each for each in findings if each.rule != "draft" or each.place not in explained]
    return left, [*explained.values(), *rest]


def _draft_of(mistake: Finding, findings: Iterable[Finding]) -> Finding | None:
    """What says that a plan which is gone, or one of a district that is gone, is a draft."""
    within = f"/{mistake.values['claim'].replace('.', '/')}/"
    return next((each for each in findings if each.rule == "draft" and within in each.place.file), None)


def claim_of_address(address: str) -> str:
    """The claim of a statement by its address.

    >>> claim_of_address("districts/aa/plan-a/fund.html#q-amount")
    'aa.plan-a.fund.amount'
    """
    page, _, anchor = address.partition("#")
    return f"{page.removeprefix('districts/').removesuffix('.html').replace('/', '.')}.{anchor[2:]}"


@value_class
class _SortedOut:
    """The entries of a register by what has become of them; what stands as it stood is in none of these."""

    gone: dict[Vanished, list[str]] = field(default_factory=dict)
    dropped: dict[str, Finding] = field(default_factory=dict)
    stated: dict[str, tuple[Standing, list[Registered]]] = field(default_factory=dict)


def _sort_out(site: Site, pages: Iterable[Page], entries: Sequence[Registered], old: set[str]) -> _SortedOut:
    by_path = {page.path: page for page in pages}
    standing_of = cache(partial(standing_by_page, site))
    old_pages = {address.partition("#")[0] for address in old}
    removed = {change.claim for change in site.changes if change.removed}
    sorted_out = _SortedOut()
    for entry in entries:
        page = by_path.get(entry.page)
        if page is None:
            original = entry.page.removeprefix(f"{ENGLISH}/")
            # A page is gone in both languages for one reason, and an English one alone for another.
            gone = find_vanished(site, entry.page if original in by_path else original, old_pages)
            sorted_out.gone.setdefault(gone, []).append(entry.address)
        elif entry.anchor and page.template != "removed":
            # A redirect leads to one page, which has the anchor.
            url = f"{page.target or page.path}#{entry.anchor}"
            its_page = url.partition("#")[0]
            standing = standing_of(owner_of(its_page)).get(its_page, {})
            if each := standing.get(url):
                sorted_out.stated.setdefault(each.url, (each, []))[1].append(entry)
            elif removed.isdisjoint((claim_of_address(entry.address), claim_of_address(url))):
                sorted_out.dropped[url] = _report_dropped(page.place, url, entry, standing.values(), old)
    return sorted_out


def _report_dropped(
    place: Place, url: str, entry: Registered, beside: Iterable[Standing], registered: set[str]
) -> Finding:
    """A measure or quantity that is gone: a new one of its kind with its figure is probably it under another id."""
    kind = entry.anchor[:2]
    new = [each for each in beside if each.url not in registered and each.url.partition("#")[2].startswith(kind)]
    alike = [each for each in new if each.figure == entry.figure] or (new if len(new) == 1 else [])
    near = alike[0].url.partition("#")[2][2:] if alike else ""
    where = alike[0].place if alike else place
    return Vanished("lost", entry.address, entry.anchor[2:], where, claim_of_address(url), near).finding(1)


def _check_figure(
    standing: Standing, entries: Iterable[Registered], corrections: Iterable[Change]
) -> Iterator[Finding]:
    """Every figure that a quantity had before is the subject of a correction.

    It names the quantity itself: a correction of a whole plan would excuse every figure in it.
    """
    entries = list(entries)
    before = [figure for figure in different_figures(entries) if figure != standing.figure]
    claims = {standing.claim, *(claim_of_address(entry.address) for entry in entries)}
    if len(before) > sum(correction.claim in claims for correction in corrections):
        yield finding(standing.place, "figure-changed", claim=standing.claim, before=before[-1], after=standing.figure)
