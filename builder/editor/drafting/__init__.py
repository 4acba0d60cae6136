"""A saved document -> its archived text and a draft of the content about it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePath

from builder.editor.drafting.draft import ArchivedFile, write_draft
from builder.editor.drafting.reading import ReadDocument, read
from builder.editor.drafting.recognise import RecognisedSource, recognise_source
from builder.editor.drafting.values import citation_spans
from builder.editor.words import Words, chinese
from builder.findings.errors import RefusedError
from builder.model.schema.statement import NumberPassedOver
from builder.model.site import Vocabulary
from builder.text.values import value_class

__all__ = ["Imported", "RefusedError", "Understood", "import_document"]
_SHOWN = 5
"""Places that a note names."""
_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")

Note = tuple[str, dict[str, object]]
"""A line of the report: which words, and their values."""


@value_class
class Imported:
    """What an import writes, and what it has to say about it."""

    archive: bytes
    """The text to keep."""
    files: dict[str, str]
    """Path below the plan's folder -> text."""
    notes: list[Note]
    source: RecognisedSource


def import_document(
    saved: Mapping[str, bytes],
    *,
    district: str,
    plan: str,
    vocabularies: Mapping[str, Vocabulary],
    idioms: Sequence[NumberPassedOver],
    today: date,
    words: Words = chinese,
) -> Imported:
    """Draft a plan from one document, saved in one file or in several parts (path -> bytes). Raise `RefusedError`."""
    readings = [read(name, data) for name, data in saved.items()]
    source = recognise_source(readings, vocabularies, idioms)
    name, data = _archived(readings, f"{district}-{plan}")
    whole = readings[0].as_it_is and len(readings) == 1
    archived = ArchivedFile(
        name,
        hashlib.sha256(data).hexdigest(),
        readings[0].encoding if whole else "utf-8",
        readings[0].form if whole else "text",
        () if whole else tuple(reading.name for reading in readings),
    )
    files = write_draft(source, archived, vocabularies, words, today)
    return Imported(data, files, [*_cleaned(readings, source, whole=whole), *_drafted(source)], source)


def _archived(readings: Sequence[ReadDocument], stem: str) -> tuple[str, bytes]:
    """The name and bytes of the archived text: the saved file itself where the check can read it."""
    first = readings[0]
    if len(readings) > 1 or not first.as_it_is:
        return f"{stem}.txt", "".join(f"{line}\n" for reading in readings for line in reading.lines).encode()
    name = PurePath(first.name).name
    if not _FILE_NAME.fullmatch(name):
        name = f"{stem}{'.html' if first.form == 'html' else '.txt'}"
    return name, first.data


def _cleaned(readings: Sequence[ReadDocument], source: RecognisedSource, *, whole: bool) -> list[Note]:
    notes = [note for reading in readings for note in _notes_on(reading)]
    if not whole:
        notes.append(("extracted", {"count": len(source.lines)}))
    if source.gloss_count:
        notes.append(("pinyin", {"count": source.gloss_count}))
    if source.traditional:
        notes.append(("traditional", {}))
    if source.furniture:
        notes.append(("furniture", {"count": len(source.furniture), "paragraphs": _listed(source.furniture)}))
    if source.unclear:
        notes.append(("unclear", {"paragraphs": _listed(source.unclear)}))
    if source.suspicious:
        notes.append(("suspicious", {"numbers": "、".join(source.suspicious)}))
    return notes


def _notes_on(reading: ReadDocument) -> Iterator[Note]:
    """How a file was read, and what in it is not among its paragraphs or not sure."""
    yield "read", {"file": reading.name, "form": reading.form, "encoding": reading.encoding}
    if reading.controls:
        yield "controls", {"count": reading.controls}
    for kind, count in reading.left_out.items():
        yield f"left-out-{kind}", {"count": count}
    if reading.blank:
        yield "blank-pages", {"count": len(reading.blank), "pages": _listed(reading.blank)}
    if reading.columns:
        yield "columns", {"count": len(reading.columns), "pages": _listed(reading.columns)}
    if reading.running:
        yield "running-lines", {"words": "；".join(reading.running)}
    if reading.torn:
        places = "、".join(str(place + 1) for place in reading.torn[:_SHOWN])
        yield "torn", {"count": len(reading.torn), "places": places}


def _drafted(source: RecognisedSource) -> list[Note]:
    led = sum(bool(programme.roles.lead) for programme in source.programmes)
    quantities = len(source.quantities) + sum(len(programme.quantities) for programme in source.programmes)
    notes: list[Note] = [("paragraphs", {"count": len(source.lines), "sections": len(source.outline.sections)})]
    notes.append(("programmes", {"count": len(source.programmes), "led": led}))
    if source.outline.passed_over:
        names = "、".join(programme.name for programme in source.outline.passed_over)
        notes.append(("passed-over", {"count": len(source.outline.passed_over), "names": names}))
    notes.append(("quantities", {"count": quantities, "others": len(source.left_over)}))
    if source.undrafted:
        notes.append(("undrafted", {"paragraphs": _listed(source.undrafted)}))
    if not source.programmes:
        notes.append(("no-programmes", {}))
    return notes


def _listed(numbers: Sequence[int]) -> str:
    return "、".join(span.text for span in citation_spans(numbers))
