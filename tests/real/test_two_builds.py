"""The repository's own content gives the same bytes wherever, whenever and however it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, files_of


def build_elsewhere(folder: Path, *, zone: str, seed: str, locale: str, jobs: str) -> dict[str, bytes]:
    """Build a copy of the repository's content in a process of its own; return the files."""
    shutil.copytree(ROOT / "content", folder / "content")
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale, "LANG": locale}
    command = [sys.executable, str(ROOT / "build.py"), "build", "--quiet", "--jobs", jobs, "--output", "out"]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return files_of(folder / "out")


@pytest.mark.slow
def test_two_builds_from_other_folders_zones_seeds_locales_and_jobs_are_identical(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "文件夹 b" / "deeper").mkdir(parents=True)
    first = build_elsewhere(tmp_path / "a", zone="UTC", seed="0", locale="C", jobs="1")
    two = build_elsewhere(
        tmp_path / "文件夹 b" / "deeper", zone="Asia/Shanghai", seed="4242", locale="C.UTF-8", jobs="3"
    )
    assert first == two
