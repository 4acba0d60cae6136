"""Bodies that a text introduces with a label are exactly the claimed ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.evidence.role_grammar import list_bodies
from builder.evidence.search import Search
from builder.text.normalise import fold


def check_role(search: Search, labels: Iterable[str]) -> None:
    """Where the text introduces bodies with a label, they are exactly the claimed ones."""
    printed = {body for label in labels for body in _labelled(search, fold(label))}
    if not printed:
        return
    claimed = {
        next((fold(form) for form in group if fold(form) in printed), fold(group[0])) for group in search.claim.bodies
    }
    if printed != claimed:
        search.refute("evidence-role", printed="、".join(sorted(printed)), claimed="、".join(sorted(claimed)))


def _labelled(search: Search, label: str) -> Iterator[str]:
    for text in search.cited():
        yield from list_bodies(text, label)
