"""`python -m tests.bench.fidelity [PART | sample SEED]`: what the site says of whom, how firmly and by whom.

With PART every row is printed with its sentence: of `funding` (an amount and for whom it is), `themes` (a statement
and its firmness, keyed by the plan and the theme under which it counts) and `who` (a statement, its themes and the
bodies in it that are not those of its whole programme). Whoever judges them writes the keys into
`docs/readings/fidelity.yaml`, the wrong ones as they were before mending. With `sample` twenty rows of each part are
drawn, the same for the same seed, for a reading against the source.

With neither, the counts of that file are printed, and the rows that have come since (of themes: whole cells only);
then what a program can count by itself: codes and bodies of which no word stands in the paragraphs of their statement
(a reader reads those), cells of silence with those that no `silences-2.yaml` judges, and cells of mixed firmness.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import yaml

from builder.compare.coverage import PlanCoverage, cover
from builder.evidence.sources.quotes import quotes
from builder.model.site import Site
from builder.model.statements import Statement, printed_forms, programme_statements
from builder.pipeline import Checked
from builder.text.normalise import fold
from tests.bench.agreement import read_verdicts
from tests.conftest import ROOT, checked

READING = ROOT / "docs" / "readings" / "fidelity.yaml"
PARTS = ("funding", "themes", "who")
SAMPLED = 20


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
    if len(sys.argv) > 2:
        for row in draw_sample(rows, int(sys.argv[2])):
            print(row.part, f"{row.plan}/{row.key}", row.said, row.sentences, sep="\t")
        return
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
    print(*count_by_program(content), sep="\n")


def _keys(by_plan: dict[str, list[str]]) -> set[str]:
    return {f"{plan}/{key}" for plan, keys in by_plan.items() for key in keys}


def draw_sample(rows: Sequence[Row], seed: int) -> list[Row]:
    """Twenty rows of each part, the same for the same seed."""
    draw = random.Random(seed)
    return [row for part in PARTS for row in draw.sample([row for row in rows if row.part == part], SAMPLED)]


def count_by_program(content: Checked) -> Iterator[str]:
    """Lines of counts: what a text can be held against without a reader."""
    plans = list(cover(content.site).values())
    for part, facet in (("funding", "target-groups"), ("themes", "themes")):
        lacking = [key for own in plans for key in _without_a_word(content, own, part, facet)]
        rows = sum(row.part == part for row in list_rows(content))
        yield f"{part}: of {rows} statements {len(lacking)} cite no paragraph with a word of their terms"
        yield from (f"  {key}" for key in lacking)
    bodies = [(own, each, name) for own in plans for each in own.statements for _, name in each.coding.bodies or ()]
    unprinted = [name for own, each, name in bodies if not _prints(content, own, each, printed_forms(own.plan, name))]
    yield f"who: of {len(bodies)} bodies of statements {len(unprinted)} are not printed in the paragraphs they cite"
    cells = [silence for evidence in content.ledger.values() for silence in evidence.silences.values()]
    silent = [silence for silence in cells if silence.is_silent]
    explained = sum(bool(silence.paragraphs) for silence in silent)
    yield f"silences: {len(cells)} cells, {len(silent)} silent, {explained} of them with words that a reason explains"
    unjudged = [key for own in plans for key in _unjudged(content, own)]
    yield f"silences: {len(unjudged)} that the latest reading of silences did not judge {' '.join(unjudged)}".rstrip()
    spread = [row for row in _cells(plans) if len(row) > 1]
    yield f"firmness: {len(spread)} of {len(list(_cells(plans)))} cells of themes have statements of several levels"


def _unjudged(content: Checked, own: PlanCoverage) -> Iterator[str]:
    """The silent cells of a plan that the latest reading of silences has not judged to be true, or settled."""
    verdicts = read_verdicts(READING.parent / own.plan.key / "silences-2.yaml")
    judged = {term for term, verdict in verdicts.items() if verdict is not False}
    silences = content.ledger[own.plan.key].silences
    yield from (f"{own.plan.key}/{key}" for key, each in silences.items() if each.is_silent and key not in judged)


def _cells(plans: Sequence[PlanCoverage]) -> Iterator[set[str]]:
    """The levels of each cell of the matrix of themes that has statements."""
    for own in plans:
        for (facet, _), statements in own.by_term.items():
            if facet == "themes":
                yield {each.level for each in statements if each.level}


def _without_a_word(content: Checked, own: PlanCoverage, part: str, facet: str) -> Iterator[str]:
    for each in own.statements:
        quantity = each.quantity
        is_money = quantity and content.site.term("natures", quantity.nature).money and not quantity.repeats
        if part == "themes" or is_money:
            for term_id in (each.coding.target_groups if part == "funding" else each.coding.themes) or ():
                term = content.site.term(facet, term_id)
                if not _prints(content, own, each, (term.label.zh, *term.keywords, *term.synonyms)):
                    yield f"{own.plan.key}/{each.key} {term_id}"


def _prints(content: Checked, own: PlanCoverage, statement: Statement, words: Iterable[str]) -> bool:
    """Whether one of these words stands in the paragraphs that a statement cites."""
    text = next(iter(content.ledger[own.plan.key].texts.values()))
    paragraphs = [text.folded[number - 1].text for number in text.within(statement.cite)]
    return any(fold(word) in paragraph for word in words for paragraph in paragraphs)


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
