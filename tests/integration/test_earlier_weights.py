"""What plans take of pages is weighed by the first build, and remembered for all that follow."""

from __future__ import annotations

import shutil
from pathlib import Path

from builder.compare.earlier_weights import EarlierWeights
from builder.processes.program import program_sum
from builder.publish.memory import Memory, folder_of
from tests.conftest import ROOT, checked
from tests.support.commands import run

STATEMENTS = ROOT / "tests/sites/statements"


def test_a_build_leaves_weights_for_the_next(tmp_path: Path) -> None:
    content = shutil.copytree(STATEMENTS, tmp_path / "content")
    with (content / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("limits: {side_plans: 1}\n")
    for _ in range(2):
        assert run("build", "--content", content, "--output", tmp_path / "public", "--jobs", "1").returncode == 0
    site = checked(content).site
    earlier = EarlierWeights(Memory(folder_of(tmp_path / "public")), program=program_sum())
    assert [earlier.find(site, plan) is not None for plan in site.plans] == [True, True]
