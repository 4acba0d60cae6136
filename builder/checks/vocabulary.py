"""Every id that a field draws from a vocabulary is in that vocabulary."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from pydantic.fields import FieldInfo

from builder.fields import Absent, Model
from builder.findings import Finding, finding
from builder.model import Organisation, Origin, PlanFile, ProgrammeFile, Site, Vocabulary


def check(site: Site) -> Iterator[Finding]:
    for plan in site.plans:
        yield from _fields(site, PlanFile, plan, plan.origin, ())
        for name, organisation in plan.organisations.items():
            yield from _fields(site, Organisation, organisation, plan.origin, ("organisations", name))
    programmes = [programme for plan in site.plans for programme in plan.programmes]
    for programme in [*programmes, *site.stray]:
        yield from _fields(site, ProgrammeFile, programme, programme.origin, ())


def _fields(
    site: Site, schema: type[Model], record: Model, origin: Origin, path: tuple[str | int, ...]
) -> Iterator[Finding]:
    for name, info in schema.model_fields.items():
        vocabulary = site.vocabularies.get(_vocabulary_of(info))
        value = getattr(record, name)
        if vocabulary is None or isinstance(value, Absent):
            continue
        for index, term in enumerate(value if isinstance(value, list) else [value]):
            if term not in vocabulary.terms:
                yield _unknown(vocabulary, term, origin, (*path, name, index), info.title or name)


def _vocabulary_of(info: FieldInfo) -> str:
    extra = info.json_schema_extra
    return str(extra.get("x-vocabulary", "")) if isinstance(extra, dict) else ""


def _unknown(vocabulary: Vocabulary, term: str, origin: Origin, path: tuple[str | int, ...], title: str) -> Finding:
    place = origin.at(*path)
    near = _nearest(vocabulary, term)
    if near:
        label = vocabulary.terms[near].label.zh
        return finding(place, "vocabulary-near", field=title, value=term, near=near, label=label)
    return finding(place, "vocabulary", field=title, value=term, file=f"vocabularies/{vocabulary.name}.yaml")


def _nearest(vocabulary: Vocabulary, term: str) -> str | None:
    """The id that was probably meant, whether an id or a Chinese label was typed."""
    by_name = {name: one.id for one in vocabulary.terms.values() for name in (one.id, one.label.zh)}
    near = difflib.get_close_matches(term.casefold(), by_name, n=1, cutoff=0.5)
    return by_name[near[0]] if near else None
