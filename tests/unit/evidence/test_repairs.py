"""A correction repairs what is damaged: it is small, keeps what is printed, and says what it changes."""

from __future__ import annotations

import pytest

from builder.evidence.repairs import kinds_of, rests_on_repair
from builder.evidence.source_text import Match, read_source
from builder.model.schema.plan import Correction, Source


def correction(printed: str, read_as: str) -> Correction:
    plain = {"printed": printed, "read_as": read_as, "paragraphs": ["1"], "reason": "损坏", "confidence": "high"}
    return Correction.model_validate(plain)


@pytest.mark.parametrize(
    ("printed", "read_as", "kinds"),
    [
        ("34名", "3—4名", ("digit",)),
        ("从2012起", "从2012年起", ("wording",)),
        ("力争引进", "引进", ("hedge",)),
        ("配合部门", "牵头部门", ("role",)),
        ("不超过5名配合", "9名牵头", ("digit", "hedge", "role")),
        ("氛圍??v向", "氛围。纵向", ("wording",)),
    ],
)
def test_what_a_correction_changes(printed: str, read_as: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(correction(printed, read_as)) == kinds


def test_words_of_a_correction_are_known_as_such() -> None:
    plain = {"id": "page", "file": "a.txt", "sha256": "0" * 64, "title": "甲"}
    states = dict.fromkeys(("publisher", "url", "published", "retrieved"), "not_stated")
    source = Source.model_validate(plain | states | {"corrections": [correction("34名", "3—4名")]})
    text = read_source(source, ("每年公选34名干部", "34名"))
    (match,) = text.find("3-4名", [1])
    assert rests_on_repair(text, [match])
    assert not rests_on_repair(text, [Match(1, 0, 2), *text.find("34名", [2])])
