"""What a programme is part of is a programme of the same plan, and not the programme itself or one of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.unread import may_be_there
from builder.content.layout import PROGRAMME
from builder.findings.finding import Finding, finding
from builder.model.site import Site
from builder.text.did_you_mean import nearest


def check(site: Site) -> Iterator[Finding]:
    for plan in site.all_plans:
        whole_of = {programme.id: programme.part_of for programme in plan.programmes}
        for programme in plan.programmes:
            if programme.part_of is None:
                continue
            spot = programme.origin.spot("part_of")
            if programme.part_of not in whole_of:
                file = PROGRAMME.path_of(plan.district.id, plan.id, programme.part_of)
                if may_be_there(site, file):
                    continue  # it has a mistake of its own
                near = nearest(programme.part_of, whole_of)
                rule = "programme-near" if near else "programme"
                yield finding(spot.place, rule, value=programme.part_of, near=near or "")
            elif whole_of[programme.part_of] is not None:  # of itself, too
                yield finding(spot.place, "part-of-part", value=programme.part_of)
