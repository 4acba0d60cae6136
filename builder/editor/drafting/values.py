"""Values of a draft that are suggested: terms of vocabularies, with the words that suggest them, and quantities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from builder.compare.units import read_unit
from builder.editor.drafting.draft_quantity import DraftQuantity
from builder.editor.drafting.natures import may_be_goal
from builder.editor.drafting.numbers_in import PrintedFigure
from builder.editor.drafting.suggest import TermSuggestion, suggest
from builder.editor.drafting.validity import Validity
from builder.editor.drafting.verbs import GoverningVerb, governing_verb, sentence_at
from builder.editor.words import Words
from builder.editor.yaml_text import Bare, Commented
from builder.evidence.binding.status_words import PAST, fitting_natures
from builder.evidence.grammar.sentences import clause_around, sentence_around
from builder.model.citations import write_numbers
from builder.model.schema.vocabulary import Indicator
from builder.model.site import Vocabulary
from builder.model.types import PLACEHOLDER, Span
from builder.text.limits import CEILINGS, FLOORS
from builder.text.values import value_class

# Words by which a plan says that something goes on, and a report that it was done.
_GOES_ON = re.compile("继续|持续|深化|进一步|已")
_DONE = re.compile("已|了|目前|先后|累计|去年|近年|今年|共")

# Of goals and results a short word is enough (培训, 领军); of money it is in too many names (补贴, 奖励).
_COUNTING = ("target", "result")


@value_class
class Values:
    """Makes values out of what the vocabularies suggest, each with its reason as a comment."""

    vocabularies: Mapping[str, Vocabulary]
    say: Words

    def words(self, printed: str) -> str:
        """Words that content can hold; a lone dash or nothing at all it cannot."""
        return printed if re.search(r"[^\W_]{2}", printed) else self.say("no-title")

    def terms(self, vocabulary: str, name: str, body: str, *, limit: int, required: bool) -> Commented:
        """The terms that a name and body suggest. Where a list is required and none suggested, an empty one."""
        suggestions = suggest(self.vocabularies[vocabulary], name=name, body=body, limit=limit)
        if suggestions:
            return Commented([suggestion.term for suggestion in suggestions], self._because(vocabulary, suggestions))
        if required:
            # A false term would be a false claim; what no term stands for is at least looked for in the source.
            return Commented([], self.say("no-term"))
        return Commented(Bare("not_researched"), self.say("no-hint"))

    def coding(self, text: str, at: int, kind: str, until: int | None = None) -> dict[str, object]:
        """By what a statement is coded that stands at `at` of a paragraph: all from its own sentence.

        `until`: where it ends, with the words that stand in it: 至少召开1次.
        """
        sentence = sentence_at(text, at)
        instruments = self.terms("instruments", "", sentence, limit=4, required=False)
        return {
            "themes": self.terms("themes", "", sentence, limit=3, required=True),
            **({"instruments": instruments} if isinstance(instruments.value, list) else {}),
            "target_groups": self.terms("target-groups", "", sentence, limit=4, required=True),
            "status": Bare(self.status(sentence, kind)),
            "force": self.force(governing_verb(self.vocabularies["commitments"], text, at, until)),
        }

    def status(self, sentence: str, kind: str) -> str:
        """The status that the words of a sentence suggest in a text of this kind."""
        reports = self.vocabularies["plan-kinds"].terms[kind].reports
        goes_on = _DONE if reports else _GOES_ON
        statuses = self.vocabularies["statuses"].terms
        status = "existing" if goes_on.search(sentence) else "proposed" if kind == "study" else "planned"
        return status if status in statuses else next(iter(statuses))

    def force(self, verb: GoverningVerb | None) -> Commented:
        """The verb as printed, with the level that it gives; a placeholder where there is none."""
        if verb is None:
            return Commented(self.say("no-verb"), self.say("no-level"))
        level = self.vocabularies["commitments"].terms[verb.level]
        return Commented(verb.verb, self.say("verb", level=self.say.label(level.label)))

    def term(self, vocabulary: str, suggestion: TermSuggestion | None) -> Commented:
        """A term; the first of the vocabulary holds the place of one that nothing suggests."""
        if suggestion:
            return Commented(Bare(suggestion.term), self._because(vocabulary, [suggestion]))
        return Commented(Bare(next(iter(self.vocabularies[vocabulary].terms))), self.say("no-hint"))

    def _because(self, vocabulary: str, suggestions: Iterable[TermSuggestion]) -> str:
        terms = self.vocabularies[vocabulary].terms
        pairs = (
            self.say.pair(self.say.label(terms[suggestion.term].label), self.say.listed(suggestion.words))
            for suggestion in suggestions
        )
        return self.say("hint", terms=self.say.listed(pairs, long=True))

    def validity(self, validity: Validity | None, effective: object) -> dict[str, object]:
        """From when to when a plan holds, with the sentence that says so."""
        fields: dict[str, object] = {"effective": effective, "validity": Bare("not_researched")}
        if validity is None:
            return fields
        noted = effective if isinstance(effective, Commented) else Commented(effective)
        said = self.say("validity", paragraph=validity.paragraph, words=validity.said)
        fields["effective"] = replace(noted, above=(said,))
        if validity.end:
            end = Commented(Bare(validity.end), self.say("validity-counted") if validity.is_counted else "")
            fields["in_force"] = {"end": end, "source": self.say("validity-source", paragraph=validity.paragraph)}
        return fields

    def choice(self, vocabulary: str) -> str:
        """All terms of a vocabulary, as a comment."""
        terms = self.vocabularies[vocabulary].terms.values()
        return self.say("choice", terms=self.say.listed(f"{term.id} {self.say.label(term.label)}" for term in terms))

    def quantity(
        self, quantity: DraftQuantity, number: int, coding: Mapping[str, object], *, cite: bool = False
    ) -> dict[str, object]:
        """The record of a figure and its coding, with its paragraph where the record is not in a programme."""
        figure = quantity.figure
        nature, words = self._nature(quantity, coding)
        hint = self.say("hint", terms=self.say.listed(words)) if words else self.say("no-hint")
        data: dict[str, object] = {
            "id": Bare(f"q{number}"),
            "label": self.words(quantity.label) if quantity.label else self.say("no-label"),
            "nature": Commented(Bare(nature), hint),
        }
        if words and (indicator := self._indicator(quantity, nature)):
            data["indicator"] = Commented(Bare(indicator.term), self._because("indicators", [indicator]))
        data |= _amount(figure)
        optional = {"qualifier": figure.qualifier, "unit": figure.unit, "per": quantity.per, "period": quantity.period}
        data |= {key: value for key, value in optional.items() if value}
        if quantity.by:
            data["by"] = Bare(quantity.by)
        data["printed"] = quantity.printed
        if quantity.occurrence:
            data["occurrence"] = Bare(str(quantity.occurrence))
        if quantity.repeats:
            data["repeats"] = Bare(f"q{quantity.repeats}")
        if note := quantity.note if words else self.say("no-nature"):
            data["note"] = note
        if cite:
            data["cite"] = [Bare(str(quantity.line.number))]
        data |= coding
        return data

    def _indicator(self, quantity: DraftQuantity, nature: str) -> TermSuggestion | None:
        """The indicator whose words say what a figure counts in its unit; none where two of them do."""
        unit = read_unit(quantity.figure.unit).base
        shortest = 2 if nature in _COUNTING else 3
        hits: dict[str, str] = {}
        for term in self.vocabularies["indicators"].terms.values():
            words = [word for word in term.keywords if len(word) >= shortest and word in quantity.label]
            if words and isinstance(term, Indicator) and term.unit == unit:
                hits[term.id] = max(words, key=len)
        longest = max(map(len, hits.values()), default=0)
        best = [term for term, word in hits.items() if len(word) == longest]
        return TermSuggestion(best[0], (hits[best[0]],), longest) if len(best) == 1 else None

    def _nature(self, quantity: DraftQuantity, coding: Mapping[str, object]) -> tuple[str, tuple[str, ...]]:
        """The nature of a figure as the check accepts it, and the words that say so: none where nothing does."""
        text, figure, (verb, status) = quantity.line.key, quantity.figure, _verb_and_status(coding)
        nature, words = quantity.nature, quantity.nature_words
        if not words and may_be_goal(figure, verb):
            words = (verb,)
        if not quantity.end:
            return nature, words
        start, _ = sentence_around(text, figure.start, quantity.end)
        _, last = clause_around(text, figure.start, quantity.end)
        said = (quantity.printed + text[quantity.end : last], f"{quantity.printed} {quantity.label}")
        fitting = fitting_natures(nature, status, said, text[start : quantity.end])
        if nature in fitting:
            return nature, words
        natures = self.vocabularies["natures"].terms
        nature = next((each for each in fitting if each in natures), nature)
        is_past = status in PAST and nature in fitting and not natures[nature].money
        return nature, (self.say.label(self.vocabularies["statuses"].terms[status].label),) if is_past else ()


def _verb_and_status(coding: Mapping[str, object]) -> tuple[str, str]:
    """The verb of a statement, empty where one is still to be filled in, and its status."""
    force, status = coding["force"], coding["status"]
    assert isinstance(force, Commented)
    assert isinstance(status, Bare)
    verb = str(force.value)
    return "" if verb.startswith(PLACEHOLDER) else verb, status.text


def _amount(figure: PrintedFigure) -> dict[str, object]:
    """A range, a bound where the qualifier sets one, or a value."""
    if figure.per:
        return {}
    low = Bare(f"{figure.low:f}")
    if figure.high is not None:
        # What stands before a dash may be the larger, where it is no range at all: whoever reads the draft sees both.
        smaller, larger = sorted((figure.low, figure.high))
        return {"min": Bare(f"{smaller:f}"), "max": Bare(f"{larger:f}")}
    return {"max" if figure.qualifier in CEILINGS else "min" if figure.qualifier in FLOORS else "value": low}


def citation_spans(numbers: Sequence[int]) -> list[Bare]:
    """Paragraph numbers as citations: 3, 5-7."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [Bare(write_numbers(Span(None, first, last))) for first, last in runs]
