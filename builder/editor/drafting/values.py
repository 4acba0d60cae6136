"""Values of a draft that are suggested: terms of vocabularies, with the words that suggest them, and quantities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.editor.drafting.figures import DraftQuantity
from builder.editor.drafting.numbers_in import AT_LEAST, AT_MOST, PrintedFigure
from builder.editor.drafting.suggest import TermSuggestion, suggest
from builder.editor.words import Words
from builder.editor.yaml_text import Bare, Noted
from builder.model.site import Vocabulary


@dataclass(frozen=True, slots=True)
class Values:
    """Makes values out of what the vocabularies suggest, each with its reason as a comment."""

    vocabularies: Mapping[str, Vocabulary]
    say: Words

    def words(self, printed: str) -> str:
        """Words that content can hold; a lone dash or nothing at all it cannot."""
        return printed if re.search(r"[^\W_]{2}", printed) else self.say("no-title")

    def terms(self, vocabulary: str, name: str, body: str, *, limit: int, required: bool) -> Noted:
        """The terms that a name and body suggest. Where one is required and none suggested, a placeholder."""
        suggestions = suggest(self.vocabularies[vocabulary], name=name, body=body, limit=limit)
        if suggestions:
            return Noted([suggestion.term for suggestion in suggestions], self._because(vocabulary, suggestions))
        if required:
            return Noted([next(iter(self.vocabularies[vocabulary].terms))], self.say("no-hint"))
        return Noted(Bare("not_researched"), self.say("no-hint"))

    def commitment(self, name: str, body: str) -> Noted:
        """How firm the wording is, if all of it is equally firm."""
        suggestions = suggest(self.vocabularies["commitments"], name=name, body=body, limit=4, share=0)
        # The strongest wording would overstate an item: with several, an editor decides.
        if len(suggestions) == 1:
            return Noted(Bare(suggestions[0].term), self._because("commitments", suggestions))
        hint = self._because("commitments", suggestions) if suggestions else self.say("no-hint")
        return Noted(Bare("not_researched"), hint)

    def term(self, vocabulary: str, suggestion: TermSuggestion | None) -> Noted:
        """A term; the first of the vocabulary holds the place of one that nothing suggests."""
        if suggestion:
            return Noted(Bare(suggestion.term), self._because(vocabulary, [suggestion]))
        return Noted(Bare(next(iter(self.vocabularies[vocabulary].terms))), self.say("no-hint"))

    def _because(self, vocabulary: str, suggestions: Iterable[TermSuggestion]) -> str:
        terms = self.vocabularies[vocabulary].terms
        return self.say(
            "hint",
            terms="；".join(
                f"{terms[suggestion.term].label.zh}：{'、'.join(suggestion.words)}" for suggestion in suggestions
            ),
        )

    def choice(self, vocabulary: str) -> str:
        """All terms of a vocabulary, as a comment."""
        terms = self.vocabularies[vocabulary].terms.values()
        return self.say("choice", terms="、".join(f"{term.id} {term.label.zh}" for term in terms))

    def quantity(self, quantity: DraftQuantity, number: int, *, cite: bool = False) -> dict[str, object]:
        """The record of a figure, with its paragraph where the record is not in a programme."""
        figure = quantity.figure
        hint = (
            self.say("hint", terms="、".join(quantity.nature_words)) if quantity.nature_words else self.say("no-hint")
        )
        data: dict[str, object] = {
            "id": Bare(f"q{number}"),
            "label": self.words(quantity.label),
            "nature": Noted(Bare(quantity.nature), hint),
        }
        data |= _amount(figure)
        optional = {"qualifier": figure.qualifier, "unit": figure.unit, "per": quantity.per, "period": quantity.period}
        data |= {key: value for key, value in optional.items() if value}
        if quantity.by:
            data["by"] = Bare(quantity.by)
        data["printed"] = quantity.printed
        if cite:
            data["cite"] = [Bare(str(quantity.line.number))]
        return data


def _amount(figure: PrintedFigure) -> dict[str, object]:
    """A range, a bound where the qualifier sets one, or a value."""
    low = Bare(f"{figure.low:f}")
    if figure.high is not None:
        return {"min": low, "max": Bare(f"{figure.high:f}")}
    return {"max" if figure.qualifier in AT_MOST else "min" if figure.qualifier in AT_LEAST else "value": low}


def citation_spans(numbers: Sequence[int]) -> list[Bare]:
    """Paragraph numbers as citations: 3, 5-7."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [Bare(citation_span(first, last)) for first, last in runs]


def citation_span(first: int, last: int) -> str:
    """One run of paragraphs as a citation."""
    return str(first) if first == last else f"{first}-{last}"
