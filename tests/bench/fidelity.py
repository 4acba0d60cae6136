"""`python -m tests.bench.fidelity [PART]`: what the site says of beneficiaries, firmness and bodies, for a reading.

With PART every row is printed with its sentence: of `funding` (an amount and for whom it is), `themes` (a statement
and its firmness, keyed by the plan and the theme under which it counts) and `who` (a statement, its themes and the
bodies in it that are not those of its whole programme). Whoever judges them writes the keys into
`docs/readings/fidelity.yaml`, the wrong ones as they were before mending; without PART its counts are printed, and
the rows that have come since (of themes: whole cells only).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from builder.compare.coverage import PlanCoverage, cover
from builder.evidence.quotes import quotes
from builder.model.site import Site
from builder.model.statements import Statement, programme_statements
from builder.pipeline import Checked
from tests.conftest import ROOT, checked

READING = ROOT / "docs" / "readings" / "fidelity.yaml"
PARTS = ("funding", "themes", "who")


class Row(NamedTuple):
    """What is said, under a key that names it within its plan for good, and the sentences that must bear it out."""

    part: str
    plan: str
    key: str
    said: str
    sentences: str = ""


def main() -> None:
    """Print rows or counts."""
    content = checked(ROOT / "content", sources=ROOT.parent / "shared" / "sources")
    rows = list(list_rows(content))
    if len(sys.argv) > 1:
        for row in rows:
            if row.part == sys.argv[1]:
                print(f"{row.plan}/{row.key}", row.said, row.sentences, sep="\t")
        return
    reading = yaml.safe_load(READING.read_text("utf-8"))
    for part in PARTS:
        keys = {f"{row.plan}/{row.key}" for row in rows if row.part == part}
        read, wrong = (_keys(reading[part][name]) for name in ("read", "wrong"))
        print(f"{part}: {len(read)} read, {len(wrong)} not borne out and mended; {len(keys)} now")
        for key in sorted(keys - read):
            print(f"  not read: {key}")


def _keys(by_plan: dict[str, list[str]]) -> set[str]:
    return {f"{plan}/{key}" for plan, keys in by_plan.items() for key in keys}


def list_rows(content: Checked) -> Iterator[Row]:
    """The rows of all plans."""
    for own in cover(content.site).values():
        yield from _funding(content.site, own, content)
        yield from _themes(content.site, own, content)
        yield from _who(own, content)


def _funding(site: Site, own: PlanCoverage, content: Checked) -> Iterator[Row]:
    for statement in own.statements:
        quantity = statement.quantity
        if quantity and site.term("natures", quantity.nature).money and not quantity.repeats:
            said = f"{quantity.label}: {'、'.join(statement.coding.target_groups or ())}"
            yield Row("funding", own.plan.key, statement.key, said, _sentences(own, statement, content))


def _themes(site: Site, own: PlanCoverage, content: Checked) -> Iterator[Row]:
    for theme in site.vocabularies["themes"].terms:
        for statement in own.by_term.get(("themes", theme), ()):
            said = f"{statement.key} {statement.level} {statement.coding.force}"
            yield Row("themes", own.plan.key, theme, said, _sentences(own, statement, content))


def _who(own: PlanCoverage, content: Checked) -> Iterator[Row]:
    for statement in own.statements:
        bodies, themes = statement.coding.bodies, statement.coding.themes
        if bodies and themes and not _has_bodies_of_whole(statement):
            said = f"{'、'.join(themes)}: {'、'.join(f'{role} {name}' for role, name in bodies)}"
            yield Row("who", own.plan.key, statement.key, said, _sentences(own, statement, content))


def _has_bodies_of_whole(statement: Statement) -> bool:
    """Whether its bodies are those of its whole programme, which are read once, at the general statement."""
    programme = statement.programme
    if not programme or "bodies" not in programme.whole or not (statement.measure or statement.quantity):
        return False
    return statement.coding.bodies == next(programme_statements(programme)).coding.bodies


def _sentences(own: PlanCoverage, statement: Statement, content: Checked) -> str:
    """The sentences in which the statement's own words stand."""
    evidence = content.ledger[own.plan.key]
    text = next(iter(evidence.texts.values()))
    name = f"{own.plan.key}.{statement.key.removesuffix('/general').replace('/', '.')}"
    matches = [
        match for claim in (name, f"{name}.force", f"{name}.bodies") for match in evidence.matches.get(claim, ())
    ]
    return " / ".join("".join(part.text for part in quote.segments) for quote in quotes(text, matches))


if __name__ == "__main__":
    main()
