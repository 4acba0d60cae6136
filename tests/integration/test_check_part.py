"""check of a part of the content: it is told what is wrong there, and that there is more elsewhere."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import SiteFrom, files_of
from tests.sites_invalid import DISTRICT, FUND, SECOND_DISTRICT, minimal
from tests.support.commands import run


@pytest.fixture
def spoilt(site_from: SiteFrom) -> Path:
    """Two districts, each with a colon too wide, and a programme that names a theme that is none."""
    wide = {name: minimal(name).replace("name: ", "name：") for name in (DISTRICT, SECOND_DISTRICT)}
    return site_from({**wide, FUND: minimal(FUND).replace("themes: [", "themes: [nonsense, ")})


def check(content: Path, *names: str) -> subprocess.CompletedProcess[str]:
    return run("check", *names, "--content", content.name, cwd=content.parent)


@pytest.mark.parametrize(
    ("names", "files"),
    [
        ([], {DISTRICT, SECOND_DISTRICT, FUND}),
        (["aa"], {DISTRICT, FUND}),
        (["aa/plan-a"], {FUND}),
        (["aa/plan-a/"], {FUND}),
        (["aa.plan-a"], {FUND}),
        (["content/districts/aa/plan-a/programmes"], {FUND}),
        (["bb", FUND], {SECOND_DISTRICT, FUND}),
        (["vocabularies"], set()),
    ],
)
def test_what_is_wrong_elsewhere_is_counted_only(spoilt: Path, names: list[str], files: set[str]) -> None:
    done = check(spoilt, *names)
    shown = {line.split(":")[0].removeprefix("content/") for line in done.stderr.splitlines() if ": 错误 [" in line}
    assert shown == files
    assert done.returncode == (1 if files else 0)
    assert (f"别处另有 {3 - len(files)} 个错误" in done.stderr) == (len(files) < 3)
    assert ("指定的内容检查通过" in done.stdout) == (not files)


@pytest.mark.parametrize("name", ["aa/plan-b", "zz", "..", "/etc/passwd"])
def test_a_name_of_nothing_is_wrong_usage(spoilt: Path, name: str) -> None:
    done = check(spoilt, name)
    assert (done.returncode, f"没有“{name}”" in done.stderr) == (2, True)


def test_only_the_part_is_mended(spoilt: Path) -> None:
    before = files_of(spoilt)
    check(spoilt, "aa", "--fix")
    assert [name for name, data in files_of(spoilt).items() if data != before[name]] == [DISTRICT]


def test_what_nobody_has_signed_is_listed_of_the_part(site_from: SiteFrom) -> None:
    content = site_from({})
    assert "尚未核对" in run("check", "aa/plan-a", "--signed", "--content", content).stdout
    assert "尚未核对" not in run("check", "bb/", "--signed", "--content", content).stdout


def test_what_was_verified_is_recorded_of_all_content(spoilt: Path) -> None:
    done = check(spoilt, "aa", "--write-lock")
    assert (done.returncode, "--write-lock" in done.stderr) == (2, True)
