"""Lists of a folded paragraph of which some parts are recorded and others are not: 组织研修班、专题讲座和研讨交流."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.evidence.claims.recorded import Stretch, is_covered
from builder.evidence.grammar.sentences import CLAUSE_END, pieces

_JOIN = re.compile("、|以及|[和与及或]")
_ASIDE = re.compile(r"\([^()]*\)")
_BEFORE, _AFTER = 2, 6
"""So many characters may stand around a part's own words and say no more than that it is one: …工作, …等活动."""


def list_missing(
    words: str, verbs: re.Pattern[str], bodies: Sequence[str], stretches: Sequence[Stretch]
) -> Iterator[Stretch]:
    """The parts that nothing records, of lists of which two parts are recorded, or one of two for itself.

    What stands before the verb of the first part is said of the whole list. A list of bodies is not a list of actions.
    """
    for clause in pieces(words, CLAUSE_END):
        parts = [part for part in _parts(words, clause, verbs) if part[1] - part[0] > 1]
        missing = [part for part in parts if not is_covered(part, stretches)]
        recorded = [part for part in parts if part not in missing]
        is_pair = len(parts) == 2 and len(missing) == 1 and _is_recorded_alone(recorded[0], stretches)
        if (len(recorded) >= 2 or is_pair) and missing:
            yield from (part for part in missing if not any(body in words[slice(*part)] for body in bodies))


def _parts(words: str, clause: Stretch, verbs: re.Pattern[str]) -> Iterator[Stretch]:
    start, end = clause
    plain = _ASIDE.sub(lambda aside: "-" * len(aside[0]), words[start:end])
    bounds = [(start + first, start + last) for first, last in pieces(plain, _JOIN)]
    for index, (first, last) in enumerate(bounds):
        heads = list(verbs.finditer(words, first, last))
        if heads and heads[-1].end() == last:  # one of several verbs of the same things: 引进和培养
            continue
        yield (heads[-1].end() if heads and index == 0 else first), last


def _is_recorded_alone(part: Stretch, stretches: Sequence[Stretch]) -> bool:
    """Whether a statement is named by a part and by nothing outside it."""
    first, last = part
    return any(
        first <= start <= first + _BEFORE and last - _AFTER <= end <= last and end - start > _BEFORE
        for start, end in stretches
    )
