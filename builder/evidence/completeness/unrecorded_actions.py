"""Actions that a text names and no statement records: coverage, for words instead of numbers.

In the paragraphs of a programme four things must share words with some statement (a name, a number, the verb or the
bodies of the programme): every sentence, every clause that begins with an action verb, every plan named in quotation
marks or as a title, and every part of a list of which two parts are recorded. What is rightly not recorded, since it
says why or to what effect, is listed with a reason (`words_not_encoded`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.evidence.claims.recorded import Stretch, fold_bodies, is_covered, list_explained, list_recorded
from builder.evidence.completeness.enumerations import list_missing
from builder.evidence.grammar.action_verbs import action_beginnings, action_verbs
from builder.evidence.grammar.role_lists import list_roles, list_unlabelled
from builder.evidence.grammar.sentences import CLAUSE_END, KIND_OF_NAME, SENTENCE_END, marked_stretches, pieces
from builder.evidence.sources.source_text import Match, SourceText, with_pauses
from builder.findings.finding import Finding, finding
from builder.model.site import Plan, Site

_NAME = re.compile(
    rf'"[^"]+{KIND_OF_NAME}"|"[^"]+"(?=[一-鿿]{{0,4}}{KIND_OF_NAME})'
    "|《[^》]+(?:意见|办法|计划|方案|细则|纲要|规划)》"
)
_ROLE = re.compile(
    "由|会同|联合|协同|牵头|负责|组织实施|实施|落实|配合|协助|共同|具体|等(?:相关|有关)?(?:部门|单位)|[和与及]"
)
_TIME = re.compile(r"年(?:时间|左右|以内|之内|内|间)*$")
_AMOUNT_BEHIND = re.compile(r",(?:每[^,。;\d]{0,6}|最高|最多|不超过|标准|金额|额度|分别|为|按)*\d+")
_FEWEST = 6
"""So many Chinese characters make a sentence or a clause one that says something."""
_QUOTED = 14
"""How many characters of a passage a finding shows."""


def check(site: Site, plan: Plan, text: SourceText, matches: Mapping[str, Sequence[Match]]) -> Iterator[Finding]:
    """One finding a paragraph, with what nothing records in it."""
    if plan.extent != "complete":
        return
    recorded, explained = list_recorded(plan, matches), list_explained(plan, text)
    acts = action_verbs(site)
    beginnings = action_beginnings(acts)
    bodies = fold_bodies(plan)
    owners = {number: each for each in reversed(plan.programmes) for number in text.within(each.cite)}
    for number, programme in sorted(owners.items(), key=lambda pair: pair[0]):
        words = with_pauses(text.folded[number - 1], text.raw[number - 1])
        stated = recorded.get(number, ())
        lists = list_missing(words, acts, bodies, stated)
        said = [*_sentences(words), *_clauses(words, beginnings), *_names(words), *lists]
        said = [piece for piece in said if not _names_roles_only(words[slice(*piece)], bodies)]
        if missing := list(_list_unrecorded(words, said, [*stated, *explained.get(number, ())])):
            quoted = "；".join(_quote_beginning(text, number, piece) for piece in missing)
            yield finding(programme.origin.at(), "coverage-words", paragraph=text.name(number), words=quoted)


def _names_roles_only(words: str, bodies: Iterable[str]) -> bool:
    """Whether words say of bodies that they lead or take part, and nothing that they do.

    >>> _names_roles_only("由区甲局牵头,会同区乙局组织实施", ["区甲局", "区乙局"])
    True
    >>> _names_roles_only("由区甲局牵头建立制度", ["区甲局"])
    False
    """
    without = words
    for body in sorted(bodies, key=len, reverse=True):
        without = without.replace(body, "")
    return without != words and not re.search("[一-鿿]", _ROLE.sub("", without))


def _list_unrecorded(words: str, said: Iterable[Stretch], recorded: Sequence[Stretch]) -> Iterator[Stretch]:
    """What is said and not recorded, each once, in order.

    Where the words name bodies with their roles, they say nothing more that is done.
    """
    end = min((each.start for each in list_roles(words.replace("、", ","))), default=len(words))
    shown: list[Stretch] = [(each.start, each.end) for each in list_unlabelled(words)]
    for piece in sorted(said):
        if piece[0] < end - 1 and not is_covered(piece, [*recorded, *shown]):
            shown.append(piece)
            yield piece


def _quote_beginning(text: SourceText, paragraph: int, piece: Stretch) -> str:
    """The beginning of a passage as printed, for an editor to find and to copy."""
    start, end = piece
    beginning = text.quote(paragraph, start, min(end, start + _QUOTED))
    return f"{beginning}…" if end > start + _QUOTED else beginning


def _names(words: str) -> Iterator[Stretch]:
    return (piece for piece in marked_stretches(words) if _NAME.match(words, *piece) or _NAME.match(words, piece[0]))


def _sentences(words: str) -> Iterator[Stretch]:
    return (piece for piece in pieces(words, SENTENCE_END) if _says_something(words, piece))


def _clauses(words: str, verbs: re.Pattern[str]) -> Iterator[Stretch]:
    """Clauses that name an action, each with the amount that a clause behind it gives: 给予补贴,每年不超过5万元."""
    for start, end in pieces(words, CLAUSE_END):
        is_time = _TIME.search(words, start, end)
        if verbs.match(words, start, end) and not is_time and _says_something(words, (start, end)):
            amount = _AMOUNT_BEHIND.match(words, end)
            yield start, amount.end() if amount else end


def _says_something(words: str, piece: Stretch) -> bool:
    return len(re.findall("[一-鿿]", words[piece[0] : piece[1]])) >= _FEWEST
