"""One broken site a rule: what to change in the smallest site, and the lines that the check then prints.

`<rule>/files/` is laid over the smallest site, the files named in `<rule>/remove.txt` are left out, `<rule>/sources/`
stands for the folder of sources, and what git cannot keep (a link, a pipe, a forbidden file, …) is arranged here.
`<rule>--<variant>` is another way to make the same mistake.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType

from builder.content.read import MAX_BYTES
from tests.conftest import MINIMAL, SOURCES, findings, lines

HERE = Path(__file__).parent
NOBODY = 65534
DISTRICT = "districts/aa/district.yaml"
SECOND_DISTRICT = "districts/bb/district.yaml"
PLAN = "districts/aa/plan-a/plan.yaml"
SUMMARY = "districts/aa/plan-a/summary.md"
PROGRAMMES = "districts/aa/plan-a/programmes"
FUND = f"{PROGRAMMES}/fund.md"
HOUSING = f"{PROGRAMMES}/housing.md"
ABOUT = "pages/about.md"
# Rules of what the content says about its sources; the others hold without them.
ABOUT_SOURCES = (
    "source-",
    "paragraph",
    "correction",
    "evidence-",
    "coverage-",
    "lock-",
    "signature",
    "silence-",
    "citations-",
    "citation-programme",
)


def minimal(name: str) -> str:
    """A file of the smallest site."""
    return (MINIMAL / name).read_text("utf-8")


def changed(name: str, *replacements: str) -> dict[str, str | bytes | None]:
    """A file of the smallest site, with words replaced: old, new, old, new, …"""
    text = minimal(name)
    for old, new in zip(replacements[::2], replacements[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1)
    return {name: text}


def faults_in(content: Path, *, sources: Path | None = None) -> list[tuple[str, str, int, int]]:
    """The findings of a content folder, as rule, file, line and column; the file below the content folder."""
    problems = findings(content, sources=sources)
    return [(finding.rule, finding.place.file.removeprefix("content/"), finding.place.line, finding.place.column) for finding in problems]


def names() -> list[str]:
    """The broken sites."""
    return sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__")


def expected(name: str) -> list[str]:
    """What the check prints about a broken site."""
    return (HERE / name / "expected.txt").read_text("utf-8").splitlines()


def site(name: str, under: Path) -> Path:
    """The content folder of a broken site, made in the folder `under`."""
    content = under / "content"
    shutil.copytree(MINIMAL, content)
    changes, removed = HERE / name / "files", HERE / name / "remove.txt"
    if changes.is_dir():
        shutil.copytree(changes, content, dirs_exist_ok=True)
    for path in removed.read_text("utf-8").splitlines() if removed.is_file() else ():
        (content / path).unlink()
    if name in ARRANGED:
        ARRANGED[name](content)
    return content


def printed(name: str, content: Path) -> list[str]:
    """The findings of a broken site, seen by somebody who may not read everything, within half a minute."""
    _read_own_data()
    sources = _sources(name, content)
    with unprivileged() if name in FORBIDDEN else _nothing(), _within(30):
        return lines(content, sources=sources)


@cache
def _read_own_data() -> None:
    """What the program reads of its own, and keeps, it reads before it becomes somebody else."""
    lines(MINIMAL, sources=None)


def _sources(name: str, content: Path) -> Path | None:
    if name in ARCHIVES:
        archive = content.parent / "archive"
        archive.mkdir()
        ARCHIVES[name](archive / "source.txt")
        return archive
    own = HERE / name / "sources"
    if own.is_dir():
        return own
    return SOURCES if name.startswith(ABOUT_SOURCES) else None


def _case_twin(content: Path) -> None:
    programmes = content / PROGRAMMES
    (programmes / "Housing.md").write_bytes((programmes / "housing.md").read_bytes())


def _symlink(content: Path) -> None:
    summary = content / "districts/aa/plan-a/summary.md"
    summary.rename(content.parent / "elsewhere.md")
    summary.symlink_to(content.parent / "elsewhere.md")


def _symlink_to_folder(content: Path) -> None:
    (content / "districts/cc").symlink_to(content / "districts/aa")


def _folder_for_file(content: Path) -> None:
    (content / PROGRAMMES / "loans.md").mkdir()


def _forbidden_file(content: Path) -> None:
    (content / PLAN).chmod(0)


def _forbidden_folder(content: Path) -> None:
    (content / PROGRAMMES).chmod(0)


def _pipe(content: Path) -> None:
    (content / PROGRAMMES / "housing.md").unlink()
    os.mkfifo(content / PROGRAMMES / "housing.md")


def _too_large(content: Path) -> None:
    with (content / "pages/about.md").open("a", encoding="utf-8") as file:
        file.write("。" * (MAX_BYTES // 3 + 1))


def _too_many_values(content: Path) -> None:
    text = (content / PLAN).read_text("utf-8")
    (content / PLAN).write_text(text.replace("issuer: [", f"issuer: [{'局,' * 20_000} "), "utf-8")


def _too_long(content: Path) -> None:
    text = (content / PLAN).read_text("utf-8")
    (content / PLAN).write_text(text.replace("validity: not_stated", f"validity: {'长' * 20_001}"), "utf-8")


ARRANGED: dict[str, Callable[[Path], None]] = {
    "case-twin": _case_twin,
    "symlink": _symlink,
    "symlink--folder": _symlink_to_folder,
    "folder-for-file": _folder_for_file,
    "unreadable": _forbidden_file,
    "unreadable--folder": _forbidden_folder,
    "unreadable--pipe": _pipe,
    "too-large": _too_large,
    "too-long": _too_long,
    "yaml-nodes": _too_many_values,
}
def _text_of_200_megabytes(text: Path) -> None:
    with text.open("wb") as file:
        file.truncate(200 * 1024 * 1024)


def _forbidden_text(text: Path) -> None:
    text.write_bytes((SOURCES / "source.txt").read_bytes())
    text.chmod(0)


ARCHIVES: dict[str, Callable[[Path], None]] = {
    "source-too-large": _text_of_200_megabytes,
    "source-unreadable": _forbidden_text,
}
"""What lies in the archive where the text of the smallest site should."""
FORBIDDEN = ("unreadable", "unreadable--folder", "source-unreadable")


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@contextmanager
def unprivileged() -> Iterator[None]:
    """Root reads what is forbidden to all, so it has to step down."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def _within(seconds: int) -> Iterator[None]:
    """Raise `TimeoutError` when the block takes longer, even while it waits for a pipe."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
