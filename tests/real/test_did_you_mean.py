"""Whatever is mistyped, the word that was meant is suggested: typing errors, look-alikes, other characters' forms."""

from __future__ import annotations

import pytest

from builder.content.parse import parse
from builder.content.read import load
from builder.findings.finding import Finding
from builder.model.site import Site
from builder.text.did_you_mean import nearest
from tests.conftest import ROOT, SiteFrom, findings
from tests.sites_invalid import DISTRICT, FUND, HOUSING, PLAN, changed


def site_of_content() -> Site:
    records, _ = load(ROOT / "content", shown_as="content")
    return parse(records, content="content")[0]


SITE = site_of_content()
NAMES = [district.name.zh for district in SITE.districts]
IDS = [district.id for district in SITE.districts]
THEMES = {name: term.id for term in SITE.vocabularies["themes"].terms.values() for name in (term.id, term.label.zh)}
BODIES = [name for plan in SITE.plans for name in plan.organisations]
KEYS = ["title", "short_title", "kind", "issuer", "document_number", "target_groups", "themes", "instruments", "cite"]

TYPOS = [
    ("闽行区", NAMES, "闵行区"),
    ("閔行區", NAMES, "闵行区"),
    ("闵行", NAMES, "闵行区"),
    ("荔弯区", NAMES, "荔湾区"),
    ("荔灣區", NAMES, "荔湾区"),
    ("秦准区", NAMES, "秦淮区"),
    ("黄埔区", NAMES, "黄浦区"),
    ("黃浦區", NAMES, "黄浦区"),
    ("minghang", IDS, "minhang"),
    ("ｍｉｎｈａｎｇ", IDS, "minhang"),
    ("Liwan", IDS, "liwan"),
    ("li-wan", IDS, "liwan"),
    ("qinhaui", IDS, "qinhuai"),
    ("huangpo", IDS, "huangpu"),
    ("cultivaton", THEMES, "cultivation"),
    ("cutlivation", THEMES, "cultivation"),
    ("Attraction", THEMES, "attraction"),
    ("ｈｏｕｓｉｎｇ", THEMES, "housing"),
    ("引材", THEMES, "引才"),
    ("激勵", THEMES, "激励"),
    ("goverance", THEMES, "governance"),
    ("tagret_groups", KEYS, "target_groups"),
    ("target-groups", KEYS, "target_groups"),
    ("targetgroups", KEYS, "target_groups"),
    ("Title", KEYS, "title"),
    ("tilte", KEYS, "title"),
    ("short-title", KEYS, "short_title"),
    ("document", KEYS, "document_number"),
    ("isuer", KEYS, "issuer"),
    ("ｃｉｔｅ", KEYS, "cite"),
    ("区委組織部", BODIES, "区委组织部"),
    ("区委组织", BODIES, "区委组织部"),
]


@pytest.mark.parametrize(("typed", "candidates", "intended"), TYPOS, ids=[typed for typed, *_ in TYPOS])
def test_a_typing_error_leads_to_what_was_meant(typed: str, candidates: list[str], intended: str) -> None:
    assert nearest(typed, candidates) == intended


@pytest.mark.parametrize("word", ["", " ", "zzz", "体育", "公安局长", "x"])
def test_what_is_like_nothing_is_not_guessed_at(word: str) -> None:
    assert nearest(word, [*KEYS, *THEMES]) is None


def test_of_equals_the_first_is_suggested() -> None:
    assert nearest("ab", ["ac", "ad"]) == nearest("ab", ["ac"]) == "ac"


def only(site_from: SiteFrom, file: str, old: str, new: str) -> Finding:
    (problems,) = findings(site_from(changed(file, old, new)), sources=None)
    return problems


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "near"),
    [
        (PLAN, "short_title:", "short-title:", "unknown-key-near", "short_title"),
        (PLAN, "short_title:", "简称:", "unknown-key-near", "short_title"),
        (PLAN, "  housing:\n    text", "  hosuing:\n    text", "vocabulary-near", "housing"),
        (PLAN, "confidence: high", "confidence: hihg", "choice-near", "high"),
        (FUND, "[funding]", "[資金]", "vocabulary-near", "funding"),
        (FUND, "[funding]", "[ｆｕｎｄｉｎｇ]", "vocabulary-near", "funding"),
        (FUND, "[区财政局]", "[区財政局]", "organisation-near", "区财政局"),
        (FUND, "status: planned", "status: plannd", "vocabulary-near", "planned"),
        (FUND, "cite: [3]", "cite: [3]\npart_of: hosing", "programme-near", "housing"),
        (HOUSING, "cite: [2]", "cite: [2]\nlevel: ctiy", "choice-near", "city"),
    ],
)
def test_a_finding_suggests_what_was_meant(
    site_from: SiteFrom, file: str, old: str, new: str, rule: str, near: str
) -> None:
    finding = only(site_from, file, old, new)
    assert (finding.rule, finding.values["near"]) == (rule, near)


def test_a_district_that_is_almost_named_is_told_its_name(site_from: SiteFrom) -> None:
    finding = only(site_from, DISTRICT, "name: 市中区", "name: 市仲区")
    assert (finding.rule, finding.values["expected"]) == ("division-name", "市中区")


def test_an_unknown_theme_among_keys_is_told_where_the_key_stands(site_from: SiteFrom) -> None:
    finding = only(site_from, PLAN, "  housing:\n    text", "  hosuing:\n    text")
    assert (finding.place.line, finding.place.column) == (34, 3)
