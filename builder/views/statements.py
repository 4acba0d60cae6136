"""What statements add up to, in words: the spread of their firmness, the bodies in each role, and silences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from builder.compare.coverage import TermCoverage, count_levels, terms_of
from builder.compare.who import parts_of_roles
from builder.evidence.completeness.silence import Silence
from builder.evidence.locks.marks import weakest
from builder.model.schema.statement import Measure, Quantity, Role
from builder.model.site import Plan, Programme
from builder.model.statements import Statement
from builder.model.types import Absent, Span
from builder.views.claims import claimed_value, mark_of
from builder.views.context import PageContext
from builder.views.links import firmness_rank, firmness_shape, level_link, level_words
from builder.views.pieces import Link, Value
from builder.views.values import (
    absent_value,
    note_of_reading,
    organisations_value,
    terms_value,
    unsearched_value,
    words_value,
)

_NOT_STATED = Absent(state="not_stated")
_NAMED = 2
"""So many parts of a programme are named; of more, the first, and how many there are."""


def statements_of(page: PageContext, plan: Plan, programme: Programme) -> tuple[Statement, ...]:
    """The statements of a programme."""
    return page.shared.coverage[plan.key].by_programme[programme.id]


def statement_of(page: PageContext, plan: Plan, programme: Programme | None, part: str) -> Statement:
    """A measure or a quantity as a statement."""
    key = f"{programme.id}/{part}" if programme else part
    return page.shared.coverage[plan.key].by_key[key]


def firmness_words(page: PageContext, statements: Iterable[Statement]) -> list[str]:
    """How many statements there are of each level, never one word for all: 明确 2, 探索研究 1."""
    levels = _list_levels(page, statements)
    words = ((level_words(page, level, is_worded=is_worded), count) for level, count, is_worded in levels)
    return [page.t("matrix.firmness", word=word, count=count) for word, count in words]


def _list_levels(page: PageContext, statements: Iterable[Statement]) -> list[tuple[str, int, bool]]:
    """The levels of statements of a plan, the firmest first, each with their number and whether it is of wording."""
    statements = list(statements)
    worded = {each.level for each in statements if each.is_worded}
    counts = count_levels(statements, page.site.vocabularies["commitments"].terms)
    return [(level, count, level in worded) for level, count in counts.items()]


def level_links(page: PageContext, statements: Iterable[Statement]) -> tuple[Link, ...]:
    """The levels of firmness of statements, the firmest first; how often each occurs is left to other tables."""
    levels = _list_levels(page, statements)
    return tuple(level_link(page, level, is_worded=is_worded) for level, _, is_worded in levels)


def join_counts(page: PageContext, words: Iterable[str]) -> str:
    """What there is of each kind, in a row: 明确 2，探索研究 1."""
    return page.t("matrix.join").join(filter(None, words))


def firmness_signs(page: PageContext, statements: Iterable[Statement]) -> str:
    """The same as `firmness_words` in signs: ●2 △1."""
    counts = count_levels(statements, page.site.vocabularies["commitments"].terms)
    return " ".join(f"{firmness_shape(firmness_rank(page, level))}{count}" for level, count in counts.items())


def level_value(page: PageContext, statement: Statement) -> Value:
    """How firm a statement is, or that nobody has said so."""
    if not statement.level:
        return words_value(page.t("answer.no_level"))
    return Value("value", (level_link(page, statement.level, is_worded=statement.is_worded),))


def firmness_value(
    page: PageContext, statements: Iterable[Statement], *, claim: str = "", toned: bool = False
) -> Value:
    """The levels of firmness of statements, each leading to its meaning, with their numbers where there are several.

    `toned`: with the look of each level, for where a few stand by themselves.
    """
    levels = _list_levels(page, statements)
    if not levels:
        return absent_value(page, "not_researched", claim=claim)
    if len(levels) == 1:
        levels = [(level, 0, is_worded) for level, _, is_worded in levels]
    items = (_counted_link(page, *level, toned=toned) for level in levels)
    return claimed_value(page, Value("value", tuple(items)), claim)


def _counted_link(page: PageContext, level: str, count: int, is_worded: bool, *, toned: bool) -> Link:
    """A level of firmness, with how many statements have it unless that is 0."""

    def make(anywhere: PageContext) -> Link:
        link = level_link(anywhere, level, is_worded=is_worded)
        note = page.t("statements.count", count=count) if count else ""
        return replace(link, note=note) if toned else Link(link.text, link.href, note=note)

    return page.hold(("level", level, count, is_worded, toned), make)


def terms_of_programme(page: PageContext, plan: Plan, programme: Programme, facet: str, *, claim: str = "") -> Value:
    """The terms that any statement of a programme has; that there is none is said of our coding, not of the text.

    Where an editor says why there is none (not looked for yet, not applicable, disputed), that is said.
    """
    ids = terms_of(plan, statements_of(page, plan, programme), facet)
    written = getattr(programme, facet.replace("-", "_"))
    is_explained = isinstance(written, Absent) and written.state != "not_stated"
    if ids or is_explained:
        return terms_value(page, facet, ids or written, claim=claim)
    return words_value(page.t("statements.uncoded"))


def status_value(page: PageContext, programme: Programme, statements: Iterable[Statement], *, claim: str = "") -> Value:
    """The states of a programme's statements, each once."""
    ids = list(dict.fromkeys(status for each in statements if (status := each.coding.status)))
    return terms_value(page, "statuses", ids or programme.status, claim=claim)


def bodies_value(
    page: PageContext,
    plan: Plan,
    programme: Programme,
    role: Role,
    *,
    statements: Iterable[Statement] | None = None,
    claim: str = "",
    read: Plan | None = None,
) -> Value:
    """The bodies in a role in any statement of a programme, or in these; where none is, what the editor says of it.

    What he says is of the general statement; where no part names a body in the role, it is the silence of them all.
    """
    whole = statements_of(page, plan, programme)
    chosen = whole if statements is None else list(statements)
    names = dict.fromkeys(name for each in chosen for name in each.bodies(role))
    stated = getattr(programme, role)
    if not names and all(each.part for each in chosen) and any(each.bodies(role) for each in whole):
        return words_value(page.t("statements.no_body_as", role=page.t(f"role.{role}")))
    if names:
        value = organisations_value(page, plan, list(names), claim=claim)
        notes = notes_of_parts(page, whole, role) if statements is None else notes_among(page, whole, chosen, role)
        value = replace(value, items=_with_parts(page, value.items, notes))
        mark = weakest(mark_of(page, each) for each in _claims_of_bodies(plan, programme, role))
        return replace(value, mark=mark.state)
    absent = stated if isinstance(stated, Absent) else _NOT_STATED
    return organisations_value(page, plan, absent, claim=claim, read=read)


def _with_parts(page: PageContext, bodies: Iterable[Link], notes: Mapping[str, str]) -> tuple[Link, ...]:
    """Bodies with their types, and in what of the programme they have their role where it is not said of the whole."""
    return tuple(
        replace(body, note=page.t("who.in_part", role=body.note, part=notes[body.text])) if body.text in notes else body
        for body in bodies
    )


def notes_of_parts(page: PageContext, statements: Iterable[Statement], role: Role) -> dict[str, str]:
    """In what of a programme bodies have a role, of those to whom its general statement does not give it."""
    parts = parts_of_roles(statements)
    return {name: part_words(page, own) for (name, own_role), own in parts.items() if own_role == role and own}


def notes_among(
    page: PageContext, whole: Iterable[Statement], chosen: Sequence[Statement], role: Role
) -> dict[str, str]:
    """In which of some statements of a programme bodies have a role; nothing of those who have it in each of them."""
    partly = notes_of_parts(page, whole, role)
    notes = notes_of_parts(page, chosen, role)
    return {
        name: note
        for name, note in notes.items()
        if name in partly and not all(name in statement.bodies(role) for statement in chosen)
    }


def part_words(page: PageContext, parts: Mapping[str, Measure | Quantity]) -> str:
    """That something is said in these parts of a programme only."""
    texts = (part.name if isinstance(part, Measure) else part.label for part in parts.values())
    names = [page.t("who.part", name=text.shown) for text in texts]
    words = page.t("who.and_part").join(names)
    if len(names) > _NAMED:
        words = page.t("who.parts_more", part=names[0], count=len(names))
    return page.t("who.only_in", part=words)


def count_words(page: PageContext, covered: TermCoverage, *, short: bool = False) -> str:
    """How many programmes there are under a term; a plan that states it in its own goals only has more than none.

    `short`: in a cell of the matrix, whose caption says what is counted.
    """
    count = len(covered.programmes)
    return page.t("matrix.cell" if short else "matrix.count", count=count) if count else page.t("statements.of_plan")


def _claims_of_bodies(plan: Plan, programme: Programme, role: Role) -> Iterator[str]:
    """The claims of all statements of a programme that name bodies in a role."""
    key = f"{plan.key}.{programme.id}"
    stated = getattr(programme, role)
    if stated and not isinstance(stated, Absent):
        yield f"{key}.{role}"
    parts: list[Measure | Quantity] = [*programme.measures, *programme.quantities]
    for part in parts:
        if getattr(part, role):
            yield f"{key}.{part.id}.{role}"


def coverage_value(page: PageContext, plan: Plan, covered: TermCoverage, *, noted: bool = False) -> Value:
    """Why nothing stands under a term. `noted`: also what was looked for, and where the text has it otherwise."""
    value = bare_coverage_value(page, covered)
    if noted and covered.silence:
        note = "；".join((note_of_reading(page, [plan]), *_search_words(page, plan, covered.silence)))
        return replace(value, note=note)
    return value


def bare_coverage_value(page: PageContext, covered: TermCoverage) -> Value:
    """Why nothing stands under a term, in a word."""
    return unsearched_value(page) if covered.lacks_search else absent_value(page, covered.state)


def _search_words(page: PageContext, plan: Plan, silence: Silence) -> Iterator[str]:
    yield page.t("silence.searched", words="、".join(silence.words))
    if silence.is_silent and silence.reason:
        yield page.t("silence.explained", reason=silence.reason)
    elif silence.places:
        yield page.t("silence.open", places="、".join(_place_words(page, plan, silence.places)))


def _place_words(page: PageContext, plan: Plan, places: Sequence[Span]) -> Iterator[str]:
    """Paragraphs by number; where a plan has several sources, after the title of theirs."""
    for source in plan.sources:
        numbers = "、".join(str(place.first) for place in places if place.source == source.id)
        if numbers:
            title = source.title if len(plan.sources) > 1 else ""
            yield title + page.t("cite.paragraph", first=numbers)
