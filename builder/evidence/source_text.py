"""An archived source as numbered paragraphs, each as archived and as folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.evidence.outline import outline
from builder.evidence.saved_page import text_of
from builder.model.schema.plan import Source
from builder.model.types import Span
from builder.text.normalise import Folded, Repair, fold_source


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a paragraph: numbers of the paragraph (from 1) and of characters in its folded text (from 0)."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """`raw[n - 1]`, `folded[n - 1]` and `places[n - 1]` are of paragraph n."""

    source: Source
    raw: tuple[str, ...]
    folded: tuple[Folded, ...]
    places: tuple[str, ...]
    """Where each paragraph stands in the document's outline."""

    def within(self, spans: Iterable[Span]) -> list[int]:
        """The numbers of the cited paragraphs that exist, in order, each once."""
        cited = {number for span in spans for number in span.paragraphs}
        return sorted(number for number in cited if number <= len(self.raw))

    def find(self, phrase: str, paragraphs: Iterable[int]) -> Iterator[Match]:
        """Every place of a folded phrase in these paragraphs."""
        for number in paragraphs if phrase else ():
            text, start = self.folded[number - 1].text, 0
            while (start := text.find(phrase, start)) >= 0:
                yield Match(number, start, start + len(phrase))
                start += 1

    def joined(self, paragraphs: Iterable[int]) -> str:
        """The folded text of these paragraphs without a break, for titles set over several lines."""
        return "".join(self.folded[number - 1].text for number in paragraphs)

    @property
    def all_paragraphs(self) -> range:
        """The numbers of all paragraphs."""
        return range(1, len(self.raw) + 1)


def paragraphs(source: Source, data: bytes) -> list[str]:
    """The non-blank lines of a source's text, stripped; paragraph n of a citation is item n - 1.

    Raise `UnicodeDecodeError` when the bytes are not in the declared encoding. Nothing is guessed.
    """
    text = data.decode("utf-8-sig" if source.encoding == "utf-8" else source.encoding)
    if source.format == "html":
        text = text_of(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return [line.strip() for line in text.split("\n") if line.strip()]


def looks_like(data: bytes) -> str:
    """An encoding that bytes which are not UTF-8 may be in, for a hint to an editor; empty when none fits."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "gb18030"


def source_text(source: Source, raw: tuple[str, ...]) -> SourceText:
    """Clean, repair and fold the paragraphs of a source as `plan.yaml` declares."""
    repairs: dict[int, list[Repair]] = {}
    for correction in source.corrections:
        for span in correction.paragraphs:
            for number in span.paragraphs:
                repairs.setdefault(number, []).append(Repair(correction.printed, correction.read_as))
    folded = tuple(
        fold_source(
            text,
            repairs=repairs.get(number, ()),
            pinyin="pinyin" in source.cleaning,
            traditional="traditional" in source.cleaning,
        )
        for number, text in enumerate(raw, 1)
    )
    return SourceText(source, raw, folded, outline(one.text for one in folded))
