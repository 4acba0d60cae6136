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

    commit = _commit(revision, content)

    def git(*arguments: str) -> str:
        command = ["git", "-c", "core.quotepath=off", *arguments]
        return _run(command, content, revision).decode(errors="replace")

    files = git("ls-tree", "-r", "--name-only", commit, "--", ".").splitlines()
    return {".".join(ids): git("show", f"{commit}:./{file}") for file in files if (ids := LOCK.ids_of(file))}


def load_content_at(revision: str, content: Path, folder: Path) -> Path:
    """Put the content folder as git has it at `revision` into `folder`. Raise `RevisionError` when git cannot tell."""
    command = ["git", "archive", "--format=tar", _commit(revision, content), "--", "."]
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
    try:
        commit = _commit(revision, content)
        command = ["git", "-c", "core.quotepath=off", "diff", "--name-only", "--relative", commit, "--", "."]
        names = _run(command, content, revision).decode(errors="replace")
    except RevisionError:
        return set()
    return {f"{shown_as}/{name}" for name in names.splitlines()}


def commit_time(content: Path) -> int | None:
    """When the content was last committed, in seconds since 1970; None where git cannot tell."""
    try:
        said = _run(["git", "log", "-1", "--format=%ct", "--", "."], content, "HEAD").decode(errors="replace").strip()
    except RevisionError:
        return None
    return int(said) if said.isdecimal() else None


def _commit(revision: str, folder: Path) -> str:
    """The hash of the commit that somebody names, which is all of it that other commands are given.

    A name such as `--output=public` is not read as an option.
    """
    command = ["git", "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    try:
        return _run(command, folder, revision).decode().strip()
    except RevisionError as error:
        raise RevisionError(revision, str(error.values["reason"]) or "unknown revision") from error
