"""The same number twice: said to be the same promise, or found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from builder.evidence.claims.placed import Placed
from builder.findings.finding import Finding, finding
from builder.model.schema.statement import Quantity
from builder.model.statements import resolve_key
from builder.text.normalise import fold


def check(placed: Sequence[Placed]) -> Iterator[Finding]:
    """What repeats another number is that number, what lies within another is no more, and no repetition is unsaid."""
    by_key = {each.statement.key: each for each in placed if each.quantity}
    for each in by_key.values():
        quantity, programme = each.quantity, each.statement.programme
        assert quantity
        same = by_key.get(resolve_key(programme, quantity.repeats, by_key)) if quantity.repeats else None
        if same and same.stated and each.stated and _unit(same) == _unit(each) and same.stated != each.stated:
            yield finding(each.place, "evidence-repeats", claim=each.claim, other=same.claim)
        whole = by_key.get(resolve_key(programme, quantity.within, by_key)) if quantity.within else None
        if (
            whole
            and whole.stated
            and each.stated
            and _unit(whole) == _unit(each)
            and min(each.stated) > max(whole.stated)
        ):
            yield finding(each.place, "evidence-within", claim=each.claim, other=whole.claim)
    yield from _unsaid(list(by_key.values()))


def _unsaid(numbers: Sequence[Placed]) -> Iterator[Finding]:
    for a, b in combinations(numbers, 2):
        if _is_alike(a, b) and not _is_linked(a, b):
            yield finding(a.place, "evidence-repeats-unsaid", claim=a.claim, other=b.claim)


def _is_alike(a: Placed, b: Placed) -> bool:
    x, y = a.quantity, b.quantity
    if not (x and y and a.stated and b.stated and a.matches and b.matches):
        return False
    same_words = (fold(x.printed), fold(x.label.zh)) == (fold(y.printed), fold(y.label.zh))
    same_words = same_words and a.statement.programme is b.statement.programme
    same_thing = same_words or (x.indicator is not None and x.indicator == y.indicator and x.nature == y.nature)
    elsewhere = a.matches[0].paragraph != b.matches[0].paragraph
    same_amount = a.stated == b.stated and max(a.stated) > 2 and _unit(a) == _unit(b)
    # Words last: every two numbers of a plan come here, and few have got so far.
    return same_thing and elsewhere and same_amount and _share_words(x, y)


def _share_words(x: Quantity, y: Quantity) -> bool:
    return bool(_words(x.label.zh) & _words(y.label.zh) or _words(x.printed) & _words(y.printed))


def _words(text: str) -> set[str]:
    """Runs of four characters, those with digits left out."""
    folded = fold(text)
    return {folded[at : at + 4] for at in range(len(folded) - 3) if not any(map(str.isdigit, folded[at : at + 4]))}


def _is_linked(a: Placed, b: Placed) -> bool:
    """Whether one says that it repeats the other or lies within it, or both repeat or lie within a third."""
    names = [_links(each) for each in (a, b)]
    return bool(names[0] & names[1])


def _links(each: Placed) -> set[str]:
    quantity = each.quantity
    assert quantity
    programme = each.statement.programme
    linked = {each.statement.key}
    for name in (quantity.repeats, quantity.within):
        if name:
            linked |= {name, f"{programme.id}/{name}"} if programme else {name}
    return linked


def _unit(each: Placed) -> str:
    quantity: Quantity | None = each.quantity
    unit = (quantity.unit if quantity else None) or ""
    return unit.removesuffix("元") if unit != "元" else unit
