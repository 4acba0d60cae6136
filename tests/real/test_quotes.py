"""Quotations from the repository's own sources: every repair is told whole, and what is left out is marked."""

from __future__ import annotations

import pytest

from builder.evidence.sources.quotes import Quote, quotes
from builder.model.site import Plan
from tests.real.test_import import real


def quoted(district: str) -> tuple[Plan, list[Quote]]:
    """Everything that pages quote from the first source of a district's plan; nothing without the archive."""
    checked = real()
    if checked is None:
        pytest.skip("THE ARCHIVE OF SOURCES IS NOT HERE: no quotation was read")
    plan = next(plan for plan in checked.site.plans if plan.district.id == district)
    page = checked.ledger[plan.key]
    (text,) = page.texts.values()
    return plan, [quote for matches in page.matches.values() for quote in quotes(text, matches)]


def test_every_quoted_repair_is_whole_and_says_why() -> None:
    plan, passages = quoted("liwan")
    repairs = {repair.printed: repair for repair in plan.sources[0].corrections}
    repaired = [segment for quote in passages for segment in quote.segments if segment.read_as]
    assert {segment.text for segment in repaired} == set(repairs)
    for segment in repaired:
        repair = repairs[segment.text]
        assert (segment.read_as, segment.reason) == (repair.read_as, str(repair.reason))


@pytest.mark.parametrize("district", ["huangpu", "liwan", "minhang", "qinhuai", "shizhong-jinan"])
def test_what_is_left_out_of_a_quotation_is_marked(district: str) -> None:
    """Between two signs of omission stands the paragraph without a break, and something is left out at each of them."""
    plan, passages = quoted(district)
    checked = real()
    assert checked
    (text,) = checked.ledger[plan.key].texts.values()
    for quote in passages:
        pieces = "".join("\n" if segment.is_gap else segment.text for segment in quote.segments).split("\n")
        raw = text.raw[quote.paragraph - 1]
        assert "".join(pieces) not in raw or len(pieces) == 1
        for piece in pieces:
            assert piece in raw, (quote.paragraph, piece)
            raw = raw[raw.index(piece) + len(piece) :]


def test_the_fund_of_liwan_is_quoted_with_its_repair() -> None:
    """The worst of the quotations that were false: 力争在510年内, its repair removed."""
    _, passages = quoted("liwan")
    words = {
        "".join(f"{part.text}［{part.read_as}］" if part.read_as else part.text for part in quote.segments)
        for quote in passages
        if quote.paragraph == 46
    }
    assert any("力争在510年［5—10年］内" in quotation for quotation in words)
