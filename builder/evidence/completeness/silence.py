"""Silence is a claim: what a plan is not coded by is looked for in its source, word by word.

A term is silent only if none of its words stands in the text, or if an editor says of each place why it means
something else (`not_coded`). Where words are there and nobody has said so, the term is not classified.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from builder.evidence.sources.source_text import SourceText
from builder.findings.finding import Finding, Severity, finding
from builder.model.schema.statement import NotCoded
from builder.model.schema.vocabulary import Term
from builder.model.site import Plan, Site
from builder.model.statements import coded_terms_of, printed_forms
from builder.model.types import Span
from builder.text.normalise import fold
from builder.text.values import value_class

FACETS = ("themes", "instruments", "target-groups", "agencies", "indicators")
"""The vocabularies whose terms a plan can be silent about."""
_SHORTEST = 2
"""Single characters stand in too many words to mean a term."""


@value_class
class Silence:
    """What was looked for and in which paragraphs it stands, and why those are something else."""

    words: tuple[str, ...]
    is_silent: bool
    """Whether the text states nothing of the kind; otherwise it has words of which nobody has said what they mean."""
    reason: str = ""
    paragraphs: tuple[int, ...] = ()
    """Those with one of the words, in all sources joined; known with the archive only."""
    open: tuple[int, ...] = ()
    """Those of which nobody has said what the words mean."""
    places: tuple[Span, ...] = ()
    """The open ones as content cites them."""


Silences = Mapping[str, Silence]
"""By `facet.term`: of every term that the plan is not coded by."""


def search_silences(site: Site, plan: Plan, text: SourceText) -> tuple[dict[str, Silence], list[Finding]]:
    """Look for every term that a plan is not coded by; find those that nobody has classified."""
    coded = coded_terms_of(plan)
    silences = {
        f"{facet}.{term.id}": _search(plan, text, facet, term)
        for facet, term in _terms(site)
        if (facet, term.id) not in coded
    }
    return silences, [*_report_unclassified(site, plan, text, silences), *_stale(plan, silences)]


def list_words(plan: Plan, facet: str, term: Term) -> tuple[str, ...]:
    """The words that a term is looked for by: its keywords and synonyms, and the plan's bodies of that type."""
    bodies = [
        form
        for name, body in plan.organisations.items()
        if facet == "agencies" and body.agency == term.id
        for form in printed_forms(plan, name)
    ]
    words = (term.label.zh, *term.keywords, *term.synonyms, *bodies)
    return tuple(dict.fromkeys(word for word in words if len(word) >= _SHORTEST))


def _search(plan: Plan, text: SourceText, facet: str, term: Term) -> Silence:
    words = list_words(plan, facet, term)
    folded = [fold(word) for word in words]
    paragraphs = [
        number for number in text.all_paragraphs if any(word in text.folded[number - 1].text for word in folded)
    ]
    entries = _entries(plan, f"{facet}.{term.id}")
    explained = {number for entry in entries for number in text.within(entry.paragraphs)}
    left = tuple(number for number in paragraphs if number not in explained)
    places = tuple(Span(source, number, number) for source, number in map(text.locate, left))
    return Silence(words, not left, _reason(entries), tuple(paragraphs), left, places)


def _entries(plan: Plan, key: str) -> list[NotCoded]:
    return [entry for entry in plan.not_coded if entry.term == key]


def _reason(entries: Iterable[NotCoded]) -> str:
    return "；".join(str(entry.reason) for entry in entries)


def recall_silences(site: Site, plan: Plan, is_locked: Callable[[str, Silence], bool]) -> dict[str, Silence]:
    """The silences of a plan whose source is not at hand, as its lock knows them.

    `is_locked`: whether the lock has exactly this one, under its key. What it has in neither form was not searched for.
    """
    coded = coded_terms_of(plan)
    silences: dict[str, Silence] = {}
    for facet, term in _terms(site):
        if (facet, term.id) not in coded:
            key = f"{facet}.{term.id}"
            silent = Silence(list_words(plan, facet, term), is_silent=True, reason=_reason(_entries(plan, key)))
            for silence in (silent, replace(silent, is_silent=False)):
                if is_locked(key, silence):
                    silences[key] = silence
    return silences


def said_of(plan: Plan, key: str, silence: Silence) -> str:
    """Everything that a silence depends on besides the source, for the lock."""
    explained = [str(span) for entry in _entries(plan, key) for span in entry.paragraphs]
    return json.dumps([silence.words, explained, silence.reason], ensure_ascii=False)


def _terms(site: Site) -> Iterator[tuple[str, Term]]:
    """Every term of the facets that the site has."""
    for facet in FACETS:
        if facet in site.vocabularies:
            yield from ((facet, term) for term in site.vocabularies[facet].terms.values())


def _report_unclassified(site: Site, plan: Plan, text: SourceText, silences: Silences) -> Iterator[Finding]:
    for key, silence in silences.items():
        if silence.open:
            facet, _, term_id = key.partition(".")
            label = site.vocabularies[facet].terms[term_id].label.zh
            words = "；".join(_say_where(text, silence, number) for number in silence.open)
            place, notice = plan.origin.at(), Severity.NOTICE
            yield finding(place, "silence-unclassified", term=key, label=label, words=words, severity=notice)


def _say_where(text: SourceText, silence: Silence, paragraph: int) -> str:
    words = [word for word in silence.words if fold(word) in text.folded[paragraph - 1].text]
    return f"第{text.name(paragraph)}段“{'、'.join(words)}”"


def _stale(plan: Plan, silences: Silences) -> Iterator[Finding]:
    """Reasons for what is coded by now, or for words that do not stand in the source."""
    for index, entry in enumerate(plan.not_coded):
        silence = silences.get(entry.term)
        if silence is None or not silence.paragraphs:
            place = plan.origin.at("not_coded", index)
            rule = "silence-coded" if silence is None else "silence-absent"
            yield finding(place, rule, severity=Severity.WARNING, term=entry.term)
