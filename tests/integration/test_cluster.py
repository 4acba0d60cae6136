"""A build on a real Dask cluster: the bytes of one process, also when a worker is lost; without a cluster, exit 2."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="the extra `dask` is not installed")

from builder.findings.errors import ClusterError
from builder.pipeline import Publishing, build
from builder.processes import cluster as clusters
from builder.render import on_executor
from tests.conftest import MINIMAL, TEMPLATES, SiteFrom, checked, files_of, silent
from tests.support.cluster import cluster
from tests.support.commands import run_process

pytestmark = pytest.mark.filterwarnings("ignore")  # of the library and its own


def build_on(address: str, content: Path, output: Path, progress: Callable[[int], None] = lambda _: None) -> None:
    opened: AbstractContextManager[clusters.ClusterExecutor] = clusters.open_cluster(address)
    with opened as executor:
        build(
            checked(content, sources=None),
            templates=TEMPLATES,
            publishing=Publishing(output),
            jobs=1,
            log=silent,
            progress=progress,
            executor=executor,
        )


@pytest.fixture
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page at a time, few at once: the smallest site has enough of them to lose a worker in the middle."""
    monkeypatch.setattr(on_executor, "AT_ONCE", 1)
    monkeypatch.setattr(on_executor, "WAITING", 6)


@pytest.mark.usefixtures("small_shares")
def test_a_worker_that_is_killed_in_the_middle_changes_no_byte(tmp_path: Path, minimal_site: Path) -> None:
    with cluster(tmp_path, workers=2) as running:
        with clusters.open_cluster(running.address) as executor:
            executor._client.wait_for_workers(2, timeout=60)

        def kill(number: int) -> None:
            if number == 20:
                running.workers[0].kill()

        build_on(running.address, MINIMAL, tmp_path / "public", kill)
        assert running.workers[0].wait() != 0
        assert running.workers[1].poll() is None
    assert files_of(tmp_path / "public") == files_of(minimal_site)


@pytest.mark.parametrize("lost", ["scheduler", "workers"])
@pytest.mark.usefixtures("small_shares")
def test_a_cluster_that_goes_away_leaves_the_old_site(
    site_from: SiteFrom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    monkeypatch.setattr(on_executor, "PATIENCE", 1.0)
    content, output = site_from({}), tmp_path / "public"
    with cluster(tmp_path, workers=1) as running:
        build_on(running.address, content, output)
        before = files_of(output)
        with (content / "districts/aa/plan-a/plan.yaml").open("a", encoding="utf-8") as file:
            file.write("# 一句说明\n")  # every page is made of it

        def kill(number: int) -> None:
            if number == 20:
                for process in [running.scheduler] if lost == "scheduler" else running.workers:
                    process.kill()
                    process.wait()

        with pytest.raises(ClusterError):
            build_on(running.address, content, output, kill)
    assert files_of(output) == before


def test_a_command_without_a_scheduler_ends_with_2(tmp_path: Path) -> None:
    output = tmp_path / "public"
    done = run_process("build", "--content", MINIMAL, "--output", output, "--executor", "dask:tcp://127.0.0.1:9")
    assert done.returncode == 2
    assert "连不上 Dask 集群" in done.stderr
    assert "Traceback" not in done.stderr
    assert not output.exists()


def test_the_command_builds_on_a_cluster(tmp_path: Path, minimal_site: Path) -> None:
    output = tmp_path / "public"
    with cluster(tmp_path, workers=1) as running:
        executor = f"dask:{running.address}"
        done = run_process("build", "--content", MINIMAL, "--output", output, "--executor", executor)
    assert done.returncode == 0, done.stderr
    assert files_of(output) == files_of(minimal_site)
