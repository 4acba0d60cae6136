"""The matrix of plans and themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from builder import urls
from builder.compare.coverage import TermCoverage
from builder.model.site import District, Plan
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.keys import place_keys
from builder.views.links import plan_label, term_label, term_link
from builder.views.pieces import Link, Value
from builder.views.statements import count_words, coverage_value, firmness_signs, firmness_words
from builder.views.tables import Cell, Group, Row, Table, cell_of, district_heading, heading, line, plan_heading
from builder.views.values import absent_value, note_of_search, unsearched_value


@value_class
class LegendItem:
    """A cell as it looks, and what it means."""

    cell: Cell
    meaning: str


@value_class
class Matrix:
    """The table with its legend; `notes` have to be read with it. `past`: the plans that hold no longer.

    `levels`: what the signs of its cells mean, told before them, with what has to be known of them in `levels_note`.
    """

    table: Table
    levels: tuple[Link, ...]
    levels_note: str
    legend: tuple[LegendItem, ...]
    notes: tuple[str, ...]
    past: Table | None = None


def matrix(page: PageContext, districts: Sequence[District], *, caption: str) -> Matrix:
    """The plans of `districts` that are in force, and districts without one, against all themes."""
    plans = [plan for district in districts for plan in page.site.plans_of(district)]
    shown = [(district, plan) for district in districts for plan in _plans_in_force(page, district)]
    keys = {plan.key for _, plan in shown if plan}
    past = [(plan.district, plan) for plan in plans if plan.key not in keys]
    unlike = page.t("matrix.unlike") + page.t("matrix.multi") + page.t("matrix.firm")
    notes = tuple(note for note in (note_of_search(page, plans), unlike) if note)
    past_caption = page.t("matrix.past_caption", count=len(past))
    return Matrix(
        table=_table(page, "matrix-caption", caption, shown),
        levels=tuple(term_link(page, "commitments", level) for level in page.site.vocabularies["commitments"].terms),
        levels_note=_levels_note(page, plans),
        past=_table(page, "matrix-past-caption", past_caption, past) if past else None,
        legend=_legend(page, plans),
        notes=notes,
    )


def _levels_note(page: PageContext, plans: Sequence[Plan]) -> str:
    """What the numbers behind the signs count, and that the signs of a text that only reports are of its wording."""
    reports = any(page.site.term("plan-kinds", plan.kind).reports for plan in plans)
    return page.t("matrix.signs_reports" if reports else "matrix.signs")


def _plans_in_force(page: PageContext, district: District) -> Sequence[Plan | None]:
    """The plans of a district in force; where none is, those that were, which say so; None of a place without any."""
    plans = page.site.plans_of(district)
    return page.shared.editions.in_force(plans) or plans or [None]


def _table(page: PageContext, name: str, caption: str, plans: Sequence[tuple[District, Plan | None]]) -> Table:
    themes = list(page.site.vocabularies["themes"].terms)
    theme_heads = (heading(term_link(page, "themes", theme), "col", name="theme") for theme in themes)
    return Table(
        id=name,
        caption=caption,
        kind="matrix",
        filtered="places",
        columns=(heading(page.t("matrix.plan"), "col", name="corner"), *theme_heads),
        groups=(Group(tuple(_row(page, district, plan, themes) for district, plan in plans)),),
    )


def matrix_downloads(page: PageContext, shown: Matrix | None, plans: Sequence[Plan]) -> Downloads:
    """What readers take away of a page that shows this matrix of `plans`, or none."""
    if shown is None:
        return downloads(page, (), ())
    return downloads(page, plans, [shown.table, *([shown.past] if shown.past else [])], *shown.notes)


def _row(page: PageContext, district: District, plan: Plan | None, themes: Sequence[str]) -> Row:
    place = Link(district.full_name, page.href(urls.district_url(district)))
    name = plan_heading(plan_label(page, plan), "row") if plan else district_heading(place, district.code)
    cells = (replace(_cell(page, plan, theme), label=term_label(page, "themes", theme)) for theme in themes)
    return Row((name, *cells), keys=place_keys(page, district, plan))


def _cell(page: PageContext, plan: Plan | None, theme: str) -> Cell:
    """How many programmes a plan has on a theme and how firm they are; or why there are none."""
    if plan is None:
        return _absent_cell(absent_value(page, "not_researched"))
    covered = page.shared.coverage[plan.key].find(theme)
    if covered.state != "value":
        return _absent_cell(coverage_value(page, plan, covered))
    href = page.href(f"{urls.plan_url(plan)}#t-{theme}")
    return replace(_count_cell(page, covered), href=href, cites=covered.cites)


def _count_cell(page: PageContext, covered: TermCoverage) -> Cell:
    """The programmes, and the firmness of those of their statements that are on the theme."""
    firmness = "\n".join(firmness_words(page, covered.statements))
    cell = cell_of([line(count_words(page, covered, short=True)), line(firmness, role="small")])
    return replace(cell, signs=firmness_signs(page, covered.statements))


def _absent_cell(value: Value) -> Cell:
    return cell_of([line(value.text)], value.state)


def _legend(page: PageContext, plans: Sequence[Plan]) -> tuple[LegendItem, ...]:
    """The states that a cell can be in, the first one shown with programmes that there really are."""
    statements = (statement for plan in plans for statement in page.shared.coverage[plan.key].statements)
    example = TermCoverage("value", tuple(islice((each for each in statements if each.programme), 2)))
    cells = [_count_cell(page, example)] if example.statements else []
    cells += [_absent_cell(absent_value(page, state)) for state in ("not_stated", "not_classified", "not_researched")]
    legend = [LegendItem(cell, page.t(f"matrix.means.{cell.state}")) for cell in cells]
    if any(not page.shared.coverage[plan.key].is_searched for plan in plans):
        legend.append(LegendItem(_absent_cell(unsearched_value(page)), page.t("matrix.means.unsearched")))
    return tuple(legend)
