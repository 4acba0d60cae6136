"""`python -m tests.bench.agreement`: how far the two readings in `docs/readings/` code the same statements alike.

`exact` is the share of statements with the same codes; F1 the share of codes that both give, over all that are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from builder.model.site import Plan
from tests.conftest import ROOT, checked

LISTS = ("themes", "instruments", "target_groups", "bodies")
ASPECTS = (*LISTS, "status", "level")
VERBS = {
    "strive": ("力争", "争取", "努力", "着力", "力求", "预计"),
    "explore": ("探索", "研究", "试点", "尝试", "试行", "逐步", "拟"),
    "support": ("鼓励", "支持", "推动", "引导", "倡导"),
}
Codes = dict[str, Any]
"""By aspect: a frozen set of codes, or one code."""


def main() -> None:
    """Print a line a plan."""
    plans = {plan.key: plan for plan in checked(ROOT / "content", sources=None).site.plans}
    for folder in sorted(path for path in (ROOT / "docs/readings").iterdir() if path.is_dir()):
        first, second = (
            dict(statements(yaml.safe_load((folder / name).read_text("utf-8")), plans[folder.name]))
            for name in ("reading-1.yaml", "reading-2.yaml")
        )
        pairs = [(first[place], second[place]) for place in sorted(first.keys() & second.keys())]
        print(folder.name, len(pairs), *(f"{aspect} {agreement(pairs, aspect)}" for aspect in ASPECTS), sep="  ")


def agreement(pairs: list[tuple[Codes, Codes]], aspect: str) -> str:
    """The two shares of an aspect; of one that has a single code, the first alone."""
    exact = sum(left[aspect] == right[aspect] for left, right in pairs) / len(pairs)
    if aspect not in LISTS:
        return f"{exact:.2f}"
    shared = sum(len(left[aspect] & right[aspect]) for left, right in pairs)
    given = sum(len(left[aspect]) + len(right[aspect]) for left, right in pairs)
    return f"{exact:.2f}/{2 * shared / given if given else 1:.2f}"


def statements(reading: dict[str, Any], plan: Plan) -> Iterator[tuple[str, Codes]]:
    """Each statement's place in the plan, with its own codes and those that its programme's `whole` passes on."""
    for name, record in (reading.get("plan_quantities") or {}).items():
        yield name, codes(record, {})
    for programme in plan.programmes:
        own = reading["programmes"].get(programme.id)
        if own is None:  # recorded since the reading
            continue
        general = codes(own.get("general") or {}, {})
        yield f"{programme.id}/general", general
        whole = {"level" if aspect in ("force", "commitment") else aspect for aspect in own.get("whole") or ()}
        passed = {aspect: general[aspect] for aspect in whole}
        measures = {name: codes(record, passed) for name, record in (own.get("measures") or {}).items()}
        yield from ((f"{programme.id}/{name}", coded) for name, coded in measures.items())
        above = {quantity.id: measures.get(quantity.measure or "", passed) for quantity in programme.quantities}
        for name, record in (own.get("quantities") or {}).items():
            yield f"{programme.id}/{name}", codes(record, above[name])


def codes(record: dict[str, Any], above: Codes) -> Codes:
    """The codes of a record, aspect by aspect those of `above` where it has none."""
    own: Codes = {aspect: frozenset(record.get(aspect) or ()) for aspect in LISTS[:3]}
    bodies = record.get("bodies") or {}
    own["bodies"] = frozenset((role, name) for role, names in bodies.items() for name in names or ())
    own["status"] = record.get("status")
    own["level"] = level(record)
    return {aspect: own[aspect] or above.get(aspect, own[aspect]) for aspect in ASPECTS}


def level(record: dict[str, Any]) -> str | None:
    """The firmness that a reader gave, or that of the printed verb."""
    given = record.get("commitment")
    if given:
        return str(given if isinstance(given, str) else given["level"])
    force = record.get("force") or ""
    matching = (name for name, verbs in VERBS.items() if re.search("|".join(verbs), force))
    return next(matching, "firm") if force else None


if __name__ == "__main__":
    main()
