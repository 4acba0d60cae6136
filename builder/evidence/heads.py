"""What a text says of itself stands in its head or at its end: who issued it, under what number, when, and for where.

The same words in the midst of the text are of another document: （穗字〔2012〕20号） in the first sentence is the
number of what a plan implements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from builder.evidence.dates import date_forms
from builder.evidence.placed import Placed
from builder.evidence.sentences import sentence_around
from builder.evidence.source_text import SourceText
from builder.evidence.surroundings import find_foreign_numbers
from builder.findings.finding import Finding, finding
from builder.model.site import Plan
from builder.model.statements import printed_forms
from builder.model.types import Absent, PartialDate
from builder.text.normalise import fold

_SHORT = 80
"""A line of a head is no longer; the text itself is."""
_HEAD, _TAIL = 12, 8
"""How many lines a head and an end can have."""
# The day on which a page was put on the web is not the day of issue.
_ON_THE_WEB = re.compile(
    r"(?:发布|更新|时间|日期)[^\d]{0,6}\d{4}[-.]\d{1,2}[-.]\d{1,2}|\d{4}[-.]\d{1,2}[-.]\d{4}:\d\d(?::\d\d)?"
)
_IN_FORCE = re.compile("施行|实施|执行|生效|有效")
_APPROVED = re.compile("审议|审定|通过|同意|批准|审批|研究")


def check(plan: Plan, text: SourceText, placed: Sequence[Placed]) -> Iterator[Finding]:
    """Head data that stand elsewhere, a text of another district, and programmes in another section.

    What stands nowhere is not found as such; that is a mistake of its own.
    """
    head = _head(text)
    own = [_ON_THE_WEB.sub("", line) for line in head]
    for name, words, forms in _claimed(plan):
        lines = own if name == "issued" else head
        if _stands(text, forms) and not any(fold(form) in line for form in forms for line in lines):
            yield _problem(plan, "evidence-head", name, looked=words)
    if _stands(text, [plan.title]) and fold(plan.title) not in "".join(head):
        yield _problem(plan, "evidence-head", "title", looked=plan.title)
    effective = list(date_forms(plan.effective)) if isinstance(plan.effective, PartialDate) else []
    if _stands(text, effective) and not _stands_by(text, effective, _IN_FORCE):
        yield _problem(plan, "evidence-head", "effective", looked=str(plan.effective))
    for name in plan.approved_by:
        printed = printed_forms(plan, name)
        if _stands(text, printed) and not _stands_by(text, printed, _APPROVED):
            yield _problem(plan, "evidence-head", "approved_by", looked=name)
    if plan.place is None and not _names_district(plan, text):
        yield _problem(plan, "evidence-district", "title", district=plan.district.name.zh)
    yield from _notes(plan, text)
    yield from _sections(plan, text, placed)


def _notes(plan: Plan, text: SourceText) -> Iterator[Finding]:
    """A reason why something of a source is not known tells what the source has instead: its numbers stand there."""
    printed = [paragraph.text for paragraph in text.folded]
    for index, source in enumerate(plan.sources):
        for name in ("publisher", "url", "published", "retrieved"):
            value = getattr(source, name)
            note = value.note if isinstance(value, Absent) else None
            for number in find_foreign_numbers(note or "", printed):
                place = plan.origin.at("sources", index, name)
                claim = f"{plan.key}.source.{source.id}.{name}"
                yield Finding(place, "evidence-number", {"claim": claim, "number": number, "where": "全文"})


def _problem(plan: Plan, rule: str, name: str, **values: str) -> Finding:
    return Finding(plan.origin.at(name), rule, {"claim": f"{plan.key}.{name}"} | values)


def _claimed(plan: Plan) -> Iterator[tuple[str, str, list[str]]]:
    """What stands in a head: the field, its words, and the forms in which they are printed."""
    if not isinstance(plan.issuer, Absent):
        yield from (("issuer", name, [name]) for name in plan.issuer)
    if not isinstance(plan.document_number, Absent):
        yield "document_number", plan.document_number, [plan.document_number]
    if isinstance(plan.issued, PartialDate):
        yield "issued", str(plan.issued), list(date_forms(plan.issued))


def _head(text: SourceText) -> list[str]:
    """The short lines before the first numbered heading, and the last ones of every source."""
    lines = []
    by_source: dict[str, list[int]] = {}
    for paragraph in text.all_paragraphs:
        by_source.setdefault(text.locate(paragraph)[0], []).append(paragraph)
    for paragraphs in by_source.values():
        numbered = next((at for at, paragraph in enumerate(paragraphs) if text.places[paragraph - 1]), _HEAD)
        near = {*paragraphs[: min(numbered, _HEAD)], *paragraphs[-_TAIL:]}
        lines += [text.folded[paragraph - 1].text for paragraph in sorted(near)]
    return [line for line in lines if len(line) <= _SHORT]


def _stands(text: SourceText, forms: Iterable[str]) -> bool:
    return any(fold(form) in paragraph.text for form in forms for paragraph in text.folded)


def _stands_by(text: SourceText, forms: Iterable[str], word: re.Pattern[str]) -> bool:
    """Whether one of the forms stands in a sentence with the word that makes it what is claimed."""
    for form in forms:
        for match in text.find(fold(form), text.all_paragraphs):
            paragraph = text.folded[match.paragraph - 1].text
            start, end = sentence_around(paragraph, match.start, match.end)
            if word.search(paragraph[start:end]):
                return True
    return False


def _names_district(plan: Plan, text: SourceText) -> bool:
    """Whether the text names its district: 荔湾区, or 荔湾."""
    name = plan.district.name.zh
    forms = (name, name[:-1]) if len(name) > 2 else (name,)
    return _stands(text, forms)


def _sections(plan: Plan, text: SourceText, placed: Sequence[Placed]) -> Iterator[Finding]:
    """A programme is in the sections that hold its name."""
    spans = [(fold(section.title), set(text.within(section.cite))) for section in plan.structure]
    for each in placed:
        programme = each.statement.programme
        if each.part is not None or programme is None or not programme.section or not each.matches:
            continue
        holding = {title for title, span in spans if any(match.paragraph in span for match in each.matches)}
        for part in programme.section.split(" / ") if holding else ():
            if fold(part) not in holding:
                claim = f"{plan.key}.{programme.id}.section"
                yield finding(programme.origin.at("section"), "evidence-section", claim=claim, section=part)
