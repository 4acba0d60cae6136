"""What the workflows run, run in a clone: with an archive, without one, and in a fork that has no secret."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.conftest import MINIMAL, ROOT, SOURCES
from tests.support.clones import Clone, clone_with
from tests.support.web_store import served_texts

SOURCE = (SOURCES / "source.txt").read_bytes()
SHA256 = hashlib.sha256(SOURCE).hexdigest()
LOCK = Path("content/districts/aa/plan-a/evidence.lock")
FUND = Path("content/districts/aa/plan-a/programmes/fund.md")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return clone_with(MINIMAL, tmp_path / "clone")


def test_without_an_archive_everything_runs_and_the_locks_stand(clone: Clone) -> None:
    done = clone.run(".ci/archive")
    assert (done.returncode, "none is configured" in done.stdout) == (0, True)
    assert clone.run(".ci/with-archive", ".venv/bin/python", "build.py", "check", "--strict").returncode == 0
    assert clone.run(".ci/locks").returncode == 0
    done = clone.run(".ci/release")
    assert done.returncode == 0, done.stderr
    assert (clone.folder / "public/index.html").is_file()


def test_a_fork_without_the_secret_is_green_and_a_deployment_is_not(clone: Clone) -> None:
    with served_texts({SHA256: SOURCE}, secret="word") as server:
        archive = server.place()
        done = clone.run(".ci/archive", BILIN_ARCHIVE=archive, BILIN_ARCHIVE_HEADER="")
        assert (done.returncode, "has no secret" in done.stdout) == (0, True)
        assert clone.run(".ci/archive", "--required", BILIN_ARCHIVE=archive).returncode == 2
        wrong = clone.run(".ci/archive", BILIN_ARCHIVE=archive, BILIN_ARCHIVE_HEADER="X-Secret: wrong")
        assert wrong.returncode == 2
        done = clone.run(".ci/archive", "--required", BILIN_ARCHIVE=archive, BILIN_ARCHIVE_HEADER="X-Secret: word")
    assert done.returncode == 0, done.stderr
    assert "word" not in done.stdout + done.stderr
    assert [path.name for path in (clone.folder / ".archive").iterdir()] == [SHA256]


def test_a_proposal_from_the_main_branch_of_a_fork_is_compared_with_what_it_left(clone: Clone, tmp_path: Path) -> None:
    """GitLab runs the pipeline in the fork, where `origin/main` is the proposal; it says which commit that left."""
    fork = clone.clone(tmp_path / "fork", "main")
    left = fork.run("git", "rev-parse", "HEAD").stdout
    fork.commit("proposal")
    fork.run("git", "update-ref", "refs/remotes/origin/main", "HEAD")
    assert fork.run(".ci/base", left.strip()).stdout == left
    assert fork.run(".ci/base").stdout == left
    pipeline = (ROOT / ".gitlab-ci.yml").read_text("utf-8")
    compared = [line for line in pipeline.splitlines() if ".ci/changes" in line or ".ci/published" in line]
    named = '"${CI_MERGE_REQUEST_DIFF_BASE_SHA:-$CI_COMMIT_BEFORE_SHA}"'
    assert len(compared) == sum(named in line for line in compared) == 2


def test_a_push_is_compared_with_what_it_found_however_many_commits_it_brings(clone: Clone) -> None:
    left = clone.run("git", "rev-parse", "HEAD").stdout
    for name in ("first", "second"):
        clone.commit(name)
    before = clone.run("git", "rev-parse", "HEAD~1").stdout
    assert clone.run(".ci/base", left.strip()).stdout == left
    assert clone.run(".ci/base", "0" * 40).stdout == before  # the branch is new
    gone = clone.run(".ci/base", "1" * 40)  # by force, in place of what is not here any more
    assert (gone.stdout, "is not here" in gone.stderr) == (before, True)
    workflow = (ROOT / ".github/workflows/check.yml").read_text("utf-8")
    assert workflow.count("BASE: ${{ github.base_ref || github.event.before }}") == 2


def test_texts_are_fetched_once_for_the_same_pins(clone: Clone) -> None:
    key = clone.run(".ci/archive", "--key").stdout
    assert len(key.strip()) == 32
    with served_texts({SHA256: SOURCE}) as server:
        for _ in range(2):
            assert clone.run(".ci/archive", BILIN_ARCHIVE=server.place()).returncode == 0
    assert len(server.asked) == 1
    plan = clone.folder / "content/districts/aa/plan-a/plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace(SHA256, "0" * 64), "utf-8")
    assert clone.run(".ci/archive", "--key").stdout != key


def test_a_text_that_the_archive_lacks_stops_nothing_and_a_wrong_one_does(clone: Clone, tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    assert clone.run(".ci/archive", "--required", BILIN_ARCHIVE=str(store)).returncode == 0
    (store / SHA256).write_bytes(b"altered")
    assert clone.run(".ci/archive", "--required", BILIN_ARCHIVE=str(store)).returncode == 1


@pytest.mark.slow
def test_locks_that_lack_what_the_texts_say_are_offered_as_a_patch(clone: Clone) -> None:
    assert clone.run(".ci/archive", BILIN_ARCHIVE=str(SOURCES)).returncode == 0
    done = clone.shell(".ci/locks > locks.patch")
    assert (done.returncode, "they differ" in done.stderr) == (1, True)
    assert not (clone.folder / LOCK).exists()
    assert clone.run("git", "apply", "locks.patch").returncode == 0
    assert (clone.folder / LOCK).is_file()
    done = clone.run(".ci/locks")
    assert (done.returncode, done.stdout) == (0, "")
    assert clone.run(".ci/release").returncode == 0


def test_a_deployment_refuses_a_lock_that_the_texts_do_not_bear_out(clone: Clone) -> None:
    clone.run(".ci/archive", BILIN_ARCHIVE=str(SOURCES))
    clone.shell(".ci/locks > locks.patch || git apply locks.patch")
    lock = clone.folder / LOCK
    lines = lock.read_text("utf-8").splitlines(keepends=True)
    lock.write_text("".join(line for line in lines if not line.startswith("housing.name ")), "utf-8")
    done = clone.run(".ci/release")
    assert done.returncode != 0
    assert not (clone.folder / "public").exists()


def test_locks_are_not_recomputed_where_the_content_is_wrong(clone: Clone) -> None:
    clone.run(".ci/archive", BILIN_ARCHIVE=str(SOURCES))
    fund = clone.folder / FUND
    fund.write_text(fund.read_text("utf-8").replace("name: 水手资金", "name: 水军资金"), "utf-8")
    done = clone.run(".ci/locks")
    assert (done.returncode, done.stdout, "content has errors" in done.stderr) == (1, "", True)


def test_packages_are_installed_by_their_sums_alone() -> None:
    """Whoever takes over a name of a package index would run what they like where sites are built and signed."""
    starter = (ROOT / "builder/editor/starter").rglob("*.yml")
    places = [
        ROOT / "Makefile",
        *(ROOT / ".ci").iterdir(),
        *(ROOT / ".github/workflows").iterdir(),
        ROOT / ".gitlab-ci.yml",
        *starter,
    ]
    lines = [(path.name, line) for path in places for line in path.read_text("utf-8").splitlines()]
    installs = [(name, line) for name, line in lines if "pip install" in line]
    assert [place for place in installs if "--require-hashes" not in place[1]] == []
    assert len(installs) > 5
