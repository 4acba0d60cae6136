"""The real vocabularies are a codebook: what a term takes in, and by which words it is looked for in a source."""

from __future__ import annotations

import itertools

import pytest

from builder.compare.document_rank import issuer_rank
from builder.model.schema.vocabulary import Term
from tests.conftest import ROOT
from tests.unit.content.test_json_schema import site_at

SITE = site_at(ROOT / "content")
CODED = ("themes", "instruments", "target-groups", "agencies", "indicators")
TERMS = {f"{name}.{term.id}": term for name in CODED for term in SITE.vocabularies[name].terms.values()}


@pytest.mark.parametrize("term", TERMS.values(), ids=TERMS)
def test_a_term_that_is_coded_says_what_it_leaves_out_and_can_be_looked_for(term: Term) -> None:
    assert "不归入：" in str(term.definition)
    words = [*term.keywords, *term.synonyms]
    assert term.keywords
    assert len(words) == len(set(words)), "a word twice"
    assert min(map(len, words)) > 1, "one character stands in any text"


def test_a_verb_belongs_to_one_level_of_commitment() -> None:
    levels = SITE.vocabularies["commitments"].terms.values()
    for left, right in itertools.combinations(levels, 2):
        assert not set(left.verbs) & set(right.verbs), (left.id, right.id)
    assert [term.id for term in levels if not term.verbs] == ["reported"]


def test_only_those_who_decide_for_the_whole_district_rank_as_the_area() -> None:
    ranks = {term.id: term.rank for term in SITE.vocabularies["agencies"].terms.values() if term.rank}
    assert [term for term, rank in ranks.items() if rank == "area"] == ["party-committee", "government"]


def test_every_issuer_of_the_districts_has_a_rank() -> None:
    assert [plan.key for plan in SITE.plans if issuer_rank(SITE, plan) == "unknown"] == []


def test_texts_that_tell_what_was_done_are_marked_as_reports() -> None:
    kinds = SITE.vocabularies["plan-kinds"].terms.values()
    assert {kind.id for kind in kinds if kind.reports} == {"work-report", "study", "news-report"}
