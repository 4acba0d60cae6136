"""A number that is wrong is one mistake: what else is said of it does not wait for the lock as well."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import MINIMAL, SOURCES
from tests.sites_invalid import PLAN
from tests.support.commands import run


def test_a_wrong_number_is_one_finding(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(MINIMAL, content)
    assert run("check", "--write-lock", "--content", content, "--sources", SOURCES).returncode == 0
    plan = content / PLAN
    plan.write_text(plan.read_text("utf-8").replace("    max: 10\n", "    max: 12\n"), "utf-8")
    done = run("check", "--content", content, "--sources", SOURCES)
    said = [line for line in (done.stdout + done.stderr).splitlines() if "districts/" in line]
    assert len(said) == 1
    assert "[evidence-value] aa.plan-a.years" in said[0]
