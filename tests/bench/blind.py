"""`python -m tests.bench.blind`: the blind reading of funding, firmness and bodies, against what the site says now.

The reader had of each row its name and its paragraphs alone; `docs/readings/<plan>/blind.yaml` is what the source says,
written down before any comparison, `docs/readings/blind.yaml` what the comparison found. Printed are the counts of each
part, the rows that were recorded since and nobody read blind, and those that differ now and that the findings do not
name: none, unless the content has changed since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from builder.compare.coverage import PlanCoverage, cover
from builder.model.statements import Statement, printed_forms, programme_statements
from builder.pipeline import Checked
from tests.bench.fidelity import PARTS, READING, list_rows
from tests.conftest import ROOT, checked

FINDINGS = ("wrong", "arguable", "missed", "named")
"""Not borne out and mended; one of two readings; right, and overlooked by the reader; right, printed otherwise."""


def main() -> None:
    """Print the counts of the three parts and what differs without a finding."""
    content = checked(ROOT / "content", sources=ROOT.parent / "shared" / "sources")
    findings = yaml.safe_load((READING.parent / "blind.yaml").read_text("utf-8"))
    named = {part: {kind: _keys(findings[part].get(kind)) for kind in FINDINGS} for part in PARTS}
    for part in PARTS:
        rows = list(_rows_of(content, part))
        counts = {kind: sum(bool(keys & named[part][kind]) for keys in rows) for kind in FINDINGS}
        counts["arguable"] = sum(
            bool(keys & named[part]["arguable"]) and not keys & named[part]["wrong"] for keys in rows
        )
        right = len(rows) - counts["wrong"] - counts["arguable"]
        print(f"{part}: {len(rows)} rows, {right} right, {counts['wrong']} wrong, {counts['arguable']} arguable")
        explained = set().union(*named[part].values())
        for key, is_read in sorted(_differing(content, part)):
            if not is_read:
                print(f"  recorded since, and not read blind: {key}")
            elif key not in explained:
                print(f"  differs, and no finding names it: {key}")


def _keys(entries: list[dict[str, Any]] | None) -> set[str]:
    return {entry["row"] for entry in entries or ()}


def _rows_of(content: Checked, part: str) -> Iterator[set[str]]:
    """The statements of each row: one, and of themes all that count in the cell."""
    cells: dict[str, set[str]] = {}
    for row in list_rows(content):
        if row.part == part:
            statement = row.said.split(" ")[0] if part == "themes" else row.key
            cells.setdefault(f"{row.plan}/{row.key}", set()).add(f"{row.plan}/{statement}")
    yield from cells.values()


def _differing(content: Checked, part: str) -> Iterator[tuple[str, bool]]:
    """The statements of which the site does not say what the blind reading has, and whether that has them at all."""
    wanted = set().union(*_rows_of(content, part))
    for own in cover(content.site).values():
        read = yaml.safe_load((READING.parent / own.plan.key / "blind.yaml").read_text("utf-8"))[part]
        for statement in own.statements:
            key = f"{own.plan.key}/{statement.key}"
            its_reading = read.get(statement.key)
            if key in wanted and (its_reading is None or not _agrees(own, statement, part, its_reading)):
                yield key, its_reading is not None


def _agrees(own: PlanCoverage, statement: Statement, part: str, read: Any) -> bool:
    """Whether the source, as it was read blind, says of a row what the site does."""
    if part == "funding":
        said = set(statement.coding.target_groups or ())
        return said in (set(read["for"]), set(read.get("or", read["for"])))
    if part == "themes":
        return bool(read.split(" ")[0] == statement.level)
    return _own_bodies(statement) == _read_bodies(own, statement, read)


def _read_bodies(own: PlanCoverage, statement: Statement, read: Mapping[str, list[str]]) -> set[tuple[str, str]]:
    """The bodies that were read, each under the name that the plan registers for what is printed."""
    registered = {(str(role), form): name for role, name in statement.coding.bodies or () for form in _forms(own, name)}
    bodies = {(role, registered.get((role, name), name)) for role, names in read.items() for name in names}
    return bodies - _whole_bodies(statement)


def _forms(own: PlanCoverage, name: str) -> tuple[str, ...]:
    return (name, *printed_forms(own.plan, name))


def _own_bodies(statement: Statement) -> set[tuple[str, str]]:
    whole = _whole_bodies(statement)
    return {(role, name) for role, name in statement.coding.bodies or () if (role, name) not in whole}


def _whole_bodies(statement: Statement) -> set[tuple[str, str]]:
    """The bodies of its whole programme, which are read once, at the general statement."""
    programme = statement.programme
    if not programme or "bodies" not in programme.whole or not (statement.measure or statement.quantity):
        return set()
    return {(role, name) for role, name in next(programme_statements(programme)).coding.bodies or ()}


if __name__ == "__main__":
    main()
