"""What readers of English are shown of a site, whatever state its content is in."""

from __future__ import annotations

import pytest

from builder.model.site import Site
from tests.conftest import MINIMAL, SiteFrom, checked

FUND = "districts/aa/plan-a/programmes/fund.md"
SITE = (MINIMAL / "site.yaml").read_text("utf-8") + "english: true\n"


def english(site: Site) -> Site:
    assert site.english is not None
    return site.english


def test_a_text_is_shown_in_english_where_it_is_translated_and_in_chinese_elsewhere(site_from: SiteFrom) -> None:
    tagline = "tagline: 一句话介绍"
    assert tagline in SITE
    translated = SITE.replace(tagline, "tagline:\n  zh: 一句话介绍\n  en: A sentence")
    config = english(checked(site_from({"site.yaml": translated})).site).config
    assert (config.tagline.shown, config.name.shown) == ("A sentence", "测试站")


def test_what_nobody_has_translated_is_the_same_in_english(site_from: SiteFrom) -> None:
    fund = (MINIMAL / FUND).read_text("utf-8").replace("name: 水手资金", "name:\n  zh: 水手资金\n  en: Sailor fund")
    site = checked(site_from({"site.yaml": SITE, FUND: fund})).site
    (plan,), (translated,) = site.plans, english(site).plans
    assert translated is not plan
    assert translated.district is plan.district
    assert translated.sources is plan.sources
    same = [programme is twin for programme, twin in zip(plan.programmes, translated.programmes, strict=True)]
    assert sorted(same) == [False, True]
    assert [programme.name.shown for programme in translated.programmes][same.index(False)] == "Sailor fund"


@pytest.mark.parametrize(
    ("district", "rule"), [(None, "missing-file"), ("name 甲区\n", "type")], ids=["missing", "no mapping"]
)
def test_a_district_that_cannot_be_read_is_one_mistake_with_pages_in_english_too(
    site_from: SiteFrom, district: str | None, rule: str
) -> None:
    content = site_from({"site.yaml": SITE, "districts/aa/district.yaml": district})
    assert [finding.rule for finding in checked(content).findings] == [rule]
