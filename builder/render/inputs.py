"""What pages are made of, by name, and what each comes to now: what a page read can be told from what has changed.

Most of the content counts as a whole (`base`): settings, words, vocabularies, districts, plans, the names and the order
of the measures. What changes with a measure is told apart: its fields, the summaries of its parts, and the results that
follow from all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache, cached_property
from itertools import chain

from builder.evidence.ledger import PlanEvidence
from builder.evidence.marks import Mark
from builder.model.site import Plan, Programme, Site
from builder.render.plain import add_up, sum_of_content
from builder.text.canonical import NotPlainError
from builder.text.reads import ALL, Read
from builder.views.context import Context

_FIELDS = frozenset(Programme.model_fields)
_EVIDENCE = frozenset(PlanEvidence.__dataclass_fields__)
_WHOLE = ("_", "model_", "copy", "dict", "json")
"""How the names begin by which all fields are read at once."""
_APART = frozenset(
    ("pages", "districts", "plans", "superior_places", "superior_plans", "stray", "passages", "english", "derived")
)
"""What of a site is told by its files, or noted; whatever else it has, and may have, counts as a whole."""
_SEPARATOR = "\t"


class Inputs:
    """Names reads so that another process, and a later build, know them; adds up what each name stands for."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._contexts: dict[str, Context] = {
            each.site.config.locale: each for each in (context, context.english) if each
        }
        sites = [each.site for each in self._contexts.values()]
        self._files = {id(each): each.origin.file for site in sites for each in _programmes(site)}
        self._plans_of_evidence = {id(evidence): key for key, evidence in context.ledger.items()}
        self._programmes = {programme.origin.file: programme for programme in _programmes(context.site)}
        self._measures = {
            id(measure): (programme.origin.file, measure.id)
            for site in sites
            for programme in _programmes(site)
            for measure in programme.measures
        }
        self.sum = cache(self._add_up)
        self._ways: dict[str, Callable[..., object]] = {
            "programme": self._field,
            "summary": self._summary,
            "evidence": self._evidence,
            "coverage": lambda plan: _basis(context, plan),
            "gaps": lambda district: _of(context.gaps, district),
            "past gaps": lambda district: _of(context.gaps_with_past, district),
            "suggestions": lambda plan: _of(context.suggestions, plan),
            "version": lambda district: _of(context.versions, district),
            "claims": lambda programme: _of(context.claims_of, programme),
            "marks": self._marks,
            "similar": self._similar,
            "successors": self._successors,
            "data": lambda _: context.data_files,
        }

    @cached_property
    def base(self) -> str:
        """The sum of all that every page counts as made of."""
        context = self._context
        shared = (context.pages_of_files, context.data_of_pages, sorted(context.by_city), context.news, context.today)
        pairs = {key: [[plan.key for plan in pair] for pair in own] for key, own in context.pairs_of.items()}
        parts = [sum_of_content((*_content(each.site), pairs, shared)) for each in self._contexts.values()]
        words = chain.from_iterable(each.t.words.values() for each in self._contexts.values())
        return add_up([*parts, *words, *sorted(context.ledger)])

    def names(self, reads: Iterable[Read]) -> frozenset[str] | None:
        """The names of what was read; None where nobody can tell what it was."""
        names = {name for read in reads if (name := self._name(read)) != ""}
        return None if None in names else frozenset(name for name in names if name)

    def _name(self, read: Read) -> str | None:
        """The name of a read; empty for what reads fields in its turn, None for what has no name."""
        kind, *rest = read
        if isinstance(kind, int):
            (field,) = rest
            assert isinstance(field, str)
            return self._name_of_field(kind, field)
        return _SEPARATOR.join(map(str, read)) if kind in self._ways else None

    def _name_of_field(self, identity: int, field: str) -> str | None:
        if file := self._files.get(identity):
            kind, name, fields = "programme", file, _FIELDS
        elif measure := self._measures.get(identity):
            return _SEPARATOR.join(("summary", *measure))
        elif key := self._plans_of_evidence.get(identity):
            kind, name, fields = "evidence", key, _EVIDENCE
        else:
            return None
        if field not in fields:
            return _SEPARATOR.join((kind, name, ALL)) if field.startswith(_WHOLE) else ""
        return _SEPARATOR.join((kind, name, field))

    def _add_up(self, name: str) -> str:
        """What a name stands for comes to; empty where it cannot be told."""
        kind, *rest = name.split(_SEPARATOR)
        try:
            return sum_of_content(self._ways[kind](*rest)) if kind in self._ways else ""
        except NotPlainError:
            return ""

    def _field(self, file: str, field: str) -> object:
        programme = self._programmes.get(file)
        if programme is None:
            return None
        return programme.origin if field == ALL else getattr(programme, field)

    def _summary(self, file: str, measure: str) -> object:
        programme = self._programmes.get(file)
        return [each.summary for each in programme.measures if each.id == measure] if programme else None

    def _evidence(self, plan: str, field: str) -> object:
        evidence = self._context.ledger.get(plan)
        fields = sorted(_EVIDENCE) if field == ALL else [field]
        return [getattr(evidence, each) for each in fields] if evidence else None

    def _similar(self, locale: str, plan: str, programme: str) -> object:
        context = self._contexts[locale]
        its_plan = context.site.plan(plan)
        own = its_plan.programme(programme) if its_plan else None
        return context.comparable.find(its_plan, own) if its_plan and own else None

    def _successors(self, plan: str, programme: str) -> object:
        after = self._context.editions.successors(plan, programme)
        return [(its_plan.key, each.id) for its_plan, each in after]

    def _marks(self, name: str) -> object:
        return self._marks_by_programme.get(name)

    @cached_property
    def _marks_by_programme(self) -> Mapping[str, list[tuple[str, Mark]]]:
        groups: dict[str, list[tuple[str, Mark]]] = {}
        for claim, mark in self._context.marks.items():
            groups.setdefault(".".join(claim.split(".")[:3]), []).append((claim, mark))
        return groups


def _programmes(site: Site) -> Iterator[Programme]:
    return (programme for plan in site.all_plans for programme in plan.programmes)


def _content(site: Site) -> Iterator[object]:
    """All content but what stands in the files of the measures, and the locks, which only the evidence reads."""
    yield from (getattr(site, field.name) for field in fields(site) if field.name not in _APART)
    yield from ((page.id, page.origin) for page in site.pages)
    yield from ((each.id, each.origin, each.context_origin) for each in site.all_districts)
    yield from map(_outline, site.all_plans)


def _outline(plan: Plan) -> object:
    """A plan without what its measures say: their files in their order, and its own."""
    files = [programme.origin.file for programme in plan.programmes]
    return plan.key, plan.origin, plan.summary, plan.summary_origin, plan.readings, plan.readings_origin, files


def _basis(context: Context, plan: str) -> object:
    plans = context.coverage if plan == ALL else [plan]
    return [own.basis for key in plans if (own := context.coverage.get(key))]


def _of(results: Mapping[str, object], name: str) -> object:
    return sorted(results.items(), key=lambda item: item[0]) if name == ALL else results.get(name)
