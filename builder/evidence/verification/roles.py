"""Bodies that a text introduces with a label are exactly the claimed ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.evidence.grammar.role_lists import list_bodies, list_roles
from builder.evidence.verification.search import Search
from builder.model.schema.plan import RoleLabels
from builder.text.normalise import fold


def check_role(search: Search, labels: RoleLabels) -> None:
    """Where the text introduces bodies with a label, they are exactly the claimed ones."""
    assert search.claim.role
    printed = set(_list_labelled(search.cited(), labels, leads=search.claim.role == "lead"))
    if not printed:
        return
    claimed = {
        next((fold(form) for form in group if fold(form) in printed), fold(group[0])) for group in search.claim.bodies
    }
    if printed != claimed:
        search.refute("evidence-role", printed="、".join(sorted(printed)), claimed="、".join(sorted(claimed)))


def is_labelled(search: Search, labels: RoleLabels) -> bool:
    """Whether every body of a role stands in a list that a label of that role begins."""
    printed = set(_list_labelled(search.cited(), labels, leads=search.claim.role == "lead"))
    return all(any(fold(form) in printed for form in group) for group in search.claim.bodies)


def _list_labelled(cited: Sequence[str], labels: RoleLabels, *, leads: bool) -> Iterator[str]:
    """The bodies of a role. Those of 责任单位 lead, but where somebody else does (牵头单位) they take part."""
    charges = {each.label for text in cited for each in list_roles(text) if each.role == "charge"}
    led = any(each.role == "lead" for text in cited for each in list_roles(text))
    moved = {label for label in map(fold, labels.lead) if led and label in charges}
    own = {*map(fold, labels.lead)} - moved if leads else {*map(fold, labels.partners)} | moved
    for text in cited:
        for label in sorted(own):
            yield from list_bodies(text, label)
