"""Whatever a document says, its draft loads, passes the check, and has a place for every number."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from builder.content.parse import parse
from builder.content.read import load
from builder.content.write import create_folder
from builder.editor.drafting import import_document
from builder.findings.finding import Severity
from builder.pipeline import check_content
from builder.store.folder import put_text
from tests.conftest import MINIMAL, silent

RECORDS, _ = load(MINIMAL, shown_as="content")
SITE, _ = parse(RECORDS, content="content")

MARKS = [
    "",
    "",
    "一、",
    "二、",
    "（一）",
    "（二）",
    "1.",
    "2．",
    "12、",
    "（1）",
    "一是",
    "第一条 ",
    "第二章 ",
    "——",
    "附件：",
    "　",
]
FRAGMENTS = """
引进 培养 水手 安住 资金 3名 34名 510年内 5—10年 2022年 到2025年 2022-2024 不超过1万元 约10万人 20余家 三个 一百万 一批
两院 十二五 “555”工程 《三年计划》 〔2022〕8号 每年 每两年 每人每月1500元 50% 1.5倍 （试行） 。 。 ， 、 ； ： “ ” （ ）
牵头部门：区财政局 责任单位：区委组织部、区财政局等 （区财政局牵头，区委组织部配合） #甲 - ' " {{x}} [a] &amp; <b> @ `
ＡＢ ① Ⅲ ³ ㎡ ½ ﬁ İ 𠀀 創(chuàng) 區(qū) 發(fā) 市人民政府 区委组织部 2022年8月3日 来源：市网 无 — ~
"""
WORDS = [*FRAGMENTS.split(), "# 甲", ": ", "\t", "\xa0", "\u3000", "发布时间：2022-08-03 09:00"]
LINES = st.builds(
    lambda mark, words: mark + "".join(words), st.sampled_from(MARKS), st.lists(st.sampled_from(WORDS), max_size=14)
)
FILLER = "这份文本是为测试编造的，不是任何地方的政策，请勿引用，请勿转载，只用来检验程序是不是什么都读得下来。"


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(lines=st.lists(LINES, min_size=1, max_size=12), before=st.booleans())
@example(lines=["一、牵头部门：区财政局牵头部门：区财政局'"], before=True)
@example(lines=["一百万—3名"], before=False)
def test_a_draft_of_anything_loads_and_passes_the_check(lines: list[str], before: bool) -> None:
    text = "\n".join([FILLER, *lines] if before else [*lines, FILLER])
    done = import_document(
        {"a.txt": text.encode()},
        district="bb",
        plan="plan-x",
        vocabularies=SITE.vocabularies,
        idioms=SITE.idioms,
        today=date(2026, 1, 2),
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(MINIMAL, folder / "content")
        shutil.rmtree(folder / "content/districts/aa")
        put_text(folder / "archive", done.archive)
        create_folder(folder / "content/districts/bb/plan-x", done.files)
        checked = check_content(
            folder / "content", shown_as="content", sources=folder / "archive", log=silent, with_drafts=True
        )
    # That a title is written in Traditional characters, or with its pronunciation, is worth a word and no error.
    wrong = [finding for finding in checked.findings if finding.severity is Severity.ERROR]
    assert wrong == []
    lost = [finding for finding in checked.findings if finding.rule in ("coverage-number", "coverage-paragraph")]
    assert lost == []
