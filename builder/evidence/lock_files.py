"""The files that keep what was compared and signed, as they should be now."""

from __future__ import annotations

from builder.content.layout import LOCK, READINGS
from builder.evidence.ledger import Ledger
from builder.evidence.lock import lock_text
from builder.evidence.signatures import prune, readings_text
from builder.model.site import Site


def lock_texts(site: Site, ledger: Ledger, *, on: str, by: str) -> dict[str, str]:
    """The evidence locks as they should be, by path below the content folder; what was compared now has this date.

    A plan whose sources are not at hand keeps the lines that are about what it says now. What people have signed of
    claims that are gone goes with them.
    """
    texts = {}
    for plan in site.all_plans:
        page = ledger.get(plan.key)
        if plan.draft or page is None or not (page.lines or plan.lock):
            continue
        texts[LOCK.path_of(plan.district.id, plan.id)] = lock_text(page.lines.items(), on=on, by=by)
        kept = prune(plan, page.claims)
        if kept != [*plan.readings]:
            texts[READINGS.path_of(plan.district.id, plan.id)] = readings_text(kept)
    return texts
