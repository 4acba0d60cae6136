"""The workflows: valid, with no more rights than they need, and made of commands that run here as well."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import MINIMAL, ROOT
from tests.support.commands import run

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
BIN = Path(sys.executable).parent


def loaded(path: Path) -> dict[str, Any]:
    """A workflow; YAML 1.1 reads its key `on` as true."""
    read: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    return read


def steps() -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in WORKFLOWS:
        for job in loaded(path)["jobs"].values():
            yield from ((path, step) for step in job["steps"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_read_the_repository_and_nothing_else(path: Path) -> None:
    workflow = loaded(path)
    assert workflow["permissions"] == {"contents": "read"}
    rights = {name: job.get("permissions") for name, job in workflow["jobs"].items() if "permissions" in job}
    signing = {"id-token": "write", "attestations": "write"}
    needed = {
        "deploy.yml": {"attest": signing, "deploy": {"pages": "write", "id-token": "write"}},
        "release.yml": {"attest": signing, "draft": {"contents": "write"}},
    }
    assert rights == needed.get(path.name, {})
    assert "pull_request_target" not in workflow["on"]


def test_actions_are_pinned_to_commits_and_leave_no_credentials() -> None:
    for path, step in steps():
        if "uses" in step:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"]), (path.name, step)
            assert not step["uses"].startswith("actions/checkout") or step["with"]["persist-credentials"] == "false"


def test_no_command_holds_words_of_an_event() -> None:
    """What a stranger can write must not become part of a script."""
    for path, step in steps():
        assert "${{" not in step.get("run", ""), (path.name, step)


def test_only_the_main_branch_is_deployed_and_by_a_job_that_runs_none_of_our_code() -> None:
    workflow = loaded(ROOT / ".github/workflows/deploy.yml")
    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert set(workflow["on"]) == {"push", "workflow_dispatch"}
    assert [set(step) for step in workflow["jobs"]["deploy"]["steps"]] == [{"id", "uses"}]
    assert {frozenset(step) for step in workflow["jobs"]["attest"]["steps"]} == {frozenset(("uses", "with"))}


def test_only_a_tag_is_released_and_what_has_rights_runs_none_of_our_code() -> None:
    workflow = loaded(ROOT / ".github/workflows/release.yml")
    assert workflow["on"] == {"push": {"tags": ["v*"]}}
    for name in ("attest", "draft"):
        steps = workflow["jobs"][name]["steps"]
        assert not [step for step in steps if "checkout" in step.get("uses", "")]
        assert [step["run"].split()[0] for step in steps if "run" in step] in ([], ["gh"])
    assert "attest" in workflow["jobs"]["draft"]["needs"]


def test_every_system_and_every_python_that_is_promised_makes_the_site_and_is_compared() -> None:
    jobs = loaded(ROOT / ".github/workflows/check.yml")["jobs"]
    matrix = jobs["systems"]["strategy"]["matrix"]
    assert {system.partition("-")[0] for system in matrix["system"]} == {"ubuntu", "windows", "macos"}
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert jobs["same-bytes"]["needs"] == "systems"
    first = f"sums-{matrix['system'][0]}-{matrix['python'][0]}/sums.txt"
    assert first in jobs["same-bytes"]["steps"][-1]["run"]


def test_updates_are_proposed_for_all_that_is_locked() -> None:
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    assert {entry["package-ecosystem"] for entry in updates} == {"pip", "npm", "github-actions"}


def test_everything_that_is_used_says_its_licence() -> None:
    done = subprocess.run([ROOT / ".ci/licences"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, [line for line in done.stdout.splitlines() if line.endswith("NOTHING")]
    assert {line.split("\t")[0] for line in done.stdout.splitlines()} == {"site", "tests", "npm, tests only", "data"}


def test_an_audit_that_cannot_ask_fails(tmp_path: Path) -> None:
    """Without packages to audit with, there is no result, and none must be reported."""
    (tmp_path / "python3").write_text("#!/bin/sh\nexit 7\n")
    (tmp_path / "python3").chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    assert subprocess.run([ROOT / ".ci/audit"], env=environment, capture_output=True, check=False).returncode


def test_the_list_of_what_the_site_is_made_with_has_every_locked_package_and_asks_nobody(tmp_path: Path) -> None:
    subprocess.run([ROOT / ".ci/sbom", tmp_path / "sbom.json"], check=True)
    bill = json.loads((tmp_path / "sbom.json").read_bytes())
    assert (bill["bomFormat"], bill["serialNumber"][:9]) == ("CycloneDX", "urn:uuid:")
    locked = re.findall(r"^([\w.-]+==[\w.]+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    assert [f"{part['name']}=={part['version']}" for part in bill["components"]] == locked
    assert all(part["hashes"] for part in bill["components"])


def test_what_workflows_call_exists_and_can_be_run() -> None:
    text = "".join(path.read_text("utf-8") for path in [*WORKFLOWS, ROOT / ".gitlab-ci.yml"])
    scripts = set(re.findall(r"\.ci/[\w-]+", text))
    wanted = {"run", "release", "changes", "links", "archive", "locks", "published", "package"}
    assert scripts >= {f".ci/{name}" for name in wanted}
    assert all(os.access(ROOT / name, os.X_OK) for name in scripts)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert all(f"\n{name}:" in makefile for name in re.findall(r"\bmake (\w+)", text) if name != "make")


def test_content_is_checked_before_anything_is_built() -> None:
    """A build of content with errors says what is wrong, but on no line of the proposal."""
    orders = {
        "github": [step.get("run", "") for step in loaded(WORKFLOWS[0])["jobs"]["content"]["steps"]],
        "gitlab": yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))["content"]["script"],
        "release": (ROOT / ".ci/release").read_text("utf-8").splitlines(),
    }
    for name, commands in orders.items():
        checks = [number for number, command in enumerate(commands) if "build.py check --strict" in command]
        builds = [number for number, command in enumerate(commands) if "make site" in command]
        assert checks, name
        assert builds, name
        assert max(checks) < min(builds), name
        assert all("with-archive" in commands[number] for number in (*checks, *builds)), name


def test_only_the_step_that_fetches_texts_has_the_secret_of_the_archive() -> None:
    for path, step in steps():
        has_secret = "secrets." in str(step)
        assert has_secret == step.get("run", "").startswith(".ci/archive") * ("env" in step), (path.name, step)
    for path in WORKFLOWS:
        for job in loaded(path)["jobs"].values():
            assert set(job.get("env", {}).values()) <= {"${{ secrets.BILIN_ARCHIVE_HEADER != '' }}"}


def test_an_archive_that_wants_a_secret_is_kept_in_no_cache_that_forks_read() -> None:
    (cache,) = (step for _, step in steps() if step.get("uses", "").startswith("actions/cache@"))
    assert cache["if"] == "vars.BILIN_ARCHIVE != '' && env.HAS_SECRET != 'true'"
    assert cache["with"]["key"] == "archive-${{ steps.pinned.outputs.key }}"


@pytest.mark.parametrize("command", ["zizmor", "github", "gitlab"])
def test_linters_of_workflows_have_nothing_to_say(command: str) -> None:
    checker = [str(BIN / "check-jsonschema"), "--builtin-schema"]
    calls = {
        "zizmor": [str(BIN / "zizmor"), "--offline", "--quiet", ".github/workflows"],
        "github": [*checker, "vendor.github-workflows", *map(str, WORKFLOWS)],
        "gitlab": [*checker, "vendor.gitlab-ci", ".gitlab-ci.yml"],
    }
    done = subprocess.run(calls[command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_kind_of_file_has_an_owner() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    owned = {line.split()[0] for line in lines if line and not line.startswith("#")}
    assert owned >= {"*", "/builder/", "/site_templates/", "/tests/", "/.github/", "/.ci/", "/docs/"}
    assert owned >= {"/content/districts/", "/content/vocabularies/", "/content/pages/", "/content/site.yaml"}
    assert all(len(line.split()) > 1 for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize("path", ["districts/**/evidence.lock", "published/"])
def test_who_edits_content_does_not_approve_what_attests_it(path: str) -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    patterns = [line.split()[0] for line in lines if line]
    (owners,) = (line.split()[1:] for line in lines if line.startswith(f"/content/{path} "))
    assert "@bilin/editors" not in owners
    assert patterns.index(f"/content/{path}") > patterns.index("/content/districts/")  # the last that fits counts


def test_forms_ask_for_source_reviewer_and_secrecy() -> None:
    template = (ROOT / ".github/pull_request_template.md").read_text("utf-8")
    assert all(word in template for word in ("来源", "核对人", "- [ ] 不涉密，不含个人隐私"))
    forms = [yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("[dns]*.yml")]
    assert {form["name"] for form in forms} == {"数据错误", "新增区县", "网站问题"}
    for form in forms:
        ids = [part["id"] for part in form["body"]]
        assert len(set(ids)) == len(ids)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with the smallest content and two commits.

    A figure, a name and a verb change in the second, and the district confirms what is recorded.
    """
    shutil.copytree(MINIMAL, tmp_path / "content")

    dated = os.environ | {"GIT_COMMITTER_DATE": "2026-07-02T00:00:00Z"}

    def git(*arguments: str) -> None:
        who = ["-c", "user.name=test", "-c", "user.email=test@test.example", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True, env=dated)

    git("init", "--initial-branch=main")
    git("add", ".")
    git("commit", "-m", "first")
    plan = tmp_path / "content/districts/aa/plan-a/plan.yaml"
    confirmed = "confirmed: {by: 市中区委组织部, on: 2026-07-01, document: 复函}\n"
    plan.write_text(plan.read_text("utf-8").replace("max: 10", "max: 9") + confirmed, "utf-8")
    fund = tmp_path / "content/districts/aa/plan-a/programmes/fund.md"
    fund.write_text(fund.read_text("utf-8").replace("name: 水手资金", "name: 水手`资金`"), "utf-8")
    housing = tmp_path / "content/districts/aa/plan-a/programmes/housing.md"
    (housing.parent / "homes.md").write_text(housing.read_text("utf-8").replace("安住计划", "新居计划"), "utf-8")
    housing.write_text(housing.read_text("utf-8").replace("force: 完成", "force: 用"), "utf-8")
    git("commit", "--all", "-m", "second")
    return tmp_path


def test_what_changes_for_readers_is_listed(clone: Path) -> None:
    done = run("changes", "--since", "HEAD~1", cwd=clone)
    assert done.returncode == 0, done.stderr
    title, _, *lines = done.stdout.splitlines()
    assert title == "## 读者会看到的变化：5 处"
    place = "山东省济南市市中区《水手工作意见》"
    assert f"- ` {place} 完成的年数 `的量化内容：` 5 10 年 完成 ` → ` 5 9 年 完成 `" in lines
    assert f"- ` {place} 安住计划 `的动词：` 完成 ` → ` 用 `" in lines
    assert f"- 新增项目：` {place} 新居计划 `" in lines
    assert f"- ` {place} `：本区已确认（` 市中区委组织部 2026-07-01 复函 `）" in lines
    assert f"- `` {place} 水手`资金` ``的名称：` 水手资金 ` → `` 水手`资金` ``" in lines


def test_a_confirmation_lapses_though_nothing_is_committed(clone: Path) -> None:
    days = ({"SOURCE_DATE_EPOCH": seconds} for seconds in ("1783036800", "1893456000"))  # 2026-07-03, and in 2030
    done = [run("changes", "--since", "HEAD", cwd=clone, environment=day) for day in days]
    assert ["本区确认已满复核期限" in each.stdout for each in done] == [False, True]


def test_nothing_changed_and_an_unknown_revision_say_so(clone: Path) -> None:
    subprocess.run(["git", "stash", "--include-untracked"], cwd=clone, check=True, capture_output=True)
    assert run("changes", "--since", "HEAD", cwd=clone).stdout.startswith("## 读者会看到的变化：0 处")
    done = run("changes", "--since", "no-such-revision", cwd=clone)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "no-such-revision" in done.stderr


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(404 if self.path == "/gone" else 200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_outside_links_that_do_not_answer_are_listed_with_their_page(tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        page = (
            f'<a rel="x" href="{address}/there?a=1&amp;b=2">1</a><a href="{address}/gone">2</a><a href="in.html">3</a>'
        )
        (tmp_path / "a.html").write_text(page, "utf-8")
        (tmp_path / "b.html").write_text(f'<a href="{address}/gone">2</a>', "utf-8")
        done = run("links", "--output", tmp_path)
        assert done.returncode == 1
        assert done.stdout.startswith("## 外部链接：共 2 个，1 个打不开")
        assert f"- ` {address}/gone `：` 404 `，见 ` a.html `" in done.stdout
        (tmp_path / "a.html").write_text(f'<a href="{address}/there">1</a>', "utf-8")
        (tmp_path / "b.html").unlink()
        assert run("links", "--output", tmp_path).returncode == 0
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_sample_for_a_server_has_the_policy_of_the_pages_and_more() -> None:
    sample = (ROOT / "docs/serving/nginx.conf").read_text("utf-8")
    page = (ROOT / "site_templates/base.html").read_text("utf-8")
    (written,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    policy = re.sub(r"{%.*?%}", "", written)  # where the search page alone says more
    assert f"\"{policy}; frame-ancestors 'none'\"" in sample
    assert "frame-ancestors" not in policy
    for header in ("X-Content-Type-Options nosniff", "Referrer-Policy no-referrer", "Cache-Control no-cache"):
        assert sample.count(f"add_header {header} always;") == sample.count("add_header Content-Security-Policy")
