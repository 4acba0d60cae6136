"""The other direction: every paragraph and every number of a source is claimed, or left out with a reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from builder.evidence.claims.claim import Claim
from builder.evidence.completeness.omissions import check_items, is_figure
from builder.evidence.grammar.numerals import Number, find_numbers
from builder.evidence.grammar.table_rows import ORDINAL_HEADING
from builder.evidence.sources.source_text import Match, SourceText
from builder.findings.finding import Finding, finding
from builder.model.schema.statement import NumberPassedOver
from builder.model.site import Plan
from builder.text.normalise import fold
from builder.text.values import value_class

# What numbers an item at the start of a paragraph, or a row of a table. 12.5万人 and 3.8亿元 at its start are numbers.
ORDINAL = re.compile(
    r"第[一二三四五六七八九十百]+[编章节条]\s*|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+,|\d{1,2}[.,](?!\d+(?:[万亿%]|个?百分点))"
    rf"|{ORDINAL_HEADING}:\d{{1,3}}(?=\|)"
)


@value_class
class SourceCoverage:
    """How much of a source is accounted for: by a claim, or by a reason why not."""

    paragraphs: int
    paragraphs_cited: int
    paragraphs_left_out: int
    numbers: int
    numbers_claimed: int
    numbers_left_out: int

    @property
    def paragraphs_open(self) -> int:
        """How many paragraphs nothing cites and no reason leaves out."""
        return self.paragraphs - self.paragraphs_cited - self.paragraphs_left_out


def cited_paragraphs(plan: Plan, claims: Iterable[Claim], text: SourceText) -> set[int]:
    """The paragraphs whose text anything in the plan cites.

    A heading's claim covers the paragraph that is nothing but the heading: that a section spans ten paragraphs says
    nothing of their text. A note on a theme repeats what statements say, and covers nothing.
    """
    cited = set(text.within(plan.place.cite)) if plan.place else set()
    for claim in claims:
        local = claim.id.removeprefix(f"{plan.key}.")
        if local.startswith("structure."):
            titles = [fold(form) for group in claim.phrases for form in group]
            cited |= {number for number in text.within(claim.spans) if _is_heading(text, number, titles)}
        elif not local.startswith(("theme.", "source.")):
            cited |= set(text.within(claim.spans))
    return cited


def _is_heading(text: SourceText, paragraph: int, titles: Iterable[str]) -> bool:
    """Whether a paragraph is one of the titles, whatever mark it ends with."""
    return text.folded[paragraph - 1].text.rstrip("。.:;,") in {title.rstrip("。.:;,") for title in titles}


def account(
    plan: Plan,
    text: SourceText,
    claims: Sequence[Claim],
    matches: Mapping[str, Sequence[Match]],
    idioms: Sequence[NumberPassedOver],
) -> tuple[SourceCoverage, list[Finding]]:
    """Count what is accounted for, and find what is not, in the text of the plan's source."""
    cited = cited_paragraphs(plan, claims, text)
    left_out = {number for entry in plan.not_encoded for number in text.within(entry.paragraphs)}
    claimed = _stretches(match for claim in claims for match in matches.get(claim.id, ()))
    recorded = _stretches(
        match
        for claim in claims
        if claim.quantity or claim.period or claim.dates
        for match in matches.get(claim.id, ())
    )
    passed = _stretches(_passed_over(text, [*plan.numbers_not_encoded, *idioms]))
    findings = [*_paragraphs(plan, text, cited, left_out), *check_items(plan, text, left_out)]
    counts: Counter[str] = Counter()
    for paragraph in (number for number in text.all_paragraphs if number not in left_out):
        words = text.folded[paragraph - 1].text
        for number in _find_numbers_that_count(words):
            is_claimed = _inside(number, claimed.get(paragraph, ()))
            is_passed = not is_claimed and _inside(number, passed.get(paragraph, ()))
            counts.update({"all": 1, "claimed": is_claimed, "passed": is_passed})
            if not (is_claimed or is_passed):
                if paragraph in cited:  # else the paragraph is what is lacking, with all its numbers
                    findings.append(_report_unaccounted("coverage-number", plan, text, paragraph, number))
            elif not _inside(number, recorded.get(paragraph, ())) and is_figure(words, number):
                findings.append(_report_unaccounted("coverage-hidden-number", plan, text, paragraph, number))
    here = set(text.all_paragraphs)
    coverage = SourceCoverage(
        paragraphs=len(here),
        paragraphs_cited=len(cited & here),
        paragraphs_left_out=len((left_out - cited) & here),
        numbers=counts["all"],
        numbers_claimed=counts["claimed"],
        numbers_left_out=counts["passed"],
    )
    return coverage, findings


def _paragraphs(plan: Plan, text: SourceText, cited: set[int], left_out: set[int]) -> Iterator[Finding]:
    for paragraph in text.all_paragraphs:
        if paragraph not in cited and paragraph not in left_out:
            begins = text.raw[paragraph - 1][:20]
            yield finding(plan.origin.at(), "coverage-paragraph", paragraph=text.name(paragraph), begins=begins)


def _find_numbers_that_count(text: str) -> Iterator[Number]:
    """The numbers of a paragraph but the ordinal that it starts with."""
    ordinal = ORDINAL.match(text)
    start = ordinal.end() if ordinal else 0
    for number in find_numbers(text[start:]):
        yield replace(number, start=number.start + start, end=number.end + start)


def _passed_over(text: SourceText, entries: Iterable[NumberPassedOver]) -> Iterator[Match]:
    for entry in entries:
        paragraphs = text.within(entry.paragraphs) if entry.paragraphs else text.all_paragraphs
        for printed in entry.printed:
            yield from text.find(fold(printed), paragraphs)


def _stretches(matches: Iterable[Match]) -> dict[int, list[tuple[int, int]]]:
    stretches: dict[int, list[tuple[int, int]]] = {}
    for match in matches:
        stretches.setdefault(match.paragraph, []).append((match.start, match.end))
    return stretches


def _inside(number: Number, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start <= number.start and number.end <= end for start, end in stretches)


def _report_unaccounted(rule: str, plan: Plan, text: SourceText, paragraph: int, number: Number) -> Finding:
    folded = text.folded[paragraph - 1].text
    context = f"{folded[max(0, number.start - 8) : number.start]}【{number.text}】{folded[number.end : number.end + 8]}"
    cited_as = text.name(paragraph)
    return finding(plan.origin.at(), rule, paragraph=cited_as, number=number.text, context=context)
