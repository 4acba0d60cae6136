"""Where the words of a plan's statements stand in its source, and where words that are left out with a reason do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.evidence.sources.source_text import Match, SourceText
from builder.model.site import Plan, Programme
from builder.model.statements import printed_forms
from builder.text.normalise import fold

Stretch = tuple[int, int]
"""Where a run of characters begins and ends within a paragraph."""


def fold_bodies(plan: Plan) -> list[str]:
    """The printed forms of all bodies of a plan, folded as the paragraphs are in which they are looked for."""
    return [fold(form) for name in plan.organisations for form in printed_forms(plan, name)]


def words_of_statements(programme: Programme) -> Iterator[str]:
    """What the measures and numbers of a programme say: their names, and what is printed or said of them."""
    for measure in programme.measures:
        yield measure.name.zh
        yield str(measure.summary or "")
    for quantity in programme.quantities:
        yield quantity.printed
        yield quantity.label.zh
        yield quantity.note.zh if quantity.note else ""


def list_recorded(plan: Plan, matches: Mapping[str, Sequence[Match]]) -> dict[int, list[Stretch]]:
    """Where the words of names, verbs, measures and numbers stand, by paragraph."""
    names = [f"{plan.key}.{quantity.id}" for quantity in plan.quantities]
    for programme in plan.programmes:
        key = f"{plan.key}.{programme.id}"
        names.append(f"{key}.name")
        names += [f"{key}.{measure.id}" for measure in programme.measures]
        names += [f"{key}.{quantity.id}" for quantity in programme.quantities]
    places = [match for name in names for match in matches.get(name, ())]
    for programme in plan.programmes:
        verb = matches.get(f"{plan.key}.{programme.id}.force", ())
        # Where measures follow, it is theirs wherever it stands again.
        places += verb[:1] if programme.measures else verb
    return _by_paragraph(places)


def list_explained(plan: Plan, text: SourceText) -> dict[int, list[Stretch]]:
    """Where the words stand that are listed with a reason."""
    return _by_paragraph(_find_explained(plan, text))


def _find_explained(plan: Plan, text: SourceText) -> Iterator[Match]:
    for entry in plan.words_not_encoded:
        paragraphs = text.within(entry.paragraphs)
        for printed in entry.printed:
            yield from text.find(fold(printed), paragraphs)


def _by_paragraph(matches: Iterable[Match]) -> dict[int, list[Stretch]]:
    stretches: dict[int, list[Stretch]] = {}
    for match in matches:
        stretches.setdefault(match.paragraph, []).append((match.start, match.end))
    return stretches


def is_covered(piece: Stretch, stretches: Iterable[Stretch]) -> bool:
    """Whether a stretch shares a character with one of others."""
    return any(start < piece[1] and piece[0] < end for start, end in stretches)
