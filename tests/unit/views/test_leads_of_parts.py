"""Of a programme beside another, a body that leads a part of what is shown is not said to lead all of it."""

from __future__ import annotations

from dataclasses import replace

from builder.model.site import Plan
from builder.views.programme_items import ProgrammeItem, programme_block, programme_item
from builder.views.statements import statements_of
from tests.support.comparing import measure_of, programme_of
from tests.unit.views.test_comparing_fairly import MODEL, NOT_STATED, context

LEAD = next(iter(MODEL.organisations))


def item_of(*leads: list[str]) -> ProgrammeItem:
    """A programme with a measure for each of these."""
    measures = [measure_of(f"m{number}", themes=["housing"], lead=names) for number, names in enumerate(leads)]
    programme = programme_of(
        (["housing"], [], []), measures=measures, lead=NOT_STATED, force=None, commitment=NOT_STATED
    )

    def change(plan: Plan) -> Plan:
        return plan.model_copy(update={"programmes": (programme,), "quantities": []})

    listed = context(change)
    plan, page = listed.site.plans[0], listed.page("index.html")
    statements = [each for each in statements_of(page, plan, plan.programmes[0]) if each.part]
    return programme_item(page, plan, plan.programmes[0], statements)


def test_a_body_that_leads_one_of_two_measures_leads_a_part() -> None:
    item = item_of([LEAD], [])
    (lead,) = item.lead.items
    assert lead.note.endswith("只写在“m0”")
    (line,) = programme_block(context(lambda plan: plan).page("index.html"), replace(item, brief=True)).lines
    assert any(f"牵头：{LEAD}（只是项目的一部分）" in str(piece) for piece in line.pieces)


def test_a_body_that_leads_all_that_is_shown_has_no_part() -> None:
    for item in (item_of([LEAD]), item_of([LEAD], [LEAD])):
        (lead,) = item.lead.items
        assert "只写在" not in lead.note
        assert not item.partly
