"""What is marked as Chinese on a page in another language is Chinese, and no element gets another where none may be."""

from __future__ import annotations

import pytest

from builder.text.foreign import mark_chinese, western_punctuation


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ('<a href="a.html">荔湾区</a>', '<a href="a.html" lang="zh-CN">荔湾区</a>'),
        ("<a>荔湾区 Plan</a>", '<a><span lang="zh-CN">荔湾区</span> Plan</a>'),
        ('<abbr title="A body">区委</abbr>', '<abbr title="A body"><span lang="zh-CN">区委</span></abbr>'),
        ("<text>区委 10</text>", '<text lang="zh-CN">区委 10</text>'),
        ("<text>区委 B</text>", '<text><tspan lang="zh-CN">区委</tspan> B</text>'),
    ],
    ids=["all Chinese", "with a Latin word", "whose own words are not Chinese", "in a drawing", "mixed in a drawing"],
)
def test_an_element_is_marked_as_a_whole_only_if_all_its_words_are_chinese(html: str, marked: str) -> None:
    assert mark_chinese(html) == marked


@pytest.mark.parametrize("name", ["title", "option", "textarea"])
def test_what_holds_no_elements_is_marked_as_a_whole_or_not_at_all(name: str) -> None:
    assert mark_chinese(f"<{name}>荔湾区 District</{name}>") == f'<{name} lang="zh-CN">荔湾区 District</{name}>'
    already = f'<{name} lang="en">荔湾区 District</{name}>'
    assert mark_chinese(already) == already


@pytest.mark.parametrize("name", ["code", "pre"])
def test_what_is_typed_as_it_stands_gets_no_space_between_sentences(name: str) -> None:
    assert mark_chinese(f"<{name}>a.Bc</{name}><p>a.Bc</p>") == f"<{name}>a.Bc</{name}><p>a. Bc</p>"


def test_a_script_keeps_every_character() -> None:
    script = '<script>say("区委：a.B")</script>'
    assert mark_chinese(script) == script


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("in 2013，区委印发", "in 2013，区委印发"),
        ("in 2013，issued", "in 2013, issued"),
        ("by，区委", "by, 区委"),
    ],
    ids=["a Chinese sentence that begins with a number", "no Chinese sentence", "words before Chinese"],
)
def test_punctuation_behind_a_number_follows_the_words_behind_it(printed: str, shown: str) -> None:
    assert western_punctuation(printed) == shown


@pytest.mark.parametrize(
    "printed",
    [
        "（网页由某公司（example.com）运营）",
        "行动计划（2022-2024）的通知",
        "页脚写的是某部（备案号），栏目是研究",
        "（第5段）；写在第9段",
        "分类的队伍（“大使”“专员”）",
        "区委（办公室） Lead",
    ],
    ids=[
        "within brackets",
        "in the middle of a title",
        "a comma behind brackets",
        "a semicolon behind brackets",
        "quoted",
        "before other words",
    ],
)
def test_a_chinese_sentence_keeps_its_punctuation_around_brackets(printed: str) -> None:
    assert western_punctuation(printed) == printed
