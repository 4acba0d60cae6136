"""What looking for one claim in its paragraphs shares: where to look, what was met, what was missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from builder.evidence.claims.claim import Claim
from builder.evidence.sources.source_text import Match, SourceText
from builder.findings.finding import RUNS, WHOLE, Finding
from builder.text.normalise import fold

_FEW = 1
"""So many characters in common are chance."""
_FEW_PARAGRAPHS = 3
"""So many paragraphs that have a phrase are named; what more have is a common word."""


@dataclass(slots=True)
class Verdict:
    """What was found for a claim, and what was not."""

    matches: list[Match] = field(default_factory=list)
    failures: list[Finding] = field(default_factory=list)
    is_open: bool = False
    """Whether nothing speaks against the claim, but only a person can say that it is so."""
    rests_on_repair: bool = False
    """Whether the claim holds only by words that a repair of ours put into the source."""


class Search:
    """One claim, the paragraphs it cites, and the verdict so far."""

    def __init__(self, claim: Claim, text: SourceText) -> None:
        self.claim, self.text = claim, text
        self.paragraphs = text.within(claim.spans) if claim.spans else list(_everywhere(claim, text))
        self.result = Verdict()

    def refute(self, rule: str, **values: object) -> None:
        """Note a failure; it says which claim, and where was looked."""
        place = {"claim": self.claim.id, "where": self._where()}
        words = {name: str(value) for name, value in (place | values).items()}
        self.result.failures.append(Finding(self.claim.place, rule, words))

    def _where(self) -> str:
        """The paragraphs that were looked at, by runs; `WHOLE` for all."""
        if not self.claim.spans:
            return WHOLE
        name = self.text.name
        return RUNS.join(name(a) if a == b else f"{name(a)}—{name(b)}" for a, b in _runs(self.paragraphs))

    def cited(self) -> list[str]:
        """The folded text of each cited paragraph."""
        return [self.text.folded[number - 1].text for number in self.paragraphs]

    def phrase(self, group: tuple[str, ...]) -> None:
        """One of the group's forms must be found."""
        for form in group:
            matches = list(self.text.find(fold(form), self.paragraphs))
            if matches:
                self.result.matches += matches
                return
        if self.claim.joined and any(fold(form) in self.text.joined(self.paragraphs) for form in group):
            return
        self.refute_phrase(group[0])

    def refute_phrase(self, looked: str, part: str | None = None) -> None:
        """Note that words, of which `part` was looked for, do not stand where they are said to.

        Where few paragraphs have them, say which: the cited ones, in another sentence, or else others.
        """
        phrase = fold(part or looked)
        having = list(dict.fromkeys(match.paragraph for match in self.text.find(phrase, self.text.all_paragraphs)))
        cited = [number for number in having if number in self.paragraphs]
        named = RUNS.join(map(self.text.name, cited or having)) if len(having) <= _FEW_PARAGRAPHS else ""
        places = {"beside" if cited else "elsewhere": named} if named else {}
        self.refute("evidence-phrase", looked=looked, **places, **self.nearest(phrase))

    def nearest(self, needle: str) -> dict[str, str]:
        """The passage most like `needle`, and the first character in which it differs; empty where none is like it."""
        best, passage = min(_FEW, len(needle) - 1), ""
        for text in self.cited():
            block = SequenceMatcher(None, text, needle, autojunk=False).find_longest_match()
            if block.size > best:
                start = max(0, block.a - block.b)
                best, passage = block.size, text[start : start + len(needle)]
        differs = next(
            (a for a, b in zip(needle, passage, strict=False) if a != b), needle[len(passage) : len(passage) + 1]
        )
        return {"nearest": passage, "differs": differs}

    def _cuts_number(self, match: Match) -> bool:
        """Whether a phrase ends within a number: 补助:10 in 补助:100."""
        around = self.text.folded[match.paragraph - 1].text[match.end - 1 : match.end + 1]
        return len(around) == 2 and around.isascii() and around.isdecimal()

    def anchor(self, printed: str, occurrence: int | None = None) -> Match | None:
        """The only place of a phrase in the cited paragraphs, or the one that is counted out."""
        phrase = fold(printed)
        matches = list(self.text.find(phrase, self.paragraphs))
        if not occurrence:
            matches = [match for match in matches if not self._cuts_number(match)] or matches
        if occurrence and len(matches) >= occurrence:
            matches = matches[occurrence - 1 : occurrence]
        self.result.matches += matches
        if len(matches) == 1:
            return matches[0]
        if matches:
            self.refute("evidence-ambiguous", looked=printed, count=len(matches))
        else:
            self.refute_phrase(printed)
        return None


def _everywhere(claim: Claim, text: SourceText) -> Iterator[int]:
    """All paragraphs; those of one source for what is said of that source."""
    for paragraph in text.all_paragraphs:
        if not claim.source or text.locate(paragraph)[0] == claim.source:
            yield paragraph


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
