"""Every lead and partner is among the organisations of the plan, where it is given an agency type."""

from __future__ import annotations

from collections.abc import Iterator

from builder.findings.finding import Finding, finding
from builder.model.site import Site
from builder.model.types import Absent
from builder.text.did_you_mean import nearest


def check(site: Site) -> Iterator[Finding]:
    for plan in site.plans:
        for programme in plan.programmes:
            for key in ("lead", "partners"):
                named = getattr(programme, key)
                for index, name in enumerate([] if isinstance(named, Absent) else named):
                    if name in plan.organisations:
                        continue
                    near = nearest(name, plan.organisations)
                    yield finding(
                        programme.origin.at(key, index),
                        "organisation-near" if near else "organisation",
                        value=name,
                        near=near or "",
                        file=plan.origin.file,
                    )
