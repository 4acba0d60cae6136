"""An edition of a policy beside the one before it: what continues, what is new, what is gone, number by number."""

from __future__ import annotations

from collections.abc import Sequence

from builder import urls
from builder.compare.edition_pairs import ProgrammePair, QuantityPair, pair_programmes, pair_quantities
from builder.model.editions import Step
from builder.text.values import value_class
from builder.views.claims import has_archive
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.edition_numbers import count_changed, numbers_table
from builder.views.edition_programmes import WordingRow, programmes_table, wording_rows
from builder.views.edition_tables import edition_table, group_of
from builder.views.frames import Heading, page_frame, place_trail
from builder.views.lineage import edition_link, force_words
from builder.views.links import place_words
from builder.views.pieces import Frame, Link
from builder.views.provenance import plans_provenance
from builder.views.tables import Cell, Group, Row, Table, heading, text_cell, value_cell
from builder.views.values import period_value, stated_value


@value_class
class EditionsView:
    """`compare/<earlier>-to-<later>.html`."""

    frame: Frame
    before: Link
    after: Link
    summary: str
    facts: Table
    numbers: Table | None
    programmes: Table
    wording: tuple[WordingRow, ...]
    archived: bool
    compare: Link
    downloads: Downloads


def editions_view(context: Context, step: Step) -> EditionsView:
    """Two editions side by side: the earlier one to the left."""
    plans = earlier, later = step.earlier, step.later
    page = context.page(urls.edition_url(earlier, later))
    pairs = pair_programmes(context.editions, step)
    quantities = pair_quantities(pairs, context.quantities[earlier.key], context.quantities[later.key])
    summary = _summary(page, step, pairs, quantities)
    facts, numbers = _facts_table(page, step), numbers_table(page, step, quantities)
    programmes = programmes_table(page, step, pairs)
    return EditionsView(
        frame=_frame(page, step, summary, has_numbers=numbers is not None),
        before=edition_link(page, earlier),
        after=edition_link(page, later),
        summary=summary,
        facts=facts,
        numbers=numbers,
        programmes=programmes,
        wording=wording_rows(page, step, pairs),
        archived=all(has_archive(page, plan) for plan in plans),
        compare=Link(page.t("pair.free"), page.href(urls.comparison_url(plans))),
        downloads=downloads(page, plans, filter(None, (facts, numbers, programmes)), summary),
    )


def _frame(page: PageContext, step: Step, summary: str, *, has_numbers: bool) -> Frame:
    later = step.later
    names = {"earlier": edition_link(page, step.earlier).text, "later": edition_link(page, later).text}
    shown = {"facts": True, "numbers": has_numbers, "programmes": True, "wording": True}
    return page_frame(
        page,
        Heading(
            title=page.t("edition.title", **names),
            description=summary,
            breadcrumb=[
                *place_trail(page, later.district),
                Link(later.short_title, page.href(urls.plan_url(later))),
                Link(page.t("edition.see")),
            ],
            within=[place_words(page, later)],
        ),
        provenance=plans_provenance(page, [step.earlier, later]),
        current=urls.DISTRICTS,
        contents=[Link(page.t(f"edition.{name}"), f"#{name}") for name, is_there in shown.items() if is_there],
    )


def _summary(page: PageContext, step: Step, pairs: Sequence[ProgrammePair], numbers: Sequence[QuantityPair]) -> str:
    """How much continues, is new, is gone, in a sentence."""
    groups = [group_of(pair.before, pair.after) for pair in pairs]
    kept = {pair.after.id for pair in pairs if pair.before and pair.after}
    paired, changed = count_changed(page, numbers)
    return page.t(
        "edition.summary",
        word=page.t(f"edition.does.{step.name}"),
        kept=len(kept),
        added=groups.count("added"),
        gone=groups.count("gone"),
        numbers=paired,
        changed=changed,
    )


def _facts_table(page: PageContext, step: Step) -> Table:
    plans = (step.earlier, step.later)
    cells = {
        "title": [text_cell(plan.title) for plan in plans],
        "issuer": [value_cell(stated_value(page, plan.issuer, read=plan)) for plan in plans],
        "number": [value_cell(stated_value(page, plan.document_number, read=plan)) for plan in plans],
        "issued": [value_cell(stated_value(page, plan.issued, read=plan)) for plan in plans],
        "force": [text_cell(force_words(page, plan)) for plan in plans],
        "period": [value_cell(period_value(page, plan)) for plan in plans],
        "programmes": [text_cell(page.t("matrix.count", count=len(plan.programmes))) for plan in plans],
    }
    rows = (
        Row((heading(page.t(f"edition.fact.{name}"), "row"), *pair, _difference_cell(page, *pair)))
        for name, pair in cells.items()
    )
    return edition_table(page, step, "facts", [Group(tuple(rows))], head="fact")


def _difference_cell(page: PageContext, before: Cell, after: Cell) -> Cell:
    return text_cell(page.t("edition.same" if before.blocks == after.blocks else "edition.different"))
