"""From when to when a document says that it holds."""

from __future__ import annotations

import pytest

from builder.editor.drafting.lines import clean_lines
from builder.editor.drafting.validity import find_validity


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("本措施自2026年3月1日起施行，有效期3年。", "2026-03-01", "2029-02-28"),
        ("本措施自2026年3月1日起试行，试行期两年。", "2026-03-01", "2028-02-29"),
        ("本办法自2024年2月29日起施行。有效期为5年。", "2024-02-29", "2029-02-28"),
        ("本意见有效期五年，自2026年1月1日起施行。", "2026-01-01", "2030-12-31"),
        ("本政策自2026年1月1日起实施，有效期至2028年12月31日。", "2026-01-01", "2028-12-31"),
        ("本办法有效期为2026年1月1日至2028年12月31日。", "", "2028-12-31"),
        ("本措施自印发之日起施行，有效期3年。", "", ""),
        ("本措施自2026年13月1日起施行。", "", ""),
    ],
)
def test_the_days_are_those_that_are_printed_or_counted_from_a_printed_day(said: str, start: str, end: str) -> None:
    validity = find_validity(clean_lines(["一、支持水手。", said], pinyin=False, traditional=False))
    assert validity
    assert (validity.start, validity.end, validity.paragraph) == (start, end, 2)
    assert validity.said == said.rstrip("。")


def test_another_document_and_what_is_given_for_years_hold_for_themselves() -> None:
    lines = ["落实自2020年1月1日起施行的《水手条例》。", "认定的水手称号有效期3年。"]
    assert find_validity(clean_lines(lines, pinyin=False, traditional=False)) is None
