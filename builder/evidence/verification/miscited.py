"""A programme that cites another paragraph than its own: one mistake, and not one in every claim of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.content.layout import plan_folder
from builder.evidence.claims.claim import Claim
from builder.evidence.sources.archive import Archive
from builder.evidence.sources.source_text import SourceText
from builder.evidence.verification.shifts import CONSEQUENCES, PlanSearch, Shift, explain_shifts, read_sources
from builder.findings.finding import Finding, finding
from builder.model.citations import write_citation
from builder.model.site import Plan, Programme, Site
from builder.model.types import Span

MIN_OF_PROGRAMME = 4
"""So many claims of a programme must fail before a common cause is looked for."""
_MIN_SHARE = 0.7
_OF_CLAIMS = "signature-stale"
_OF_LOCKS = "lock-behind"


def explain_citations(
    site: Site, archive: Archive | None, findings: Sequence[Finding]
) -> tuple[list[Finding], dict[str, Shift]]:
    """Put one finding in place of all that come from citations that are off, of a plan or of a programme.

    Also return the shifts of whole plans, by key of the plan.
    """
    explained, shifts = explain_shifts(site, archive, findings)
    failures = Counter(each.place.file for each in explained if each.rule.startswith("evidence-"))
    for plan in site.all_plans if archive else ():
        suspects = [each for each in plan.programmes if failures[each.origin.file] >= MIN_OF_PROGRAMME]
        text = read_sources(plan, archive) if suspects else None
        for programme in suspects if text else ():
            if text and len(programme.cite) == 1 and (right := _right_paragraphs(plan, programme, text)):
                explained = list(_explain(plan, programme, *right, explained))
    return explained, shifts


def _right_paragraphs(plan: Plan, programme: Programme, text: SourceText) -> tuple[Span, list[Claim]] | None:
    """The paragraphs, as many as are cited, that support more of the claims that these do not than any others do.

    What the cited ones support must not be lost by it.
    """
    search, cited = PlanSearch(plan, text, own=f"{plan.key}.{programme.id}."), programme.cite[0]
    citing = [claim for claim in search.claims if claim.spans == (cited,)]
    failed = [claim for claim in citing if not search.holds(claim)]
    held = [claim for claim in citing if search.holds(claim)]
    if len(failed) < MIN_OF_PROGRAMME:
        return None
    length, source = cited.last - cited.first, cited.source or text.source.id
    places = map(text.locate, text.all_paragraphs)
    last = max((number for name, number in places if name == source), default=0)
    fitting: list[tuple[Span, list[Claim]]] = []
    for first in range(1, last - length + 1):
        span = replace(cited, first=first, last=first + length)
        mended = [claim for claim in failed if search.holds(claim, (span,))] if span != cited else []
        if len(mended) >= _MIN_SHARE * len(failed) and all(search.holds(claim, (span,)) for claim in held):
            fitting.append((span, mended))
    most = max((len(mended) for _, mended in fitting), default=0)
    best = [(span, mended) for span, mended in fitting if len(mended) == most]
    return best[0] if len(best) == 1 else None


def _explain(
    plan: Plan, programme: Programme, right: Span, mended: Sequence[Claim], findings: Sequence[Finding]
) -> Iterator[Finding]:
    place, claim = programme.origin.at("cite"), f"{plan.key}.{programme.id}"
    cited = write_citation(programme.cite[0])
    yield finding(place, "citation-programme", claim=claim, count=len(mended), cited=cited, right=write_citation(right))
    yield from (each for each in findings if not _follows(each, plan, programme))


def _follows(mistake: Finding, plan: Plan, programme: Programme) -> bool:
    """Whether a finding comes from it: anything in the programme's file, and what is counted over the whole plan."""
    if mistake.rule == _OF_CLAIMS:
        return mistake.values.get("claim", "").startswith(f"{plan.key}.{programme.id}.")
    if not mistake.rule.startswith((*CONSEQUENCES, _OF_LOCKS)):
        return False
    own = programme.origin.file
    is_of_plan = plan_folder(mistake.place.file) == plan_folder(own) and not mistake.rule.startswith("evidence-")
    return mistake.place.file == own or (is_of_plan and not mistake.rule.startswith("citation-"))
