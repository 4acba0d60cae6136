"""A text without mark-up takes a short cut, which ends where the library ends."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.text.markdown import convert_marked, convert_plain

WORDS = [
    "培养水手",
    "每年1~2场",
    "2013年5月",
    "约100名",
    "a",
    "B2",
    "3.5",
    "12:30",
    "“引号”",
    "《办法》",
    "（一）",
    "，",
    "。",
    "—",
    "％",
]
EDGES = [
    *("1. ", "12. ", "3.", "1.\n", "2013. ", "1) ", "１. ", "+ ", "- ", "* ", "+", "-", "--"),
    *("---", "=", "==", "===", "= "),
    *("  \n", "   ", " ", "    ", "\t", "\u3000", "\u00a0", "\u2003", "\n", "\n\n", "\n\n\n"),
    *("\n \n", "\r\n", "\r", "\x0b", "\x0c"),
    *("&amp;", "&lt;", "&#38;", "&nbsp;", "&", "&copy", "\\", "\\*", "_", "__", "*", "**", "`"),
    *("[", "]", "](", "![", "("),
    *(")", "<", ">", "> ", "<b>", "|", "|---|", ":", ":-:", "~", "~~", "#", "# ", "####### "),
    *("!", "'", '"', "%", "$", "{"),
    *("[a]: b", "https://a.example/b_c_d?e=f&g=h", "\x00", "\x02", "\x03", "\x7f", "\u200b"),
    *("\u2028", "\ufeff", "é", "😀"),
]  # fmt: skip
PIECES = st.one_of(st.sampled_from(WORDS), st.sampled_from(EDGES), st.text(max_size=3))
PLAIN = st.text("0123456789年水手，。；（）“”.:;-+= \n", max_size=40)  # what the short cut can be taken in by


def assert_same(text: str) -> None:
    plain = convert_plain(text)
    if plain is not None:
        html, links = convert_marked(text)
        assert plain == html
        assert not links.pages
        assert not links.images


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_the_short_cut_makes_of_a_mixture_what_the_library_makes(text: str) -> None:
    assert_same(text)


@settings(max_examples=300)
@given(PLAIN)
@example("1. 甲")
@example("甲\n1. 乙")
@example("甲\n- 乙")
@example("甲\n===")
@example("甲\n---\n乙")
@example("2013.\n甲")
def test_the_short_cut_makes_of_signs_and_digits_what_the_library_makes(text: str) -> None:
    assert_same(text)


def test_ordinary_paragraphs_take_the_short_cut() -> None:
    for text in ("甲，乙；丙（丁）。", "甲。\n\n乙。\n", "甲\n乙 2013.5\n", "5—10年：“丁”、《戊》100％", "A+ 3-5 a=b"):
        assert convert_plain(text) is not None, text


def test_each_edge_of_markdown_takes_the_long_way() -> None:
    for text in (
        "1. 甲",
        "甲\n12. 乙",
        "- 甲",
        "+ 甲",
        "甲\n==",
        "甲  \n乙",
        " 甲",
        "　甲",
        "甲_乙_",
        "a & b",
        "a|b",
        "**甲**",
    ):
        assert convert_plain(text) is None, text
