"""Pages rendered by the workers of an executor are, byte for byte, those of one process; or the old site stays."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder import api
from builder.findings.errors import ClusterError
from builder.render import on_executor
from tests.conftest import MINIMAL, SiteFrom, files_of
from tests.support.commands import run


class Here(Executor):
    """Calls functions at once, in this process."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        """Call a function."""
        future: Future[object] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Gone(Here):
    """Has workers that are gone after the first share."""

    shares = 0

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        """Call a function, the first time."""
        self.shares += 1
        if self.shares > 1:
            future: Future[object] = Future()
            future.set_exception(OSError("gone"))
            return future
        return super().submit(fn, *args, **kwargs)  # type: ignore[no-untyped-call]


@pytest.fixture
def alone(minimal_site: Path) -> dict[str, bytes]:
    """The files of the smallest site as one process makes them."""
    return files_of(minimal_site)


def test_another_process_makes_the_same_bytes(tmp_path: Path, alone: dict[str, bytes]) -> None:
    with ProcessPoolExecutor(1) as executor:
        api.build(MINIMAL, tmp_path / "public", executor=executor)
    assert files_of(tmp_path / "public") == alone


def test_what_is_published_already_is_not_made_there(
    site_from: SiteFrom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = site_from({})
    sent: list[str] = []
    make = on_executor.make_pages

    def noted(kit: on_executor.Kit, share: on_executor.Share) -> object:
        pages = make(kit, share)
        assert isinstance(pages, list)
        sent.extend(path for page in pages for path in page.files)
        return pages

    monkeypatch.setattr(on_executor, "make_pages", noted)
    api.build(content, tmp_path / "public", executor=Here())
    assert sent
    sent.clear()
    page = tmp_path / "public/index.html"
    whole = page.read_bytes()
    page.unlink()
    page.write_bytes(b"damaged")
    api.build(content, tmp_path / "public", executor=Here())
    assert {path.partition(".")[0] for path in sent} == {"index"}
    assert page.read_bytes() == whole


def test_workers_that_are_gone_leave_the_old_site(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from({})
    api.build(content, tmp_path / "public", executor=Here())
    before = files_of(tmp_path / "public")
    with (content / "districts/aa/plan-a/plan.yaml").open("a", encoding="utf-8") as file:
        file.write("# 一句说明\n")
    with pytest.raises(ClusterError) as caught:
        api.build(content, tmp_path / "public", executor=Gone())
    assert caught.value.problem == "lost"
    assert files_of(tmp_path / "public") == before


def test_a_worker_with_another_program_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = on_executor.pack

    def of_another(*given: Any) -> on_executor.Kit:
        return replace(pack(*given), program="another")

    monkeypatch.setattr(on_executor, "pack", of_another)
    with pytest.raises(ClusterError) as caught:
        api.build(MINIMAL, tmp_path / "public", executor=Here())
    assert caught.value.problem == "program"
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize("executor", ["dask", "dask:", "ray:tcp://127.0.0.1:1"])
def test_an_executor_that_nobody_knows_is_refused(tmp_path: Path, executor: str) -> None:
    done = run("build", "--content", MINIMAL, "--output", tmp_path / "public", "--executor", executor)
    assert done.returncode == 2
    assert executor in done.stderr
