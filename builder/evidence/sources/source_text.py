"""An archived source as numbered paragraphs, each as archived and as folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from builder.evidence.grammar.outline import outline
from builder.model.schema.plan import Source, SourceRepair
from builder.model.types import Span
from builder.text.invisible import HIDDEN
from builder.text.normalise import Folded, Repair, fold, fold_source
from builder.text.values import value_class

BLOT = "\ufffc"
"""A character that no text has: a word of ours in a source is none of the source's."""


@value_class
class Match:
    """A stretch of a paragraph: numbers of the paragraph (from 1) and of characters in its folded text (from 0)."""

    paragraph: int
    start: int
    end: int
    source: str = ""
    """The id of the source, once the citation is resolved; until then paragraphs count through all sources."""


@value_class
class SourceText:
    """`raw[n - 1]`, `folded[n - 1]` and `places[n - 1]` are of paragraph n."""

    source: Source
    raw: tuple[str, ...]
    folded: tuple[Folded, ...]
    places: tuple[str, ...]
    """Where each paragraph stands in the document's outline."""
    parts: tuple[tuple[str, int], ...] = ()
    """Of several sources read as one text: the id of each, and how many paragraphs stand before it."""
    others: tuple[Source, ...] = ()
    """Of several sources all but the first."""

    def within(self, spans: Iterable[Span]) -> list[int]:
        """The numbers of the cited paragraphs that exist, in order, each once."""
        return sorted({number for span in spans for number in self._resolve(span)})

    def _resolve(self, span: Span) -> Iterator[int]:
        """The numbers in this text of what a citation cites; nothing if its source is another one."""
        parts = self.parts or ((self.source.id, 0),)
        ends = [*(begin for _, begin in parts[1:]), len(self.raw)]
        for (source, begin), end in zip(parts, ends, strict=True):
            if source == (span.source or parts[0][0]):
                yield from (begin + number for number in span.paragraphs if begin + number <= end)

    def locate(self, paragraph: int) -> tuple[str, int]:
        """The source that a paragraph of this text is of, and its number there."""
        parts = self.parts or ((self.source.id, 0),)
        source, begin = next(part for part in reversed(parts) if part[1] < paragraph)
        return source, paragraph - begin

    def repairs(self, paragraph: int) -> list[SourceRepair]:
        """The repairs that are declared for a paragraph."""
        name, number = self.locate(paragraph)
        source = next(source for source in (self.source, *self.others) if source.id == name)
        return [each for each in source.corrections if any(number in span.paragraphs for span in each.paragraphs)]

    def name(self, paragraph: int) -> str:
        """How content cites a paragraph of this text: `16`, or `annex:16` where there are several sources."""
        source, number = self.locate(paragraph)
        return f"{source}:{number}" if len(self.parts) > 1 else str(number)

    def resolved(self, match: Match) -> Match:
        """The match in the source that it is of."""
        source, number = self.locate(match.paragraph)
        return replace(match, paragraph=number, source=source)

    def find(self, phrase: str, paragraphs: Iterable[int]) -> Iterator[Match]:
        """Every place of a folded phrase in these paragraphs."""
        for number in paragraphs if phrase else ():
            text, start = self.folded[number - 1].text, 0
            while (start := text.find(phrase, start)) >= 0:
                yield Match(number, start, start + len(phrase))
                start += 1

    def quote(self, paragraph: int, start: int, end: int) -> str:
        """A stretch of a folded paragraph as printed; as it is compared where a repair or cleaning changed it."""
        folded = self.folded[paragraph - 1]
        first, last = folded.origin(start, end)
        printed = self.raw[paragraph - 1][first:last]
        words = folded.text[start:end]
        return " ".join(printed.split()) if fold(printed) == words else words

    def has_repairs(self, paragraphs: Iterable[int]) -> bool:
        """Whether a repair changed some of these paragraphs."""
        return any(self.folded[number - 1].repaired for number in paragraphs)

    def without_repairs(self) -> SourceText:
        """The text with a blot in place of each word that stands there only because a repair put it there."""
        return replace(self, folded=tuple(_blot(each) if each.repaired else each for each in self.folded))

    def joined(self, paragraphs: Iterable[int]) -> str:
        """The folded text of these paragraphs without a break, for titles set over several lines."""
        return "".join(self.folded[number - 1].text for number in paragraphs)

    @property
    def all_paragraphs(self) -> range:
        """The numbers of all paragraphs."""
        return range(1, len(self.raw) + 1)


def _blot(paragraph: Folded) -> Folded:
    text = paragraph.text
    for start, end in reversed(paragraph.repaired):
        text = text[:start] + BLOT * (end - start) + text[end:]
    return replace(paragraph, text=text)


def decode(source: Source, data: bytes) -> str:
    """The characters of an archived file.

    Raise `UnicodeDecodeError` when the bytes are not in the declared encoding. Nothing is guessed.
    """
    return data.decode("utf-8-sig" if source.encoding == "utf-8" else source.encoding)


def split_paragraphs(text: str) -> list[str]:
    """The non-blank lines of a text, stripped of what nobody sees; paragraph n of a citation is item n - 1."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # The check folds hidden characters away; what it reads and what a reader sees must be the same.
    return [HIDDEN.sub("", line.strip()) for line in text.split("\n") if line.strip()]


def guess_encoding(data: bytes) -> str:
    """An encoding that bytes which are not UTF-8 may be in, for a hint to an editor; empty when none fits."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "gb18030"


def read_source(source: Source, raw: tuple[str, ...]) -> SourceText:
    """Clean, repair and fold the paragraphs of a source as `plan.yaml` declares."""
    repairs: dict[int, list[Repair]] = {}
    for repair in source.corrections:
        for span in repair.paragraphs:
            for number in span.paragraphs:
                repairs.setdefault(number, []).append(Repair(repair.printed, repair.read_as))
    folded = tuple(
        fold_source(
            text,
            repairs=repairs.get(number, ()),
            pinyin="pinyin" in source.cleaning,
            traditional="traditional" in source.cleaning,
        )
        for number, text in enumerate(raw, 1)
    )
    return SourceText(source, raw, folded, outline(paragraph.text for paragraph in folded))


def join_sources(texts: Sequence[SourceText]) -> SourceText:
    """Several sources as one text, so that everything is looked for in all of them and found in one.

    Citations name their source, and `within` finds the paragraphs of that source only.
    """
    if len(texts) == 1:
        return texts[0]
    begins = list(accumulate((len(text.raw) for text in texts[:-1]), initial=0))
    return SourceText(
        texts[0].source,
        tuple(paragraph for text in texts for paragraph in text.raw),
        tuple(paragraph for text in texts for paragraph in text.folded),
        tuple(place for text in texts for place in text.places),
        tuple(zip((text.source.id for text in texts), begins, strict=True)),
        tuple(text.source for text in texts[1:]),
    )


def with_pauses(folded: Folded, printed: str) -> str:
    """A folded text with 、 where the printed one has it: it joins words, and a comma clauses.

    >>> from builder.text.normalise import fold_source
    >>> with_pauses(fold_source("引进、培育，支持"), "引进、培育，支持")
    '引进、培育,支持'
    """
    marks = zip(folded.text, folded.origins, strict=True)
    return "".join("、" if mark == "," and printed[origin[0]] == "、" else mark for mark, origin in marks)
