"""`new site` writes a site that passes the check at once, or nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from builder.cli.commands import commands
from builder.model.schema.site import MAX_NAME
from tests.conftest import ROOT
from tests.support.commands import run

BIN = Path(sys.executable).parent
WORDS = ("--subject", "养老服务", "--name", "邻里")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site."""
    folder = tmp_path_factory.mktemp("new") / "site"
    done = run("new", "site", folder, *WORDS, cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    assert "虚构的示例区县" in done.stdout
    assert "还缺程序的安装包" in done.stderr  # this is a checkout
    return folder


def test_what_is_not_given_is_asked_for_and_a_name_is_proposed(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    done = CliRunner().invoke(commands, ["new", "site", str(folder), "--lang", "zh"], input="养老服务\n\n\n")
    assert done.exit_code == 0, done.output
    assert "政策领域" in done.stderr
    settings = yaml.load((folder / "content/site.yaml").read_text("utf-8"), yaml.BaseLoader)
    assert (settings["name"], settings["locale"]) == ("养老服务比较", "zh-CN")


def test_who_answers_that_pages_are_in_english_is_proposed_an_english_name(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    done = CliRunner().invoke(commands, ["new", "site", str(folder), "--lang", "zh"], input="elder care\nen\n\n")
    assert done.exit_code == 0, done.output
    settings = yaml.load((folder / "content/site.yaml").read_text("utf-8"), yaml.BaseLoader)
    assert (settings["name"], settings["locale"]) == ("elder care compared", "en")


def test_what_two_branches_add_is_merged_as_in_the_repository_of_the_program(site: Path) -> None:
    unions = [
        {line for line in (folder / ".gitattributes").read_text("utf-8").splitlines() if line.endswith("merge=union")}
        for folder in (site, ROOT)
    ]
    assert unions[0] == unions[1] != set()


def test_what_the_program_needs_is_locked_by_version_and_sum_and_comes_from_no_named_index(site: Path) -> None:
    lock = (site / "requirements.lock").read_text("utf-8")
    assert lock == (ROOT / "requirements.lock").read_text("utf-8")
    assert len(re.findall(r"^[\w.-]+==", lock, re.MULTILINE)) >= 16
    assert "://" not in lock
    for name in (".github/workflows/check.yml", ".github/workflows/deploy.yml", ".gitlab-ci.yml"):
        assert "pip install --quiet --require-hashes -r requirements.txt" in (site / name).read_text("utf-8")


def test_a_proposal_is_compared_with_where_it_left_the_branch(site: Path) -> None:
    workflow = (site / ".github/workflows/check.yml").read_text("utf-8")
    since = [line.partition("--since ")[2] for line in workflow.splitlines() if "--since" in line]
    proposed = [revision for revision in since if revision.startswith('"$(git merge-base HEAD "origin/$BASE")"')]
    assert (len(proposed), [revision for revision in since if revision not in proposed]) == (2, ['"$BEFORE"'])


def test_it_passes_the_strict_check_and_its_lock_says_what_was_found(site: Path) -> None:
    done = run("check", "--strict", "--require-sources", cwd=site)
    assert done.returncode == 0, done.stderr
    lock = (site / "content/districts/example/plan-2024/evidence.lock").read_text("utf-8")
    assert " verbatim " in lock


def test_a_site_in_english_passes_the_strict_check_as_well(tmp_path: Path) -> None:
    words = ("--subject", "elder care", "--name", "Side by side", "--language", "en")
    assert run("new", "site", "site", *words, cwd=tmp_path).returncode == 0
    done = run("check", "--strict", "--require-sources", cwd=tmp_path / "site")
    assert done.returncode == 0, done.stderr
    lock = (tmp_path / "site/content/districts/example/plan-2024/evidence.lock").read_text("utf-8")
    assert " editor\n" in lock


def test_a_release_refuses_the_fictitious_district_by_name(site: Path) -> None:
    done = run("check", "--release", cwd=site)
    assert done.returncode == 1
    assert "[placeholder-district] “虚构示例区”" in done.stderr


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_release_names_every_file_that_still_says_what_a_new_site_begins_with(tmp_path: Path, language: str) -> None:
    """A plain check says it once the made-up district is gone: beside that it goes without saying."""
    assert run("new", "site", "site", *WORDS, "--language", language, cwd=tmp_path).returncode == 0
    site = tmp_path / "site"
    assert "placeholder-page" not in run("check", cwd=site).stderr
    shutil.rmtree(site / "content/districts/example")
    done = run("check", "--release", cwd=site)
    named = set(re.findall(r"^content/(\S+?):\d.* \[placeholder-(?:page|terms)\]", done.stderr, re.MULTILINE))
    vocabularies = {f"vocabularies/{path.name}" for path in (site / "content/vocabularies").iterdir()}
    general = {f"vocabularies/{name}.yaml" for name in ("agencies", "number-idioms", "search-words")}
    assert named == {"pages/index.md", "pages/method.md", *(vocabularies - general)}
    assert all(f"content/{name}" in run("check", "--strict", cwd=site).stderr for name in named)

    for name in named:
        path = site / "content" / name
        text = re.sub("虚构示例区|the example district", "秀屿区", path.read_text("utf-8"), flags=re.IGNORECASE)
        path.write_text(re.sub(r"（请写明.*?）|\(Say which.*?\)", "2024年的意见。", text), "utf-8")
    assert not re.search(r"placeholder-(page|terms)", run("check", "--release", cwd=site).stderr)


def test_its_workflows_are_sound(site: Path) -> None:
    checks = (
        [BIN / "zizmor", "--offline", "--quiet", ".github/workflows"],
        [BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", ".github/workflows/deploy.yml"],
        [BIN / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", ".gitlab-ci.yml"],
    )
    for command in checks:
        done = subprocess.run([str(word) for word in command], cwd=site, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_its_workflows_see_to_it_that_nothing_published_is_lost(site: Path) -> None:
    for name in (".github/workflows/check.yml", ".gitlab-ci.yml"):
        assert re.search(r"bilin check .*--since ", (site / name).read_text("utf-8"))


def test_the_made_up_district_may_go_and_is_not_missed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run("new", "site", site, *WORDS, cwd=tmp_path).returncode == 0
    for command in ("init -q", "add -A", "-c user.name=a -c user.email=a@example.org commit -qm a"):
        subprocess.run(["git", *command.split()], cwd=site, check=True)
    shutil.rmtree(site / "content/districts/example")
    done = run("check", "--since", "HEAD", cwd=site)
    assert done.returncode == 0, done.stderr


def test_a_name_may_be_as_long_as_the_settings_allow(tmp_path: Path) -> None:
    name = "甲" * MAX_NAME
    assert run("new", "site", "site", "--subject", "养老服务", "--name", name, cwd=tmp_path).returncode == 0
    assert run("check", "--strict", cwd=tmp_path / "site").returncode == 0


def test_where_nobody_can_be_asked_what_is_proposed_will_do(tmp_path: Path) -> None:
    done = CliRunner().invoke(commands, ["new", "site", str(tmp_path / "site"), "--subject", "养老服务"], input="")
    assert done.exit_code == 0, done.output
    assert "name: 养老服务比较" in (tmp_path / "site/content/site.yaml").read_text("utf-8")


def test_a_site_in_english_passes_the_check_at_once(tmp_path: Path) -> None:
    words = ("--subject", "elder care: a test", "--language", "en")
    done = run("new", "site", "site", *words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert run("check", "--strict", cwd=tmp_path / "site").returncode == 0
    assert "name: 'elder care: a test compared'" in (tmp_path / "site/content/site.yaml").read_text("utf-8")


def test_a_folder_that_is_not_empty_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine", "utf-8")
    done = run("new", "site", ".", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, ". 不是空文件夹，不会覆盖。请换一个名字\n")
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--subject", "一行\n两行", "--name", "甲"), "--subject “一行\n两行”不合适"),
        (("--subject", "甲" * 81, "--name", "甲"), "不超过 80 个字"),
        ((*WORDS, "--language", "tlh"), "网页没有“tlh”这种语言。可选：zh-CN"),
        (("--name", "甲"), "缺少 --subject"),
    ],
)
def test_what_cannot_be_a_site_is_refused_before_anything_is_written(
    tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    done = run("new", "site", "site", *options, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["new district", "new plan", "new programme", "import x.html"])
def test_where_there_is_no_site_the_way_to_have_one_is_told_before_anything_is_asked(
    tmp_path: Path, command: str
) -> None:
    done = run(*command.split(), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        "找不到内容文件夹 content。请在网站的文件夹里运行，或用 --content 指定。还没有网站的，先运行 new site 文件夹\n"
    )
