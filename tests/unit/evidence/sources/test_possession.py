"""How many texts are pinned and at hand: each text once, each source by itself."""

from __future__ import annotations

from dataclasses import replace

from builder.evidence.sources.archive import Archive
from builder.evidence.sources.possession import possession
from builder.store.wanted import UnreadableText
from tests.conftest import MINIMAL, SOURCES, checked

SITE = checked(MINIMAL, sources=None).site
TEXT = (SOURCES / "source.txt").read_bytes()
TWICE = replace(SITE, plans=(SITE.plans[0], SITE.plans[0].model_copy(update={"id": "annex"})))


def test_a_text_that_several_plans_share_counts_once() -> None:
    held = possession(TWICE, Archive({"source.txt": TEXT}))
    assert (held.pinned, held.at_hand, held.lacking) == (1, 1, ())


def test_without_an_archive_every_source_is_missing() -> None:
    held = possession(TWICE, None)
    assert (held.pinned, held.at_hand) == (1, 0)
    assert [each.state for each in held.lacking] == ["missing", "missing"]


def test_a_text_that_is_there_and_cannot_be_read_is_wrong_and_not_missing() -> None:
    (source,) = SITE.plans[0].sources
    broken = Archive({}, {source.sha256: UnreadableText("source-unreadable", "locked")})
    assert [each.state for each in possession(SITE, broken).lacking] == ["wrong"]
    other_edition = Archive({source.file: b"another"})
    assert [each.state for each in possession(SITE, other_edition).lacking] == ["wrong"]
