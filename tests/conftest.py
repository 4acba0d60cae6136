"""Sites for tests: `site_from` makes one from files given inline, `published` is the real content, built once."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from builder.findings.finding import Finding, Severity
from builder.findings.messages import messages
from builder.pipeline import Checked, Publishing, build, check_content
from builder.preview.on_demand import Files, files_on_demand, load_look
from builder.processes.collector import collect_rarely

pytest_plugins = [
    "tests.support.browser.fixtures",
    "tests.support.editing",
    "tests.support.groups",
]

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "site_templates"
MINIMAL = ROOT / "tests" / "sites" / "minimal"
BARE = ROOT / "tests" / "sites" / "bare"
"""Vocabularies and pages, and no district yet."""
ELDER_CARE = ROOT / "tests" / "sites" / "elder-care"
SUPERIORS = ROOT / "tests" / "sites" / "superiors"
SOURCES = ROOT / "tests" / "sources"
STATEMENTS = ROOT / "tests" / "sites" / "statements"
"""Two plans, a sentence a case, of which tests know every cell; its sources are in `statements-sources`."""

# Whatever archive a maintainer's shell names: tests read their own, and write into none.
for name in ("BILIN_ARCHIVE", "BILIN_ARCHIVE_HEADER", "BILIN_CACHE"):
    os.environ.pop(name, None)

# A shell starts its background jobs deaf to interrupts, and so would be all that tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# As a command does: with thousands of tests and pages at hand, to look for garbage often costs a quarter of all time.
collect_rarely()

# The same few examples on every run; `--hypothesis-profile=thorough` looks for many new ones.
settings.register_profile("same", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("thorough", deadline=None, max_examples=500)
settings.load_profile("same")

SiteFrom = Callable[[Mapping[str, str | bytes | None]], Path]


def silent(_stage: str, _count: int, _seconds: float) -> None:
    """A log that nobody reads."""


def checked(content: Path, *, sources: Path | None = SOURCES) -> Checked:
    """Load, parse, check and route a content folder; its name in findings is `content`."""
    return check_content(content, shown_as="content", sources=sources, log=silent)


def findings(content: Path, *, sources: Path | None = SOURCES) -> list[Finding]:
    """What is wrong with a content folder."""
    return checked(content, sources=sources).findings


def lines(content: Path, *, sources: Path | None = SOURCES, language: str = "zh") -> list[str]:
    """What is wrong with a content folder, as it is printed."""
    return [messages(language).line(finding) for finding in findings(content, sources=sources)]


def publish_site(content: Path, output: Path, *, jobs: int = 1, full: bool = False, templates: Path = TEMPLATES) -> int:
    """Build a content folder that has no errors; return the number of files that changed."""
    result = checked(content, sources=None)
    _assert_without_errors(result)
    publishing = Publishing(output, full=full)
    built = build(result, templates=templates, publishing=publishing, jobs=jobs, log=silent, progress=lambda _: None)
    return built.changed


def _assert_without_errors(result: Checked) -> None:
    """Tags are warned of, since they are shown as they stand: that is what content that attacks is built to show."""
    mistakes = [finding for finding in result.findings if finding.severity is not Severity.NOTICE]
    faults = [messages("zh").line(finding) for finding in mistakes if finding.rule != "markup-tag"]
    assert not faults, faults


def file_of(content: Path, path: str) -> bytes:
    """A file of the site of a content folder that has no errors, made without the rest of the site."""
    return files_at(content, path)[path]


def files_at(content: Path, *paths: str) -> dict[str, bytes]:
    """Some files of the site of a content folder that has no errors, made without the rest of the site."""
    result = checked(content, sources=None)
    _assert_without_errors(result)
    make = show_site(result)
    files = {path: make(path) for path in paths}
    assert [path for path, data in files.items() if data is None] == []
    return {path: data for path, data in files.items() if data is not None}


def show_site(result: Checked) -> Files:
    """The files of a site without errors, each made when it is asked for."""
    return files_on_demand(result, load_look(result.site, TEMPLATES))


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def site_from(tmp_path: Path) -> SiteFrom:
    """A content folder: the minimal site, with files replaced or added, or left out where the value is None."""

    def make(changes: Mapping[str, str | bytes | None]) -> Path:
        content = tmp_path / "content"
        shutil.copytree(MINIMAL, content)
        for name, text in changes.items():
            path = content / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return content

    return make


BuildOnce = Callable[[str, Callable[[Path], Path]], Path]


@pytest.fixture(scope="session")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> BuildOnce:
    """Build a site under a name once for all the processes that run the tests; whoever comes second waits for it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def build(name: str, content: Callable[[Path], Path]) -> Path:
        folder = shared / "built" / name
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "done").exists():
                publish_site(content(folder), folder / "public")
                (folder / "done").touch()
        return folder / "public"

    return build


BuildFrom = Callable[[Callable[[Path], Path]], Path]


@pytest.fixture(scope="session")
def build_from(build_once: BuildOnce) -> BuildFrom:
    """Build, once for all the processes, the content that a function writes into a folder."""
    return lambda make: build_once(make.__name__, make)


@pytest.fixture(scope="session")
def published(build_once: BuildOnce) -> Path:
    """The repository's own content, built."""
    return build_once("published", lambda _: ROOT / "content")


@pytest.fixture(scope="session")
def minimal_site(build_once: BuildOnce) -> Path:
    """The smallest full site, built."""
    return build_once("minimal", lambda _: MINIMAL)


@pytest.fixture(scope="session")
def statements_site(build_once: BuildOnce) -> Path:
    """The two plans made to be read statement by statement, built."""
    return build_once("statements", lambda _: STATEMENTS)


@pytest.fixture(scope="session")
def elder_care_site(build_once: BuildOnce) -> Path:
    """A site on another field of policy, in a province that is made up, built."""
    return build_once("elder-care", lambda _: ELDER_CARE)
