"""Every id that a field draws from a vocabulary is in that vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic.fields import FieldInfo

from builder.content.layout import VOCABULARY
from builder.findings.finding import Finding, Place, finding
from builder.model.schema.plan import PlanFile
from builder.model.schema.programme import ProgrammeFile
from builder.model.schema.vocabulary import Term
from builder.model.site import Origin, Site, Vocabulary
from builder.model.types import Absent, Model
from builder.text.did_you_mean import nearest
from builder.yamltext.tree import Mapping

Path = tuple[str | int, ...]


def check(site: Site) -> Iterator[Finding]:
    for vocabulary in site.vocabularies.values():
        yield from _check_likes(vocabulary)
    for plan in site.plans:
        yield from _check_terms(site, PlanFile, plan, plan.origin, ())
    programmes = [programme for plan in site.plans for programme in plan.programmes]
    for programme in [*programmes, *site.stray]:
        yield from _check_terms(site, ProgrammeFile, programme, programme.origin, ())


def _check_likes(vocabulary: Vocabulary) -> Iterator[Finding]:
    """A term that is like another names one of the same vocabulary."""
    title = Term.model_fields["like"].title or ""
    for index, term in enumerate(vocabulary.terms.values()):
        if term.like and term.like not in vocabulary.terms:
            yield _unknown_term(vocabulary, term.like, vocabulary.origin.at(index, "like"), title)


def _check_terms(site: Site, schema: type[Model], record: Model, origin: Origin, path: Path) -> Iterator[Finding]:
    """Unknown terms in the fields of a record and of the records within it."""
    for name, info in schema.model_fields.items():
        value = getattr(record, name)
        here = (*path, name)
        yield from _check_values(site, value, info, origin, here)
        for inner, where in _records_in(value, here):
            yield from _check_terms(site, type(inner), inner, origin, where)


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


def _check_values(site: Site, value: object, info: FieldInfo, origin: Origin, path: Path) -> Iterator[Finding]:
    vocabulary = site.vocabularies.get(_vocabulary_of(info))
    if vocabulary is None or value is None or isinstance(value, Absent):
        return
    for index, term in enumerate(value if isinstance(value, list | dict) else [value]):
        if term not in vocabulary.terms:
            place = _place(origin, path, index if isinstance(value, list) else str(term))
            yield _unknown_term(vocabulary, str(term), place, info.title or str(path[-1]))


def _place(origin: Origin, path: Path, step: int | str) -> Place:
    """Where a term stands: in a list, as a key, or as the value itself."""
    node = origin.node(*path)
    if isinstance(node, Mapping) and step in node.keys:
        return node.keys[str(step)]
    return origin.at(*path, step)


def _vocabulary_of(info: FieldInfo) -> str:
    extra = info.json_schema_extra
    return str(extra.get("x-vocabulary", "")) if isinstance(extra, dict) else ""


def _unknown_term(vocabulary: Vocabulary, term: str, place: Place, title: str) -> Finding:
    near = _suggest(vocabulary, term)
    if near:
        label = vocabulary.terms[near].label.zh
        return finding(place, "vocabulary-near", field=title, value=term, near=near, label=label)
    return finding(place, "vocabulary", field=title, value=term, file=VOCABULARY.path_of(vocabulary.name))


def _suggest(vocabulary: Vocabulary, term: str) -> str | None:
    """The id that was probably intended, whether an id or a Chinese label was typed."""
    by_name = {name: entry.id for entry in vocabulary.terms.values() for name in (entry.id, entry.label.zh)}
    near = nearest(term, by_name)
    return by_name[near] if near else None
