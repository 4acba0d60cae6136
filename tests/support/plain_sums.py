"""`python -m tests.support.plain_sums FOLDER`: the sum of every file of a site, of packed ones as they are unpacked.

For comparing systems: two makes of zlib pack the same content in other bytes (decision 27); nothing else may differ.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

SUMS = {"SHA256SUMS", ".bilin-site"}
"""Files that hold sums of the packed ones."""


def plain(data: bytes) -> bytes:
    """The bytes of a file; of a packed one its parts, each by its name."""
    if data.startswith(b"\x1f\x8b"):
        return gzip.decompress(data)
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return b"".join(part.filename.encode() + b"\0" + package.read(part) for part in package.infolist())
    return data


def plain_sums(folder: Path) -> Iterator[str]:
    """A line a file, by path with `/`."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    for name in sorted(files.keys() - SUMS):
        yield f"{hashlib.sha256(plain(files[name].read_bytes())).hexdigest()}  {name}"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    print("\n".join(plain_sums(Path(sys.argv[1]))))
