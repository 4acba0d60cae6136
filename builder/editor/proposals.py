"""The verb of a statement that an old content file has only a level of, looked for in the paragraphs that it cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder.editor.drafting.roles import without_roles
from builder.editor.drafting.verbs import GoverningVerb, find_verbs, first_verb, governing_verb
from builder.evidence.sources.source_text import SourceText, with_pauses
from builder.model.site import Vocabulary
from builder.model.types import Span
from builder.text.normalise import fold
from builder.text.values import value_class


@value_class
class VerbSearch:
    """Looks for verbs in the sources of plans. `texts`: by key of the plan, those at hand."""

    commitments: Vocabulary
    texts: Mapping[str, SourceText]

    def propose(self, plan: str, cite: Iterable[Span], phrase: str, level: str | None) -> str | None:
        """The verb that governs `phrase` in its cited paragraphs, of this level where one is given.

        Where the governing verb is of another level, the first verb of the level that the paragraphs print.
        """
        text = self.texts.get(plan)
        if text is None:
            return None
        paragraphs = [
            without_roles(with_pauses(text.folded[number - 1], text.raw[number - 1])) for number in text.within(cite)
        ]
        verb = self._governing(paragraphs, fold(phrase))
        if verb and level in (None, verb.level):
            return verb.verb
        verbs = (verb for paragraph in paragraphs for verb in find_verbs(self.commitments, paragraph))
        return next((verb.verb for verb in verbs if verb.level == level), None)

    def _governing(self, paragraphs: list[str], phrase: str) -> GoverningVerb | None:
        """Without a phrase: the verb of the first sentence that has one."""
        if not phrase:
            return first_verb(self.commitments, paragraphs)
        for paragraph in paragraphs:
            # A phrase of the source is folded, without pauses.
            at = paragraph.replace("、", ",").find(phrase)
            if at >= 0:
                return governing_verb(self.commitments, paragraph, at, at + len(phrase))
        return None
