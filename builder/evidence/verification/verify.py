"""Compare one claim with its source: what supports it there, and what is missing."""

from __future__ import annotations

import re

from builder.evidence.claims.claim import Claim, Result
from builder.evidence.grammar.table_rows import ordinal_of, read_row
from builder.evidence.sources.source_text import SourceText
from builder.evidence.verification.dates import check_date, check_period
from builder.evidence.verification.prose import check_prose
from builder.evidence.verification.quantities import check_quantity
from builder.evidence.verification.roles import check_role, is_labelled
from builder.evidence.verification.search import Search, Verdict
from builder.model.schema.plan import RoleLabels
from builder.text.normalise import fold


def verify_claim(claim: Claim, text: SourceText, labels: RoleLabels) -> Verdict:
    """Look for everything that `claim` says in the paragraphs it cites.

    What holds is looked for once more without the words of our repairs: they are claims about the source
    themselves, and support nothing.
    """
    search = _look(claim, text, labels)
    verdict = search.result
    if claim.aspect == "verbatim" and not verdict.failures and text.has_repairs(search.paragraphs):
        printed = _look(claim, text.without_repairs(), labels).result
        verdict.rests_on_repair = bool(printed.failures) or (printed.is_open and not verdict.is_open)
    return verdict


def _look(claim: Claim, text: SourceText, labels: RoleLabels) -> Search:
    search = Search(claim, text)
    for group in claim.phrases:
        search.phrase(group)
    if claim.prose:
        check_prose(search, claim.prose)
    for date in claim.dates:
        check_date(search, date)
    if claim.quantity:
        check_quantity(search, claim.quantity)
    if claim.period:
        check_period(search, claim.period)
    if claim.ordinal:
        _check_ordinal(search, claim.ordinal)
    if claim.role and not search.result.failures:
        if claim.is_all:
            check_role(search, labels)
        search.result.is_open = not is_labelled(search, labels)
    return search


def result_of(claim: Claim, verdict: Verdict) -> Result:
    """What looking for a claim came to: only printed words that the program compared itself are verbatim."""
    if verdict.failures:
        return "no"
    is_compared = claim.aspect == "verbatim" and not verdict.is_open and not verdict.rests_on_repair
    return "verbatim" if is_compared else "reading"


def _check_ordinal(search: Search, ordinal: str) -> None:
    """The last part of the number begins a cited paragraph, as 1. or （一） or 一是, or numbers the row of a table."""
    part = fold(re.findall(r"（[^）]*）|\([^)]*\)|[^（(]+", ordinal)[-1])
    pattern = re.escape(part) + ("" if not part[-1].isdigit() else r"[.,]")
    if not any(re.match(pattern, text) or ordinal_of(read_row(text)) == part for text in search.cited()):
        search.refute("evidence-ordinal", looked=ordinal)
