"""Whether a plan may have more than was read of it: then nothing is wrong with what names the rest."""

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
