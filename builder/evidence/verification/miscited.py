"""A programme that cites another paragraph than its own: one mistake, and not one in every claim of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from builder.content.layout import plan_folder
from builder.evidence.claims.claim import Claim
from builder.evidence.sources.archive import Archive
from builder.evidence.sources.source_text import SourceText
from builder.evidence.verification.shifts import CONSEQUENCES, PlanSearch, Shift, explain_shifts, read_sources
from builder.findings.finding import Finding, finding
from builder.model.citations import write_citation
from builder.model.site import Plan, Programme, Site
from builder.model.types import Span
from builder.text.values import value_class

MIN_OF_PROGRAMME = 4
"""So many claims of a programme must fail before a common cause is looked for."""
_MIN_SHARE = 0.7
_OF_CLAIMS = "signature-stale"
_OF_LOCKS = "lock-behind"


@value_class
class Miscited:
    """A citation of a programme that should be another; whether that mends all that is not in what it cites."""

    programme: Programme
    wrong: Span
    right: Span
    mended: tuple[Claim, ...]
    is_whole: bool
    beside: tuple[Span, ...] = ()
    """Others that it could be as well: nothing tells which of them is the mistake."""

    @property
    def rule(self) -> str:
        """How much is known of the mistake."""
        if self.beside:
            return "citation-programme-several"
        return "citation-programme" if self.is_whole else "citation-programme-most"


@value_class
class CitationRepairs:
    """What is known of citations that are off: by key of the plan where they are by the same number; of programmes."""

    shifts: Mapping[str, Shift] = field(default_factory=dict)
    miscited: Sequence[Miscited] = ()


def explain_citations(
    site: Site, archive: Archive | None, findings: Sequence[Finding]
) -> tuple[list[Finding], CitationRepairs]:
    """Put one finding in place of all that come from citations that are off, of a plan or of a programme.

    Where nothing but a programme fails, the mistake is its own, even if all of it stands in the next paragraph.
    """
    explained, miscited = list(findings), list[Miscited]()
    for plan in site.all_plans if archive else ():
        suspects = _list_suspects(plan, explained)
        text = read_sources(plan, archive) if len(suspects) == 1 else None
        own = _find_miscited(plan, suspects[0], text) if text and _fails_alone(plan, suspects[0], text) else None
        if own:
            explained = list(_explain(plan, own, explained))
            miscited.append(own)
    explained, shifts = explain_shifts(site, archive, explained)
    for plan in site.all_plans if archive else ():
        suspects = _list_suspects(plan, explained)
        text = read_sources(plan, archive) if suspects else None
        for programme in suspects if text else ():
            if text and (own := _find_miscited(plan, programme, text)):
                explained = list(_explain(plan, own, explained))
                miscited.append(own)
    return explained, CitationRepairs(shifts, miscited)


def _list_suspects(plan: Plan, findings: Iterable[Finding]) -> list[Programme]:
    failures = Counter(each.place.file for each in findings if each.rule.startswith("evidence-"))
    return [each for each in plan.programmes if failures[each.origin.file] >= MIN_OF_PROGRAMME]


def _fails_alone(plan: Plan, programme: Programme, text: SourceText) -> bool:
    """Whether the text supports all that a plan says but for what a programme of it does."""
    search = PlanSearch(plan, text)
    own = f"{plan.key}.{programme.id}"
    return all(search.holds(claim) for claim in search.claims if not f"{claim.id}.".startswith(f"{own}."))


def _find_miscited(plan: Plan, programme: Programme, text: SourceText) -> Miscited | None:
    """The citation in place of which others, of as many paragraphs, support more of the claims that fail than any.

    What the cited ones support must not be lost by it.
    """
    search, cited = PlanSearch(plan, text, own=f"{plan.key}.{programme.id}."), tuple(programme.cite)
    citing = [claim for claim in search.claims if claim.spans == cited]
    failed = [claim for claim in citing if not search.holds(claim)]
    held = [claim for claim in citing if search.holds(claim)]
    if len(failed) < MIN_OF_PROGRAMME:
        return None
    fitting: list[Miscited] = []
    for at, wrong in enumerate(cited):
        for right in _others_as_long(wrong, text):
            spans = (*cited[:at], right, *cited[at + 1 :])
            mended = [claim for claim in failed if search.holds(claim, spans)]
            if len(mended) >= _MIN_SHARE * len(failed) and all(search.holds(claim, spans) for claim in held):
                whole = len(mended) == len(failed)
                fitting.append(Miscited(programme, wrong, right, tuple(mended), whole))
    most = max((len(each.mended) for each in fitting), default=0)
    best = [each for each in fitting if len(each.mended) == most]
    if len({each.right for each in best}) != 1:
        return None
    return replace(best[0], beside=tuple(each.wrong for each in best[1:]))


def _others_as_long(span: Span, text: SourceText) -> Iterator[Span]:
    """All stretches of the same source with as many paragraphs."""
    length, source = span.last - span.first, span.source or text.source.id
    places = map(text.locate, text.all_paragraphs)
    last = max((number for name, number in places if name == source), default=0)
    spans = (replace(span, first=first, last=first + length) for first in range(1, last - length + 1))
    yield from (each for each in spans if each != span)


def _explain(plan: Plan, own: Miscited, findings: Sequence[Finding]) -> Iterator[Finding]:
    programme = own.programme
    place, claim = programme.origin.at("cite"), f"{plan.key}.{programme.id}"
    cited = "、".join(map(write_citation, (own.wrong, *own.beside)))
    right = write_citation(own.right)
    yield finding(place, own.rule, claim=claim, count=len(own.mended), cited=cited, right=right)
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
