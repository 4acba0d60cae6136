"""The content as git has it at another revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from builder.content.layout import CHANGES, find_kind
from builder.content.read import Record, read
from builder.findings.errors import RevisionError

_MAX_NAMES = 500  # of files on a command line


def load_changed_at(revision: str, content: Path, *, shown_as: str) -> list[Record]:
    """The content files that a revision has and that are different now, or gone, as they were then.

    The list of corrections is among them also where it is the same. Whatever cannot be read any longer is left out.
    Raise `RevisionError` when git cannot tell.
    """
    diff = ["git", "diff", "-z", "--name-only", "--no-renames", "--diff-filter=DM", "--relative", revision, "--", "."]
    listed = ["git", "ls-tree", "-z", "--name-only", revision, "--", CHANGES.path]
    names = (_run(diff, content, revision) + _run(listed, content, revision)).decode(errors="replace").split("\0")
    changed = {name: place for name in names if (place := find_kind(name))}
    records = []
    for name, data in _files_at(revision, content, list(changed)):
        record, _ = read(data, f"{shown_as}/{name}", *changed[name])
        records += [record] if record else []
    return records


def list_files_at(revision: str, content: Path) -> list[str]:
    """The content files that a revision has. Raise `RevisionError` when git cannot tell."""
    command = ["git", "ls-tree", "-r", "-z", "--name-only", revision, "--", "."]
    return _run(command, content, revision).decode(errors="replace").split("\0")


def _files_at(revision: str, content: Path, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of files at a revision, a command line of them at a time."""
    for start in range(0, len(names), _MAX_NAMES):
        command = ["git", "archive", "--format=tar", revision, "--", *names[start : start + _MAX_NAMES]]
        with tarfile.open(fileobj=io.BytesIO(_run(command, content, revision))) as archive:
            for member in archive:
                if file := archive.extractfile(member):
                    yield member.name, file.read()


def load_content_at(revision: str, content: Path, folder: Path) -> Path:
    """Put the content folder as git has it at `revision` into `folder`. Raise `RevisionError` when git cannot tell."""
    command = ["git", "archive", "--format=tar", revision, "--", "."]
    with tarfile.open(fileobj=io.BytesIO(_run(command, content, revision))) as archive:
        archive.extractall(folder, filter="data")
    return folder


def _run(command: list[str], folder: Path, revision: str) -> bytes:
    """What a git command prints in a folder."""
    try:
        run = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise RevisionError(revision, error.strerror or str(error)) from error
    if run.returncode:
        raise RevisionError(revision, run.stderr.decode(errors="replace").strip())
    return run.stdout


def changed_files(revision: str, content: Path, *, shown_as: str) -> set[str]:
    """The content files, named as in findings, that differ from git's `revision`; none when git cannot tell."""
    command = ["git", "-c", "core.quotepath=off", "diff", "--name-only", "--relative", revision, "--", "."]
    try:
        done = subprocess.run(command, cwd=content, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError:
        return set()
    return {f"{shown_as}/{name}" for name in done.stdout.splitlines()} if not done.returncode else set()
