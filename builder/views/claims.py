"""What a claim shows beside it: its mark, and where to report a mistake."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from builder.model.site import Plan
from builder.model.types import Absent
from builder.views.context import PageContext
from builder.views.parts import Value

# What we say of a programme by our own classification, not in the text's words.
_CODED = frozenset({"themes", "instruments", "target_groups", "status", "commitment", "level"})


def claim_mark(page: PageContext, claim: str) -> str:
    """Whether a claim was found in its source: `yes`, `no`, or `inferred` for what we classify ourselves."""
    if claim in page.shared.verified:
        return "yes"
    return "inferred" if claim.rpartition(".")[2] in _CODED else "no"


def has_archive(page: PageContext, plan: Plan) -> bool:
    """Whether the plan's source is at hand, so that sentences can be shown."""
    evidence = page.shared.ledger.get(plan.key)
    return bool(evidence and evidence.texts)


def claimed_value(page: PageContext, cell: Value, claim: str) -> Value:
    """A value as the statement of a claim. That something is not stated is known from reading, not from a search."""
    if not claim:
        return cell
    verified = claim_mark(page, claim)
    absent = cell.state != "value" and not cell.items
    verified = "inferred" if absent and verified == "no" else verified
    return replace(cell, claim=claim, verified=verified, report=report_link(page, claim))


def report_link(page: PageContext, claim: str = "", *, version: str = "") -> str:
    """Where to report a mistake: a form with page, item and version filled in, or else the foot of the page."""
    if isinstance(page.config.report, Absent):
        return "#report"
    version = version or page.shared.versions.get(claim.partition(".")[0], page.shared.version)
    body = page.t("footer.report_body", path=page.path, claim=claim or "-", version=version)
    query = urlencode({"title": page.t("footer.report_title", path=page.path), "body": body})
    return f"{page.config.report}{'&' if '?' in page.config.report else '?'}{query}"
