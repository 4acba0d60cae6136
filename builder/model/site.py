"""The site that content files add up to, typed and frozen.

A class here is what an editor writes (`schema/`) and what the path says: ids, and who belongs to whom.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Literal

from builder.model.base import lean
from builder.model.derived import Deriving
from builder.model.divisions import PlaceLevel, place_level_of
from builder.model.ids import ids_of
from builder.model.kept import KeptFile
from builder.model.noted import NotedFields, noting
from builder.model.origin import NOWHERE, Origin
from builder.model.passage import Passage
from builder.model.register import Registered
from builder.model.schema.context import ContextFile
from builder.model.schema.district import DistrictFile
from builder.model.schema.plan import PlanFile
from builder.model.schema.programme import ProgrammeFile
from builder.model.schema.reading import Reading
from builder.model.schema.site import Change, Config, PageFile
from builder.model.schema.statement import NumberPassedOver
from builder.model.schema.vocabulary import Indicator, Term, WordsAlike
from builder.model.types import Absent
from builder.text.values import value_class


@noting("context", "context_origin", by_owner=True)
class District(DistrictFile):
    """A place."""

    id: str
    origin: Origin
    context: ContextFile | None = None
    """What is known of it beside its plans."""
    context_origin: Origin = NOWHERE

    @property
    def full_name(self) -> str:
        """Province, city and district, a municipality's name only once."""
        return self.name.within(self.province, self.city)

    @property
    def level(self) -> PlaceLevel:
        """Whether it is a district, or a place above districts."""
        return place_level_of(self.code) if self.is_read else "district"

    @property
    def is_read(self) -> bool:
        """Whether its file could be read; of one that only a plan stands for, the id is known and no more."""
        return "name" in self.model_fields_set


@lean
class Programme(NotedFields, ProgrammeFile):
    """A numbered item or named project of a plan, with our summary of it in Markdown."""

    id: str
    body: str
    origin: Origin


@noting("lock")
@noting("summary", "summary_origin", "readings", "readings_origin", by_owner=True)
class Plan(PlanFile):
    """One policy text of a district, with its programmes in the order of the text."""

    id: str
    district: District
    summary: str
    summary_origin: Origin
    programmes: tuple[Programme, ...]
    lock: bytes
    """The text of `evidence.lock`, packed, and empty where there is none: it is long, and read only by the checks."""
    readings: tuple[Reading, ...]
    """Who has read and signed what."""
    readings_origin: Origin
    origin: Origin

    @property
    def key(self) -> str:
        """The permanent name of the plan among all plans."""
        return f"{self.district.id}.{self.id}"

    @property
    def former_keys(self) -> tuple[str, ...]:
        """The permanent names that it had before it, or its district, was renamed."""
        return tuple(f"{district}.{plan}" for district in ids_of(self.district) for plan in ids_of(self))[1:]

    @property
    def is_unfinished(self) -> bool:
        """Whether it is a draft, or one of its programmes is."""
        return self.draft or any(programme.draft for programme in self.programmes)

    @property
    def year(self) -> int | None:
        """The year to show beside the name: of issue, or of publication when no issue date is known."""
        dates = [self.issued, *(source.published for source in self.sources)]
        return next((day.year for day in dates if not isinstance(day, Absent)), None)

    @property
    def without_year(self) -> Literal["not_stated", "not_researched"]:
        """Why there is no `year`: the text is silent of it only where somebody has looked for each date."""
        dates = [self.issued, *(source.published for source in self.sources)]
        return "not_stated" if {getattr(day, "state", "") for day in dates} == {"not_stated"} else "not_researched"

    def programme(self, programme_id: str) -> Programme | None:
        """The programme with this id."""
        return next((programme for programme in self.programmes if programme.id == programme_id), None)


class TextPage(PageFile):
    """A page that an editor wrote."""

    id: str
    body: str
    origin: Origin


@value_class
class Vocabulary:
    """A list of allowed values, in its order."""

    name: str
    terms: dict[str, Term]
    origin: Origin


@noting("passages", "stray")
@dataclass(frozen=True)
class Site(Deriving):
    """All of the content that could be read. Files with mistakes are left out, and found in the findings.

    So that one mistake does not hide others, a plan whose district or summary is left out has a stand-in for it, and so
    has a site without its configuration. Then there are findings, and nothing is shown.
    """

    config: Config
    vocabularies: dict[str, Vocabulary]
    districts: tuple[District, ...]
    plans: tuple[Plan, ...]
    pages: tuple[TextPage, ...]
    stray: tuple[Programme, ...] = ()
    """Programmes whose plan could not be read: still checked, never shown."""
    passages: tuple[Passage, ...] = ()
    """All Markdown, also that of files whose data have mistakes."""
    there: frozenset[str] = frozenset()
    """Below the content folder: files of the kinds that have pages, and files and folders that could not be read."""
    idioms: tuple[NumberPassedOver, ...] = ()
    """Words that hold a number wherever they stand and never mean one."""
    words_alike: tuple[WordsAlike, ...] = ()
    """Words for which search asks as well when a reader asks for one of them."""
    changes: tuple[Change, ...] = ()
    """Corrections, newest first."""
    changes_origin: Origin = NOWHERE
    config_origin: Origin = NOWHERE
    register: tuple[Registered, ...] = ()
    """What was ever published."""
    kept: tuple[KeptFile, ...] = ()
    """What statements said at releases."""
    english: Site | None = None
    """The same in English, for a site in Chinese that has pages in English too."""
    superior_places: tuple[District, ...] = ()
    """Cities, provinces and the state, which issue what plans of districts implement: compared with no district."""
    superior_plans: tuple[Plan, ...] = ()

    @cached_property
    def all_districts(self) -> tuple[District, ...]:
        """The districts, and the places above them of which a plan is recorded."""
        return (*self.districts, *self.superior_places)

    @cached_property
    def all_plans(self) -> tuple[Plan, ...]:
        """The plans of districts, and those of the places above them."""
        return (*self.plans, *self.superior_plans)

    def is_there(self, path: str) -> bool:
        """Whether a content file exists, even one that a mistake of its own keeps out of the site."""
        return any(str(part) in self.there for part in (path, *PurePosixPath(path).parents))

    @cached_property
    def drafts(self) -> tuple[Plan, ...]:
        """The plans that are marked as not finished. Nothing else of the content says so of a plan."""
        return tuple(plan for plan in self.all_plans if plan.draft)

    @cached_property
    def published(self) -> Site:
        """The site without draft plans, and without districts of which nothing but drafts is known."""
        if not self.drafts:
            return self
        drafts = {plan.key for plan in self.drafts}
        finished = {plan.district.id for plan in self.all_plans if not plan.draft}
        left_out = {plan.district.id for plan in self.drafts} - finished
        return replace(
            self,
            plans=tuple(plan for plan in self.plans if not plan.draft),
            superior_plans=tuple(plan for plan in self.superior_plans if not plan.draft),
            districts=tuple(district for district in self.districts if district.id not in left_out),
            superior_places=tuple(place for place in self.superior_places if place.id not in left_out),
            changes=tuple(entry for entry in self.changes if entry.plan not in drafts),
        )

    def plans_of(self, district: District) -> tuple[Plan, ...]:
        """The plans of a district, in the order of their ids."""
        return self._plans_by_district.get(district.id, ())

    @cached_property
    def _plans_by_district(self) -> dict[str, tuple[Plan, ...]]:
        groups: dict[str, list[Plan]] = {}
        for plan in self.all_plans:
            groups.setdefault(plan.district.id, []).append(plan)
        return {district: tuple(plans) for district, plans in groups.items()}

    def plan(self, key: str) -> Plan | None:
        """The plan of this key."""
        return self.plans_by_key.get(key)

    @cached_property
    def plans_by_key(self) -> dict[str, Plan]:
        """All plans by their keys."""
        return {plan.key: plan for plan in self.all_plans}

    def district(self, code: str) -> District | None:
        """The district of this division code."""
        return self.districts_by_code.get(code)

    @cached_property
    def districts_by_code(self) -> dict[str, District]:
        """All districts, and places above them, by their division codes."""
        return {district.code: district for district in self.all_districts}

    @cached_property
    def places_of_plans(self) -> tuple[object, ...]:
        """Where the plans lie, and in which order: all that lists are split by, beside how much each plan takes."""
        places = [(each.id, each.code, each.province, each.city) for each in self.districts]
        return places, [plan.key for plan in self.plans]

    def plan_by_any_key(self, key: str) -> Plan | None:
        """The plan that has this key, or had it before it was renamed."""
        return self.plan(key) or self._plans_by_former_key.get(key)

    def plan_named(self, name: str, *, beside: Plan) -> Plan | None:
        """The plan that `beside` calls so: by its id within the district, or by its key."""
        return self.plan_by_any_key(name if "." in name else f"{beside.district.id}.{name}")

    def district_by_any_id(self, district_id: str) -> District | None:
        """The district that has this id, or had it before it was renamed."""
        return self._districts_by_any_id.get(district_id)

    @cached_property
    def _districts_by_any_id(self) -> dict[str, District]:
        former = {old: district for district in self.all_districts for old in district.aliases}
        return former | {district.id: district for district in self.all_districts}

    @cached_property
    def _plans_by_former_key(self) -> dict[str, Plan]:
        return {key: plan for plan in self.all_plans for key in plan.former_keys}

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """What quantities of different plans are listed under, in the order of the vocabulary."""
        terms = self.vocabularies["indicators"].terms.values()
        return tuple(term for term in terms if isinstance(term, Indicator))

    def term(self, vocabulary: str, term_id: str) -> Term:
        """A term that the checks have found to exist."""
        return self.vocabularies[vocabulary].terms[term_id]

    @cached_property
    def verbs(self) -> tuple[tuple[str, str], ...]:
        """The verbs of all levels of firmness, each with its level, in the order in which they are looked for.

        The longest first, since 拟定 is not 拟; of equals a reservation before a firm verb.
        """
        levels = self.vocabularies["commitments"].terms.values()
        verbs = [(verb, level.id) for level in levels for verb in level.verbs]
        return tuple(sorted(verbs, key=lambda pair: (-len(pair[0]), pair[1] == self.firm_level)))

    @cached_property
    def levels_of_verbs(self) -> dict[str, str]:
        """The levels of printed verbs that were looked for: hundreds of statements share a few."""
        return {}

    @cached_property
    def firm_level(self) -> str:
        """The level of every verb that no level lists."""
        return next(iter(self.vocabularies["commitments"].terms))

    @property
    def reported_level(self) -> str | None:
        """The level of what a text reports as done; None where the vocabulary has none."""
        levels = self.vocabularies["commitments"].terms.values()
        return next((level.id for level in levels if level.reports), None)
