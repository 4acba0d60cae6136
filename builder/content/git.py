"""The content as git has it at another revision."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from builder.content.git_program import run_git
from builder.content.layout import CHANGES, find_kind
from builder.content.read import Record, read
from builder.findings.errors import NoGitError, RevisionError, ShallowError

_MAX_NAMES = 500  # of files on a command line


def load_changed_at(revision: str, content: Path, *, shown_as: str) -> list[Record]:
    """The content files that a revision has and that are different now, or gone, as they were then.

    The list of corrections is among them also where it is the same. Whatever cannot be read any longer is left out.
    Raise `RevisionError` when git cannot tell.
    """
    commit = _commit(revision, content)
    diff = ["git", "diff", "-z", "--name-only", "--no-renames", "--diff-filter=DM", "--relative", commit, "--", "."]
    listed = ["git", "ls-tree", "-z", "--name-only", commit, "--", CHANGES.path]
    names = (run_git(diff, content, revision) + run_git(listed, content, revision)).decode(errors="replace").split("\0")
    changed = {name: place for name in names if (place := find_kind(name))}
    records = []
    for name, data in _files_at(commit, content, list(changed)):
        record, _ = read(data, f"{shown_as}/{name}", *changed[name])
        records += [record] if record else []
    return records


def list_files_at(revision: str, content: Path) -> list[str]:
    """The content files that a revision has. Raise `RevisionError` when git cannot tell."""
    command = ["git", "ls-tree", "-r", "-z", "--name-only", _commit(revision, content), "--", "."]
    return run_git(command, content, revision).decode(errors="replace").split("\0")


def _files_at(revision: str, content: Path, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of files at a revision, a command line of them at a time."""
    for start in range(0, len(names), _MAX_NAMES):
        command = ["git", "archive", "--format=tar", revision, "--", *names[start : start + _MAX_NAMES]]
        with tarfile.open(fileobj=io.BytesIO(run_git(command, content, revision))) as archive:
            for member in archive:
                if file := archive.extractfile(member):
                    yield member.name, file.read()


def load_content_at(revision: str, content: Path, folder: Path) -> Path:
    """Put the content folder as git has it at `revision` into `folder`. Raise `RevisionError` when git cannot tell."""
    command = ["git", "archive", "--format=tar", _commit(revision, content), "--", "."]
    with tarfile.open(fileobj=io.BytesIO(run_git(command, content, revision))) as archive:
        archive.extractall(folder, filter="data")
    return folder


def changed_files(revision: str, content: Path, *, shown_as: str) -> set[str]:
    """The content files, named as in findings, that differ from git's `revision`; none when git cannot tell."""
    try:
        commit = _commit(revision, content)
        command = ["git", "-c", "core.quotepath=off", "diff", "--name-only", "--relative", commit, "--", "."]
        names = run_git(command, content, revision).decode(errors="replace")
    except RevisionError:
        return set()
    return {f"{shown_as}/{name}" for name in names.splitlines()}


def revision_day(revision: str, content: Path) -> date:
    """The day on which a revision was committed, in UTC. Raise `RevisionError` when git cannot tell."""
    command = ["git", "show", "--no-patch", "--format=%ct", _commit(revision, content)]
    return datetime.fromtimestamp(int(run_git(command, content, revision)), tz=UTC).date()


def _commit(revision: str, folder: Path) -> str:
    """The hash of the commit that somebody names, which is all of it that other commands are given.

    A name such as `--output=public` is not read as an option.
    """
    command = ["git", "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    try:
        return run_git(command, folder, revision).decode().strip()
    except NoGitError:
        raise
    except RevisionError as error:
        if _is_shallow(folder):
            raise ShallowError(revision) from error
        raise RevisionError(revision, str(error.values["reason"]) or "unknown revision") from error


def _is_shallow(folder: Path) -> bool:
    """Whether git has only the last commits here, as after `git clone --depth`."""
    try:
        return run_git(["git", "rev-parse", "--is-shallow-repository"], folder, "").strip() == b"true"
    except RevisionError:
        return False
