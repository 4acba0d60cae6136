"""`check --fix` mends what can only mean one thing, shows it, and touches nothing that is quoted or copied."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli.commands import commands
from builder.content.json_schema import number_keys
from builder.content.read import load_files, read
from builder.pipeline import find_repairs
from builder.yamltext.fix import fix_text
from builder.yamltext.tree import plain
from tests.conftest import MINIMAL, ROOT, SiteFrom, files_of, findings
from tests.fuzz import mutated
from tests.mistakes import MISTAKES, Mistake
from tests.sites_invalid import DISTRICT, FUND, PLAN, SUMMARY, minimal

NUMBERS = number_keys()
LOSSLESS = ("Y03", "Y09", "Y11", "Y12", "Y13", "Y27")


def mended(text: str | bytes, file: str = "a.yaml", *, prose: bool = False) -> str | None:
    data = text if isinstance(text, bytes) else text.encode()
    return fix_text(data, file, prose=prose, numbers=NUMBERS)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("\ufeffa: b\n", "a: b\n"),
        ("a: b\r\nc: d\r", "a: b\nc: d\n"),
        ("a:\n\tb: c\n\t\td: e\n", "a:\n  b: c\n    d: e\n"),
        ("a:\tb\n", "a: b\n"),
        ("a: b \t\n- c  \n  \n", "a: b\n- c\n\n"),
        ("a:　b\n　c:\u00a0d\n", "a: b\n  c: d\n"),
        ("kind：opinions\nperiod：\n  start： 2022\n", "kind: opinions\nperiod:\n  start: 2022\n"),
        ("a: {min：５, max：10}\n", "a: {min: 5, max: 10}\n"),
        ("min: １００\nvalue: ５．５\n", "min: 100\nvalue: 5.5\n"),
        ("name: ⼈才⼯作\n", "name: 人才工作\n"),
        ("name: ⻓江⻔户\n", "name: 长江门户\n"),
    ],
)
def test_what_can_only_mean_one_thing_is_mended(written: str, right: str) -> None:
    assert mended(written) == right


@pytest.mark.parametrize(
    "text",
    [
        "title: '１００⼈　'\n",
        'title: "a\tb  "\n',
        "title: “⼈才”和《⼈才》\n",
        "printed: ⼈才１００名\n",
        "- printed: ⼈才\n  read_as: ⼈材\n",
        "also_printed: [⼈社局]\n",
        "title: １００强\nnumber: １\n",
        "text: |\n  缩进\t有制表符  \n  key：value\n",
        "text: 五是：做好１００件事\n",
        "- 五是：做好\n",
        "目标：100\n",
        "title: '一\n  二  \n  三'\n",
        "name: “闵行区”\n",
        "name:闵行区\n",
        "a: 1,000\n",
    ],
)
def test_what_is_quoted_or_copied_or_could_mean_something_else_is_left_alone(text: str) -> None:
    assert mended(text) == text


def test_only_the_front_matter_of_markdown_is_yaml() -> None:
    body = "正文：\n\n\t代码  \n行尾两格  \n１００\n"
    assert mended(f"---\nname：甲  \n---\n{body}", "a.md") == f"---\nname: 甲\n---\n{body}"
    assert mended(body, "summary.md", prose=True) == body
    assert mended("没有资料：\t\n", "a.md") == "没有资料：\t\n"


def test_a_file_in_gbk_is_converted_if_it_is_everyday_chinese() -> None:
    assert mended("name: 市中区\r\n".encode("gbk")) == "name: 市中区\n"
    assert mended("name: 市中区".encode()[:-1]) is None  # a torn character, not another encoding
    assert mended(b"\xff\xfe\x00") is None


@pytest.mark.parametrize("one", [one for one in MISTAKES if one.code in LOSSLESS], ids=lambda one: one.bad[:20])
def test_the_mistakes_that_can_be_mended_are_gone_afterwards(site_from: SiteFrom, one: Mistake) -> None:
    data, _, _ = one.spoilt()
    right = mended(data, one.file)
    assert right is not None
    assert findings(site_from({one.file: right}), sources=None) == []


@pytest.mark.parametrize("seed", range(4))
def test_mending_twice_is_mending_once_and_loses_nothing(seed: int) -> None:
    chance = random.Random(seed)
    files = [(name, kind, data) for name, kind, data in load_files(ROOT / "content") if name.endswith(".yaml")]
    for _ in range(150):
        name, kind, whole = chance.choice(files)
        data = mutated(whole, chance)
        once = mended(data, name)
        if once is None:
            continue
        assert mended(once, name) == once
        before, found = read(data, f"content/{name}", kind, ("aa", "bb"))
        errors = [one for one in found if one.severity.value == "error"]
        after, _ = read(once.encode(), f"content/{name}", kind, ("aa", "bb"))
        if before and before.root and not errors:
            assert after
            assert after.root
            assert _narrow(plain(after.root)) == _narrow(plain(before.root))


def _narrow(tree: object) -> str:
    return str(tree).translate(str.maketrans("０１２３４５６７８９．", "0123456789."))


def test_content_without_mistakes_is_left_byte_for_byte() -> None:
    assert find_repairs(ROOT / "content") == {}
    assert find_repairs(MINIMAL) == {}


def run(content: Path, *options: str) -> Result:
    return CliRunner().invoke(commands, ["check", "--content", str(content), "--lang", "zh", *options])


@pytest.fixture
def spoilt(site_from: SiteFrom) -> Path:
    return site_from(
        {
            DISTRICT: minimal(DISTRICT).replace("name: ", "name：").replace("\n", "\r\n"),
            FUND: minimal(FUND).replace("力争", "⼒争"),
            SUMMARY: minimal(SUMMARY),
        }
    )


def test_a_dry_run_shows_the_changes_and_makes_none(spoilt: Path) -> None:
    before = files_of(spoilt)
    done = run(spoilt, "--fix", "--dry-run")
    assert "-name：市中区␍\n" in done.stdout
    assert "+name: 市中区\n" in done.stdout
    assert "可以自动修正 2 个文件" in done.stdout
    assert done.exit_code == 1
    assert files_of(spoilt) == before


def test_fixing_shows_the_changes_makes_them_and_checks_what_is_left(spoilt: Path) -> None:
    done = run(spoilt, "--fix")
    assert "+name: 市中区\n" in done.stdout
    assert "已自动修正 2 个文件" in done.stdout
    assert "检查通过" in done.stdout
    assert done.exit_code == 0
    assert files_of(spoilt) == files_of(MINIMAL)
    assert "没有可以自动修正的地方" in run(spoilt, "--fix").stdout


def test_the_diff_stays_out_of_what_programs_read(spoilt: Path) -> None:
    done = run(spoilt, "--fix", "--format", "json")
    assert done.stdout == "[]\n"
    assert "+name: 市中区\n" in done.stderr


def test_a_dry_run_of_nothing_is_wrong_usage(spoilt: Path) -> None:
    done = run(spoilt, "--dry-run")
    assert done.exit_code == 2
    assert "--fix" in done.stderr


def test_a_file_that_cannot_be_written_leaves_it_whole(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files_of(spoilt)

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = run(spoilt, "--fix")
    assert done.exit_code == 2
    assert "无法写入" in done.stderr
    after = {name: data for name, data in files_of(spoilt).items() if not Path(name).name.startswith(".")}
    assert after == before
    assert PLAN in after
