"""`python -m tests.sites_invalid`: write every `expected.txt` anew. Look at the diff before you commit it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.sites_invalid import HERE, names, printed, site

for name in names():
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch).chmod(0o755)
        found = printed(name, site(name, Path(scratch)))
    (HERE / name / "expected.txt").write_text("".join(f"{line}\n" for line in found), "utf-8")
