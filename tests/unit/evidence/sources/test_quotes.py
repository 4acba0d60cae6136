"""A quotation shows its repairs whole, and a sign for what it leaves out."""

from __future__ import annotations

from builder.evidence.sources.quotes import Segment, quotes
from builder.evidence.sources.source_text import Match, read_source
from builder.model.schema.plan import SourceRepair
from tests.conftest import MINIMAL, checked

SOURCE = checked(MINIMAL, sources=None).site.plans[0].sources[0]
REPAIR = SourceRepair.model_validate(
    {"printed": "510年", "read_as": "5—10年", "paragraphs": ["1"], "reason": "连接号丢失", "confidence": "high"}
)


TORN = SourceRepair.model_validate(
    {
        "printed": "发展?摿χ行∑",
        "read_as": "发展潜力中小企",
        "paragraphs": ["1"],
        "reason": "编码错位",
        "confidence": "high",
    }
)


def quote(raw: str, *words: str) -> tuple[Segment, ...]:
    """The quotation of a paragraph for places of these words in it, as it is compared."""
    text = read_source(SOURCE.model_copy(update={"corrections": [REPAIR, TORN]}), (raw,))
    folded = text.folded[0].text
    matches = [Match(1, folded.index(word), folded.index(word) + len(word)) for word in words]
    (only,) = quotes(text, matches)
    return only.segments


def test_a_repair_is_one_segment_with_its_reading_and_reason_wherever_a_mark_ends() -> None:
    for words in (["5-10"], ["10年内"], ["用5"]):
        repaired = [part for part in quote("用510年内完成。", *words) if part.read_as]
        assert repaired == [Segment("510年", marked=True, read_as="5—10年", reason="连接号丢失")]


def test_between_sentences_that_do_not_follow_each_other_stands_a_gap() -> None:
    parts = quote("甲一。乙二。丙三。丁四。戊五。己六。", "甲一", "己六")
    assert [part.text or "……" for part in parts] == ["甲一", "。", "乙二。", "……", "戊五。", "己六", "。"]
    assert [part.is_gap for part in quote("甲一。乙二。丙三。", "甲一", "丙三")].count(True) == 0


def test_a_question_mark_within_a_misprint_ends_no_sentence() -> None:
    raw = "甲由乙管理;将具有发展?摿χ行∑业主定为骨干。"
    parts = quote(raw, "骨干")
    assert "".join(part.text for part in parts) == raw
    assert [part.read_as for part in parts if part.read_as] == ["发展潜力中小企"]
    assert next(part for part in parts if part.text == "将具有").context is False
