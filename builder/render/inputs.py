"""What pages are made of, by name, and what each comes to now: what a page read can be told from what has changed.

Most of the content counts as a whole (`base`): settings, words, vocabularies, the files of districts and plans, the
names and the order of the measures, and how they stand to others. What changes with a measure is told apart: its other
fields, the summaries of its parts, and the results that follow from all of them; so is what stands in other files of a
plan and of a district.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cached_property, lru_cache
from itertools import chain

from builder.evidence.ledger.plan_evidence import PlanEvidence
from builder.model.noted import PLACING
from builder.model.site import Plan, Programme, Site
from builder.render.content_sums import NotPlainError, file_of, sum_of_content
from builder.render.grounds import COVERED, Grounds
from builder.text.reads import ALL, Read
from builder.text.sums import add_up
from builder.views.context import Context
from builder.views.versions import KIND as VERSION

_FIELDS = frozenset(Programme.model_fields)
_EVIDENCE = frozenset(PlanEvidence.__dataclass_fields__)
_WHOLE = ("_", "model_", "copy", "dict", "json")
"""How the names begin by which all fields are read at once."""
_APART = frozenset(
    (
        *("pages", "districts", "plans", "superior_places", "superior_plans", "stray", "passages", "english"),
        *("derived", "latest"),
    )
)
"""What of a site is told by its files, or noted; whatever else it has, and may have, counts as a whole."""
_SEPARATOR = "\t"
Names = tuple[str, ...]
"""Names of what was read, each once, in no order."""
Numbers = Sequence[int]
"""The same by number: a build holds those of every page, and a name has hundreds of pages."""
_NAMES_KEPT = 16_384
"""So many reads have their names at hand: most are those of a few plans, whose pages are made one after the other."""

_PLANS_KEPT = 8
"""Names are added up in their order, one plan after the other."""


class Inputs:
    """Names reads so that another process, and a later build, know them; adds up what each name stands for."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._contexts: dict[str, Context] = {
            each.site.config.locale: each for each in (context, context.english) if each
        }
        sites = [each.site for each in self._contexts.values()]
        self._files = {id(each): file_of(each) for site in sites for each in _programmes(site)}
        self._plans_of_evidence = {id(evidence): key for key, evidence in context.ledger.items()}
        self._programmes = {file_of(programme): programme for programme in _programmes(context.site)}
        self._owners = {identity: name for site in sites for identity, name in _owners(site)}
        self._districts = {district.id: district for district in context.site.all_districts}
        self.grounds = Grounds(self._contexts, self.sum)
        self._sums: dict[str, str] = {}
        self._grounds: set[str] = set()
        self._name = lru_cache(maxsize=_NAMES_KEPT)(self._make_name)
        self._marks_of_plan = lru_cache(maxsize=_PLANS_KEPT)(self._find_marks)
        self._ways: dict[str, Callable[..., object]] = {
            "programme": self._field,
            "measure": self._part,
            "plan": lambda key, field: getattr(context.site.plan(key), field),
            "district": lambda name, field: getattr(self._districts[name], field),
            "evidence": self._evidence,
            "coverage": self._coverage,
            "gaps": lambda district: _of(context.gaps, district),
            "past gaps": lambda district: _of(context.gaps_with_past, district),
            "kinds": lambda term: _of(context.kinds_of_places, term),
            "suggestions": lambda plan: _of(context.suggestions, plan),
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
        # A script gets words by their keys: one that is called otherwise is told too.
        words = chain.from_iterable(item for each in self._contexts.values() for item in each.t.words.items())
        return add_up([*parts, *chain.from_iterable(words), *sorted(context.ledger)])

    def names(self, reads: Iterable[Read]) -> Names | None:
        """The names of what was read; None where nobody can tell what it was."""
        names = set(map(self._name, reads))
        return None if None in names else tuple(filter(None, names))

    def _make_name(self, read: Read) -> str | None:
        """The name of a read; empty for what reads fields in its turn, None for what has no name."""
        kind, *rest = read
        if isinstance(kind, int):
            (field,) = rest
            assert isinstance(field, str)
            return self._name_of_field(kind, field)
        return _SEPARATOR.join(map(str, read)) if kind == VERSION or kind in self._ways else None

    def _name_of_field(self, identity: int, field: str) -> str | None:
        if file := self._files.get(identity):
            kind, name, fields = "programme", file, _FIELDS
        elif owner := self._owners.get(identity):
            return _SEPARATOR.join((*owner, field))
        elif key := self._plans_of_evidence.get(identity):
            kind, name, fields = "evidence", key, _EVIDENCE
        else:
            return None
        if field not in fields:
            return _SEPARATOR.join((kind, name, ALL)) if field.startswith(_WHOLE) else ""
        return _SEPARATOR.join((kind, name, field))

    def sum(self, name: str) -> str:
        """What a name stands for comes to: of a version that itself; empty where it cannot be told."""
        if name not in self._sums:
            self._sums[name] = self._add_up(name)
        return self._sums[name]

    def sum_once(self, name: str) -> str:
        """The same, of a name that is not asked for again: nothing is kept of it."""
        total = self._sums.get(name)
        return self._add_up(name) if total is None else total

    def grounds_of(self, names: Iterable[str]) -> dict[str, str]:
        """What the grounds of names come to, and those of all names of which something was taken over."""
        grounds = self._grounds.union(map(self.grounds.of, names))
        return {ground: self.grounds.sum(ground) for ground in sorted(grounds) if ground}

    def take(self, sums: Iterable[tuple[str, str]], grounds: Mapping[str, str]) -> None:
        """Take over what names came to before, wherever their `grounds` came to the same then as now."""
        sums_of: dict[str, dict[str, str]] = {}
        for name, total in sums:
            if total and (ground := self.grounds.of(name)):
                sums_of.setdefault(ground, {})[name] = total
        self._grounds |= sums_of.keys()
        # What all plans cover comes last: it is told by what each of them covers.
        for ground in sorted(sums_of, key=COVERED.__eq__):
            if grounds.get(ground) == self.grounds.sum(ground):
                self._sums |= sums_of[ground]

    def _add_up(self, name: str) -> str:
        kind, *rest = name.split(_SEPARATOR)
        if kind == VERSION:
            return self._context.versions.find(*rest)
        try:
            return sum_of_content(self._ways[kind](*rest)) if kind in self._ways else ""
        except NotPlainError:
            return ""

    def _coverage(self, plan: str) -> object:
        if plan == ALL:
            return [self.sum(_SEPARATOR.join(("coverage", key))) for key in self._context.coverage]
        own = self._context.coverage.get(plan)
        return own and own.basis

    def _field(self, file: str, field: str) -> object:
        programme = self._programmes.get(file)
        if programme is None:
            return None
        return programme.origin if field == ALL else getattr(programme, field)

    def _part(self, file: str, measure: str, field: str) -> object:
        programme = self._programmes.get(file)
        return [getattr(each, field) for each in programme.measures if each.id == measure] if programme else None

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
        """The marks of the claims of a programme, or of a part of a plan."""
        plan, _, programme = name.rpartition(".")
        return self._marks_of_plan(plan).get(programme, [])

    def _find_marks(self, plan: str) -> dict[str, list[tuple[str, str]]]:
        """By programme: its claims, and what the mark of each comes to. Most claims of a plan have the same few."""
        evidence, marks = self._context.ledger.get(plan), dict[str, list[tuple[str, str]]]()
        sum_of_mark = lru_cache(maxsize=None)(sum_of_content)
        for claim, each in evidence.compared.items() if evidence else ():
            marks.setdefault(claim.partition(".")[0], []).append((claim, sum_of_mark(each.mark)))
        return marks


def _programmes(site: Site) -> Iterator[Programme]:
    return (programme for plan in site.all_plans for programme in plan.programmes)


def _owners(site: Site) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What notes some of its fields with whose they are, by its identity: how it is named."""
    yield from ((id(district), ("district", district.id)) for district in site.all_districts)
    yield from ((id(plan), ("plan", plan.key)) for plan in site.all_plans)
    for programme in _programmes(site):
        yield from ((id(each), ("measure", file_of(programme), each.id)) for each in programme.measures)


def _content(site: Site) -> Iterator[object]:
    """All content but what stands in files of their own and is noted, and the locks, which only the evidence reads."""
    yield from (getattr(site, field.name) for field in fields(site) if field.name not in _APART)
    yield from ((page.id, page.origin) for page in site.pages)
    yield from ((each.id, each.origin) for each in site.all_districts)
    yield from map(_outline, site.all_plans)


def _outline(plan: Plan) -> object:
    """A plan without what its measures and its summary say: their files in their order, how they stand, its own."""
    measures = [(file_of(each), *(getattr(each, name) for name in PLACING)) for each in plan.programmes]
    return plan.key, plan.origin, measures


def _of(results: Mapping[str, object], name: str) -> object:
    return sorted(results.items(), key=lambda item: item[0]) if name == ALL else results.get(name)
