"""What a text says of itself stands in its head or at its end: who issued it, under what number, when, and for where.

The same words in the midst of the text are of another document: （穗字〔2012〕20号） in the first sentence is the
number of what a plan implements.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, takewhile

from builder.evidence.claims.placed import Placed
from builder.evidence.grammar.dates import date_forms
from builder.evidence.grammar.sentences import clause_around, sentence_around
from builder.evidence.sources.source_text import Match, SourceText
from builder.evidence.verification.surroundings import find_foreign_numbers
from builder.findings.finding import WHOLE, Finding, finding
from builder.model.site import Plan
from builder.model.statements import printed_forms
from builder.model.types import Absent, PartialDate
from builder.text.normalise import fold

Around = Callable[[str, int, int], tuple[int, int]]

_SHORT = 80
"""A line of a head is no longer; the text itself is."""
_LONGEST_NAME = 30
_DAY = re.compile(r"\(?(?:19|20)\d\d年\d{1,2}月\d{1,2}日\)?")
_OF_MENU = 8
"""The words of a button or a column of a page are no longer."""
_HEAD, _TAIL = 12, 8
"""How many lines a head and an end can have."""
# The day on which a page was put on the web is not the day of issue.
_ON_THE_WEB = re.compile(
    r"(?:发布|更新|时间|日期)[^\d]{0,6}\d{4}[-.]\d{1,2}[-.]\d{1,2}|\d{4}[-.]\d{1,2}[-.]\d{4}:\d\d(?::\d\d)?"
)
# The clock of a page, and what else it says of its own site.
_CLOCK = re.compile("星期[一二三四五六日天]")
_OF_THE_SITE = re.compile(f"主办单位|版权所有|备案|ICP|公网安备|运营维护|技术支持|{_CLOCK.pattern}", re.IGNORECASE)
_ITSELF = re.compile("印发|公布|发布|本(?:意见|办法|计划|方案|规划|措施|细则|通知)")
_FOLLOWS = re.compile("贯彻|落实|根据|按照|依据|遵照|执行|实施")
_IN_FORCE = re.compile("施行|实施|执行|生效|有效")
_APPROVED = re.compile("审议|审定|通过|同意|批准|审批|研究")


def check(plan: Plan, text: SourceText, placed: Sequence[Placed]) -> Iterator[Finding]:
    """Head data that stand elsewhere, a text of another district, and programmes in another section.

    What stands nowhere is not found as such; that is a mistake of its own.
    """
    head = _head(text)
    of_text = [line for line in head if not _OF_THE_SITE.search(line)]
    own = [_ON_THE_WEB.sub("", line) for line in of_text]
    for name, words, forms in _list_head_claims(plan):
        lines = own if name == "issued" else of_text
        if _stands(text, forms) and not any(fold(form) in line for form in forms for line in lines):
            yield _problem(plan, "evidence-head", name, looked=words)
    if _stands(text, [plan.title]) and fold(plan.title) not in "".join(head):
        yield _problem(plan, "evidence-head", "title", looked=plan.title)
    effective = list(date_forms(plan.effective)) if isinstance(plan.effective, PartialDate) else []
    # A year that stands alone is printed with 年; 〔2012〕 is a part of a number.
    printed_so = [form + "年" if form.isdigit() else form for form in effective]
    if _stands(text, effective) and not _stands_by(text, printed_so, _IN_FORCE, within=clause_around):
        yield _problem(plan, "evidence-head", "effective", looked=str(plan.effective))
    for name in plan.approved_by:
        printed = printed_forms(plan, name)
        if _stands(text, printed) and not _stands_by(text, printed, _APPROVED, also=(_ITSELF, plan.title)):
            yield _problem(plan, "evidence-head", "approved_by", looked=name)
    yield from _sources(plan, text, head)
    yield from _implements(plan, text)
    if plan.place is None and not _names_district(plan, text):
        yield _problem(plan, "evidence-district", "title", district=plan.district.name.zh)
    yield from _notes(plan, text)
    yield from _sections(plan, text, placed)


def _sources(plan: Plan, text: SourceText, head: Sequence[str]) -> Iterator[Finding]:
    """Who published a page, and when, stands in its head or at its end; its clock tells another day."""
    dated = [line for line in head if not _CLOCK.search(line)]
    for index, source in enumerate(plan.sources):
        published = source.published
        forms = list(date_forms(published)) if isinstance(published, PartialDate) else []
        publisher = [] if isinstance(source.publisher, Absent) else [source.publisher]
        for name, printed, lines in (("publisher", publisher, head), ("published", forms, dated)):
            if _stands(text, printed) and not any(fold(form) in line for form in printed for line in lines):
                claim = f"{plan.key}.source.{source.id}.{name}"
                place = plan.origin.at("sources", index, name)
                yield Finding(place, "evidence-head", {"claim": claim, "looked": str(getattr(source, name))})


def _implements(plan: Plan, text: SourceText) -> Iterator[Finding]:
    """What a plan carries out it says to follow, with the number right behind the title; 参照 is less."""
    if plan.implements is None:
        return
    title, number = fold(plan.implements.title), plan.implements.number
    numbered = "" if isinstance(number, Absent) else fold(number)
    places = list(text.find(title, text.all_paragraphs))
    holds = [match for match in places if _is_followed(text, match, title, numbered)]
    if places and not holds:
        yield _problem(plan, "evidence-implements", "implements", looked=plan.implements.title)


def _is_followed(text: SourceText, match: Match, title: str, number: str) -> bool:
    paragraph = text.folded[match.paragraph - 1].text
    start, end = sentence_around(paragraph, match.start, match.end)
    behind = paragraph[match.end : match.end + len(number) + 4]
    return number in behind and bool(_FOLLOWS.search(paragraph[start:end].replace(title, "")))


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
                yield Finding(place, "evidence-number", {"claim": claim, "number": number, "where": WHOLE})


def _problem(plan: Plan, rule: str, name: str, **values: str) -> Finding:
    return Finding(plan.origin.at(name), rule, {"claim": f"{plan.key}.{name}"} | values)


def _list_head_claims(plan: Plan) -> Iterator[tuple[str, str, list[str]]]:
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
        begins = paragraphs[: min(numbered, _end_of_head(text, paragraphs))]
        near = {*begins, *paragraphs[-_TAIL:], *_find_signature(text, paragraphs)}
        lines += [text.folded[paragraph - 1].text for paragraph in sorted(near)]
    return [line for line in lines if len(line) <= _SHORT]


def _end_of_head(text: SourceText, paragraphs: Sequence[int]) -> int:
    """Behind how many paragraphs a head has as many lines as it can have; words of menus are none."""
    lines = [at for at, paragraph in enumerate(paragraphs) if len(text.folded[paragraph - 1].text) > _OF_MENU]
    return lines[_HEAD - 1] + 1 if len(lines) >= _HEAD else len(paragraphs)


def _find_signature(text: SourceText, paragraphs: Sequence[int]) -> Iterator[int]:
    """A day alone in a paragraph, and the short ones right above it: a text with annexes is signed before them."""
    for at, paragraph in enumerate(paragraphs):
        if _DAY.fullmatch(text.folded[paragraph - 1].text):
            above = takewhile(lambda number: _is_name(text.folded[number - 1].text), reversed(paragraphs[:at]))
            yield from (paragraph, *islice(above, _TAIL))


def _is_name(line: str) -> bool:
    return len(line) <= _LONGEST_NAME and not re.search("[。;:,]", line)


def _stands(text: SourceText, forms: Iterable[str]) -> bool:
    return any(fold(form) in paragraph.text for form in forms for paragraph in text.folded)


def _stands_by(
    text: SourceText,
    forms: Iterable[str],
    word: re.Pattern[str],
    *,
    within: Around = sentence_around,
    also: tuple[re.Pattern[str], str] | None = None,
) -> bool:
    """Whether one of the forms stands with the word that makes it what is claimed.

    `also`: what the sentence must have besides, by a pattern or as words, to speak of the text itself.
    """
    for form in forms:
        for match in text.find(fold(form), text.all_paragraphs):
            paragraph = text.folded[match.paragraph - 1].text
            near = paragraph[slice(*within(paragraph, match.start, match.end))]
            is_of_text = also is None or bool(also[0].search(near)) or fold(also[1]) in near
            if word.search(near) and is_of_text:
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
