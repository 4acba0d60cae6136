"""What the summary of a programme tells in the words of its text, a measure or a number of the programme records.

A measure that is left out is silence on every page but this: the summary still names it. So a name in quotation marks,
and a run of words behind a verb of `commitments`, that stand in the summary and in the cited paragraphs and are part
of no statement are found. What is not an action (whom it is for, what it is built on) is listed with a reason
(`words_not_encoded`), as for `unrecorded_actions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from builder.evidence.claims.recorded import (
    Stretch,
    fold_bodies,
    is_covered,
    list_explained,
    list_recorded,
    words_of_statements,
)
from builder.evidence.completeness.omissions import VIEWS
from builder.evidence.grammar.sentences import clause_around, marked_stretches
from builder.evidence.sources.source_text import Match, SourceText
from builder.findings.finding import Finding, finding
from builder.model.site import Plan, Programme, Site
from builder.text import markdown
from builder.text.normalise import fold

_STOP = re.compile(r'[。;,:()"]')
_JOIN = "和|与|及|或|的|等|在|由|为|对|把|将|以|其|并|从|向"
_EDGES = re.compile(rf"^(?:{_JOIN}|于|有|是|各)+|(?:{_JOIN}|方面)+$")
_SHORTEST = 4
"""So many Chinese characters in a row are words of the text, and not words that every text has."""
_SHORTEST_NAME = 3
"""Shorter ones in quotation marks are words that a summary speaks of (“目前”)."""


def check(site: Site, plan: Plan, text: SourceText, matches: Mapping[str, Sequence[Match]]) -> Iterator[Finding]:
    """One finding a programme, with what its summary alone tells."""
    if plan.extent != "complete":
        return
    recorded, explained = list_recorded(plan, matches), list_explained(plan, text)
    verbs = re.compile("|".join(re.escape(verb) for verb, _ in site.verbs))
    bodies = fold_bodies(plan)
    for programme in plan.programmes:
        if not programme.measures or VIEWS.search(fold(programme.name.zh)):
            continue
        summary, stated = fold(markdown.plain_text(programme.body)), _stated_words(programme)
        for number in text.within(programme.cite):
            paragraph = text.folded[number - 1].text
            covered = [*recorded.get(number, ()), *explained.get(number, ())]
            runs = [*_find_quoted(summary, verbs), *_runs(summary, paragraph, bodies)]
            words = [run for run in dict.fromkeys(runs) if not _is_recorded(run, stated)]
            covered += _general(programme, paragraph)
            if alone := [run for run in words if _is_left_out(run, paragraph, covered, verbs)]:
                where = programme.origin.at()
                yield finding(
                    where,
                    "coverage-summary",
                    paragraph=text.name(number),
                    words="；".join(run.strip('"') for run in alone),
                )


def _general(programme: Programme, paragraph: str) -> Iterator[Stretch]:
    """The clause that the verb of the general statement begins, where it stands first."""
    verb = fold(programme.force or "")
    start = paragraph.find(verb) if verb else -1
    if start >= 0:
        yield start, clause_around(paragraph, start, start + len(verb))[1]


def _stated_words(programme: Programme) -> str:
    return fold(" ".join((programme.name.zh, *words_of_statements(programme))))


def _find_quoted(summary: str, verbs: re.Pattern[str]) -> Iterator[str]:
    """Names in quotation marks; a verb in them is a word that the summary speaks of."""
    for start, end in marked_stretches(summary):
        name = summary[start + 1 : end - 1]
        if summary[start] == '"' and len(name) >= _SHORTEST_NAME and not verbs.fullmatch(name):
            yield f'"{name}"'


def _runs(summary: str, paragraph: str, bodies: Sequence[str]) -> Iterator[str]:
    """The longest runs of a summary that the paragraph has, without bodies and without what joins words."""
    for clause in _STOP.split(summary):
        start = 0
        while start + _SHORTEST <= len(clause):
            end = start + _SHORTEST
            if clause[start:end] not in paragraph:
                start += 1
                continue
            while end < len(clause) and clause[start : end + 1] in paragraph:
                end += 1
            run = _EDGES.sub("", clause[start:end])
            for body in bodies:
                run = run.replace(body, "")
            if len(re.findall("[一-鿿]", run)) >= _SHORTEST:
                yield run
            start = end


def _is_recorded(run: str, stated: str) -> bool:
    """Whether the statements have a third of the pairs of characters of a run, or all of a name."""
    if run[0] == '"':
        return run[1:-1] in stated
    pairs = [a + b for a, b in pairwise(run)]
    return 3 * sum(pair in stated for pair in pairs) >= len(pairs)


def _is_left_out(run: str, paragraph: str, covered: Sequence[Stretch], verbs: re.Pattern[str]) -> bool:
    """Whether words stand in a paragraph, nowhere as part of a statement, and somewhere behind a verb."""
    places = [match.span() for match in re.finditer(re.escape(run), paragraph)]
    if not places or any(is_covered(place, covered) for place in places):
        return False
    is_name = run[0] == '"'
    rest = verbs.sub("", run)
    return is_name or (
        len(re.findall("[一-鿿]", rest)) >= 3
        and any(verbs.search(paragraph, clause_around(paragraph, *place)[0], place[1]) for place in places)
    )
