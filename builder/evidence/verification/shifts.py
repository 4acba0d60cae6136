"""Citations that are all off by the same number of paragraphs: one mistake, and not one in every claim.

A paragraph that was split, joined or left out before the numbers were written, or after, when the text was archived
anew, does this to all that comes after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from builder.content.layout import plan_folder
from builder.evidence.claims.claim import Claim
from builder.evidence.claims.list_claims import list_claims
from builder.evidence.sources.archive import Archive
from builder.evidence.sources.source_text import SourceText, join_sources, read_source
from builder.evidence.verification.verify import verify_claim
from builder.findings.finding import Finding
from builder.model.origin import NOWHERE
from builder.model.schema.plan import Source
from builder.model.site import Plan, Site
from builder.model.types import Span
from builder.text.values import value_class

MIN_CLAIMS = 8
"""So many claims of a plan must fail before a common cause is looked for."""
_MIN_SHARE = 0.7
_SHIFTS = (-1, 1, -2, 2, -3, 3)
_OF_NUMBERS = ("paragraph", "correction")
"""What a shift does before anything can be compared: numbers beyond the end, repairs of what is not there."""
_OF_RECORDS = ("unverified", "unverified-many", "lock-gone", "lock-behind", "signature-stale")
"""What locks and signatures say of claims that cite something else."""
CONSEQUENCES = ("evidence-", "coverage-", "citation-", "silence-", *_OF_RECORDS, *_OF_NUMBERS)


@value_class
class Shift:
    """By how many paragraphs claims of a plan are off, and which claims are."""

    by: int
    source: str
    """The id of the source that they cite."""
    claims: tuple[Claim, ...]
    start: int | None
    """The paragraph from which on all citations are off and before which none is; None where there is no such one."""

    def moved(self, span: Span) -> Span:
        """A citation of the source as it should be; what ends before `start` stays."""
        return _move_span(span, self.by, self.start or 1)


def explain_shifts(
    site: Site, archive: Archive | None, findings: Sequence[Finding]
) -> tuple[list[Finding], dict[str, Shift]]:
    """Put one finding in place of all that come from citations of a plan that are off by the same number.

    Also return the shifts, by key of the plan.
    """
    failures = Counter(plan_folder(each.place.file) for each in findings if each.rule.startswith("evidence-"))
    misplaced = {plan_folder(each.place.file) for each in findings if each.rule in _OF_NUMBERS}
    explained, shifts = list(findings), {}
    for plan in site.all_plans if archive else ():
        folder = plan_folder(plan.origin.file)
        if folder not in misplaced and failures[folder] < MIN_CLAIMS:
            continue
        if (text := read_sources(plan, archive)) and (shift := _find_shift(plan, text)):
            explained = list(_explain(shift, folder, explained))
            shifts[plan.key] = shift
    return explained, shifts


def read_sources(plan: Plan, archive: Archive | None) -> SourceText | None:
    """The text of all sources of a plan that are at hand, repairs wherever they fit; None where none is."""
    texts = [text for source in plan.sources if (text := _read(source, archive))]
    return join_sources(texts) if texts else None


def _read(source: Source, archive: Archive | None) -> SourceText | None:
    """The text of a source with each repair wherever it fits: where it is said to fit may be off too."""
    archived = archive.find(source) if archive else None
    if archived is None or archived.paragraphs is None:
        return None
    everywhere = [Span(None, 1, len(archived.paragraphs))]
    repairs = [each.model_copy(update={"paragraphs": everywhere}) for each in source.corrections]
    return read_source(source.model_copy(update={"corrections": repairs}), archived.paragraphs)


def _find_shift(plan: Plan, text: SourceText) -> Shift | None:
    """The shift that explains nearly all claims of a plan that no cited paragraph supports."""
    search = PlanSearch(plan, text)
    failed = [claim for claim in search.claims if not search.holds(claim)]
    by_shift = {shift: [claim for claim in failed if search.holds_moved(claim, shift)] for shift in _SHIFTS}
    shift = max(_SHIFTS, key=lambda shift: len(by_shift[shift]))
    mended = by_shift[shift]
    if len(mended) < MIN_CLAIMS or len(mended) < _MIN_SHARE * len(failed):
        return None
    return search.shift_of(shift, mended)


class PlanSearch:
    """The claims of a plan that cite paragraphs, and whether their text supports them where they would cite others.

    `own`: what the ids of those begin with that are asked about.
    """

    def __init__(self, plan: Plan, text: SourceText, own: str = "") -> None:
        self._plan, self._text = plan, text
        self.claims = [c for c in (*list_claims(plan), *_list_quoted(plan)) if c.spans and c.id.startswith(own)]
        self._held: dict[tuple[str, tuple[Span, ...]], bool] = {}

    def holds(self, claim: Claim, spans: tuple[Span, ...] | None = None) -> bool:
        """Whether the text supports a claim that cites these paragraphs; each question is answered once."""
        spans = claim.spans if spans is None else spans
        key = claim.id, spans
        if key not in self._held:
            moved = replace(claim, spans=spans)
            self._held[key] = not verify_claim(moved, self._text, self._plan.role_labels).failures
        return self._held[key]

    def holds_moved(self, claim: Claim, by: int, start: int = 1, source: str | None = None) -> bool:
        """The same of a claim whose citations of a source, or of all, that reach `start` are moved."""
        spans = (_move_span(s, by, start) if source in (None, self._source(s)) else s for s in claim.spans)
        return self.holds(claim, tuple(spans))

    def shift_of(self, by: int, mended: Sequence[Claim]) -> Shift:
        """The shift of these claims, from the last paragraph on from which it mends all of them and spoils none."""
        (source, _), *_ = Counter(self._source(span) for claim in mended for span in claim.spans).most_common()
        names = {claim.id for claim in mended}
        concerned = [claim for claim in self.claims if claim.id in names or self.holds(claim)]
        cited = {n for c in concerned for span in c.spans if self._source(span) == source for n in _ends(span)}
        fits = (s for s in sorted(cited, reverse=True) if all(self.holds_moved(c, by, s, source) for c in concerned))
        return Shift(by, source, tuple(mended), next(fits, None))

    def _source(self, span: Span) -> str:
        return span.source or self._plan.sources[0].id


def _list_quoted(plan: Plan) -> Iterator[Claim]:
    """What is quoted with its paragraphs, and is compared elsewhere: what repairs give, and what was passed over.

    Words that are quoted of several paragraphs stand in one of them, not in each.
    """
    for source in plan.sources:
        for repair in source.corrections:
            for span in repair.paragraphs:
                cited = replace(span, source=source.id)
                yield Claim(f"{source.id}.{repair.printed}", NOWHERE.spot(), (cited,), "", ((repair.read_as,),))
    numbers = [(each.printed, each.paragraphs or ()) for each in plan.numbers_not_encoded]
    words = [(each.printed, each.paragraphs) for each in plan.words_not_encoded]
    for quoted, paragraphs in numbers + words:
        yield from (Claim(text, NOWHERE.spot(), tuple(paragraphs), "", ((text,),)) for text in quoted)


def _ends(span: Span) -> tuple[int, int]:
    return span.first, span.last


def _move_span(span: Span, by: int, start: int) -> Span:
    """A citation whose ends from `start` on are moved; none is moved before the first paragraph.

    >>> _move_span(Span(None, 4, 6), 1, 5), _move_span(Span(None, 4, 4), 1, 5)
    (Span(source=None, first=4, last=7), Span(source=None, first=4, last=4))
    """
    first, last = (max(1, end + by) if end >= start else end for end in _ends(span))
    return replace(span, first=min(first, last), last=last)


def _explain(shift: Shift, folder: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    places = [claim.place for claim in shift.claims if claim.place.file]
    first, files = min(places), {place.file for place in places}
    words = {"count": str(len(places)), "files": str(len(files)), "shift": f"{shift.by:+d}"}
    if shift.start is None:
        yield Finding(first, "citations-shifted", words)
    else:
        yield Finding(first, "citations-shifted-from", words | {"start": str(shift.start)})
    yield from (mistake for mistake in findings if not _follows(mistake, folder, files))


def _follows(mistake: Finding, folder: str, files: Iterable[str]) -> bool:
    """Whether a finding comes from the shift: anything in its files, and what is counted over the whole plan."""
    if mistake.rule.startswith("citation-programme"):
        return False
    if not mistake.rule.startswith(CONSEQUENCES) or plan_folder(mistake.place.file) != folder:
        return False
    return mistake.place.file in files or not mistake.rule.startswith("evidence-")
