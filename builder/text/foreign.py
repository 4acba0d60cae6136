"""Chinese on pages in another language: marked as Chinese, and no Chinese punctuation around words that are not.

The words of such a page come from its own catalogue and hold no Chinese characters, so what has some is content that
nobody has translated. Templates and views join words with Chinese punctuation, and sentences without a space between
them, whatever the language.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

CHINESE = "zh-CN"
ENGLISH = "en"
_HAN = "\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
_IS_HAN = re.compile(f"[{_HAN}]")
_ENDS_CHINESE = re.compile(f"[{_HAN}》”」】]")
# A run of Chinese, with all within it but the words of other languages.
_RUN = re.compile(rf"[{_HAN}《〈【「（](?:[^A-Za-z&<>]*[{_HAN}》〉】」）])?[、，；：。]?|[、，；：。）】》]")
_LATIN = re.compile("[A-Za-z]")
_TAG = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_BRACKETS = re.compile("（([^（）]*)）")
_WESTERN = {"、": ", ", "，": ", ", "；": "; ", "：": ": ", "。": ". ", "（": " (", "）": ")"}
_JOINT = re.compile(f"[{''.join(_WESTERN)}]")
_JOINED_SENTENCES = re.compile(r"(?<=[a-z)]\.)(?=[A-Z])")
_RAW = frozenset({"script", "style"})
_AS_TYPED = _RAW | {"code", "pre"}
_UNMARKED = frozenset({"title", "option", "textarea"})
"""Elements that hold no others: they are marked as a whole or not at all."""
_KEPT = 32_768
"""So many tags and texts stand ready: most of them are on many pages."""


class _Tag(NamedTuple):
    """What a tag says: the name of its element in small letters, and whether content or archived text begins there."""

    name: str
    holds_content: bool


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
    parts = ["", "", *_TAG.split(html), "", ""]
    kept = ""
    depth = 0
    for at in range(1, len(parts) - 2, 2):
        name, holds_content = _read_tag(parts[at])
        if holds_content and not kept:
            kept = name
        if kept and name == kept:
            depth += -1 if parts[at].startswith("</") else 1
            kept = kept if depth else ""
        text = parts[at + 1]
        if "." in text and not kept and name not in _AS_TYPED:
            text = parts[at + 1] = _JOINED_SENTENCES.sub(" ", text)
        if text and not text.isascii() and name not in _RAW:
            _mark_text(parts, at + 1, text if kept else western_punctuation(text))
    return "".join(parts)


@lru_cache(maxsize=_KEPT)
def _read_tag(tag: str) -> _Tag:
    match = _NAME.match(tag)
    name = match[1].lower() if match else ""
    is_content = name in ("del", "ins") or " data-search" in tag or " data-archived" in tag
    return _Tag(name, is_content and not tag.startswith("</"))


def _mark_text(parts: list[str], at: int, text: str) -> None:
    """Put a text between two tags, marked: on its element if the element is all Chinese, else by elements within it."""
    opening, closing, name = parts[at - 1], parts[at + 1], _read_tag(parts[at - 1]).name
    parts[at] = text
    if not _has_chinese(text):
        return
    is_whole = not opening.startswith("</") and closing.lower() == f"</{name}>"
    is_plain = not any(mark in opening for mark in (" lang=", " aria-label=", " title="))
    if is_whole and is_plain and (name in _UNMARKED or not _LATIN.search(text)):
        parts[at - 1] = f'{opening[:-1]} lang="{CHINESE}">'
    elif name not in _UNMARKED:
        element = "tspan" if name in ("text", "tspan") else "span"
        parts[at] = _mark_runs(text, element)


@lru_cache(maxsize=_KEPT)
def _has_chinese(text: str) -> bool:
    return bool(_RUN.search(text))


@lru_cache(maxsize=_KEPT)
def _mark_runs(text: str, element: str) -> str:
    return _RUN.sub(lambda run: f'<{element} lang="{CHINESE}">{run[0]}</{element}>', text)


@lru_cache(maxsize=_KEPT)
def western_punctuation(text: str) -> str:
    """A text with Western punctuation wherever it follows no Chinese.

    >>> western_punctuation("Lead：区财政局、区人社局（Finance，2013）；none")
    'Lead: 区财政局、区人社局 (Finance, 2013); none'
    """
    text = _BRACKETS.sub(lambda match: match[0] if _IS_HAN.search(match[1]) else f" ({match[1]})", text)
    return _JOINT.sub(_western, text).replace("  ", " ")


def _western(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()].rstrip()[-1:], match.string[match.end() :].lstrip()[:1]
    if match[0] == "（":
        return match[0] if _IS_HAN.match(after) else _WESTERN[match[0]]
    is_content = _ENDS_CHINESE.match(before) and not (after.isascii() and after.isalpha())
    is_sentence = before.isdigit() and _IS_HAN.match(after)
    return match[0] if is_content or is_sentence else _WESTERN[match[0]]
