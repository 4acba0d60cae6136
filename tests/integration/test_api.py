"""What other programs may use: two functions and the site that they know."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from builder import Site, build, check
from builder.findings.errors import ContentError
from tests.conftest import MINIMAL, ROOT, SOURCES, SiteFrom, files_of


def test_a_program_checks_content_and_reads_the_site() -> None:
    checked = check(MINIMAL, sources=SOURCES)
    assert isinstance(checked.site, Site)
    assert [district.name.zh for district in checked.site.districts]
    assert not checked.findings


def test_a_program_builds_the_site_that_the_command_builds(minimal_site: Path, tmp_path: Path) -> None:
    built = build(MINIMAL, tmp_path / "public", jobs=1)
    assert built.pages == len(list((tmp_path / "public").rglob("*.html")))
    assert files_of(tmp_path / "public") == files_of(minimal_site)


def test_content_with_errors_is_not_published(site_from: SiteFrom, tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        build(site_from({"districts/aa/plan-a/plan.yaml": "title: 半份\n"}), tmp_path / "public")
    assert not (tmp_path / "public").exists()


def test_the_package_alone_loads_nothing_that_makes_sites() -> None:
    report = "import sys, builder; print('builder.pipeline' in sys.modules, sorted(builder.__all__))"
    done = subprocess.run([sys.executable, "-c", report], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False ['Site', 'build', 'check']\n"
    with pytest.raises(ImportError):
        from builder import nothing  # noqa: F401
