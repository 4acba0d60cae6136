"""The Pagefind binary: search documents in, the files of its index out. Nothing else touches the staging folder."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

import pagefind_bin  # type: ignore[import-untyped]

from builder.findings.errors import PagefindError
from builder.processes.confined import run_confined
from builder.processes.lifeline import MISSING
from builder.processes.scratch import clear_scratch, scratch_folder
from builder.search.trial import faults, first_word

SECONDS, SECONDS_EACH = 60.0, 0.1
"""How long it may take: to start, and for each document. It needs a fiftieth of that."""
_MEMORY, _FILE = 6 * 1024**3, 1024**3
"""How much memory it may take (5,000 pages take a quarter of that), and how large a file it may write."""
_NAMED, _SAID = 3, 300
_SCRATCH = "bilin-search-"
_OURS = ("pagefind.js", "pagefind-entry.json")
_KINDS = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")


def index(documents: Iterable[tuple[str, bytes]], *, seconds: float | None = None) -> dict[str, bytes]:
    """Index HTML documents (path with `/`, bytes); return the files a browser needs. Raise `PagefindError`.

    The same documents give the same files, and none is kept. `seconds`, or `SECONDS`, is allowed beside the time for
    each document.
    """
    words: list[bytes] = []
    with scratch_folder(_SCRATCH) as scratch:
        staging, output = scratch / "documents", scratch / "index"
        folders: set[Path] = set()
        for path, data in documents:
            target = staging / path
            if (folder := target.parent) not in folders:
                folder.mkdir(parents=True, exist_ok=True)
                folders.add(folder)
            target.write_bytes(data)
            words.append(first_word(data))
        _run(staging, output, (SECONDS if seconds is None else seconds) + SECONDS_EACH * len(words))
        wanted = (path for path in output.rglob("*") if path.name in _OURS or path.suffix in _KINDS)
        files = dict(sorted((path.relative_to(output).as_posix(), path.read_bytes()) for path in wanted))
    fragments = sum(path.endswith(".pf_fragment") for path in files)
    if fragments != len(words):
        raise PagefindError("crash", f"{fragments} / {len(words)}")
    if problems := list(faults(files, filter(None, words))) if words else []:
        raise PagefindError("broken", "; ".join(problems[:_NAMED]))
    return files


def clear_left() -> None:
    """Delete what runs that were killed have left: a build whose pages are as before runs nothing that would."""
    clear_scratch(_SCRATCH)


def _run(staging: Path, output: Path, seconds: float) -> None:
    # Only what is absolute reaches the program: no folder's name can be taken for an option.
    try:
        program = str(pagefind_bin.get_executable())
    except FileNotFoundError as error:
        raise PagefindError("missing", " ".join(str(error).split())[:_SAID]) from error
    command = [program, "--site", str(staging), "--output-path", str(output)]
    # No language: it would bring stemming, and there is nothing to stem.
    command += ["--force-language", "unknown", "--keep-index-url", "--quiet"]
    try:
        done = run_confined(command, seconds=seconds, memory=_MEMORY, file_size=_FILE)
    except subprocess.TimeoutExpired as error:
        raise PagefindError("timeout", f"{error.timeout:.0f}") from error
    said = " ".join((done.stderr or done.stdout).decode(errors="replace").split())[-_SAID:]
    if done.returncode == MISSING:
        raise PagefindError("missing", said)
    if done.returncode:
        raise PagefindError("crash", f"{done.returncode}: {said}")
