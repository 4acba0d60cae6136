"""The repository's own content gives the same bytes wherever, whenever and however it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, files_of


def build_elsewhere(folder: Path, *, zone: str, seed: str, locale: str, jobs: str) -> dict[str, bytes]:
    """Build a copy of the repository's content in a process of its own; return the files."""
    shutil.copytree(ROOT / "content", folder / "content")
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale, "LANG": locale}
    command = [sys.executable, str(ROOT / "build.py"), "build", "--quiet", "--jobs", jobs, "--output", "out"]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return files_of(folder / "out")


def test_a_build_from_another_folder_zone_seed_locale_and_number_of_jobs_is_identical(
    published: Path, tmp_path: Path
) -> None:
    """Identical to the one that the other tests read, which the process of the tests has made with one job."""
    folder = tmp_path / "文件夹 b" / "deeper"
    folder.mkdir(parents=True)
    elsewhere = build_elsewhere(folder, zone="Asia/Shanghai", seed="4242", locale="C.UTF-8", jobs="3")
    assert elsewhere == files_of(published)
