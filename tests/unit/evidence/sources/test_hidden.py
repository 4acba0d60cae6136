"""What a saved page hides from people is no text of it."""

from __future__ import annotations

import pytest

from builder.evidence.sources.saved_page import visible_text


def lines(page: str) -> list[str]:
    return visible_text(page).split()


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="display: none">乙</span>',
        '<span style="DISPLAY:/**/none">乙</span>',
        '<span style="visibility:hidden">乙</span>',
        "<span hidden>乙</span>",
        '<span style="font-size:0">乙</span>',
        '<span style="font-size: 1px">乙</span>',
        '<span style="opacity:0.0">乙</span>',
        '<span style="height:0;overflow:hidden">乙</span>',
        '<span style="position:absolute;left:-9999px">乙</span>',
        '<span style="text-indent:-999em">乙</span>',
        '<span style="color:#FFF">乙</span>',
        '<span style="color:red;background:red">乙</span>',
        '<font color="white">乙</font>',
        "<span hidden><b>乙</b><br>乙<b>乙</b></span>",
        "<!-- 乙 -->",
        "<template>乙</template>",
        "<dialog>乙</dialog>",
        "<datalist><option>乙</option></datalist>",
        "<iframe src=a>乙</iframe>",
        "<canvas>乙</canvas><video>乙</video><audio>乙</audio>",
        "<ruby><rp>乙</rp><rt>乙</rt></ruby>",
        '<span style="font:0/0 a">乙</span>',
        '<span style="zoom:0">乙</span>',
        '<span style="filter:opacity(0%)">乙</span>',
        '<span style="clip-path:circle(0)">乙</span>',
        '<span style="-webkit-text-fill-color:transparent">乙</span>',
        '<span style="color:#ffffffff">乙</span>',
    ],
)
def test_text_that_nobody_sees_is_left_out(hidden: str) -> None:
    assert "".join(lines(f"<body><p>甲{hidden}丙</p></body>")) == "甲丙"


@pytest.mark.parametrize(
    "shown",
    [
        '<span style="color:#fff;background:#900">乙</span>',
        '<span style="left:50%;margin-left:-490px">乙</span>',
        '<span style="text-indent:-2em">乙</span>',
        '<span style="opacity:0.5">乙</span>',
        '<span style="font-size:12px;line-height:0">乙</span>',
        '<span style="height:0">乙</span>',
        '<span style="font:0.9em/1 a;zoom:0.5;filter:opacity(0.5)">乙</span>',
        "<dialog open>乙</dialog>",
        "<iframe src=a />乙",
        "<ruby>乙<rt></ruby>",
        "<input hidden>乙",
    ],
)
def test_text_that_is_only_laid_out_is_kept(shown: str) -> None:
    assert "".join(lines(f"<body><p>甲{shown}丙</p></body>")) == "甲乙丙"


def test_lines_of_typed_text_are_lines() -> None:
    assert visible_text("甲\n乙<pre>丙\n丁</pre>戊\n己").split("\n") == ["甲 乙", "丙", "丁", "戊 己"]
