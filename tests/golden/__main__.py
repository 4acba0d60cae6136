"""`make golden`: write the golden files anew. Look at the diff before you commit it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.golden import GOLDEN, rendered

with tempfile.TemporaryDirectory() as scratch:
    files = rendered(Path(scratch) / "out")
shutil.rmtree(GOLDEN, ignore_errors=True)
for name, data in files.items():
    (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
    (GOLDEN / name).write_bytes(data)
