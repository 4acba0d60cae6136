"""The content as git has it at another revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

from builder.content.layout import LOCK
from builder.findings.errors import RevisionError


def load_locks_at(revision: str, content: Path) -> dict[str, str]:
    """The evidence locks at a revision, by key of the plan. Raise `RevisionError` when git cannot tell."""

    def git(*arguments: str) -> str:
        command = ["git", "-c", "core.quotepath=off", *arguments]
        return _run(command, content, revision).decode(errors="replace")

    files = git("ls-tree", "-r", "--name-only", revision, ".").splitlines()
    return {".".join(ids): git("show", f"{revision}:./{file}") for file in files if (ids := LOCK.ids_of(file))}


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
