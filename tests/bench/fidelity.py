"""`python -m tests.bench.fidelity [PART]`: what the site says of beneficiaries, firmness and bodies, for a reading.

With PART every row is printed with its sentence: of `funding` (an amount and for whom it is), `themes` (a statement
under a theme and its firmness) and `who` (a body, a theme and a role in one statement). Whoever judges them writes the
keys into `docs/readings/fidelity.yaml`; without PART its counts are printed, and the rows that have come
since.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from builder.compare.coverage import PlanCoverage, cover
from builder.evidence.quotes import quotes
from builder.model.site import Site
from builder.model.statements import Statement
from builder.pipeline import Checked
from tests.conftest import ROOT, checked

READING = ROOT / "docs" / "readings" / "fidelity.yaml"


class Row(NamedTuple):
    """What is said, under a key that names it for good, and the sentences that must bear it out."""

    part: str
    key: str
    said: str
    sentences: str


def main() -> None:
    """Print rows or counts."""
    content = checked(ROOT / "content", sources=ROOT.parent / "shared" / "sources")
    rows = list(list_rows(content))
    if len(sys.argv) > 1:
        for row in rows:
            if row.part == sys.argv[1]:
                print(row.key, row.said, row.sentences, sep="\t")
        return
    reading = yaml.safe_load(READING.read_text("utf-8"))
    for part in ("funding", "themes", "who"):
        keys = {row.key for row in rows if row.part == part}
        read, wrong = set(reading[part]["read"]), set(reading[part]["wrong"] or ())
        print(f"{part}: {len(keys)} rows, {len(keys & read)} read, {len(keys & wrong)} not borne out")
        print(*(f"  not read: {key}" for key in sorted(keys - read)), sep="\n")


def list_rows(content: Checked) -> Iterator[Row]:
    """The rows of all plans."""
    for own in cover(content.site).values():
        yield from _funding(content.site, own, content)
        yield from _themes(content.site, own)
        yield from _who(own, content)


def _funding(site: Site, own: PlanCoverage, content: Checked) -> Iterator[Row]:
    for statement in own.statements:
        quantity = statement.quantity
        if quantity and site.term("natures", quantity.nature).money and not quantity.repeats:
            said = f"{quantity.label}: {'、'.join(statement.coding.target_groups or ())}"
            yield Row("funding", f"{own.plan.key}/{statement.key}", said, _sentences(own, statement, content))


def _themes(site: Site, own: PlanCoverage) -> Iterator[Row]:
    for theme in site.vocabularies["themes"].terms:
        for statement in own.by_term.get(("themes", theme), ()):
            said = f"{theme} {statement.level} {statement.coding.force}"
            yield Row("themes", f"{own.plan.key}/{statement.key}/{theme}", said, "")


def _who(own: PlanCoverage, content: Checked) -> Iterator[Row]:
    for statement in own.statements:
        for role, name in statement.coding.bodies or ():
            for theme in statement.coding.themes or ():
                key = f"{own.plan.key}/{statement.key}/{theme}/{role}/{name}"
                yield Row("who", key, f"{name} {role} {theme}", _sentences(own, statement, content))


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
