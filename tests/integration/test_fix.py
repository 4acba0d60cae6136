"""check --fix as an editor runs it: it shows what it changes, and a dry run changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli.commands import commands
from tests.conftest import MINIMAL, SiteFrom, files_of
from tests.sites_invalid import DISTRICT, FUND, PLAN, SUMMARY, minimal
from tests.support.clones import operate


def run(content: Path, *options: str) -> Result:
    return CliRunner().invoke(commands, ["check", "--content", str(content), "--lang", "zh", *options])


@pytest.fixture
def spoilt(site_from: SiteFrom) -> Path:
    return site_from(
        {
            DISTRICT: minimal(DISTRICT).replace("name: ", "name：").replace("\n", "\r\n"),
            FUND: minimal(FUND).replace("力争", "⼒争"),
            SUMMARY: minimal(SUMMARY),
        }
    )


def test_a_dry_run_shows_the_changes_and_makes_none(spoilt: Path) -> None:
    before = files_of(spoilt)
    done = run(spoilt, "--fix", "--dry-run")
    assert "-name：市中区␍\n" in done.stdout
    assert "+name: 市中区\n" in done.stdout
    assert "可以自动修正 2 个文件" in done.stdout
    assert done.exit_code == 1
    assert files_of(spoilt) == before


def test_fixing_shows_the_changes_makes_them_and_checks_what_is_left(spoilt: Path) -> None:
    done = run(spoilt, "--fix")
    assert "+name: 市中区\n" in done.stdout
    assert "已自动修正 2 个文件" in done.stdout
    assert "检查通过" in done.stdout
    assert done.exit_code == 0
    assert files_of(spoilt) == files_of(MINIMAL)
    assert "没有可以自动修正的地方" in run(spoilt, "--fix").stdout


def test_the_diff_stays_out_of_what_programs_read(spoilt: Path) -> None:
    operate(spoilt / "site.yaml")
    done = run(spoilt, "--fix", "--format", "json")
    assert done.stdout == "[]\n"
    assert "+name: 市中区\n" in done.stderr


def test_a_dry_run_of_nothing_is_wrong_usage(spoilt: Path) -> None:
    done = run(spoilt, "--dry-run")
    assert done.exit_code == 2
    assert "--fix" in done.stderr


def test_a_file_that_cannot_be_written_leaves_it_whole(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files_of(spoilt)

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = run(spoilt, "--fix")
    assert done.exit_code == 2
    assert "无法写入" in done.stderr
    after = {name: data for name, data in files_of(spoilt).items() if not Path(name).name.startswith(".")}
    assert after == before
    assert PLAN in after
