"""Git, asked in a folder: in a module of its own, since a build asks for the time of its content before all else."""

from __future__ import annotations

import subprocess
from pathlib import Path

from builder.findings.errors import NoGitError, RevisionError


def run_git(command: list[str], folder: Path, revision: str) -> bytes:
    """What a git command prints in a folder. Raise `RevisionError` where it fails."""
    try:
        run = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        if isinstance(error, FileNotFoundError) and error.filename == command[0]:
            raise NoGitError(revision) from error
        raise RevisionError(revision, error.strerror or str(error)) from error
    if run.returncode:
        raise RevisionError(revision, run.stderr.decode(errors="replace").strip())
    return run.stdout


def commit_time(content: Path) -> int | None:
    """When the content was last committed, in seconds since 1970; None where git cannot tell."""
    try:
        said = (
            run_git(["git", "log", "-1", "--format=%ct", "--", "."], content, "HEAD").decode(errors="replace").strip()
        )
    except RevisionError:
        return None
    return int(said) if said.strip().isdecimal() else None
