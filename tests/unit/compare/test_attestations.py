"""A confirmation by the district that is added, renewed, corrected, withdrawn or lapses is a change for readers."""

from __future__ import annotations

from datetime import date

import pytest

from builder.compare.changes import ContentChange, find_changes
from builder.model.schema.plan import Confirmed
from builder.model.site import Site
from tests.support.comparing import plan_of, site_of

THEN, NOW = date(2025, 6, 1), date(2026, 6, 1)


def confirmed(on: str, document: str = "复函") -> Confirmed:
    return Confirmed.model_validate({"by": "某区组织部", "on": on, "document": document})


def site(confirmation: Confirmed | None) -> Site:
    plan = plan_of([((), (), ())], code="110101", name="p1", extent="complete")
    return site_of([plan.model_copy(update={"confirmed": confirmation})])


def changes(before: Confirmed | None, after: Confirmed | None, *, today: date = NOW) -> list[ContentChange]:
    return list(find_changes(site(before), site(after), since=THEN, today=today))


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (None, None, []),
        (None, confirmed("2026-05"), ["attested"]),
        (confirmed("2025-05"), None, ["withdrawn"]),
        (confirmed("2025-07"), confirmed("2025-07"), []),
        (confirmed("2025-07"), confirmed("2026-05"), ["renewed"]),
        (confirmed("2025-07"), confirmed("2025-07", "来函"), ["corrected"]),
        (confirmed("2026"), confirmed("2026-05"), ["corrected"]),
        (confirmed("2025-05"), confirmed("2025-05"), ["lapsed"]),
        (confirmed("2023-05"), confirmed("2023-05"), []),
    ],
)
def test_what_became_of_a_confirmation_is_a_change(
    before: Confirmed | None, after: Confirmed | None, kinds: list[str]
) -> None:
    assert [change.kind for change in changes(before, after)] == kinds


def test_it_says_who_confirmed_what_by_which_document() -> None:
    (change,) = changes(confirmed("2025-07"), confirmed("2026-05", "来函"))
    assert (change.what, change.before, change.after) == (
        "confirmed",
        "某区组织部 2025-07 复函",
        "某区组织部 2026-05 来函",
    )


def test_it_lapses_on_the_first_day_after_the_time_for_review() -> None:
    own = confirmed("2025-05-31")
    assert changes(own, own, today=date(2026, 5, 31)) == []
    assert [change.kind for change in changes(own, own, today=date(2026, 6, 1))] == ["lapsed"]


def test_without_a_day_nothing_lapses() -> None:
    own = site(confirmed("2020-01-01"))
    assert list(find_changes(own, own)) == []
