"""What a programme is part of is a programme of the same plan, and not the programme itself or one of its parts."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from builder.findings import Finding, finding
from builder.model import Site


def check(site: Site) -> Iterator[Finding]:
    for plan in site.plans:
        whole_of = {programme.id: programme.part_of for programme in plan.programmes}
        for programme in plan.programmes:
            place = programme.origin.at("part_of")
            if programme.part_of is None:
                continue
            if programme.part_of not in whole_of:
                file = f"districts/{plan.district.id}/{plan.id}/programmes/{programme.part_of}.md"
                if site.is_there(file):
                    continue  # it has a mistake of its own
                near = difflib.get_close_matches(programme.part_of, whole_of, n=1, cutoff=0.5)
                rule = "programme-near" if near else "programme"
                yield finding(place, rule, value=programme.part_of, near=near[0] if near else "")
            elif programme.part_of == programme.id or whole_of[programme.part_of] is not None:
                yield finding(place, "part-of-part", value=programme.part_of)
