"""What makes two sides the same: who does what and how firmly, and never how often."""

from __future__ import annotations

from typing import Any

import pytest

from builder.model.site import Plan
from tests.unit.views.test_comparing_fairly import NOT_STATED, Change, all_rows, pair, unchanged


def coded(**fields: Any) -> Change:
    """The plan with these fields in each of its programmes."""

    def change(plan: Plan) -> Plan:
        programmes = (programme.model_copy(update=fields) for programme in plan.programmes)
        return plan.model_copy(update={"programmes": tuple(programmes)})

    return change


def relations(left: Change, right: Change) -> dict[str, str]:
    """How the two plans are related in what each has under the theme `housing`, by aspect."""
    rows = all_rows(pair(left, right))
    return {name.removeprefix("themes.housing."): row.relation for name, row in rows.items() if "housing." in name}


LEADS = coded(lead=["区委组织部"], partners=["区财政局"])


@pytest.mark.parametrize(
    ("bodies", "relation"),
    [
        ({"lead": ["区委组织部"], "partners": ["区财政局"]}, "same"),
        ({"lead": ["区财政局"], "partners": ["区委组织部"]}, "different"),
        ({"lead": ["区委组织部", "区财政局"], "partners": NOT_STATED}, "different"),
        ({"lead": ["区委组织部"], "partners": NOT_STATED}, "different"),
    ],
    ids=["alike", "roles exchanged", "both lead", "one is not named"],
)
def test_the_same_bodies_in_other_roles_are_a_difference(bodies: dict[str, object], relation: str) -> None:
    assert relations(LEADS, coded(**bodies))["agencies"] == relation


def test_a_summary_of_another_firmness_is_not_the_same() -> None:
    shown = relations(unchanged, coded(force="力争"))
    assert (shown["commitments"], shown["summary"], shown["agencies"]) == ("different", "worded", "same")


def test_other_words_of_the_same_firmness_are_no_difference() -> None:
    shown = relations(unchanged, coded(force="建成"))
    assert (shown["commitments"], shown["summary"]) == ("same", "same")
