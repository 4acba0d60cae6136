"""Ten thousand damaged files: each is a record or findings, never an error, never a hang, never a changed site."""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from click.testing import CliRunner

from builder.cli.commands import commands
from builder.content import layout
from builder.content.json_schema import number_keys
from builder.content.layout import Kind
from builder.content.parse import parse
from builder.content.read import load_files, read
from builder.findings.messages import messages
from builder.findings.reports import excerpt, sarif, summary
from builder.yamltext.fix import fix_text
from builder.yamltext.lines import scan
from builder.yamltext.reading import find_problems, is_ordinary
from builder.yamltext.tree import compose
from tests.conftest import MINIMAL, ROOT, SiteFrom, files_of
from tests.sites_invalid import DISTRICT, FUND, PLAN, SUMMARY
from tests.support.fuzz import mutated

FILES = [(name, kind, data) for site in (MINIMAL, ROOT / "content") for name, kind, data in load_files(site)]
NUMBERS = number_keys()
SECONDS = 10  # no file takes a hundredth of it; on a busy machine it may


@contextmanager
def no_hang() -> Iterator[None]:
    """Raise `TimeoutError` when the block takes much longer than it should."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def examined(name: str, kind: Kind, data: bytes) -> None:
    """Read a file and everything that is said of it, in every form."""
    file = f"content/{name}"
    record, findings = read(data, file, kind, kind.ids_of(name) or ())
    if record:
        findings += parse([record], content="content")[1]
    assert record or findings
    lines = data.decode("utf-8", "replace").split("\n")
    for language in ("zh", "en"):
        said = messages(language)
        for finding in findings:
            assert finding.place.line >= 1
            assert finding.place.column >= 1
            assert len(said.line(finding).splitlines()) == len(said.github(finding).splitlines()) == 1
            assert len(excerpt(finding, lines)) in (0, 2)
    sarif(findings, messages("zh"))
    summary(findings, messages("zh"))
    mended = fix_text(data, name, prose=kind.model is None, numbers=NUMBERS)
    assert mended is None or fix_text(mended.encode(), name, prose=kind.model is None, numbers=NUMBERS) == mended


def damaged(seed: int, count: int) -> Iterator[tuple[str, Kind, bytes]]:
    chance = random.Random(seed)
    for _ in range(count):
        name, kind, data = chance.choice(FILES)
        yield name, kind, mutated(data, chance)


@pytest.mark.parametrize("seed", range(2))
def test_a_damaged_file_is_a_record_or_findings_and_never_an_error(seed: int) -> None:
    for name, kind, data in damaged(seed, 300):
        with no_hang():
            examined(name, kind, data)


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", range(100, 120))
def test_ten_thousand_damaged_files_are_records_or_findings_and_never_an_error(seed: int) -> None:
    for name, kind, data in damaged(seed, 500):
        with no_hang():
            examined(name, kind, data)


def test_a_text_that_looks_ordinary_has_none_of_the_mistakes() -> None:
    """The short cut past the rules leaves nothing out."""
    ordinary = 0
    for name, _, data in damaged(7, 1200):
        text = data.decode("utf-8", "replace").replace("\r", "\n")
        if name.endswith(".yaml") and is_ordinary(text):
            _, problems = compose(text, file="a.yaml")
            if not any(problem.rule == "yaml-syntax" for problem in problems):
                ordinary += 1
                assert find_problems(scan(text)) == []
    assert ordinary > 40


@pytest.mark.slow
def test_a_damaged_site_is_published_or_leaves_the_published_one_alone(site_from: SiteFrom, tmp_path: Path) -> None:
    content, output, chance = site_from({}), tmp_path / "public", random.Random(3)
    build = ["build", "--content", str(content), "--output", str(output), "--quiet", "--jobs", "1"]
    assert CliRunner().invoke(commands, build).exit_code == 0
    before, stopped = files_of(output), 0
    for _ in range(60):
        name = chance.choice((DISTRICT, FUND, PLAN))
        whole = (content / name).read_bytes()
        (content / name).write_bytes(mutated(whole, chance))
        done = CliRunner().invoke(commands, build)
        (content / name).write_bytes(whole)
        assert done.exit_code in (0, 1)
        assert done.exception is None or isinstance(done.exception, SystemExit)
        if done.exit_code:
            stopped += 1
            assert files_of(output) == before
        else:
            before = files_of(output)
    assert stopped > 20


HOSTILE = {
    "lists": "[" * 300_000,
    "keys": "a:\n" * 200_000,
    "open quotes": "- 'x\n" * 100_000,
    "other open quotes": 'a: "\n' * 100_000,
    "alternating quotes": "'x\n\"y\n" * 100_000,
    "Chinese quotes": "“" * 300_000,
    "titles": "《" * 300_000,
    "one word": "x" * 1_000_000,
    "spaces": "a" + " " * 900_000,
    "spaces in lines": ("a" + " " * 15_000 + "\n") * 60,
    "a bracket": "人(" + "人" * 300_000,
    "links": "](" * 400_000,
    "escaped quotes": "a: '" + "''" * 400_000,
    "backslashes": 'a: "' + '\\"' * 9_000,
    "full-width colons": "甲：乙\n" * 50_000,
    "bullets": "• 甲\n" * 50_000,
    "tabs": "\t" * 900_000,
    "radicals": "⼈" * 300_000,
    "traditional": "產" * 300_000,
    "bomb": "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(1, 200)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_hangs_nothing(name: str) -> None:
    data = HOSTILE[name].encode()
    for file, kind in ((PLAN, layout.PLAN), (SUMMARY, layout.SUMMARY)):
        with no_hang():
            read(data, f"content/{file}", kind, ("aa", "plan-a"))
        with no_hang():
            fix_text(data, file, prose=kind is layout.SUMMARY, numbers=NUMBERS)
