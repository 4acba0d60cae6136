"""Every digit, name, department and date of the repository's content is changed, one at a time: none slips through."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import pytest

from builder.checks import check
from builder.content.parse import parse
from builder.content.read import Record, load
from builder.evidence.claims.claim import Claim
from builder.evidence.ledger import ledger
from builder.evidence.ledger.ledger import keep_ledger
from builder.evidence.sources import archive
from builder.evidence.sources.archive import Archive
from builder.evidence.sources.possession import load_archive
from builder.evidence.sources.source_text import SourceText, read_source
from builder.evidence.verification import recent_verdicts
from builder.evidence.verification.search import Verdict
from builder.evidence.verification.verify import verify_claim
from builder.findings.finding import Finding, Severity
from builder.model.schema.plan import RoleLabels, Source
from builder.store.access import Access
from builder.yamltext.tree import Mapping, Node, Scalar, Sequence, plain
from tests.conftest import ROOT, checked, findings
from tests.support.coverage import is_complete
from tests.support.semantic_mutants import ONLY_THE_LOCK

PARTS = 16
SAMPLE = 20
ARCHIVE = ROOT.parent / "shared" / "sources"
NAMES = {"name", "title", "lead", "partners", "issuer", "publisher", "printed"}
BY_PROGRAMS = {"lock", "readings"}
"""Kinds of file that commands write: their digests are attestations, and have tests of their own."""
OF_EDITORS = {"file", "checked"}
"""What no text can bear out: the name of a file, which is known by its sum, and the day when editors last read it."""

FROM_OUTSIDE = {"former_names"}
"""What no plan says, with sources of its own that no archive holds (decision 39)."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A content file with one change."""

    file: str
    line: int
    column: int
    was: str
    becomes: str


def mutants(record: Record) -> Iterator[tuple[Mutant, Record]]:
    """Every digit of a file moved on by one, and every name with its middle character replaced."""
    root = record.tree.root if record.tree else None
    if root is not None:
        for scalar, key in _scalars(root):
            if key in OF_EDITORS:
                continue
            for text in _digits_moved(scalar.text):
                yield _mutant(record, root, scalar, text)
            if key in NAMES and len(scalar.text) > 1:
                middle = len(scalar.text) // 2
                yield _mutant(record, root, scalar, scalar.text[:middle] + "囧" + scalar.text[middle + 1 :])
    for text in _digits_moved(record.body):
        position = next(index for index, (a, b) in enumerate(zip(text, record.body, strict=True)) if a != b)
        line = record.body_line + record.body.count("\n", 0, position)
        yield Mutant(record.file, line, 1, record.body[position], text[position]), replace(record, body=text)


def _digits_moved(text: str) -> Iterator[str]:
    for match in re.finditer(r"[0-9]", text):
        moved = str((int(match[0]) + 1) % 10)
        yield text[: match.start()] + moved + text[match.end() :]


def _scalars(node: Node, key: str = "") -> Iterator[tuple[Scalar, str]]:
    match node:
        case Scalar():
            yield node, key
        case Sequence():
            for item in node.items:
                yield from _scalars(item, key)
        case Mapping():
            for name, value in node.values.items():
                if name not in FROM_OUTSIDE:
                    yield from _scalars(value, name)


def _mutant(record: Record, root: Node, scalar: Scalar, text: str) -> tuple[Mutant, Record]:
    changed = replace(record, values=plain(_with(root, scalar, Scalar(scalar.place, text))))
    return Mutant(record.file, scalar.place.line, scalar.place.column, scalar.text, text), changed


def _with(node: Node, old: Scalar, new: Scalar) -> Node:
    if node is old:
        return new
    match node:
        case Sequence():
            return Sequence(node.place, [_with(item, old, new) for item in node.items])
        case Mapping():
            return Mapping(node.place, node.keys, {key: _with(value, old, new) for key, value in node.values.items()})
        case _:
            return node


@dataclass(frozen=True, slots=True)
class World:
    """What is not mutated: the records of one plan, the shared records, and the archive."""

    shared: list[Record]
    records: list[Record]
    archive: Archive


def caught_by(world: World, mutant: Record) -> str:
    """`schema` or `source` when a check of its own catches it, `lock` when only the lock does, else nothing."""
    records = [mutant if record.file == mutant.file else record for record in world.records]
    site, outcome = parse([*world.shared, *records], content="content")
    outcome = [item for item in outcome + check(site) if item.rule != "missing-file"]
    if outcome:
        return "schema"
    outcome = [*archive.check(site, world.archive)]
    _, problems = keep_ledger(site, world.archive)
    outcome += problems
    kinds = {item.rule for item in outcome}
    # What is said of signatures names the claim within its plan, in whose own file they stand.
    names = (item.values.get("claim", site.plans[0].key) for item in outcome if not item.rule.startswith("signature-"))
    named = all(site.plans[0].key in str(name) for name in names)
    if not kinds or not named:
        return ""
    return "lock" if kinds <= ONLY_THE_LOCK else "source"


_world: World
_verdicts: dict[tuple[str, ...], Verdict] = {}


def verify_once(claim: Claim, text: SourceText, labels: RoleLabels) -> Verdict:
    """`verify` is a function of these; the claims that a mutant leaves alone need not be searched for again."""
    key = (claim.id, claim.said, labels.model_dump_json(), str(id(text)))
    if key not in _verdicts:
        _verdicts[key] = verify_claim(claim, text, labels)
    return _verdicts[key]


_texts: dict[str, SourceText] = {}


def read_once(source: Source, raw: tuple[str, ...]) -> SourceText:
    """`read_source` of the same source is the same."""
    if repr(source) not in _texts:
        _texts[repr(source)] = read_source(source, raw)
    return _texts[repr(source)]


def _run(part: int) -> list[tuple[Mutant, str]]:
    """Every `PARTS`-th mutant of the world."""
    every = (pair for record in _world.records if record.kind.name not in BY_PROGRAMS for pair in mutants(record))
    return [(mutant, caught_by(_world, changed)) for mutant, changed in islice(every, part, None, PARTS)]


def is_sampled(mutant: Mutant) -> bool:
    """Whether a mutant is one of the twentieth that every run tries: its own words say so, so each run tries the same.

    >>> 80 < sum(is_sampled(Mutant("a.yaml", line, 1, "1", "2")) for line in range(2_000)) < 120
    True
    """
    words = f"{mutant.file} {mutant.line} {mutant.column} {mutant.was} {mutant.becomes}"
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:4]) % SAMPLE == 0


@pytest.fixture
def quick_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is searched for twice."""
    monkeypatch.setattr(recent_verdicts, "verify_claim", verify_once)
    monkeypatch.setattr(ledger, "read_source", read_once)


@pytest.mark.usefixtures("quick_evidence")
@pytest.mark.skipif(not ARCHIVE.is_dir(), reason="the archive of sources is not here")
def test_a_twentieth_of_all_changed_digits_names_departments_and_dates_is_caught() -> None:
    results = [
        (mutant, caught_by(world, changed))
        for world in worlds()
        for record in world.records
        if record.kind.name not in BY_PROGRAMS
        for mutant, changed in mutants(record)
        if is_sampled(mutant)
    ]
    assert len(results) > 3_000 / SAMPLE / 2
    assert [mutant for mutant, by in results if not by] == []


@pytest.mark.mutants
@pytest.mark.usefixtures("quick_evidence")
@pytest.mark.skipif(not ARCHIVE.is_dir(), reason="the archive of sources is not here")
def test_every_changed_digit_name_department_and_date_is_caught() -> None:
    global _world
    results: list[tuple[Mutant, str]] = []
    forking = multiprocessing.get_context("fork")
    for world in worlds():
        _world = world
        with ProcessPoolExecutor(os.cpu_count(), mp_context=forking) as pool:
            results += [result for part in pool.map(_run, range(PARTS)) for result in part]
    counts = Counter(by for _, by in results)
    print(f"{len(results)} mutants, caught by {dict(counts)}")
    assert len(results) > 3_000
    assert [mutant for mutant, by in results if not by] == []


def worlds() -> Iterator[World]:
    """One for each plan of the repository, with the files that belong to it."""
    records, _ = load(ROOT / "content", shown_as="content")
    shared = [record for record in records if record.kind.name in ("site", "vocabulary", "indicators", "number-idioms")]
    plans = sorted({record.ids[:2] for record in records if record.kind.name == "plan"})
    for ids in plans:
        own = [record for record in records if record.ids[:2] == ids or record.ids == ids[:1]]
        site, _ = parse([*shared, *own], content="content")
        archived = load_archive(site.plans[0].sources, Access(ARCHIVE))
        yield World(shared, [record for record in own if record.kind.name != "page"], archived)


@pytest.mark.skipif(not ARCHIVE.is_dir(), reason="the archive of sources is not here")
def test_no_claim_of_the_repository_is_refuted_and_everything_is_accounted_for() -> None:
    result = checked(ROOT / "content", sources=ARCHIVE)
    assert mistakes(result.findings) == []
    for page in result.ledger.values():
        assert {page.results[claim.id] for claim in page.claims} == {"verbatim", "reading"}
        assert page.coverage is not None
        assert is_complete(page.coverage)


def test_the_repository_is_attested_by_its_locks_alone() -> None:
    assert mistakes(findings(ROOT / "content", sources=None)) == []


def mistakes(problems: list[Finding]) -> list[Finding]:
    """The findings without notices: the operator's address and name are still to be filled in."""
    return [problem for problem in problems if problem.severity is not Severity.NOTICE]


@pytest.mark.skipif(not ARCHIVE.is_dir(), reason="the archive of sources is not here")
def test_a_changed_character_of_a_source_is_found(tmp_path: Path) -> None:
    for source in ARCHIVE.glob("*.txt"):
        (tmp_path / source.name).write_bytes(source.read_bytes().replace("人才".encode(), "人材".encode(), 1))
    rules = {finding.rule for finding in mistakes(findings(ROOT / "content", sources=tmp_path))}
    assert rules == {"source-changed"}
