"""What earlier builds left may be deleted, torn or foreign: the next build gives the same site all the same."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import SiteFrom, files_of, publish_site
from tests.support.edits import PLAN, Edit


def cleared(memory: Path, _: Path) -> None:
    shutil.rmtree(memory)


def torn(memory: Path, _: Path) -> None:
    for file in memory.iterdir():
        file.write_bytes(file.read_bytes()[:-7])


def exchanged(memory: Path, _: Path) -> None:
    files = sorted(memory.iterdir())
    data = [file.read_bytes() for file in files]
    for file, foreign in zip(files, [*data[1:], data[0]], strict=True):
        file.write_bytes(foreign)


def in_the_way(memory: Path, _: Path) -> None:
    shutil.rmtree(memory)
    memory.write_text("no folder")


def published_page_edited(_: Path, output: Path) -> None:
    page = output / f"{PLAN}.html"
    data = page.read_bytes()
    page.unlink()
    page.write_bytes(data.replace(b"<h1", b"<h1 onclick=''", 1))


def published_page_edited_in_hiding(_: Path, output: Path) -> None:
    """Of its size, and of its time."""
    page = output / f"{PLAN}.html"
    status, data = page.stat(), page.read_bytes()
    page.write_bytes(data.replace(b"<h1", b"<h2", 1))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))


DAMAGES = [cleared, torn, exchanged, in_the_way, published_page_edited, published_page_edited_in_hiding]


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_what_is_remembered_costs_time_only(site_from: SiteFrom, tmp_path: Path, damage: Edit) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    before = files_of(output)
    for file in filter(Path.is_file, output.rglob("*")):
        os.utime(file, ns=(0, file.stat().st_mtime_ns - 3_600 * 10**9))  # so old that it is noted
    publish_site(content, output)
    damage(tmp_path / ".cache" / "public", output)
    publish_site(content, output)
    assert files_of(output) == before
