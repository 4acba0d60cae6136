"""Plans implement the same document if its number is the same, or its title where neither states a number."""

from __future__ import annotations

from typing import Any

import pytest

from builder.model.schema.plan import Superior
from tests.support.comparing import plan_of, site_of


def superior(**fields: Any) -> Superior:
    base = {"title": "市的意见", "number": "市字〔2012〕20号", "level": "city"}
    return Superior.model_validate(base | fields)


@pytest.mark.parametrize(
    ("named", "is_same"),
    [
        (superior(title="市的意见（摘登）"), True),
        (superior(number="市字〔2013〕1号"), False),
        (superior(number="not_stated"), False),
        (superior(level="province"), False),
        (None, False),
    ],
)
def test_a_document_is_known_by_its_level_and_number(named: Superior | None, is_same: bool) -> None:
    plans = [
        plan_of([((), (), ())], code=code, name=code, extent="complete").model_copy(update={"implements": document})
        for code, document in (("110101", superior()), ("110102", named))
    ]
    assert len(site_of(plans).implementing(superior())) == (2 if is_same else 1)


def test_without_a_number_the_title_counts() -> None:
    plan = plan_of([((), (), ())], code="110101", name="p", extent="complete")
    site = site_of([plan.model_copy(update={"implements": superior(number="not_stated")})])
    assert len(site.implementing(superior(number="not_researched"))) == 1
    assert site.implementing(superior(number="not_stated", title="省的意见")) == ()
