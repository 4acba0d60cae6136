"""The verb that makes a statement firm or not governs the statement's own words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from builder.evidence.claims.placed import Placed, sentences
from builder.evidence.grammar.action_verbs import BEFORE_VERB
from builder.evidence.grammar.sentences import SENTENCE_END, clause_around, sentence_around
from builder.evidence.sources.source_text import Match, SourceText
from builder.findings.finding import Finding, finding
from builder.model.site import Site
from builder.text.normalise import fold

_DONE = ("completed", "existing", "under-application")


def check(site: Site, text: SourceText, placed: Sequence[Placed]) -> Iterator[Finding]:
    """The verb stands in the sentence of the statement, and no word of reservation before it is left out."""
    for each in placed:
        if each.part is None or not each.matches:
            continue
        force = each.part.force
        around = list(sentences(text, each.matches))
        if force and not any(
            fold(force) in sentence + _sentence_below(text, match, sentence) for match, sentence, _ in around
        ):
            yield finding(each.place, "evidence-force", claim=each.claim, force=force)
        elif (
            word := _left_out(site, each, around)
            or _find_reservation_before(site, each, around)
            or _find_leading_reservation(site, each, text)
        ):
            yield finding(each.place, "evidence-hedge", claim=each.claim, looked=word)


def list_open(site: Site, text: SourceText, placed: Sequence[Placed]) -> Iterator[str]:
    """The claims of firm verbs that only a person can compare: their sentence has a word of reservation too.

    That a firm verb is printed does not say that it governs: 鼓励企业引进 is printed with 引进. Where the clause of the
    statement's own words has the verb and no such word, it does.
    """
    for each in placed:
        coded = each.part or each.statement.programme
        if coded is None or not coded.force or each.statement.level != site.firm_level:
            continue
        force = fold(coded.force)
        words = re.compile(_alternatives([word for word in _reservations(site) if word not in force]))
        if any(words.search(sentence) for sentence in _find_undecided(text, each, force, words)):
            yield f"{each.claim.removesuffix('.name')}.force"


def _find_undecided(text: SourceText, each: Placed, force: str, reservations: re.Pattern[str]) -> Iterator[str]:
    """The sentences in which a verb may govern or not: those of the words, or the first that has the verb at all."""
    if each.part is None:
        paragraphs = (text.folded[number - 1].text for number in text.within(each.statement.cite))
        said = (sentence for paragraph in paragraphs for sentence in SENTENCE_END.split(paragraph))
        yield from itertools.islice((sentence for sentence in said if force in sentence), 1)
        return
    for match, sentence, _ in sentences(text, each.matches):
        paragraph = text.folded[match.paragraph - 1].text
        clause = paragraph[slice(*clause_around(paragraph, match.start, match.end))]
        if force not in clause or reservations.search(clause):
            yield sentence


def _sentence_below(text: SourceText, match: Match, sentence: str) -> str:
    """The sentence after one that is nothing but the name: 横向分类。在……基础上，进一步细化类别。"""
    if match.end - match.start < len(sentence) - 2:
        return ""
    paragraph = text.folded[match.paragraph - 1].text
    _, end = sentence_around(paragraph, match.end + 1, match.end + 1)
    return paragraph[match.end + 1 : end]


def _find_reservation_before(site: Site, each: Placed, around: Sequence[tuple[object, str, int]]) -> str:
    """The word of reservation that stands right before the verb wherever it stands: 建立 in 探索建立."""
    part = each.part
    if not part or not part.force or part.commitment_reason or each.statement.level != site.firm_level:
        return ""
    verb = re.escape(fold(part.force))
    before = f"({_alternatives(_reservations(site))})?"
    words = [match[1] or "" for _, sentence, _ in around for match in re.finditer(before + verb, sentence)]
    return words[0] if words and all(words) else ""


def _find_leading_reservation(site: Site, each: Placed, text: SourceText) -> str:
    """The word of reservation that begins the clause of the words, or of their verb: 探索在区级层面建立……论坛.

    支持 is none of them here: what it gives, by its own verb, is firm.
    """
    part = each.part
    if not part or part.commitment_reason or each.statement.level != site.firm_level:
        return ""
    if each.statement.coding.status in _DONE:
        return ""
    leads = re.compile(BEFORE_VERB + f"({_alternatives([verb for verb in _reservations(site) if verb != '支持'])})")
    words = [_lead_of(leads, text, match, fold(part.force or "")) for match in each.matches]
    return words[0] if all(words) else ""


def _lead_of(leads: re.Pattern[str], text: SourceText, match: Match, force: str) -> str:
    paragraph = text.folded[match.paragraph - 1].text
    start, end = clause_around(paragraph, match.start, match.end)
    if own := leads.match(paragraph[start:end]):
        return own[1]
    first, _ = sentence_around(paragraph, match.start, match.end)
    at = paragraph.rfind(force, first, start) if force and force not in paragraph[start:end] else -1
    governing = leads.match(paragraph[clause_around(paragraph, at, at)[0] :]) if at >= 0 else None
    return governing[1] if governing else ""


def _reservations(site: Site) -> list[str]:
    """The verbs of the levels below the firm one."""
    return [verb for verb, level in site.verbs if level != site.firm_level]


def _strivings(site: Site) -> list[str]:
    """The verbs of the level next to the firm one: they hold for all that follows; others are nouns too often."""
    levels = list(site.vocabularies["commitments"].terms)
    return [verb for verb, level in site.verbs if level in levels[1:2]]


def _alternatives(verbs: Sequence[str]) -> str:
    return "|".join(map(re.escape, verbs)) or "(?!)"


def _left_out(site: Site, each: Placed, around: Sequence[tuple[object, str, int]]) -> str:
    coding, part = each.statement.coding, each.part
    level = each.statement.level
    if level != site.firm_level or coding.status in _DONE or (part and part.commitment_reason):
        return ""
    striving = re.compile(_alternatives(_strivings(site)))
    words = [
        striving.findall(_clause_of_verb(sentence[:at], each.statement.coding.force)) for _, sentence, at in around
    ]
    return words[0][-1] if words and all(words) else ""


def _clause_of_verb(before: str, force: str | None) -> str:
    """What stands before a statement from the clause on that its own verb begins: 力争累计达5亿元，主要用于…… ."""
    if not force:
        return before
    starts = list(re.finditer(rf"(?:^|,)(?:主要|并|同时|着力|大力|积极)?{re.escape(fold(force))}", before))
    return before[starts[-1].start() :] if starts else before
