"""What a claim shows: its mark, where to report a mistake, and for a block of claims how many have which mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlencode

from builder import urls
from builder.evidence.locks.lock import RULES
from builder.evidence.locks.marks import STATES, UNCHECKED, Mark, State
from builder.model.schema.statement import Measure, Quantity
from builder.model.site import Plan
from builder.model.types import Absent, PartialDate
from builder.views.context import PageContext
from builder.views.pieces import MarkCount, MarkLine, Value

_CODED = frozenset({"themes", "instruments", "target_groups", "status", "commitment", "level"})
"""What pages show of a programme that is our own classification: as good as the coding of all its statements."""
_NAMED = 2
"""So many of those who compared are named in a block, each with the latest day."""


def mark_of(page: PageContext, claim: str) -> Mark:
    """The mark of a claim; of what is told of all statements of a programme, the weakest of theirs."""
    marks = page.shared.marks
    if (mark := marks.get(claim)) is not None:
        return mark
    prefix, _, aspect = claim.rpartition(".")
    weakest: Mark = page.shared.codings.get(prefix, UNCHECKED) if aspect in _CODED else UNCHECKED
    return weakest


def claim_state(page: PageContext, claim: str) -> State:
    """What was compared of a claim."""
    return mark_of(page, claim).state


def mark_line(page: PageContext, claims: Iterable[str]) -> MarkLine | None:
    """How many claims of a block have which mark, each claim once; None for a block that claims nothing."""
    return count_marks(page, [mark_of(page, claim) for claim in dict.fromkeys(claims) if claim])


def count_marks(page: PageContext, marks: Iterable[Mark]) -> MarkLine | None:
    """How many marks of claims there are of each state, in words; None where there is none."""
    groups: dict[State, list[Mark]] = {state: [] for state in STATES}
    for mark in marks:
        groups[mark.state].append(mark)
    total = sum(map(len, groups.values()))
    counts = tuple(_count(page, group, is_single=total == 1) for group in groups.values() if group)
    href = page.href(f"{urls.GLOSSARY}#marks")
    return MarkLine(counts, page.t("mark.separator").join(each.words for each in counts), href) if counts else None


def _count(page: PageContext, marks: Sequence[Mark], *, is_single: bool) -> MarkCount:
    """The words of one kind; of a single claim there is nothing to count. Blocks of a plan have much the same."""
    count, various = len(marks), {(mark.by, mark.on, mark.rules): mark for mark in marks}
    key = ("marked", marks[0].state, count, is_single, *various)
    return page.keep(key, lambda _: _make_count(page, count, [*various.values()], is_single=is_single))


def _make_count(page: PageContext, count: int, marks: Sequence[Mark], *, is_single: bool) -> MarkCount:
    state = marks[0].state
    word, who = page.t(f"mark.{state}"), _who(page, marks)
    words = word if is_single else page.t("mark.counted", word=word, count=count)
    return MarkCount(state, count, page.t("mark.by", words=words, who=who) if who else words)


def _who(page: PageContext, marks: Iterable[Mark]) -> str:
    """Who compared, each with the latest day and, where they are older than the present ones, by which rules."""
    latest: dict[tuple[str, int], Mark] = {}
    for mark in marks:
        key = (mark.by, mark.rules)
        if mark.by and mark.on >= latest.get(key, mark).on:
            latest[key] = mark
    named = sorted(latest.values(), key=lambda mark: mark.on, reverse=True)
    words = [
        page.t("mark.who_rules" if mark.rules not in (0, RULES) else "mark.who", by=mark.by, on=day, rules=mark.rules)
        for mark in named[:_NAMED]
        for day in [_day_words(page, mark.on)]
    ]
    more = [page.t("mark.who_more", count=len(named) - _NAMED)] if len(named) > _NAMED else []
    return page.t("mark.who_separator").join([*words, *more])


def _day_words(page: PageContext, day: str) -> str:
    return page.hold(("day", day), lambda _: date_words(page, PartialDate.parse(day)))


def date_words(page: PageContext, value: PartialDate) -> str:
    """A date as precise as it is known."""
    names = (("year", value.year), ("month", value.month), ("day", value.day))
    return "".join(page.t(f"date.{name}", n=part) for name, part in names if part is not None)


def claims_of_quantities(prefix: str, quantities: Iterable[Quantity]) -> Iterator[str]:
    """What a table of quantities claims: each number, and what we say that it is."""
    for quantity in quantities:
        yield from (f"{prefix}.{quantity.id}{aspect}" for aspect in ("", ".label", ".coding"))


def claims_of_measures(prefix: str, measures: Iterable[Measure]) -> Iterator[str]:
    """What a table of measures claims: the printed names, our words, and how we sort them."""
    for measure in measures:
        yield f"{prefix}.{measure.id}"
        yield from [f"{prefix}.{measure.id}.summary"] if measure.summary else []
        yield f"{prefix}.{measure.id}.coding"


def has_archive(page: PageContext, plan: Plan) -> bool:
    """Whether the plan's source is at hand, so that sentences can be shown."""
    evidence = page.shared.ledger.get(plan.key)
    return bool(evidence and evidence.texts)


def claimed_value(page: PageContext, cell: Value, claim: str) -> Value:
    """A value as the statement of a claim. That something is not stated is known from reading, not from a search."""
    if not claim:
        return cell
    mark, report = claim_state(page, claim), report_link(page, claim)
    return Value(cell.state, cell.items, cell.text, cell.note, claim, mark, report, cell.amount, cell.role)


def report_link(page: PageContext, claim: str = "", *, version: str = "") -> str:
    """Where to report a mistake: a form with page, item and version filled in, or else the foot of the page."""
    if isinstance(page.config.report, Absent):
        return "#report"
    version = version or page.shared.versions.of_district(claim.partition(".")[0])
    body = page.t("footer.report_body", path=page.address, claim=claim or "-", version=version)
    query = urlencode({"title": page.t("footer.report_title", path=page.address), "body": body})
    return f"{page.config.report}{'&' if '?' in page.config.report else '?'}{query}"
