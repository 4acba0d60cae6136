"""Chinese on pages in another language: marked as Chinese, and no Chinese punctuation around words that are not.

The words of such a page come from its own catalogue and hold no Chinese characters, so what has some is content that
nobody has translated. Templates and views join words with Chinese punctuation, and sentences without a space between
them, whatever the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from builder.text.elements import end_of_element

CHINESE = "zh-CN"
ENGLISH = "en"
_HAN = "\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
_IS_HAN = re.compile(f"[{_HAN}]")
_BEGINS_CHINESE = re.compile(rf"\s*[《“「【]*[{_HAN}]")
_ENDS_CHINESE = re.compile(f"[{_HAN}》”」】）]")
# A run of Chinese, with all within it but the words of other languages.
_RUN = re.compile(rf"[{_HAN}《〈【「（](?:[^A-Za-z&<>]*[{_HAN}》〉】」）])?[、，；：。]?|[、，；：。）】》]")
_LATIN = re.compile("[A-Za-z]")
_CONTENT = (" data-search", " data-archived", "<del", "<ins")
"""What tags have in which content or archived text begins."""
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9-]*)")
_WITHIN = f"(?<=[{_HAN}])（[^（）]*）(?=[{_HAN}》」】”])"  # brackets in the middle of a Chinese name or sentence
_BRACKETS = re.compile(f"{_WITHIN}|（([^（）]*)）")
_WESTERN = {"、": ", ", "，": ", ", "；": "; ", "：": ": ", "。": ". ", "（": " (", "）": ")"}
_JOINT = re.compile(f"{_WITHIN}|[{''.join(_WESTERN)}]")
_JOINED_SENTENCES = re.compile(r"\.(?<=[a-z)]\.)(?=[A-Z])")
_HAS_WORDS = re.compile(" (?:lang|aria-label|title)=")
_RAW = frozenset({"script", "style"})
_AS_TYPED = _RAW | {"code", "pre"}
_UNMARKED = frozenset({"title", "option", "textarea"})
"""Elements that hold no others: they are marked as a whole or not at all."""
_KEPT = 8_192
"""So many texts stand ready: most of them are on many pages."""


def mark_chinese(html: str) -> str:
    """A page, or a part of one, with its untranslated texts marked.

    No character changes within content (`data-search`) and archived text.

    >>> mark_chinese('<p>Issued by：<a href="a.html">荔湾区</a>、Lead 区财政局</p>')
    '<p>Issued by: <a href="a.html" lang="zh-CN">荔湾区</a>, Lead <span lang="zh-CN">区财政局</span></p>'
    >>> mark_chinese("<p data-search><b>居家</b>。IT，2013</p>")
    '<p data-search><b lang="zh-CN">居家</b><span lang="zh-CN">。</span>IT<span lang="zh-CN">，</span>2013</p>'
    >>> mark_chinese("Lead：财政局")
    'Lead: <span lang="zh-CN">财政局</span>'
    >>> mark_chinese("<p>Kinds differ.Firmness follows the verb.</p>")
    '<p>Kinds differ. Firmness follows the verb.</p>'
    """
    page = f">{html}"  # so that every text stands behind a `>`
    has_joints = bool(_JOINED_SENTENCES.search(page))
    parts: list[str] = []
    tag, done = "", 0
    for begin, end in (*_contents(page), (len(page) + 1, len(page) + 1)):
        around, content = page[done : begin - 1], page[begin - 1 : end - 1]
        parts.append(_mark_part(around, tag, is_content=False, has_joints=has_joints))
        parts.append(_mark_part(content, _last_tag(around), is_content=True, has_joints=has_joints))
        tag, done = _last_tag(content), end - 1
    return "".join(parts)[1:]


def _last_tag(part: str) -> str:
    """The tag in whose end the next part of a page begins."""
    return part[part.rfind("<") + 1 :]


def _mark_part(part: str, tag: str, *, is_content: bool, has_joints: bool) -> str:
    """A part of a page, from the `>` of `tag` on; within content no character changes."""
    pieces = part.split("<")
    last = len(pieces) - 1
    for number in [at for at, each in enumerate(pieces) if not each.isascii() or (has_joints and "." in each)]:
        own_tag, _, text = pieces[number].partition(">")
        if text.isascii() and not (has_joints and _JOINED_SENTENCES.search(text)):
            continue
        opening = own_tag if number else tag
        name = _name_of(opening)
        if name in _RAW:
            continue
        shown = _shown(text, is_content, has_joints and name not in _AS_TYPED)
        if shown.marked == shown.text:
            text = shown.text
        elif _is_marked_whole(shown, opening, name, pieces[number + 1] if number < last else ""):
            own_tag, text = f'{own_tag} lang="{CHINESE}"', shown.text
        elif name in _UNMARKED:
            text = shown.text
        else:
            text = _in_drawing(shown.marked) if name in ("text", "tspan") else shown.marked
        pieces[number] = f"{own_tag}>{text}"
    return "<".join(pieces)


def _contents(page: str) -> Iterator[tuple[int, int]]:
    """Where content and archived text stand: the ends of the opening tags and of their elements."""
    done = 0
    for tag in sorted(page.rfind("<", 0, at + 1) for mark in _CONTENT for at in _places(page, mark)):
        if tag >= done:
            start = page.find(">", tag) + 1
            done = end_of_element(_name_of(page[tag + 1 : start]), page, start) or len(page) + 1
            yield start, done


def _places(page: str, mark: str) -> Iterator[int]:
    at = page.find(mark)
    while at >= 0:
        yield at
        at = page.find(mark, at + 1)


def _name_of(tag: str) -> str:
    """The name of the element of a tag, which is given without its `<`, in small letters."""
    match = _NAME.match(tag)
    return match[1].lower() if match else ""


class _Shown(NamedTuple):
    """A text as a page shows it, and with what is Chinese in it marked."""

    text: str
    marked: str
    has_latin: bool


@lru_cache(maxsize=_KEPT)
def _shown(text: str, is_content: bool, has_joints: bool) -> _Shown:
    """What becomes of a text: all at once, since to look for what is known of it takes longer than most of the rest."""
    if not is_content:
        text = western_punctuation(_JOINED_SENTENCES.sub(". ", text) if has_joints and "." in text else text)
    marked = _RUN.sub(lambda run: f'<span lang="{CHINESE}">{run[0]}</span>', text)
    return _Shown(text, marked, bool(_LATIN.search(text)))


def _is_marked_whole(shown: _Shown, opening: str, name: str, after: str) -> bool:
    """Whether the element of a text with Chinese is marked, and not the text: all of it is Chinese.

    `after`: what follows the text, from behind the `<` on.
    """
    is_whole = after.partition(">")[0].lower() == f"/{name}" and not opening.startswith("/")
    return is_whole and (name in _UNMARKED or not shown.has_latin) and not _HAS_WORDS.search(opening)


def _in_drawing(marked: str) -> str:
    return marked.replace("<span ", "<tspan ").replace("</span>", "</tspan>")


def western_punctuation(text: str) -> str:
    """A text with Western punctuation wherever it follows no Chinese.

    >>> western_punctuation("Lead：区财政局、区人社局（Finance，2013）；none")
    'Lead: 区财政局、区人社局 (Finance, 2013); none'
    >>> western_punctuation("Title：行动计划（2022-2024）的通知（第1号），附表（2022）")
    'Title: 行动计划（2022-2024）的通知（第1号），附表 (2022)'
    """
    text = _BRACKETS.sub(lambda match: _western_brackets(match[0], match[1]), text)
    return _JOINT.sub(_western, text).replace("  ", " ")


def _western_brackets(brackets: str, words: str | None) -> str:
    return brackets if words is None or _IS_HAN.search(words) else f" ({words})"


def _western(match: re.Match[str]) -> str:
    if len(match[0]) > 1:
        return match[0]
    before, after = match.string[: match.start()].rstrip()[-1:], match.string[match.end() :].lstrip()[:1]
    if match[0] == "（":
        return match[0] if _BEGINS_CHINESE.match(match.string, match.end()) else _WESTERN[match[0]]
    if match[0] == "）" and _closes_chinese(match.string[: match.start()]):
        return match[0]
    is_content = _ENDS_CHINESE.match(before) and not (after.isascii() and after.isalpha())
    is_sentence = before.isdigit() and _IS_HAN.match(after)
    return match[0] if is_content or is_sentence else _WESTERN[match[0]]


def _closes_chinese(before: str) -> bool:
    """Whether the bracket that is open behind these words stays as it is."""
    opening = before.rfind("（")
    return opening > before.rfind("）") and bool(_BEGINS_CHINESE.match(before, opening + 1))
