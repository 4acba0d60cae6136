"""Where lines of a picture end."""

from __future__ import annotations

from builder.export.card.lines import balance, shorten


def test_no_comma_stands_before_an_ellipsis() -> None:
    assert shorten("荔湾区产业，若干措施", len, 7) == "荔湾区产业…"
    assert shorten("Liwan, Yuexiu", len, 7) == "Liwan…"


def test_a_title_breaks_before_what_it_is_about_rather_than_in_the_middle() -> None:
    assert balance("一二三四五六七关于九十百千万亿兆京垓", len, 12, 2) == ("一二三四五六七", "关于九十百千万亿兆京垓")
    assert balance("一二三四五六七甲乙九十百千万亿兆京垓", len, 12, 2) == ("一二三四五六七甲乙", "九十百千万亿兆京垓")
