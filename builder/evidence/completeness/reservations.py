"""Words by which a text limits what it says, and which none of our words repeats: 原则上, 视其情况, 除外, 经批准.

Without them a promise is larger than it was printed. A word is carried where a statement, the summary or a caveat has
it, or says the same by its stem. Where nothing does, it is found, and what is printed in its sentence is for a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from builder.evidence.claims.placed import Placed
from builder.evidence.claims.recorded import words_of_statements
from builder.evidence.grammar.sentences import marked_stretches, sentence_around
from builder.evidence.sources.source_text import SourceText
from builder.findings.finding import Finding, finding
from builder.model.site import Plan, Programme
from builder.text import markdown
from builder.text.normalise import fold

# A word of reservation, and what of it our words have at least.
_RESERVATIONS = (
    (r"除外|不含|不包括|不得?计入", "除外|不含|不包括|不计|不算"),
    (r"另有规定", "另有"),
    (r"原则上", "原则"),
    (r"视情|视其|视[^,。;]{1,10}情况|根据实际情况|酌情", "视|根据|按.{0,8}情况|酌情"),
    (r"符合[^,。;]{0,6}条件|具备[^,。;]{0,6}条件", "条件|符合|具备|空缺"),
    (r"仅限|只限|限于", "限|只"),
    (r"暂(?:定|不|缓)", "暂"),
    (r"可适当|适当", "适当"),
    (r"经[^,。;]{0,10}(?:批准|审定|同意)后?", "批准|审定|同意|报|经"),
)
_ANY = re.compile("|".join(f"(?P<r{index}>{printed})" for index, (printed, _) in enumerate(_RESERVATIONS)))


def check(plan: Plan, text: SourceText) -> Iterator[Finding]:
    """One finding a paragraph of a programme, with the reservations that none of our words has."""
    if plan.extent != "complete":
        return
    caveats = _words(plan.caveats.values())
    for programme in plan.programmes:
        ours = _words_of(programme) + caveats
        for number in text.within(programme.cite):
            paragraph = text.folded[number - 1].text
            missing = [match[0] for match in _reservations(paragraph) if not _is_carried(match, ours)]
            if missing:
                words = "；".join(dict.fromkeys(missing))
                yield finding(programme.origin.at(), "coverage-reservation", paragraph=text.name(number), words=words)


def list_open(plan: Plan, text: SourceText, placed: Sequence[Placed]) -> Iterator[str]:
    """The claims of numbers with such a word in their sentence that neither they nor a caveat have."""
    caveats = _words(plan.caveats.values())
    for each in placed:
        quantity = each.quantity
        if quantity is None:
            continue
        note = quantity.note.zh if quantity.note else ""
        ours = _words([quantity.printed, quantity.label.zh, note, quantity.qualifier or ""]) + caveats
        for match in each.matches:
            paragraph = text.folded[match.paragraph - 1].text
            first, last = sentence_around(paragraph, match.start, match.end)
            said = (word for word in _reservations(paragraph) if first <= word.start() < last)
            if any(not _is_carried(word, ours) for word in said):
                yield each.claim
                break


def _reservations(paragraph: str) -> Iterator[re.Match[str]]:
    """Reservations of a text; 暂行 in the title of a document is none."""
    titles = list(marked_stretches(paragraph))
    return (
        match for match in _ANY.finditer(paragraph) if not any(first <= match.start() < last for first, last in titles)
    )


def _is_carried(match: re.Match[str], ours: str) -> bool:
    stem = _RESERVATIONS[int((match.lastgroup or "r0")[1:])][1]
    return match[0] in ours or bool(re.search(stem, ours))


def _words_of(programme: Programme) -> str:
    return _words((markdown.plain_text(programme.body), *words_of_statements(programme)))


def _words(parts: Iterable[object]) -> str:
    return fold("。".join(str(part) for part in parts))
