"""The Pagefind binary: search documents in, the files of its index out. Nothing else touches the staging folder."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pagefind_bin  # type: ignore[import-untyped]

from builder.findings.errors import PagefindError

SECONDS, SECONDS_EACH = 60.0, 0.1
"""How long it may take: to start, and for each document. It needs a fiftieth of that."""
_OURS = ("pagefind.js", "pagefind-entry.json")
_KINDS = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")


def index(documents: Mapping[str, bytes], *, seconds: float | None = None) -> dict[str, bytes]:
    """Index HTML documents (path with `/` -> bytes); return the files a browser needs. Raise `PagefindError`.

    The same documents give the same files. `seconds`, or `SECONDS`, is allowed beside the time for each document.
    """
    with tempfile.TemporaryDirectory(prefix="bilin-search-") as scratch:
        staging, output = Path(scratch, "documents"), Path(scratch, "index")
        for path, data in documents.items():
            target = staging / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        _run(staging, output, (SECONDS if seconds is None else seconds) + SECONDS_EACH * len(documents))
        files = {
            path.relative_to(output).as_posix(): path.read_bytes()
            for path in sorted(output.rglob("*"))
            if path.name in _OURS or path.suffix in _KINDS
        }
    fragments = sum(path.endswith(".pf_fragment") for path in files)
    if fragments != len(documents):
        raise PagefindError("crash", f"{fragments} / {len(documents)}")
    return files


def _run(staging: Path, output: Path, seconds: float) -> None:
    try:
        command = [str(pagefind_bin.get_executable()), "--site", str(staging), "--output-path", str(output)]
        # No language: it would bring stemming, and there is nothing to stem.
        command += ["--force-language", "unknown", "--keep-index-url", "--quiet"]
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, errors="replace", timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise PagefindError("timeout", f"{error.timeout:.0f}") from error
    except OSError as error:
        raise PagefindError("missing", str(error)) from error
    if done.returncode:
        said = " ".join((done.stderr or done.stdout).split())[-300:]
        raise PagefindError("crash", f"{done.returncode}: {said}")
