"""The list of pairs, and one pair of plans side by side."""

from __future__ import annotations

from dataclasses import dataclass

from builder import paths
from builder.compare.coverage import coverage
from builder.compare.pairs import Overlap, overlap, pairs, relation
from builder.model import Plan
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.evidence import NoteView, theme_note
from builder.views.home import period_cell
from builder.views.parts import Cell, Fact, Frame, Link, PlanLabel
from builder.views.themes import ProgrammeItem, programme_item


@dataclass(frozen=True, slots=True)
class PairItem:
    """A pair in the list."""

    link: Link
    words: str


@dataclass(frozen=True, slots=True)
class PairsView:
    """`compare/index.html`. `rule` says which pairs have a page."""

    frame: Frame
    rule: str
    pairs: tuple[PairItem, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one plan has on a theme."""

    note: NoteView | None
    programmes: tuple[ProgrammeItem, ...]
    silence: Cell | None


@dataclass(frozen=True, slots=True)
class PairRow:
    """A theme, what each plan has on it, and in words which of them has something."""

    theme: Link
    relation: str
    words: str
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class PairFact:
    """A fact about the texts themselves."""

    label: str
    cells: tuple[Cell, Cell]


@dataclass(frozen=True, slots=True)
class PairView:
    """`compare/<a>-vs-<b>.html`."""

    frame: Frame
    labels: tuple[PlanLabel, PlanLabel]
    summary: str
    lists: tuple[Fact, ...]
    caution: tuple[str, ...]
    facts: tuple[PairFact, ...]
    rows: tuple[PairRow, ...]
    searched: str
    downloads: Downloads


def compare(context: Context) -> PairsView:
    """All pairs that have a page."""
    page = context.page(paths.COMPARE)
    site = context.site
    limit = site.config.limits.pair_plans
    few = len(site.plans) <= limit
    themes = list(site.vocabularies["themes"].terms)
    return PairsView(
        frame=page.frame(
            title=page.t("compare.title"),
            description=page.t("compare.description"),
            breadcrumb=[Link(page.t("nav.compare"))],
            provenance=page.provenance(site.plans),
            plans=site.plans,
            current=paths.COMPARE,
        ),
        rule=page.t("compare.rule_all" if few else "compare.rule_city", limit=limit),
        pairs=tuple(
            PairItem(
                Link(_title(page, left, right), page.href(paths.pair(left, right))),
                _words(page, left, right, overlap(left, right, themes)),
            )
            for left, right in pairs(site)
        ),
    )


def pair(context: Context, left: Plan, right: Plan) -> PairView:
    """Two plans side by side, theme by theme."""
    page = context.page(paths.pair(left, right))
    themes = list(context.site.vocabularies["themes"].terms)
    shared = overlap(left, right, themes)
    title = _title(page, left, right)
    return PairView(
        frame=page.frame(
            title=title,
            description=_words(page, left, right, shared),
            breadcrumb=[Link(page.t("nav.compare"), page.href(paths.COMPARE)), Link(title)],
            provenance=page.provenance([left, right]),
            plans=[left, right],
            current=paths.COMPARE,
        ),
        labels=(page.plan_label(left), page.plan_label(right)),
        summary=_words(page, left, right, shared),
        lists=_lists(page, left, right, shared),
        caution=_caution(page, left, right),
        facts=_facts(page, left, right),
        rows=tuple(_row(page, left, right, theme) for theme in themes),
        searched=page.t("matrix.searched", looked=page.looked_in([left, right])),
        downloads=downloads(page, [left, right]),
    )


def _title(page: PageContext, left: Plan, right: Plan) -> str:
    if left.district.id == right.district.id:
        names = f"{left.district.full_name}{left.short_title}", right.short_title
    else:
        names = left.district.full_name, right.district.full_name
        several = [plan for plan in (left, right) if len(page.site.plans_of(plan.district)) > 1]
        if several:
            names = f"{names[0]}{left.short_title}", f"{names[1]}{right.short_title}"
    return page.t("pair.title", left=names[0], right=names[1])


def _words(page: PageContext, left: Plan, right: Plan, shared: Overlap) -> str:
    counts = {name: len(getattr(shared, name)) for name in ("both", "left_only", "right_only", "neither", "unknown")}
    key = "pair.summary_unknown" if counts["unknown"] else "pair.summary"
    total = sum(counts.values())
    left_name, right_name = left.district.full_name, right.district.full_name
    if left_name == right_name:
        left_name, right_name = left.short_title, right.short_title
    return page.t(key, left=left_name, right=right_name, total=total, **counts)


def _lists(page: PageContext, left: Plan, right: Plan, shared: Overlap) -> tuple[Fact, ...]:
    rows = (
        (page.t("pair.both"), shared.both),
        (page.t("pair.only", place=left.district.full_name, title=left.short_title), shared.left_only),
        (page.t("pair.only", place=right.district.full_name, title=right.short_title), shared.right_only),
        (page.t("pair.neither"), shared.neither),
        (page.t("pair.unknown"), shared.unknown),
    )
    return tuple(Fact(label, page.terms("themes", list(ids))) for label, ids in rows if ids)


def _caution(page: PageContext, left: Plan, right: Plan) -> tuple[str, ...]:
    """What keeps the two from being weighed against each other."""
    notes = []
    if left.kind != right.kind:
        kinds = [page.label("plan-kinds", plan.kind) for plan in (left, right)]
        notes.append(page.t("pair.kinds", left=kinds[0], right=kinds[1]))
    if left.year and right.year and left.year != right.year:
        notes.append(page.t("pair.years", left=left.year, right=right.year, gap=abs(left.year - right.year)))
    return tuple(notes)


def _facts(page: PageContext, left: Plan, right: Plan) -> tuple[PairFact, ...]:
    def both(label: str, name: str) -> PairFact:
        cells = [page.stated(getattr(plan, name), read=plan) for plan in (left, right)]
        return PairFact(page.t(label), (cells[0], cells[1]))

    kinds = [page.terms("plan-kinds", plan.kind) for plan in (left, right)]
    periods = [period_cell(page, plan) for plan in (left, right)]
    published = [page.stated(plan.sources[0].published, read=plan) for plan in (left, right)]
    counts = [page.value(page.t("matrix.count", count=len(plan.programmes))) for plan in (left, right)]
    return (
        both("plan.title", "title"),
        PairFact(page.t("plan.kind"), (kinds[0], kinds[1])),
        both("plan.issuer", "issuer"),
        both("plan.issued", "issued"),
        PairFact(page.t("provenance.published"), (published[0], published[1])),
        PairFact(page.t("plan.period"), (periods[0], periods[1])),
        PairFact(page.t("plan.count"), (counts[0], counts[1])),
    )


def _row(page: PageContext, left: Plan, right: Plan, theme: str) -> PairRow:
    kind = relation(left, right, theme)
    return PairRow(
        theme=Link(page.label("themes", theme), page.href(paths.theme(theme)), note=theme),
        relation=kind,
        words=page.t(f"pair.relation.{kind}"),
        sides=(_side(page, left, theme), _side(page, right, theme)),
    )


def _side(page: PageContext, plan: Plan, theme: str) -> Side:
    covered = coverage(plan, theme)
    if covered.state != "value":
        note = page.looked_in([plan]) if covered.state == "not_stated" else ""
        return Side(None, (), page.absent(covered.state, note=note))
    return Side(
        theme_note(page, plan, theme), tuple(programme_item(page, plan, one) for one in covered.programmes), None
    )
