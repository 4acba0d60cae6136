"""A plan of two sources: each citation is looked for, covered, quoted and locked in the source that it names."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from builder.evidence.ledger.ledger import keep_ledger
from builder.evidence.ledger.lock_files import lock_lines
from builder.evidence.sources.archive import Archive
from builder.pipeline import Checked
from tests.conftest import MINIMAL, SOURCES, SiteFrom, checked

ANNEX = "附件\n2.水手资金。力争设立。(牵头部门:区财政局)\n"
FOLDER = "districts/aa/plan-a"


def files(fund: str = "annex:2") -> dict[str, str]:
    """The smallest site with an annex that has the words of its second item."""
    texts = {
        name: (MINIMAL / FOLDER / name).read_text("utf-8")
        for name in ("plan.yaml", "programmes/housing.md", "programmes/fund.md")
    }
    head, sources = texts["plan.yaml"].split("\nsources:\n")
    head = re.sub(r"(cite|paragraphs): \[(\d+)\]", r"\1: ['page:\2']", head)
    head = head.replace(
        "not_encoded:\n", "not_encoded:\n  - paragraphs: ['annex:1', 'page:3']\n    reason: 附件的标题，和重复的一段\n"
    )
    digest = hashlib.sha256(ANNEX.encode()).hexdigest()
    annex = (
        f"  - id: annex\n    file: annex.txt\n    sha256: {digest}\n    title: 附件\n"
        "    publisher: not_stated\n    url: https://test.example/\n    published: not_stated\n"
        "    retrieved: not_stated\n"
    )
    texts["plan.yaml"] = f"{head}\nsources:\n{sources.replace('organisations:', annex + 'organisations:')}"
    texts["programmes/housing.md"] = texts["programmes/housing.md"].replace("cite: [2]", "cite: ['page:2']")
    texts["programmes/fund.md"] = texts["programmes/fund.md"].replace("cite: [3]", f"cite: ['{fund}']")
    return {f"{FOLDER}/{name}": text for name, text in texts.items()}


def check(site_from: SiteFrom, folder: Path, fund: str = "annex:2") -> Checked:
    archive = folder / "archive"
    archive.mkdir()
    (archive / "source.txt").write_bytes((SOURCES / "source.txt").read_bytes())
    (archive / "annex.txt").write_text(ANNEX, "utf-8")
    return checked(site_from(files(fund)), sources=archive)


def test_words_that_both_sources_have_are_found_in_the_cited_one(site_from: SiteFrom, tmp_path: Path) -> None:
    result = check(site_from, tmp_path)
    assert [finding for finding in result.findings if finding.rule != "silence-unclassified"] == []
    ledger = result.ledger["aa.plan-a"]
    assert {(match.source, match.paragraph) for match in ledger.matches["aa.plan-a.fund.name"]} == {("annex", 2)}
    assert {match.source for match in ledger.matches["aa.plan-a.housing.name"]} == {"page"}
    lines = lock_lines(result.site.plans[0], ledger)
    fund, housing = lines["fund.name"], lines["housing.name"]
    assert (fund.edition, fund.cited) == (hashlib.sha256(ANNEX.encode()).hexdigest()[:16], "annex:2[2]")
    assert (housing.edition != fund.edition, housing.cited) == (True, "page:2[一、1]")


def test_a_citation_of_the_other_source_does_not_hold(site_from: SiteFrom, tmp_path: Path) -> None:
    findings = check(site_from, tmp_path, fund="annex:1").findings
    assert [finding.values["right"] for finding in findings if finding.rule == "citation-programme"] == ["annex:2"]


def test_what_rests_on_a_source_that_is_not_at_hand_is_not_looked_for_elsewhere(
    site_from: SiteFrom, tmp_path: Path
) -> None:
    site = check(site_from, tmp_path).site
    ledgers, _ = keep_ledger(site, Archive({"source.txt": (SOURCES / "source.txt").read_bytes()}))
    ledger = ledgers["aa.plan-a"]
    assert "aa.plan-a.fund.name" not in ledger.verified
    assert "aa.plan-a.housing.name" in ledger.verified
