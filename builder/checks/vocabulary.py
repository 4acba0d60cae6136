"""Every id that a field draws from a vocabulary is in that vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import get_args

from pydantic.fields import FieldInfo

from builder import urls
from builder.content.layout import VOCABULARY
from builder.findings.finding import Finding, Place, finding
from builder.model.base import Model
from builder.model.origin import Origin
from builder.model.schema.plan import PlanFile
from builder.model.schema.programme import ProgrammeFile
from builder.model.schema.vocabulary import Term
from builder.model.site import Site, Vocabulary
from builder.model.types import STATES, Absent
from builder.text.did_you_mean import nearest
from builder.yamltext.tree import Mapping

Path = tuple[str | int, ...]
MANY = 3
"""From so many uses of an unknown term on they are one mistake, and from so many files on perhaps a renamed term."""
ANYHOW = 10
"""From so many files on it was renamed, even where some content has its new id already: a slip is not made so often."""

OF_SEVERAL = {"vocabulary-renamed", "vocabulary-many"}


def check(site: Site) -> Iterator[Finding]:
    uses = _uses_in(site)
    pages = {entry.page for entry in site.register}
    for (name, term), places in uses.unknown.items():
        vocabulary = site.vocabularies[name]
        # What no content uses is new, and may be the term under its new id; what was published is not new.
        fresh = [id_ for id_ in vocabulary.terms if urls.facet_url(name, id_) not in pages]
        yield from _unknown_uses(vocabulary, term, places, fresh, [id_ for id_ in fresh if id_ not in uses.used[name]])


def list_files(site: Site, findings: Iterable[Finding]) -> set[str]:
    """The files that use unknown terms, if one of the findings, which names only the first of them, is of several."""
    if not any(mistake.rule in OF_SEVERAL for mistake in findings):
        return set()
    return {place.file for uses in _uses_in(site).unknown.values() for place, _ in uses}


def _uses_in(site: Site) -> _Uses:
    uses = _Uses(site)
    for vocabulary in site.vocabularies.values():
        uses.add_likes(vocabulary)
    for plan in site.all_plans:
        uses.add(PlanFile, plan, plan.origin, ())
    programmes = [programme for plan in site.all_plans for programme in plan.programmes]
    for programme in [*programmes, *site.stray]:
        uses.add(ProgrammeFile, programme, programme.origin, ())
    return uses


class _Uses:
    """The terms that records use, and where they use terms that do not exist."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.used: dict[str, set[str]] = {name: set() for name in site.vocabularies}
        self.unknown: dict[tuple[str, str], list[tuple[Place, str]]] = {}

    def add_likes(self, vocabulary: Vocabulary) -> None:
        """A term that is like another names one of the same vocabulary."""
        title = Term.model_fields["like"].title or ""
        for index, term in enumerate(vocabulary.terms.values()):
            if term.like and term.like not in vocabulary.terms:
                use = vocabulary.origin.at(index, "like"), title
                self.unknown.setdefault((vocabulary.name, term.like), []).append(use)

    def add(self, schema: type[Model], record: Model, origin: Origin, path: Path) -> None:
        """Look at the fields of a record and of the records within it. What nobody has written names no term."""
        written = vars(record)
        for name, title, vocabulary in _fields_of(schema):
            value = written.get(name)
            if value is not None:
                here = (*path, name)
                self._add_values(value, vocabulary, title, origin, here)
                for inner, where in _records_in(value, here):
                    self.add(type(inner), inner, origin, where)

    def _add_values(self, value: object, name: str, title: str, origin: Origin, path: Path) -> None:
        vocabulary = self.site.vocabularies.get(name)
        if vocabulary is None or isinstance(value, Absent):
            return
        for index, term in enumerate(value if isinstance(value, list | dict) else [value]):
            self.used[vocabulary.name].add(str(term))
            if term not in vocabulary.terms:
                place = _place(origin, path, index if isinstance(value, list) else str(term))
                use = place, title or str(path[-1])
                self.unknown.setdefault((vocabulary.name, str(term)), []).append(use)


def _records_in(value: object, path: Path) -> Iterator[tuple[Model, Path]]:
    if isinstance(value, Absent):
        return
    if isinstance(value, Model):
        yield value, path
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _records_in(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _records_in(item, (*path, key))


def _place(origin: Origin, path: Path, step: int | str) -> Place:
    """Where a term stands: in a list, as a key, or as the value itself."""
    node = origin.node(*path)
    if isinstance(node, Mapping) and step in node.keys:
        return node.keys[str(step)]
    return origin.at(*path, step)


@cache
def _fields_of(schema: type[Model]) -> tuple[tuple[str, str, str], ...]:
    """The fields of a schema that name terms, or hold records of which some do: title, and name of the vocabulary."""
    fields = ((name, info.title or "", _vocabulary_of(info), info) for name, info in schema.model_fields.items())
    return tuple(
        (name, title, vocabulary)
        for name, title, vocabulary, info in fields
        if vocabulary or any(map(_fields_of, _schemas_in(info.annotation)))
    )


def _schemas_in(annotation: object) -> Iterator[type[Model]]:
    """The schemas of the records that a field may hold, in lists or by names."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from _schemas_in(part)


def _vocabulary_of(info: FieldInfo) -> str:
    extra = info.json_schema_extra
    return str(extra.get("x-vocabulary", "")) if isinstance(extra, dict) else ""


def _unknown_uses(
    vocabulary: Vocabulary,
    term: str,
    uses: Sequence[tuple[Place, str]],
    fresh: Sequence[str],
    new: Sequence[str],
) -> Iterator[Finding]:
    """One finding of all uses of a term that was renamed or that is like none, or one a use of what was mistyped.

    A term can be called by what was never published: by a `fresh` id, best by a `new` one that no content uses either.
    """
    if term in STATES:
        yield from (finding(place, "state-in-list", value=term) for place, _ in uses)
        return
    files = len({where.file for where, _ in uses})
    former, like = _former(vocabulary, term), _suggest(vocabulary, term)
    near = former or (new[0] if len(new) == 1 else None) or like
    # A slip is copied within a file. Called a new name, it would get into the vocabulary.
    renamed = near and files >= MANY and (former or near in new or (near in fresh and files >= ANYHOW))
    is_slip = former or (like and files < ANYHOW)
    if len(uses) < MANY or (not renamed and is_slip):
        yield from (_unknown_term(vocabulary, term, place, title) for place, title in uses)
        return
    place, title = uses[0]
    values = {"count": str(len(uses)), "files": str(files)}
    values |= {"field": title, "value": term, "file": VOCABULARY.path_of(vocabulary.name)}
    if near and renamed:
        values |= {"near": near, "label": vocabulary.terms[near].label.zh}
    yield Finding(place, "vocabulary-renamed" if renamed else "vocabulary-many", values)


def _former(vocabulary: Vocabulary, term: str) -> str | None:
    """The id now of a term that was renamed."""
    return next((each.id for each in vocabulary.terms.values() if term in each.aliases), None)


def _unknown_term(vocabulary: Vocabulary, term: str, place: Place, title: str) -> Finding:
    near = _former(vocabulary, term) or _suggest(vocabulary, term)
    if near:
        label = vocabulary.terms[near].label.zh
        return finding(place, "vocabulary-near", field=title, value=term, near=near, label=label)
    return finding(place, "vocabulary", field=title, value=term, file=VOCABULARY.path_of(vocabulary.name))


def _suggest(vocabulary: Vocabulary, term: str) -> str | None:
    """The id that was probably intended, whether an id or a Chinese label was typed."""
    by_name = {name: entry.id for entry in vocabulary.terms.values() for name in (entry.id, entry.label.zh)}
    near = nearest(term, by_name)
    return by_name[near] if near else None
