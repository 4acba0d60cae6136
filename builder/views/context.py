"""What all views share: the site, the words, and how to make frames, links and cells for one page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode, urlsplit

from markupsafe import Markup

from builder import urls
from builder.checks.links import target_file
from builder.compare.coverage import FACETS
from builder.compare.entries import Entry, entries
from builder.compare.gaps import Gaps, gaps
from builder.compare.pairs import pairs
from builder.compare.provinces import parts, provinces
from builder.compare.similar import Comparable
from builder.compare.suggest import Suggestion, suggestions
from builder.evidence.ledger import Ledger
from builder.model.schema.site import Config
from builder.model.site import District, Origin, Plan, Programme, Site, TextPage
from builder.model.types import Absent, PartialDate, Span
from builder.text import markdown
from builder.text.strings import Strings
from builder.views.parts import Cell, Fact, Footer, Frame, Link, NavItem, PlanLabel, Prose

_NAV = (
    ("home", urls.HOME),
    ("districts", urls.DISTRICTS),
    ("themes", urls.THEMES),
    ("instruments", urls.facet_list_url("instruments")),
    ("target-groups", urls.facet_list_url("target-groups")),
    ("agencies", urls.AGENCIES),
    ("indicators", urls.INDICATORS),
    ("funding", urls.FUNDING),
    ("timeline", urls.TIMELINE),
    ("compare", urls.COMPARE),
)
_MORE = (
    ("sitemap", urls.SITEMAP_PAGE),
    ("glossary", urls.GLOSSARY),
    ("method", urls.text_page_url("method")),
    ("about", urls.text_page_url("about")),
    ("changes", urls.CHANGES),
)


# What we say of a programme by our own classification, not in the text's words.
_CODED = frozenset({"themes", "instruments", "target_groups", "status", "commitment", "level"})


@dataclass(frozen=True, slots=True)
class Context:
    """The site and its words. `page` gives the tools for one page."""

    site: Site
    t: Strings
    pages_of_files: dict[str, str]
    pairs_of: dict[str, list[tuple[Plan, Plan]]]
    """By the key of a plan: the pairs in which it stands."""
    by_city: frozenset[str]
    """Codes of provinces that are split by city, since one page cannot hold them."""
    gaps: dict[str, Gaps]
    """By the id of a district."""
    suggestions: dict[str, tuple[Suggestion, ...]]
    """By the key of a plan."""
    comparable: Comparable
    entries: dict[str, tuple[Entry, ...]]
    """By the key of a plan: its quantities, each promise once."""
    version: str
    """Of the content as a whole; pages of one district carry that district's."""
    versions: dict[str, str]
    """By id of a district: that of its own content."""
    ledger: Ledger
    verified: frozenset[str]
    """Ids of all claims that were found in their sources."""
    today: date | None
    """The day to count from whether a check is due again; without one, none is."""

    def page(self, path: str) -> PageContext:
        """The tools for the page at `path`. The 404 page is shown at any depth, so its links start at the root."""
        root = urlsplit(self.site.config.base_url).path.rstrip("/") + "/"
        return PageContext(self, path, root if path == urls.NOT_FOUND else "")


def context(site: Site, strings: Strings, ledger: Ledger | None = None, *, today: date | None = None) -> Context:
    """Prepare what views need. Without a ledger, nothing counts as verified."""
    ledger = ledger or {}
    pairs_of: dict[str, list[tuple[Plan, Plan]]] = {}
    for pair in pairs(site):
        for plan in pair:
            pairs_of.setdefault(plan.key, []).append(pair)
    verified = frozenset(claim for page in ledger.values() for claim in page.verified)
    return Context(
        site=site,
        t=strings,
        pages_of_files=dict(urls.pages_of_content(site)),
        pairs_of=pairs_of,
        by_city=frozenset(one.code for one in provinces(site) if parts(site, one)),
        gaps=gaps(site),
        suggestions=suggestions(site),
        comparable=Comparable(site),
        entries={plan.key: entries(plan) for plan in site.plans},
        version=version(_origins(site)),
        versions={one.id: version(_origins_of(site, one)) for one in site.districts},
        ledger=ledger,
        verified=verified,
        today=today,
    )


def version(origins: Iterable[Origin]) -> str:
    """The first 12 digits of a sha256 over the texts of content files.

    It stands in place of a commit id: the same content has the same version wherever it is built.
    """
    digests = "".join(sorted(origin.digest for origin in origins))
    return hashlib.sha256(digests.encode()).hexdigest()[:12]


def _origins(site: Site) -> list[Origin]:
    shared = [vocabulary.origin for vocabulary in site.vocabularies.values()] + [page.origin for page in site.pages]
    return shared + [origin for district in site.districts for origin in _origins_of(site, district)]


def _origins_of(site: Site, district: District) -> list[Origin]:
    plans = site.plans_of(district)
    programmes = [programme.origin for plan in plans for programme in plan.programmes]
    return [district.origin, *(o for plan in plans for o in (plan.origin, plan.summary_origin)), *programmes]


@dataclass(frozen=True, slots=True)
class PageContext:
    """Makes what one page shows: every link it makes is relative to that page."""

    shared: Context
    path: str
    root: str = ""

    @property
    def site(self) -> Site:
        """The whole site."""
        return self.shared.site

    @property
    def config(self) -> Config:
        """The site's settings."""
        return self.shared.site.config

    @property
    def t(self) -> Strings:
        """The interface's words."""
        return self.shared.t

    def href(self, target: str) -> str:
        """A relative link to a page of the site."""
        return self.root + target if self.root else urls.relative_link(self.path, target)

    # Frames

    def frame(
        self,
        *,
        title: str,
        description: str,
        breadcrumb: Sequence[Link],
        provenance: tuple[Fact, ...],
        plans: Sequence[Plan],
        district: District | None = None,
        current: str = "",
        within: Sequence[str] = (),
    ) -> Frame:
        """The frame of a page that rests on `plans`. `within` sets it apart from pages of the same title."""
        edition = self.shared.versions[district.id] if district else self.shared.version
        checked = [plan.checked for plan in plans] or [page.checked for page in self.site.pages]
        updated = max(checked, key=lambda day: day.earliest, default=None)
        return Frame(
            path=self.path,
            lang=self.config.locale,
            title=title,
            window_title=" - ".join(dict.fromkeys((title, *within, self.config.name.zh))),
            description=description,
            site_name=self.config.name.zh,
            home=self.href(urls.HOME),
            styles=self.href(urls.STYLES),
            script=self.href(urls.SCRIPT),
            search=self.href(urls.SEARCH),
            data=self.href(f"{urls.SEARCH_FILES}/start.js"),
            icon=self.href("static/icon.svg"),
            nav=tuple(self._nav_item(name, target, current) for name, target in _NAV),
            compare=self.href(urls.COMPARE),
            breadcrumb=(Link(self.t("nav.home"), self.href(urls.HOME)), *breadcrumb),
            provenance=provenance,
            footer=Footer(
                maintainer=self.stated(self.config.maintainer),
                contact=self.stated(self.config.contact),
                report=Link(self.t("footer.report_form"), self.report(version=edition)),
                reference=self.t("footer.reference", path=self.path, version=edition),
                version=edition,
                updated=self.date(updated) if updated else Link(self.t("state.not_researched")),
                links=tuple(Link(self.t(f"nav.{name}"), self.href(target)) for name, target in _MORE),
                registrations=tuple(Link(one.label, one.url or "") for one in self.config.registrations),
            ),
            drafts=tuple(
                Link(f"{plan.district.name.zh} {plan.short_title}", self.href(urls.plan_url(plan)))
                for plan in plans
                if plan.draft or any(one.draft for one in plan.programmes)
            ),
        )

    def _nav_item(self, name: str, target: str, current: str) -> NavItem:
        here = "page" if target == self.path else "true"
        return NavItem(self.t(f"nav.{name}"), self.href(target), here if target == current else "")

    def trail(self, district: District) -> list[Link]:
        """Province, city and district; a municipality once."""
        page = urls.province_url(district.code)
        links = [Link(district.province, self.href(page))]
        if district.city != district.province:
            split = district.code[:2] in self.shared.by_city
            city = urls.city_url(district.code) if split else f"{page}#c{district.code[:4]}"
            links.append(Link(district.city, self.href(city)))
        return [*links, Link(district.name.zh, self.href(urls.district_url(district)))]

    def provenance(self, plans: Sequence[Plan]) -> tuple[Fact, ...]:
        """Where a page comes from: the text, or how many texts from when to when."""
        published = [source.published for plan in plans for source in plan.sources]
        if len(plans) == 1:
            origin = Cell("value", (Link(plans[0].title, self.href(urls.plan_url(plans[0]) + "#sources")),))
        else:
            origin = Cell("value", (Link(self.t("provenance.texts", count=len(plans)), self.href(urls.DISTRICTS)),))
        return (
            Fact(self.t("provenance.source"), origin),
            Fact(self.t("provenance.published"), self._range(published)),
            Fact(self.t("provenance.recorded"), self._range([plan.recorded for plan in plans])),
            Fact(self.t("provenance.checked"), self._checked([plan.checked for plan in plans])),
        )

    def _checked(self, dates: Sequence[PartialDate]) -> Cell:
        """When things were last checked, and whether the oldest of them is due again."""
        cell = self._range(dates)
        if not any(self.is_due(day) for day in dates):
            return cell
        last = cell.items[-1]
        return replace(cell, items=(*cell.items[:-1], replace(last, note=self.t("provenance.due"))))

    def is_due(self, checked: PartialDate) -> bool:
        """Whether a check is older than the limit of `site.yaml` on the day of the build."""
        today = self.shared.today
        return today is not None and (today - checked.earliest).days > self.config.limits.review_days

    def own_provenance(self, page: TextPage | None) -> tuple[Fact, ...]:
        """Of a page that we wrote ourselves."""
        pages = [page] if page else list(self.site.pages)
        recorded = self._range([one.recorded for one in pages])
        return (
            Fact(self.t("provenance.source"), self.value(self.t("provenance.own"))),
            Fact(self.t("provenance.published"), recorded),
            Fact(self.t("provenance.recorded"), recorded),
            Fact(self.t("provenance.checked"), self._range([one.checked for one in pages])),
        )

    def _range(self, dates: Sequence[PartialDate | Absent]) -> Cell:
        known = sorted((one for one in dates if isinstance(one, PartialDate)), key=lambda one: (one.earliest, str(one)))
        if not known:
            return self.absent("not_stated" if dates else "not_researched")
        ends = [known[0]] if known[0] == known[-1] else [known[0], known[-1]]
        return Cell("value", tuple(self.date(one) for one in ends))

    # Pieces

    def date(self, value: PartialDate) -> Link:
        """A date as precise as it is known."""
        names = ("year", "month", "day")
        parts = [part for part in (value.year, value.month, value.day) if part is not None]
        text = "".join(self.t(f"date.{name}", n=part) for name, part in zip(names, parts, strict=False))
        return Link(text, time=str(value))

    def absent(self, state: str, *, note: str = "", claim: str = "") -> Cell:
        """An empty value, in words."""
        return self.claimed(Cell(state, text=self.t(f"state.{state}"), note=note), claim)

    def value(self, text: str) -> Cell:
        """A value of our own, which claims nothing about a source."""
        return Cell("value", (Link(text),))

    def verified(self, claim: str) -> str:
        """Whether a claim was found in its source: `yes`, `no`, or `inferred` for what we classify ourselves."""
        if claim in self.shared.verified:
            return "yes"
        return "inferred" if claim.rpartition(".")[2] in _CODED else "no"

    def archived(self, plan: Plan) -> bool:
        """Whether the plan's source is at hand, so that sentences can be shown."""
        page = self.shared.ledger.get(plan.key)
        return bool(page and page.texts)

    def claimed(self, cell: Cell, claim: str) -> Cell:
        """A cell as the statement of a claim. That something is not stated is known from reading, not from a search."""
        if not claim:
            return cell
        verified = self.verified(claim)
        absent = cell.state != "value" and not cell.items
        verified = "inferred" if absent and verified == "no" else verified
        return replace(cell, claim=claim, verified=verified, report=self.report(claim))

    def report(self, claim: str = "", *, version: str = "") -> str:
        """Where to report a mistake: a form with page, item and version filled in, or else the foot of the page."""
        if isinstance(self.config.report, Absent):
            return "#report"
        version = version or self.shared.versions.get(claim.partition(".")[0], self.shared.version)
        body = self.t("footer.report_body", path=self.path, claim=claim or "-", version=version)
        query = urlencode({"title": self.t("footer.report_title", path=self.path), "body": body})
        return f"{self.config.report}{'&' if '?' in self.config.report else '?'}{query}"

    def stated(
        self,
        value: object,
        *,
        item: Callable[[object], Link] | None = None,
        link: Callable[[object], str] | None = None,
        read: Plan | None = None,
        claim: str = "",
    ) -> Cell:
        """The cell of a field: each of its values, or why there is none.

        `read`: the plan in which it was looked for, to say so when it is not there.
        """
        if isinstance(value, Absent):
            note = value.note or ""
            if value.state == "not_stated" and read:
                note = "；".join(part for part in (note, self.looked_in([read])) if part)
            return self.absent(value.state, note=note, claim=claim)
        values = value if isinstance(value, list | tuple) else [value]
        make = item or (lambda one: Link(str(one), link(one) if link else ""))
        items = tuple(self.date(one) if isinstance(one, PartialDate) else make(one) for one in values)
        return self.claimed(Cell("value", items), claim) if items else self.absent("not_applicable", claim=claim)

    def looked_in(self, plans: Sequence[Plan]) -> str:
        """How many texts were read for what is not stated, and when they were last checked."""
        oldest = min((plan.checked for plan in plans), key=lambda day: day.earliest)
        return self.looked(sum(len(plan.sources) for plan in plans), oldest)

    def looked(self, sources: int, oldest: PartialDate) -> str:
        """How many texts were read, and when the one that was checked first was."""
        key = "state.looked_in_due" if self.is_due(oldest) else "state.looked_in"
        return self.t(key, count=sources, date=self.date(oldest).text)

    def terms(self, vocabulary: str, ids: object, *, claim: str = "", read: Plan | None = None) -> Cell:
        """The labels of vocabulary terms, each leading to where it is shown."""
        return self.stated(ids, item=lambda one: self.term(vocabulary, str(one)), claim=claim, read=read)

    def term(self, vocabulary: str, term_id: str) -> Link:
        """A term by its name; terms that have a page lead there, others to the glossary."""
        listed = f"{urls.GLOSSARY}#{vocabulary}-{term_id}"
        target = urls.facet_url(vocabulary, term_id) if vocabulary in (*FACETS, "indicators") else listed
        return Link(self.label(vocabulary, term_id), self.href(target))

    def label(self, vocabulary: str, term_id: str) -> str:
        """The name of a term."""
        return self.site.term(vocabulary, term_id).label.zh

    def organisations(self, plan: Plan, named: object, *, claim: str = "", read: Plan | None = None) -> Cell:
        """Bodies as printed, each with its agency type."""

        def item(name: object) -> Link:
            agency = plan.organisations[str(name)].agency
            return Link(str(name), note=self.label("agencies", agency))

        return self.stated(named, item=item, claim=claim, read=read)

    def cite(self, plan: Plan, spans: Iterable[Span], *, claim: str = "") -> Cell:
        """Paragraphs, each leading to the source they count in."""
        first = plan.sources[0].id
        items = (self.paragraph(plan, span.source or first, span.first, span.last) for span in spans)
        return self.claimed(Cell("value", tuple(items)), claim)

    def paragraph(self, plan: Plan, source: str, first: int, last: int) -> Link:
        """Paragraphs of a source, leading to the first of them."""
        text = self.t("cite.paragraph" if first == last else "cite.paragraphs", first=first, last=last)
        ledger = self.shared.ledger.get(plan.key)
        archived = ledger.texts.get(source) if ledger else None
        place = archived.places[first - 1] if archived and first <= len(archived.places) else ""
        text = self.t("cite.place", place=place, text=text) if place and first == last else text
        return Link(text, self.href(f"{urls.source_url(plan)}#{urls.paragraph_anchor(source, first)}"))

    def plan_label(self, plan: Plan, *, anchor: str = "") -> PlanLabel:
        """The plan as tables name it."""
        year = self.t("date.year", n=plan.year) if plan.year else self.t("state.not_stated")
        return PlanLabel(
            key=plan.key,
            place=plan.district.full_name,
            code=plan.district.code,
            place_href=self.href(urls.district_url(plan.district)),
            title=plan.short_title,
            href=self.href(urls.plan_url(plan)),
            kind=self.label("plan-kinds", plan.kind),
            year=year,
            anchor=anchor or f"p-{plan.district.id}-{plan.id}",
        )

    def plan_name(self, plan: Plan) -> Link:
        """A plan in a sentence, with its place, kind and year."""
        label = self.plan_label(plan)
        words = self.t("pair.with", place=label.place, title=label.title, kind=label.kind, year=label.year)
        return Link(words, label.href)

    def pair_href(self, one: Plan, other: Plan) -> str:
        """The page on which two plans stand side by side, or nothing if the pair has none."""
        for pair in self.shared.pairs_of.get(one.key, ()):
            if any(plan is other for plan in pair):
                return self.href(urls.pair_url(*pair))
        return ""

    def programme_link(self, plan: Plan, programme: Programme) -> Link:
        """A programme by its name."""
        return Link(programme.name.zh, self.href(urls.programme_url(plan, programme)))

    def prose(self, text: str, file: str, *, under: int, claim: str = "") -> Prose:
        """An editor's Markdown, written in content file `file` (below the content folder), as safe HTML."""

        def resolve(target: str) -> str:
            return self.href(self.shared.pages_of_files[target_file(file, target)])

        html = Markup(markdown.to_html(text, resolve=resolve, under=under))  # noqa: S704  (sanitised there)
        return Prose(html, claim, verified=self.verified(claim), report=self.report(claim) if claim else "")
