"""The commands as their users run them: output, languages and exit codes."""

from __future__ import annotations

import json
import pstats
import re
import shutil
from pathlib import Path

import pytest

from builder.cli import build
from tests.conftest import MINIMAL, SOURCES, TEMPLATES, SiteFrom, files_of
from tests.support.clones import operate
from tests.support.commands import run, run_process


def test_a_build_ends_with_pages_seconds_and_where_the_site_is(tmp_path: Path) -> None:
    done = run_process("build", "--verbose", "--content", MINIMAL, "--output", tmp_path / "out")
    assert done.returncode == 0
    pages = len(list((tmp_path / "out").rglob("*.html")))
    assert re.fullmatch(rf"共 {pages} 个网页，用时 \d+\.\d 秒，网站在 \S+/out/index\.html\n", done.stdout)
    assert "读取" in done.stderr
    assert "写入" in done.stderr


def test_a_quiet_build_says_nothing(tmp_path: Path) -> None:
    done = run("build", "--quiet", "--content", MINIMAL, "--output", tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("language", ["--lang en", "LANG=en_GB.UTF-8", "LC_ALL=en_US.UTF-8"])
def test_english_is_spoken_on_request_or_by_locale(tmp_path: Path, language: str) -> None:
    options = language.split() if language.startswith("--") else []
    environment = dict([language.split("=")]) if "=" in language else {}
    done = run("build", "--content", MINIMAL, "--output", tmp_path / "out", *options, environment=environment)
    assert "pages in" in done.stdout


def test_content_with_errors_is_not_published_and_exits_1(site_from: SiteFrom, tmp_path: Path) -> None:
    content, output = site_from({}), tmp_path / "out"
    assert run("build", "--content", content, "--output", output).returncode == 0
    old = files_of(output)
    (content / "districts/aa/plan-a/plan.yaml").write_text("title: 半份\n")
    (content / "districts/bb/district.yaml").write_text("- 列表\n")
    done = run("build", "--content", content, "--output", output)
    assert done.returncode == 1
    assert "districts/aa/plan-a/plan.yaml:1:1: 错误 [missing-keys]" in done.stderr
    assert "districts/bb/district.yaml:1:1: 错误 [type]" in done.stderr
    assert "已发布的网站没有改动" in done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(output) == old


def test_check_says_that_all_is_well() -> None:
    done = run("check", "--content", MINIMAL, "--sources", SOURCES)
    assert done.returncode == 0
    assert done.stdout.startswith("检查通过")


def test_check_prints_one_json_array(site_from: SiteFrom) -> None:
    content = site_from({"districts/bb/district.yaml": "code: '123'\n"})
    operate(content / "site.yaml")
    done = run("check", "--format", "json", "--content", content)
    assert done.returncode == 1
    problems = json.loads(done.stdout)
    assert {"file", "line", "column", "severity", "rule", "message", "remedy"} == set(problems[0])
    assert [load["rule"] for load in problems] == ["missing-keys", "division-form"]


def test_check_prints_github_annotations(site_from: SiteFrom) -> None:
    content = site_from({"districts/bb/district.yaml": "name: 甲\n"})
    done = run("check", "--format", "github", "--content", content)
    assert done.returncode == 1
    assert all(line.startswith("::error file=") for line in done.stdout.splitlines())


def test_a_warning_stops_only_a_strict_build(site_from: SiteFrom, tmp_path: Path) -> None:
    text = (MINIMAL / "pages/about.md").read_bytes()
    content = site_from({"pages/about.md": b"\xef\xbb\xbf" + text})
    lax = run("build", "--content", content, "--output", tmp_path / "out")
    strict = run("build", "--strict", "--content", content, "--output", tmp_path / "out")
    assert (lax.returncode, strict.returncode) == (0, 1)
    assert "提醒 [byte-order-mark]" in lax.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "--content", "nowhere"], "找不到内容文件夹"),
        (["check", "--content", "nowhere"], "找不到内容文件夹"),
        (["build", "--sources", "nowhere"], "找不到存档"),
        (["build", "--no-such-option"], "--no-such-option"),
        (["publish"], "publish"),
        (["build", "--jobs", "-1"], "--jobs"),
    ],
)
def test_wrong_usage_exits_2_and_says_why(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_process_ends_with_the_code_of_its_command_and_says_why() -> None:
    done = run_process("build", "--content", "nowhere")
    assert done.returncode == 2
    assert "找不到内容文件夹" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    done = run("build", "--content", MINIMAL, "--output", tmp_path)
    assert done.returncode == 2
    assert files_of(tmp_path) == {"letter.txt": b"mine"}


@pytest.mark.parametrize("output", ["content", "content/public", "."])
def test_an_output_folder_that_holds_the_content_is_refused(site_from: SiteFrom, output: str) -> None:
    content = site_from({})
    done = run("build", "--output", output, cwd=content.parent)
    assert done.returncode == 2
    assert "重叠" in done.stderr
    assert (content / "site.yaml").is_file()


@pytest.mark.parametrize("option", ["--sources", "--extra", "--templates"])
@pytest.mark.parametrize("output", [".", "within", ".."])
def test_an_output_folder_that_holds_what_a_site_is_made_from_is_refused(
    tmp_path: Path, option: str, output: str
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "thesis.txt").write_text("mine")
    done = run("build", "--content", MINIMAL, option, given, "--output", given / output)
    assert (done.returncode, "重叠，不会写入" in done.stderr) == (2, True)
    assert {path.name for path in tmp_path.rglob("*")} == {"given", "thesis.txt"}


def test_an_output_that_cannot_be_written_exits_2(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("build", "--content", MINIMAL, "--output", tmp_path / "file" / "out")
    assert done.returncode == 2
    assert "无法写入" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_profile_that_cannot_be_written_is_told_before_anything_is_built(tmp_path: Path) -> None:
    output, profile = tmp_path / "public", tmp_path / "not-there" / "profile"
    done = run("build", "--content", MINIMAL, "--output", output, "--profile", profile)
    assert done.returncode == 2
    assert str(profile) in done.stderr
    assert not output.exists()


def test_a_profile_is_one_that_pstats_reads(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    given = ("--content", MINIMAL, "--output", tmp_path / "public")
    assert run("build", *given, "--profile", profile).returncode == 0
    assert any(name == "build" for _, _, name in pstats.Stats(str(profile)).stats)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["{% if %}", "{% extends 'base.html' %}\n{% block main %}\n{{ v.nothing }}{% endblock %}", "{{ t('no') }}"]
)
def test_a_broken_template_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "site_templates")
    (tmp_path / "site_templates/pages/plan.html").write_text(text)
    monkeypatch.setattr(build, "TEMPLATES", tmp_path / "site_templates")
    done = run("build", "--content", MINIMAL, cwd=tmp_path)
    assert done.returncode == 2
    assert re.search(r"模板 pages/plan\.html 第 [13] 行", done.stderr)
    assert not (tmp_path / "public").exists()


def test_a_build_with_own_templates_says_which_of_them_count(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "components/typo").mkdir(parents=True)
    (own / "components/typo/typo.html").touch()
    (own / "pages").mkdir()
    page = (TEMPLATES / "pages/not_found.html").read_text("utf-8")
    (own / "pages/not_found.html").write_text(
        page.replace("{% block main %}", "{% block main %}<p>自己的</p>", 1), "utf-8"
    )
    done = run("build", "--content", MINIMAL, "--output", tmp_path / "out", "--templates", own)
    assert done.returncode == 0
    assert "自己的模板取代 1 个文件：pages/not_found.html\n" in done.stderr
    assert "没有同名的：components/typo/typo.html\n" in done.stderr
    with_ours = [name for name, data in files_of(tmp_path / "out").items() if "自己的</p>".encode() in data]
    assert with_ours == ["404.html"]


def test_a_folder_of_own_templates_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = run("build", "--content", MINIMAL, "--output", tmp_path / "out", "--templates", tmp_path / "none")
    assert (done.returncode, done.stderr) == (
        2,
        f"找不到自己的模板文件夹 {tmp_path / 'none'}。请核对路径，或不写 --templates\n",
    )
