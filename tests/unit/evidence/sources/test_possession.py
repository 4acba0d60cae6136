"""How many texts are pinned and at hand: each text once, each source by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.evidence.sources import possession as module
from builder.evidence.sources.archive import Archive
from builder.evidence.sources.possession import open_archive, possession
from builder.findings.errors import ArchiveError
from builder.store.access import Access
from builder.store.wanted import Loaded, UnreadableText
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
    altered = Archive({source.file: b"another"})
    assert [each.state for each in possession(SITE, altered).lacking] == ["wrong"]


@pytest.mark.parametrize(("key", "is_raised"), [("archive-timeout", False), ("archive-redirect", True)])
def test_a_store_for_everybody_may_be_away_but_not_lead_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, key: str, *, is_raised: bool
) -> None:
    asked: list[bool] = []

    def load(access: Access, _wanted: object) -> Loaded:
        asked.append(access.network)
        if access.network:
            raise ArchiveError(key, address="https://archive.example", target="http://elsewhere.example")
        return Loaded()

    monkeypatch.setattr(module, "load_texts", load)
    config = SITE.config.model_copy(update={"archive": "https://archive.example/{sha256}"})
    site, access = replace(SITE, config=config), Access(network=True)
    if is_raised:
        with pytest.raises(ArchiveError):
            open_archive(site, tmp_path, access)
        return
    archive, trouble = open_archive(site, tmp_path, access)
    assert archive is not None
    assert trouble is not None
    assert asked == [True, False], "what the cache has is used"
