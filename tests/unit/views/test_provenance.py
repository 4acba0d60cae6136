"""What a page says of its texts' dates, and in which order it names what is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.compare.news import list_news
from builder.render.templates import load_templates
from builder.text.strings import strings_from
from builder.views.context import build_context
from builder.views.home import HomeView, home_view
from tests.conftest import ROOT, TEMPLATES, SiteFrom, checked
from tests.sites_invalid import PLAN, changed

EDITIONS = ROOT / "tests" / "sites" / "editions"


def home_of(content: Path) -> HomeView:
    words = strings_from(load_templates(TEMPLATES).strings["zh-CN"], "政策")
    return home_view(build_context(checked(content, sources=None).site, words))


@pytest.mark.parametrize(
    ("published", "days"),
    [
        ("2024-01-02", [("2022年8月5日", ""), ("2024年1月2日", "")]),
        ("not_stated", [("2022年8月5日", "另有 1 份没有发布日期")]),
    ],
)
def test_texts_without_a_date_of_publication_are_counted_beside_the_dates(
    site_from: SiteFrom, published: str, days: list[tuple[str, str]]
) -> None:
    annex = (
        f"  - id: annex\n    file: annex.txt\n    sha256: {'0' * 64}\n    title: 附件\n"
        f"    publisher: not_stated\n    url: {{state: not_stated, note: 没有网址}}\n"
        f"    published: {published}\n    retrieved: not_stated\n"
    )
    view = home_of(site_from(changed(PLAN, "organisations:\n", f"{annex}organisations:\n")))
    (dates,) = (fact.cell for fact in view.frame.provenance if fact.label == "发布日期")
    assert [(link.text, link.note) for link in dates.items] == days


def test_what_is_new_stands_in_one_order_on_the_home_page_and_in_the_list_of_changes() -> None:
    site = checked(EDITIONS, sources=None).site
    listed = [news.key for news in list_news(site) if news.kind == "recorded"]
    shown = [new.what.href for new in home_of(EDITIONS).recorded]
    assert [href.removesuffix(".html").split("/")[1:] for href in shown] == [
        key.split(".") for key in listed if site.plan(key) in site.plans
    ][: len(shown)]
