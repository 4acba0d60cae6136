"""Wrong usage is told in the language of the messages, with the way to help; it is never taken for wrong content."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import MINIMAL, ROOT
from tests.support.commands import bare_environment, run

WRONG = (
    ("chek", "没有 chek 这个命令。是否想写 check？bilin --help 列出全部命令"),
    ("xyz", "没有 xyz 这个命令。bilin --help 列出全部命令"),
    ("new sit", "没有 sit 这个命令。是否想写 site？bilin new --help 列出全部命令"),
    ("build --contnet x", "没有 --contnet 这个选项。是否想写 --content？bilin build --help 列出全部选项"),
    ("--versoin", "没有 --versoin 这个选项。是否想写 --version？bilin --help 列出全部选项"),
    ("new site", "缺少 DIR。用法：bilin new site [OPTIONS] DIR。各项的意思见 bilin new site --help"),
    ("changes", "缺少 --since。用法：bilin changes [OPTIONS]。各项的意思见 bilin changes --help"),
    ("check --lang fr", "--lang 的值不对。可选：zh, en"),
    ("build --jobs 65", "--jobs 的值不对：要写 0 到 64 的整数"),
    ("rollback --to 0", "--to 的值不对：要写不小于 1 的整数"),
    ("keep --day 2026-02-30", "--day 的值不对：没有这一天，或没有写成 2026-11-24 的样子"),
    ("keep --day 2999-01-01", "--day 的日期 2999-01-01 还没有到。写发布的日期，不晚于今天"),
    ("check --by 编辑", "--by 要和 --write-lock 一起用"),
    ("export a.html --out f.doc", "不能写成 f.doc 这种文件。后缀可写：.docx, .xlsx, .csv"),
    ("export a.html --format csv --out f.xlsx", "不能写成 f.xlsx 这种文件。后缀可写：.csv"),
    ("rollback a b", "多出了 a b，不知道是什么。用法：bilin rollback [OPTIONS]。各项的意思见 bilin rollback --help"),
    ("check a b", "没有“a”。写 区县编号、区县编号/文本编号（例如 liwan/opinions-2013），或内容文件夹里的路径"),
)


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[arguments for arguments, _ in WRONG])
def test_wrong_usage_is_told_in_words_of_ours(arguments: str, said: str, tmp_path: Path) -> None:
    done = run(*arguments.split(), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.replace("commands ", "bilin ") == f"{said}\n"


def test_in_english_it_is_told_in_english(tmp_path: Path) -> None:
    done = run("chek", cwd=tmp_path, environment={"LANG": "en_GB.UTF-8"})
    assert "Did you mean check?" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("build --jobs x --lang en", "--jobs cannot have this value"),
        ("build --nojbs 1 --lang=en", "Did you mean --jobs?"),
        ("xyz --lang en", "there is no command xyz"),
        ("--lang en", "there is no option --lang"),
        ("check --lang en --lang zh --wrong", "没有 --wrong 这个选项"),
        ("check --wrong --lang fr", "没有 --wrong 这个选项"),
    ],
)
def test_what_is_wrong_is_told_in_the_language_asked_for_behind_it(arguments: str, said: str, tmp_path: Path) -> None:
    assert said in run(*arguments.split(), cwd=tmp_path).stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("rollback", "public 没有可以回到的上一版。网站没有改动\n"),
        ("links", "public 里没有生成的网站。先运行 build，或用 --output 指定\n"),
    ],
)
def test_where_nothing_was_built_there_is_nothing_to_do_and_nothing_is_made(
    command: str, said: str, tmp_path: Path
) -> None:
    done = run(command, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("value", ["yesterday", "-5", "1.5", "99999999999999"])
def test_a_time_of_the_build_that_is_none_is_refused_and_nothing_is_built(value: str, tmp_path: Path) -> None:
    done = run("build", "--content", MINIMAL, cwd=tmp_path, environment={"SOURCE_DATE_EPOCH": value})
    assert (done.returncode, f"SOURCE_DATE_EPOCH 的值“{value}”不对" in done.stderr) == (2, True)
    assert not (tmp_path / "public").exists()


def test_a_district_that_was_mistyped_is_guessed() -> None:
    done = run("new", "plan", "--district", "aaa", "--id", "a", "--title", "甲", "--content", MINIMAL)
    assert done.stderr == "没有区县 aaa。是否想写 aa？新的区县先运行 new district\n"


@pytest.mark.parametrize(("words", "line"), [("a: b\nc: [d\n", 3), ("a: b\n c: d\n", 2), ("- a\n", 1), ("", 1)])
def test_own_words_that_cannot_be_read_are_an_error_of_that_file(words: str, line: int, tmp_path: Path) -> None:
    own, public = tmp_path / "own", tmp_path / "public"
    own.mkdir()
    (own / "strings.yaml").write_text(words, "utf-8")
    done = run("build", "--content", MINIMAL, "--templates", own, "--output", public, "--quiet")
    assert done.returncode == 2
    assert f"模板 strings.yaml 第 {line} 行有误" in done.stderr


def test_a_file_where_a_folder_belongs_is_no_mistake_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("甲", "utf-8")
    done = run("schema", "--content", MINIMAL, "file", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("无法写入 file：")


def test_a_page_far_from_the_address_is_not_proposed() -> None:
    done = run("export", "gibts/nicht.html", "--content", MINIMAL)
    assert done.returncode == 2
    assert done.stderr == "网站没有 gibts/nicht.html 这个网页（草稿不在其中）。请照浏览器里的地址写\n"


def test_output_that_nobody_reads_is_not_called_wrong_content() -> None:
    command = f"'{sys.executable}' '{ROOT / 'build.py'}' rules | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], env=bare_environment(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (141, "")


INTERRUPTED = """
import signal, sys
from importlib.abc import MetaPathFinder

class Library(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "builder.cli.commands":
            try:
                signal.raise_signal(signal.SIGINT)
            except KeyboardInterrupt:
                raise ImportError("initialisation failed") from None

from builder.cli.start import main
sys.meta_path.insert(0, Library())
main()
"""


def test_ctrl_c_while_a_library_starts_is_not_called_a_broken_installation() -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "")


TAKE_A_PATH = (
    "check --content",
    "build --output",
    "serve --content",
    "new district --name 荔湾区 --content",
    "import --district liwan --plan a",
    "export index.html --out",
    "register --content",
    "changes --since HEAD --content",
    "upgrade --content",
    "rollback --output",
    "links --output",
)


@pytest.mark.parametrize("command", TAKE_A_PATH)
def test_a_path_that_nobody_can_look_up_is_told_from_a_mistake_of_ours(command: str, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    cases = (("loop", "链接绕成了圈"), ("x" * 5000, "文件名太长"), ("\udcff", "里面有不是 UTF-8 的字节"))
    for path, reason in cases:
        done = run(*command.split(), path, cwd=tmp_path)
        assert done.returncode == 2
        assert f"不能用（{reason}）。请换一个" in done.stderr
        assert len(done.stderr) < 200


def test_where_there_is_no_git_nobody_is_sent_to_look_for_commits(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL, tmp_path / "content")
    for command in ("changes --since v1", "check --since v1"):
        done = run(*command.split(), cwd=tmp_path, environment={"PATH": str(tmp_path)})
        assert (done.returncode, "找不到 git 程序，不能与 v1 比较" in done.stderr) == (2, True), done.stderr


def test_why_a_file_of_the_content_cannot_be_read_is_told_in_the_language_of_the_messages(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL, tmp_path / "content")
    themes = tmp_path / "content" / "vocabularies" / "themes.yaml"
    themes.unlink()
    os.mkfifo(themes)
    assert "无法读取（不是普通文件）" in run("check", cwd=tmp_path).stderr
    assert "cannot be read (not a regular file)" in run("check", "--lang", "en", cwd=tmp_path).stderr
