"""The mark of a claim: what was compared, by whom and when. It depends on nothing but the claim and its own records."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from builder.evidence.claims.claim import Claim, Result
from builder.evidence.locks.lock import Locked
from builder.evidence.locks.signatures import Signature
from builder.model.types import PLACEHOLDER, PartialDate
from builder.text.values import value_class

State = Literal["verbatim", "attested", "read", "inferred", "derived", "unchecked"]
STATES: tuple[State, ...] = ("verbatim", "attested", "read", "inferred", "derived", "unchecked")
"""In the order in which pages count them."""
VERIFIED: frozenset[State] = frozenset({"verbatim", "attested", "read"})
"""The states of a claim that somebody or something has compared with its source."""


@value_class
class Mark:
    """What was compared, and who says so; of what the program compared just now nobody has to."""

    state: State = "unchecked"
    by: str = ""
    on: str = ""
    rules: int = 0
    """By which version of the rules, where a lock says so."""


UNCHECKED, VERBATIM, INFERRED = Mark(), Mark("verbatim"), Mark("inferred")
_WEAKEST_FIRST: tuple[State, ...] = ("unchecked", "inferred", "derived", "read", "attested", "verbatim")
_STRENGTHS = {state: rank for rank, state in enumerate(_WEAKEST_FIRST)}


def weakest(marks: Iterable[Mark]) -> Mark:
    """The mark that says least; of no claims at all, that nothing was compared."""
    return min(marks, key=lambda mark: _STRENGTHS[mark.state], default=UNCHECKED)


def mark_of(claim: Claim, now: Result | None, line: Locked | None, signature: Signature | None) -> Mark:
    """The mark of a claim.

    `now`: what comparing it came to, None where its source is not at hand. `line`: what the lock says of exactly these
    words in this source. `signature`: who signed exactly these words.
    """
    if claim.prose.startswith(PLACEHOLDER):
        return UNCHECKED
    if now == "verbatim":
        return VERBATIM
    if now is None and line and line.result == "verbatim" and claim.aspect == "verbatim":
        return _attested_mark(line.by, line.on, line.rules)
    is_contradicted = now == "no" or (now is None and line is not None and line.result == "no")
    if signature and not is_contradicted:
        return _read_mark(signature.by, signature.on)
    return INFERRED if claim.inferred and not is_contradicted else UNCHECKED


@lru_cache(maxsize=256)
def _attested_mark(by: str, on: str, rules: int) -> Mark:
    """The mark of what a lock attests: whole plans were compared by the same rules on one day."""
    return Mark("attested", by, on, rules)


@lru_cache(maxsize=256)
def _read_mark(by: str, on: PartialDate) -> Mark:
    """The mark of what somebody has signed: most of a plan on one day."""
    return Mark("read", by, str(on))
