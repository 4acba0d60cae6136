"""`python -m tests.support.readings`: write the table of readings anew from the dictionaries of pypinyin."""

from __future__ import annotations

from collections.abc import Iterator

from pypinyin import Style, lazy_pinyin, pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from builder.text.readings import TABLE
from tests.conftest import ROOT

PATH = ROOT / "builder/text/readings" / TABLE


def write_table() -> str:
    """The table, of the version of pypinyin that is installed."""
    readings = {chr(code): _readings(chr(code)) for code in sorted(PINYIN_DICT)}
    alike: dict[str, list[str]] = {}
    for character, each in readings.items():
        alike.setdefault(",".join(each), []).append(character)
    characters = [f"{each} {''.join(held)}" for each, held in sorted(alike.items())]
    words = _words({character: each[0] for character, each in readings.items()})
    return "\n".join([*characters, "", *words, ""])


def _readings(character: str) -> list[str]:
    return pinyin(character, style=Style.NORMAL, heteronym=True)[0]


def _words(mostly: dict[str, str]) -> Iterator[str]:
    for word in sorted(PHRASES_DICT):
        syllables = lazy_pinyin(word)
        assert len(syllables) == len(word) > 1, word
        yield word if syllables == [mostly[character] for character in word] else " ".join([word, *syllables])


if __name__ == "__main__":
    PATH.write_text(write_table(), encoding="utf-8")
