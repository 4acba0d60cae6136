"""`python -m tests.bench.agreement`: how far the two readings in `docs/readings/` code the same statements alike.

`exact` is the share of statements with the same codes; F1 the share of codes that both give, over all that are given.
Then, of the cells that say that a text does not mention a term, how many of those that were judged twice have the same
verdict, in all and by vocabulary, and which have not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
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
READINGS = ROOT / "docs/readings"
Codes = dict[str, Any]
"""By aspect: a frozen set of codes, or one code."""
Verdicts = Mapping[str, bool | str]
"""By `facet.term`: whether it is true that the text does not mention it, or `arguable`."""


def main() -> None:
    """Print a line a plan, of statements and of silences."""
    plans = {plan.key: plan for plan in checked(ROOT / "content", sources=None).site.plans}
    folders = sorted(path for path in READINGS.iterdir() if path.is_dir())
    for folder in folders:
        first, second = (
            dict(statements(yaml.safe_load((folder / name).read_text("utf-8")), plans[folder.name]))
            for name in ("reading-1.yaml", "reading-2.yaml")
        )
        pairs = [(first[place], second[place]) for place in sorted(first.keys() & second.keys())]
        print(folder.name, len(pairs), *(f"{aspect} {agreement(pairs, aspect)}" for aspect in ASPECTS), sep="  ")
    for folder in folders:
        both = (read_verdicts(folder / name) for name in ("silences.yaml", "silences-2.yaml"))
        print(folder.name, agreement_on_silences(*both))


def read_verdicts(file: Path) -> Verdicts:
    """The verdicts of a reading of silences."""
    return {entry["term"]: entry["verdict"] for entry in yaml.safe_load(file.read_text("utf-8"))}


def agreement_on_silences(first: Verdicts, second: Verdicts) -> str:
    """How many of the cells that both readings judged have the same verdict, and those that have not."""
    twice = [term for term in first if term in second]
    differ = [term for term in twice if first[term] != second[term]]
    facets = dict.fromkeys(term.partition(".")[0] for term in twice)
    counts = [f"{facet} {_same(facet, twice, differ)}" for facet in facets]
    return "  ".join([f"silences {len(twice) - len(differ)}/{len(twice)}", *counts, *(f"({term})" for term in differ)])


def _same(facet: str, twice: list[str], differ: list[str]) -> str:
    judged, apart = (sum(term.startswith(f"{facet}.") for term in terms) for terms in (twice, differ))
    return f"{judged - apart}/{judged}"


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
