"""What checked content holds: where things stand is read again for a finding, and kept of no file."""

from __future__ import annotations

import gc

from builder.evidence.claims.claim import Claim
from builder.pipeline import EarlierCheck, check_content
from builder.yamltext.packed import _TREES, _read_again
from builder.yamltext.tree import Mapping, Scalar, Sequence
from tests.conftest import STATEMENTS, silent

SOURCES = STATEMENTS.with_name("statements-sources")


def count(*kinds: type) -> int:
    """How many there are anywhere in this process. A scalar holds nothing that could be garbage, but is tracked."""
    gc.collect()
    return sum(type(thing) in kinds for thing in gc.get_objects())


def test_checked_content_holds_neither_trees_nor_claims() -> None:
    _read_again.cache_clear()
    before = count(Mapping, Sequence, Scalar, Claim)
    checked = check_content(STATEMENTS, shown_as="content", sources=SOURCES, log=silent, earlier=EarlierCheck())
    assert checked.pages
    _read_again.cache_clear()
    assert count(Mapping, Sequence, Scalar, Claim) == before
    assert sum(len(page.claims) for page in checked.ledger.values()) > 50
    assert checked.site.plans[0].origin.at("title").column > 1
    assert count(Mapping, Sequence, Scalar) > before


def test_of_the_trees_that_are_read_again_a_few_are_kept() -> None:
    checked = check_content(STATEMENTS, shown_as="content", sources=None, log=silent)
    programmes = [programme for plan in checked.site.plans for programme in plan.programmes]
    assert len(programmes) > _TREES
    for programme in programmes:
        assert programme.origin.at("name").line > 1
    assert _read_again.cache_info().currsize == _TREES
