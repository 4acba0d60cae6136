"""When a site is deployed or a release drafted: signed wherever that can be done, and from a fork only when asked."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.conftest import ROOT
from tests.integration.test_ci import loaded


def test_a_site_that_was_built_is_deployed_after_the_signing_even_where_nothing_can_be_signed() -> None:
    jobs = loaded(ROOT / ".github/workflows/deploy.yml")["jobs"]
    assert jobs["deploy"]["needs"] == ["build", "attest"]
    assert jobs["deploy"]["if"] == "${{ !cancelled() && needs.build.result == 'success' }}"
    assert jobs["attest"]["continue-on-error"] == "${{ github.event.repository.private }}"


def test_a_release_is_drafted_unsigned_only_where_a_repository_may_have_no_signing() -> None:
    jobs = loaded(ROOT / ".github/workflows/release.yml")["jobs"]
    private = "github.event.repository.private"
    signed = f"(needs.attest.result == 'success' || {private})"
    assert jobs["draft"]["if"] == f"${{{{ !cancelled() && needs.build.result == 'success' && {signed} }}}}"
    assert jobs["attest"]["continue-on-error"] == f"${{{{ {private} }}}}"


@pytest.mark.parametrize("folder", [".github/workflows", "builder/editor/starter/github/workflows"])
def test_a_fork_deploys_only_when_it_is_asked_to_and_nobody_a_branch(folder: str) -> None:
    text = (ROOT / folder / "deploy.yml").read_text("utf-8")
    jobs = yaml.safe_load(re.sub(r"(?m)^(zh|en)\| .*\n", "", text))["jobs"]
    on_push = "github.event_name == 'push' && !github.event.repository.fork"
    by_hand = "github.event_name == 'workflow_dispatch' && github.ref_name == github.event.repository.default_branch"
    assert jobs["build"]["if"] == f"${{{{ {on_push} || {by_hand} }}}}"
    assert "build" in jobs["deploy"]["needs"]


@pytest.mark.parametrize("path", [".gitlab-ci.yml", "builder/editor/starter/gitlab-ci.yml"])
def test_a_fork_on_gitlab_deploys_only_when_it_is_asked_to(path: str) -> None:
    """No variable says that a project is a fork; the variables of a project do not come with one."""
    text = (ROOT / path).read_text("utf-8")
    pages = yaml.safe_load(re.sub(r"(?m)^(zh|en)\| .*\n", "", text))["pages"]
    assert pages["resource_group"] == "pages"  # two that land soon after each other do not publish at once
    rules = pages["rules"]
    on_main = "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"
    assert [rule["if"] for rule in rules] == [
        f'{on_main} && $CI_PIPELINE_SOURCE == "push" && $BILIN_DEPLOY == "yes"',
        f'{on_main} && $CI_PIPELINE_SOURCE == "web"',
    ]
