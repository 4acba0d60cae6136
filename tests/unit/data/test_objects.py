"""What the JSON file of a page says of one thing, and of nothing else."""

from __future__ import annotations

from typing import Any

from builder.data.objects import indicator_document, programme_document
from builder.views.context import Context, build_context
from tests.conftest import MINIMAL, SOURCES, checked
from tests.unit.views import test_comparing_fairly as views


def compared() -> Context:
    """Of three plans one states a number under the indicator, one names it only, one says nothing of it."""
    named = views.quantity("named", value="not_stated", unit=None, kind=None)
    return views.context(views.with_quantities(views.quantity()), views.with_quantities(named), views.with_quantities())


def test_an_indicator_has_its_numbers_and_what_is_only_named() -> None:
    document = indicator_document(compared(), views.INDICATOR)
    numbers = [quantity for group in document.groups for quantity in group.quantities]
    assert (numbers, list(document.unstated)) == (["d0.plan-a.q"], ["d1.plan-a.named"])
    assert [quantity.id for quantity in document.quantities] == [*numbers, *document.unstated]


def test_an_indicator_names_the_plans_that_state_nothing() -> None:
    assert [silence.plan for silence in indicator_document(compared(), views.INDICATOR).silences] == ["d2.plan-a"]


def test_a_programme_has_the_evidence_of_its_own_claims() -> None:
    content, strings = checked(MINIMAL, sources=SOURCES), views.words()
    words: Any = strings
    context = build_context(content.site, words, content.ledger)
    (plan, *_) = content.site.plans
    for programme in plan.programmes:
        claims = [row.claim.split(".") for row in programme_document(context, plan, programme).evidence]
        assert {claim[2] for claim in claims} == {programme.id}
