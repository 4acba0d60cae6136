"""What an earlier revision published: nothing of drafts, and all of a district that has one finished text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.content.read import load
from builder.register.before import read_before
from tests.conftest import SiteFrom, checked
from tests.sites_invalid import PLAN, minimal

DRAFT = f"draft: true\n{minimal(PLAN)}"


def published_before(content: Path) -> set[str]:
    """What the content published, seen from a revision in which nothing of it is left."""
    records, _ = load(content, shown_as="content")
    site = checked(content, sources=None).site
    now = replace(site, districts=(), plans=(), there=frozenset())
    return {entry.address for entry in read_before(records, now).published}


@pytest.mark.parametrize(
    ("first", "second", "is_published"),
    [(minimal(PLAN), None, True), (minimal(PLAN), DRAFT, True), (DRAFT, None, False), (DRAFT, DRAFT, False)],
)
def test_a_district_was_published_if_any_of_its_texts_was(
    site_from: SiteFrom, first: str, second: str | None, *, is_published: bool
) -> None:
    more = {"districts/aa/plan-b/plan.yaml": second, "districts/aa/plan-b/summary.md": "摘要。\n"} if second else {}
    addresses = published_before(site_from({PLAN: first, **more}))
    assert ("districts/aa.html" in addresses) == is_published
    assert "districts/aa/plan-b.html" not in addresses
