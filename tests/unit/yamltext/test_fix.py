"""`check --fix` mends what can only mean one thing, shows it, and touches nothing that is quoted or copied."""

from __future__ import annotations

import pytest

from builder.content.json_schema import number_keys
from builder.yamltext.fix import fix_text
from tests.conftest import SiteFrom, findings
from tests.support.mistakes import MISTAKES, Mistake

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
        ("name: ⽔手⼯作\n", "name: 水手工作\n"),
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
        "title: “⽔手”和《⽔手》\n",
        "printed: ⽔手１００名\n",
        "- printed: ⽔手\n  read_as: ⽔军\n",
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


@pytest.mark.parametrize(
    "mistake", [mistake for mistake in MISTAKES if mistake.code in LOSSLESS], ids=lambda item: item.bad[:20]
)
def test_the_mistakes_that_can_be_mended_are_gone_afterwards(site_from: SiteFrom, mistake: Mistake) -> None:
    data, _, _ = mistake.spoilt()
    right = mended(data, mistake.file)
    assert right is not None
    assert findings(site_from({mistake.file: right}), sources=None) == []
