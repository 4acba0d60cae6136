"""What a statement cites: paragraphs of its own item, and no more of the text than that.

A citation of everything supports anything. A span stays within one item of the outline (the heading above it apart),
a statement cites a few paragraphs, a measure or a number those of its programme, and what stands under another
programme's number is that programme's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.evidence.claims.placed import Placed
from builder.evidence.sources.source_text import Match, SourceText
from builder.findings.finding import Finding, finding
from builder.model.site import Programme
from builder.model.types import Span

MAX_CITED = 12
"""No statement needs more paragraphs than these, unless its item of the outline has them."""


def check(text: SourceText, placed: Sequence[Placed]) -> Iterator[Finding]:
    """Citations wider than an item, and statements that cite another item."""
    name_matches = {
        each.statement.programme.id: each.matches for each in placed if each.part is None and each.statement.programme
    }
    owners = _owners(text, placed, name_matches)
    for each in placed:
        part, programme = each.part, each.statement.programme
        cite = tuple(part.cite or ()) if part else each.statement.cite
        if wide := _wide(text, cite):
            yield finding(each.place, "citation-wide", claim=each.claim, paragraphs=wide)
        elif part and programme and (beyond := _beyond(text, each, programme, owners, name_matches)):
            yield finding(each.place, "citation-elsewhere", claim=each.claim, paragraph=beyond, programme=programme.id)


def _wide(text: SourceText, cite: Sequence[Span]) -> str:
    """The paragraphs of a citation that is wider than an item, as the message names them, or ""."""
    for span in cite:
        numbers = text.within([span])
        places = {text.places[number - 1] for number in numbers} - {""}
        leaves = [place for place in places if not any(_is_above(place, below) for below in places)]
        if len(leaves) > 1 or (len(numbers) > MAX_CITED and not leaves):
            return f"{span.first}-{span.last}"
    cited = text.within(cite)
    items = {text.places[number - 1] for number in cited}
    return "、".join(map(text.name, cited)) if len(cited) > MAX_CITED and len(items) > 1 else ""


def _is_above(place: str, below: str) -> bool:
    """Whether a place of the outline is the heading over another: 三 over 三、1 and 三（一）."""
    return below != place and below.startswith(place) and not below[len(place)].isdigit()


def _owners(
    text: SourceText, placed: Sequence[Placed], name_matches: Mapping[str, Sequence[Match]]
) -> dict[tuple[str, str], set[str]]:
    """By source and place of the outline the programmes that stand there with their number."""
    owners: dict[tuple[str, str], set[str]] = {}
    for programme in (each.statement.programme for each in placed if each.part is None):
        if programme and programme.number:
            for match in name_matches.get(programme.id, ()):
                owners.setdefault(_item(text, match.paragraph), set()).add(programme.id)
    return owners


def _item(text: SourceText, paragraph: int) -> tuple[str, str]:
    return text.locate(paragraph)[0], text.places[paragraph - 1]


def _beyond(
    text: SourceText,
    citing: Placed,
    programme: Programme,
    owners: Mapping[tuple[str, str], set[str]],
    name_matches: Mapping[str, Sequence[Match]],
) -> str:
    """The name of the first paragraph of a statement that is another programme's and does not name its own, or "".

    What is under no programme's number, such as the goals of a text, anybody cites; in a text without numbers a
    paragraph is whose it is by the citations of the programmes.
    """
    named = {match.paragraph for match in name_matches.get(programme.id, ())}
    cited = set(text.within(programme.cite))
    own = citing.part.cite if citing.part else None
    for paragraph in sorted({*text.within(own or ()), *(match.paragraph for match in citing.matches)} - named):
        others = owners.get(_item(text, paragraph), set()) - {programme.id}
        is_foreign = bool(others) if text.places[paragraph - 1] else paragraph not in cited
        if is_foreign and programme.id not in owners.get(_item(text, paragraph), set()):
            return text.name(paragraph)
    return ""
