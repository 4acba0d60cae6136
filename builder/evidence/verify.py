"""Hold one claim against the source: what bears it out, and what does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher

from builder.evidence.claims import Claim
from builder.evidence.numerals import find_numbers
from builder.evidence.source_text import Match, SourceText
from builder.findings.finding import Finding
from builder.model.schema.plan import Period, RoleLabels
from builder.model.schema.statement import Quantity
from builder.model.types import PartialDate
from builder.text import markdown
from builder.text.normalise import fold


@dataclass(slots=True)
class Verdict:
    """What was found for a claim, and what was not. A claim without failures is verified."""

    matches: list[Match] = field(default_factory=list)
    failures: list[Finding] = field(default_factory=list)


def verify_claim(claim: Claim, text: SourceText, labels: RoleLabels) -> Verdict:
    """Look for everything that `claim` says in the paragraphs it cites."""
    return _Search(claim, text).verdict(labels)


class _Search:
    def __init__(self, claim: Claim, text: SourceText) -> None:
        self.claim, self.text = claim, text
        self.paragraphs = text.within(claim.spans) if claim.spans else list(text.all_paragraphs)
        self.result = Verdict()

    def verdict(self, labels: RoleLabels) -> Verdict:
        claim = self.claim
        for group in claim.phrases:
            self._phrase(group)
        if claim.prose:
            self._prose(claim.prose)
        for date in claim.dates:
            self._date(date)
        if claim.quantity:
            self._quantity(claim.quantity)
        if claim.period:
            self._period(claim.period)
        if claim.ordinal:
            self._ordinal(claim.ordinal)
        if claim.role and not self.result.failures:
            self._role(getattr(labels, claim.role))
        return self.result

    def _fail(self, rule: str, **values: object) -> None:
        place = {"claim": self.claim.id, "where": self._where()}
        words = {name: str(value) for name, value in (place | values).items()}
        self.result.failures.append(Finding(self.claim.place, rule, words))

    def _where(self) -> str:
        if not self.claim.spans:
            return "全文"
        return "、".join(f"第{a}段" if a == b else f"第{a}—{b}段" for a, b in _runs(self.paragraphs))

    def _phrase(self, group: tuple[str, ...]) -> None:
        """One of the group's forms must be found."""
        for form in group:
            matches = list(self.text.find(fold(form), self.paragraphs))
            if matches:
                self.result.matches += matches
                return
        if self.claim.joined and any(fold(form) in self.text.joined(self.paragraphs) for form in group):
            return
        self._fail("evidence-phrase", looked=group[0], **self._nearest(fold(group[0])))

    def _nearest(self, needle: str) -> dict[str, str]:
        """The passage most like `needle`, and the first character in which it differs."""
        best, passage = 0, ""
        for number in self.paragraphs:
            text = self.text.folded[number - 1].text
            block = SequenceMatcher(None, text, needle, autojunk=False).find_longest_match()
            if block.size > best:
                start = max(0, block.a - block.b)
                best, passage = block.size, text[start : start + len(needle)]
        differs = next(
            (a for a, b in zip(needle, passage, strict=False) if a != b), needle[len(passage) : len(passage) + 1]
        )
        return {"nearest": passage, "differs": differs}

    def _prose(self, prose: str) -> None:
        """Every Arabic number of a text of ours must be one of the cited paragraphs."""
        printed = [
            number for paragraph in self.paragraphs for number in find_numbers(self.text.folded[paragraph - 1].text)
        ]
        values = {number.text for number in printed} | {
            str(number.value) for number in printed if number.value is not None
        }
        for number in find_numbers(fold(markdown.plain_text(prose))):
            if number.text[0].isdigit() and number.text not in values:
                self._fail("evidence-number", number=number.text)

    def _date(self, date: PartialDate) -> None:
        for form in _date_forms(date):
            matches = list(self.text.find(form, self.paragraphs))
            if matches:
                self.result.matches.append(matches[0])
                return
        self._fail("evidence-date", date=date)

    def _anchor(self, printed: str) -> str | None:
        """The folded phrase if it stands in the cited paragraphs exactly once."""
        phrase = fold(printed)
        matches = list(self.text.find(phrase, self.paragraphs))
        self.result.matches += matches
        if len(matches) == 1:
            return phrase
        if matches:
            self._fail("evidence-ambiguous", looked=printed, count=len(matches))
        else:
            self._fail("evidence-phrase", looked=printed, **self._nearest(phrase))
        return None

    def _quantity(self, quantity: Quantity) -> None:
        phrase = self._anchor(quantity.printed)
        if phrase is None:
            return
        here = [number.value for number in find_numbers(phrase)]
        stated = [value for value in (quantity.value, quantity.min, quantity.max) if isinstance(value, Decimal)]
        missed = [value for value in stated if value not in here and quantity.note is None]
        for value in missed:
            self._fail("evidence-value", value=value, printed=quantity.printed)
        allowed = {*stated, *_numbers_in(quantity.period, quantity.per, quantity.qualifier, quantity.unit)}
        if quantity.by:
            allowed |= {Decimal(part) for part in str(quantity.by).split("-")}
        for number in (
            find_numbers(phrase) if not missed else ()
        ):  # what is missed is misread, and stands there as another
            if number.value not in allowed:
                self._fail("evidence-foreign-number", number=number.text, printed=quantity.printed)
        for words in (quantity.unit, quantity.qualifier):
            if words and fold(words) not in phrase:
                self._fail("evidence-word", looked=words, printed=quantity.printed)
        self._around(quantity)

    def _around(self, quantity: Quantity) -> None:
        """What may stand elsewhere in the cited paragraphs: per what, until when, over what time."""
        cited = [self.text.folded[number - 1].text for number in self.paragraphs]
        for part in re.findall(r"每[^每]*|^[^每]+", fold(quantity.per or "")):
            if not any(part in text for text in cited):
                self._fail("evidence-phrase", looked=quantity.per, **self._nearest(part))
        if quantity.period and not any(fold(quantity.period) in text for text in cited):
            self._fail("evidence-phrase", looked=quantity.period, **self._nearest(fold(quantity.period)))
        if quantity.by and not any(str(quantity.by.year) in text for text in cited):
            self._fail("evidence-date", date=quantity.by)

    def _period(self, period: Period) -> None:
        if not period.printed:
            self._fail("evidence-period")
            return
        phrase = self._anchor(period.printed)
        if phrase is None:
            return
        dates = [str(date).split("-") for date in (period.start, period.end) if date]
        stated = {Decimal(part) for date in dates for part in date}
        if period.years:
            stated |= {Decimal(period.years.min), Decimal(period.years.max)}
        printed = {number.value for number in find_numbers(phrase)}
        for value in stated - printed:
            self._fail("evidence-value", value=value, printed=period.printed)
        for extra in printed - stated if stated <= printed else ():
            self._fail("evidence-foreign-number", number=extra, printed=period.printed)

    def _ordinal(self, ordinal: str) -> None:
        """The last part of the number stands at the start of a cited paragraph, as 1. or （一） or 一是."""
        part = fold(re.findall(r"（[^）]*）|\([^)]*\)|[^（(]+", ordinal)[-1])
        pattern = re.escape(part) + ("" if not part[-1].isdigit() else r"[.,]")
        if not any(re.match(pattern, self.text.folded[number - 1].text) for number in self.paragraphs):
            self._fail("evidence-ordinal", looked=ordinal)

    def _role(self, labels: Iterable[str]) -> None:
        """Where the text introduces bodies with a label, they are exactly the claimed ones."""
        printed = {body for label in labels for body in self._labelled(fold(label))}
        if not printed:
            return
        claimed = {
            next((fold(form) for form in group if fold(form) in printed), fold(group[0])) for group in self.claim.bodies
        }
        if printed != claimed:
            self._fail("evidence-role", printed="、".join(sorted(printed)), claimed="、".join(sorted(claimed)))

    def _labelled(self, label: str) -> Iterator[str]:
        for number in self.paragraphs:
            for match in re.finditer(re.escape(label) + r":([^。;)]*)", self.text.folded[number - 1].text):
                yield from (body for body in match[1].split(",") if body)


def _numbers_in(*texts: str | None) -> set[Decimal | None]:
    return {number.value for text in texts if text for number in find_numbers(fold(text))}


def _date_forms(date: PartialDate) -> Iterator[str]:
    """As sources print dates: 2022年8月3日, 2022-08-03, 2022.8.3; a day never stands for its month."""
    if date.day and date.month:
        yield f"{date.year}年{date.month}月{date.day}日"
        yield f"{date.year}年{date.month:02d}月{date.day:02d}日"
        yield f"{date.year}-{date.month:02d}-{date.day:02d}"
        yield f"{date.year}.{date.month}.{date.day}"
    elif date.month:
        yield f"{date.year}年{date.month}月"
        yield f"{date.year}-{date.month:02d}"
    else:
        yield str(date.year)


def _runs(ordered: list[int]) -> Iterator[tuple[int, int]]:
    """Consecutive numbers as first and last."""
    start = previous = None
    for number in ordered:
        if previous is None or number != previous + 1:
            if start is not None and previous is not None:
                yield start, previous
            start = number
        previous = number
    if start is not None and previous is not None:
        yield start, previous
