"""Archived texts are read as declared, in whatever form they were saved, and never guessed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from builder.evidence.sources.saved_page import visible_text
from builder.evidence.sources.source_text import decode, guess_encoding, read_source, split_paragraphs
from builder.model.schema.plan import Source, SourceRepair
from tests.conftest import MINIMAL, SiteFrom, findings

TEXT = "市中区的意见\n\n  一、目标\u00a0\n1.安住计划。\r\n"
PAGE = """<!DOCTYPE html><html><head><title>市中区 - 某网</title><style>p{}</style><script>var a = "1";</script></head>
<body><div>市中区的意见</div><p>一、
目标<br>1.安住&#35745;划。</p><script>alert("2")</script></body></html>"""


def source(encoding: str) -> Source:
    plain = {"id": "page", "file": "a.txt", "sha256": "0" * 64, "title": "甲", "encoding": encoding}
    return Source.model_validate(plain | dict.fromkeys(("publisher", "url", "published", "retrieved"), "not_stated"))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_text_reads_the_same_in_every_declared_encoding(encoding: str) -> None:
    text = decode(source(encoding), TEXT.encode(encoding))
    assert split_paragraphs(text) == [
        "市中区的意见",
        "一、目标",
        "1.安住计划。",
    ]


def test_a_saved_page_gives_its_visible_words_a_block_a_line() -> None:
    assert split_paragraphs(visible_text(PAGE)) == ["市中区的意见", "一、 目标", "1.安住计划。"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_an_undeclared_encoding_is_refused_and_named(encoding: str) -> None:
    data = TEXT.encode(encoding)
    with pytest.raises(UnicodeDecodeError):
        decode(source("utf-8"), data)
    assert guess_encoding(data) == encoding


def test_a_source_in_another_encoding_is_one_finding_with_a_hint(site_from: SiteFrom, tmp_path: Path) -> None:
    data = TEXT.encode("gb18030")
    plan = (MINIMAL / "districts/aa/plan-a/plan.yaml").read_text()
    old = next(line for line in plan.splitlines() if "sha256" in line)
    changed = plan.replace(old, f"    sha256: {hashlib.sha256(data).hexdigest()}")
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "source.txt").write_bytes(data)
    problems = findings(site_from({"districts/aa/plan-a/plan.yaml": changed}), sources=archive)
    assert [(finding.rule, finding.values["guess"]) for finding in problems] == [("source-encoding", "gb18030")]


HOSTILE = {
    **{text: text * 25_000 for text in ("<a ", "<!--", '<a x="', "<?", "</", "</a ", "<b>", "&#x", "<table><tr><td>")},
    "condition": "<![ if x]>",
    "section": "<![CDATA[" * 10_000,
}
"""Each of the repeated ones kept the standard library's parser busy for a minute or more; `<![ if` crashed it."""


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_read_like_any_other(hostile: str) -> None:
    page = f"<html><body><p>市中区的意见</p>{hostile}"
    assert split_paragraphs(visible_text(page))[0] == "市中区的意见"


def test_words_are_quoted_as_printed_unless_a_repair_changed_them() -> None:
    repaired = SourceRepair.model_validate(
        {"printed": "510年", "read_as": "5—10年", "paragraphs": ["2"], "reason": "甲", "confidence": "high"}
    )
    text = read_source(
        source("utf-8").model_copy(update={"corrections": [repaired]}), ("引进“水手”，１００ 名（约）。", "510年内")
    )
    assert text.quote(1, 0, len(text.folded[0].text)) == "引进“水手”，１００ 名（约）。"
    assert text.quote(2, 0, len(text.folded[1].text)) == "5-10年内"


def test_hidden_characters_of_a_source_do_not_reach_a_page_and_move_no_paragraph() -> None:
    text = "甲\n\u200b\n乙\u202e丙\u2067丁\x00\x07戊\ue5e5\n"
    assert split_paragraphs(text) == ["甲", "", "乙丙丁戊\ue5e5"]
