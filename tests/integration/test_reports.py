"""What a job on GitHub is told about a request: what it changes comes first."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.conftest import SiteFrom
from tests.sites_invalid import DISTRICT, FUND, changed, minimal
from tests.unit.findings.test_reports import check


def test_files_that_a_request_changes_come_first(site_from: SiteFrom, tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=editor", "-c", "user.email=editor@test.example"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    content = site_from(changed(DISTRICT, "city: 济南市", "city:"))
    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "first")
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    (content / FUND).write_text(minimal(FUND).replace("[funding]", "[fundng]"), "utf-8")
    done = check(content, "--format", "github", env={"GITHUB_BASE_REF": "main"})
    files = [line.partition("file=")[2].partition(",")[0] for line in done.stdout.splitlines() if "file=" in line]
    assert [Path(file).name for file in files] == ["fund.md", "district.yaml"]
