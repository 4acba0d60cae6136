"""Without the sources a silence is what the lock knows of it; looked for by other words it is no longer known."""

from __future__ import annotations

import pytest

from builder.compare.coverage import cover
from builder.evidence.ledger.ledger import Ledger, keep_ledger
from builder.evidence.ledger.lock_files import lock_lines
from builder.evidence.ledger.plan_evidence import PlanEvidence
from builder.evidence.locks.lock import lock_text
from builder.evidence.sources.archive import Archive
from builder.findings.finding import Finding
from builder.model.site import Plan, Site, Vocabulary
from builder.text.packed_text import pack_text, unpack_text
from tests.conftest import MINIMAL, SOURCES, checked

SITE = checked(MINIMAL, sources=None).site
PLAN = SITE.plans[0]
ARCHIVE = Archive({"source.txt": (SOURCES / "source.txt").read_bytes()})
CULTURE = "themes.culture"


def with_plan(**changes: object) -> Site:
    """The smallest site, with its plan changed."""
    plan = PLAN.model_copy(update=changes)
    return Site(SITE.config, SITE.vocabularies, SITE.districts, (plan,), SITE.pages, idioms=SITE.idioms)


def with_words(site: Site, *keywords: str) -> Site:
    """A site whose theme of culture is looked for by these words too."""
    themes = site.vocabularies["themes"]
    culture = themes.terms["culture"].model_copy(update={"keywords": list(keywords)})
    changed = Vocabulary("themes", themes.terms | {"culture": culture}, themes.origin)
    vocabularies = site.vocabularies | {"themes": changed}
    return Site(site.config, vocabularies, site.districts, site.plans, site.pages, idioms=site.idioms)


def evidence(site: Site, archive: Archive | None = None) -> tuple[PlanEvidence, list[Finding]]:
    ledger, findings = keep_ledger(site, archive)
    return ledger[site.plans[0].key], findings


def from_archive(site: Site) -> tuple[PlanEvidence, list[Finding]]:
    return evidence(site, ARCHIVE)


def lock_of(site: Site, own: PlanEvidence) -> str:
    return lock_text(lock_lines(site.plans[0], own).items(), on="2026-01-01", by="编辑")


def locked(site: Site) -> Site:
    """A site whose plan has the lock that the archive gives it."""
    lock = lock_of(site, from_archive(site)[0])
    plan = site.plans[0].model_copy(update={"lock": pack_text(lock)})
    return Site(site.config, site.vocabularies, site.districts, (plan,), site.pages, idioms=site.idioms)


def state_of_culture(site: Site, ledger: Ledger) -> str:
    coverage = cover(site, {key: own.silences for key, own in ledger.items()})
    return coverage[site.plans[0].key].find("culture").state


@pytest.mark.parametrize(("keywords", "state"), [((), "not_stated"), (("住房", "资金"), "not_classified")])
def test_the_lock_remembers_what_was_found(keywords: tuple[str, ...], state: str) -> None:
    site = locked(with_words(with_plan(), *keywords))
    assert state_of_culture(site, keep_ledger(site, ARCHIVE)[0]) == state
    assert state_of_culture(site, keep_ledger(site, None)[0]) == state


def test_a_term_of_words_that_were_not_looked_for_yet_counts_as_not_searched() -> None:
    site = locked(with_plan())
    changed = with_words(site, "博物馆")
    assert state_of_culture(site, keep_ledger(site, None)[0]) == "not_stated"
    assert state_of_culture(changed, keep_ledger(changed, None)[0]) == "not_researched"
    assert state_of_culture(changed, keep_ledger(changed, ARCHIVE)[0]) == "not_stated"


def test_so_does_another_edition_of_the_source() -> None:
    site = locked(with_plan())
    source = site.plans[0].sources[0].model_copy(update={"sha256": "0" * 64})
    plan = site.plans[0].model_copy(update={"sources": [source]})
    changed = Site(site.config, site.vocabularies, site.districts, (plan,), site.pages)
    assert state_of_culture(changed, keep_ledger(changed, None)[0]) == "not_researched"


def test_a_term_that_is_coded_by_now_is_no_claim_that_has_gone() -> None:
    site = locked(with_plan())
    assert f"silence.{CULTURE} " in unpack_text(site.plans[0].lock)
    first, *others = site.plans[0].programmes
    programmes = (first.model_copy(update={"themes": [*first.themes, "culture"]}), *others)
    plan: Plan = site.plans[0].model_copy(update={"programmes": programmes})
    coded = Site(site.config, site.vocabularies, site.districts, (plan,), site.pages, idioms=site.idioms)
    own, findings = from_archive(coded)
    assert CULTURE not in own.silences
    assert f"silence.{CULTURE}" not in lock_lines(plan, own)
    assert "lock-gone" not in [finding.rule for finding in findings]


def test_a_silence_is_no_claim_that_must_be_verified() -> None:
    site = locked(with_plan())
    changed = with_words(site, "博物馆")
    assert [finding.rule for finding in keep_ledger(changed, None)[1]] == []


def test_a_plan_that_was_never_looked_through_has_no_silences() -> None:
    assert evidence(with_plan(lock=""))[0].silences == {}
