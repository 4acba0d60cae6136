"""Publishing files that are at hand, without a build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.publish.staging import open_publication


def publish(
    files: Mapping[str, bytes], output: Path, *, full: bool = False, time: int | None = None, older: bool = False
) -> int:
    """Have `output` hold exactly these files (path with `/` -> bytes), under the conditions of `open_publication`.

    Return how many changed.
    """
    with open_publication(output, full=full, time=time, older=older) as publication:
        return publication.finish({path: publication.staging.write(path, files[path]) for path in sorted(files)})
