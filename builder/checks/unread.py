"""Whether there may be more than was read: then nothing is wrong with what names the rest."""

from __future__ import annotations

from builder.content.layout import PLAN, PROGRAMME, find_kind
from builder.model.site import Plan, Site


def has_unread(site: Site, plan: Plan) -> bool:
    """Whether a programme of a plan could not be read, or something lies in its folder where nothing belongs.

    All files are gone through: ask where something is wrong, not whether something is.
    """
    ids = plan.district.id, plan.id
    folder = PLAN.path_of(*ids).rpartition("/")[0] + "/"
    read = {PROGRAMME.path_of(*ids, programme.id) for programme in plan.programmes}
    for path in site.there:
        if path.startswith(folder) and path not in read:
            kind = find_kind(path)
            if kind is None or kind[0] is PROGRAMME:
                return True
    return False


def may_be_there(site: Site, path: str) -> bool:
    """Whether a file is there with a mistake of its own, or is a programme of which the plan has something unread."""
    if site.is_there(path):
        return True
    ids = PROGRAMME.ids_of(path)
    plan = site.plan(".".join(ids[:2])) if ids else None
    return plan is not None and has_unread(site, plan)
