"""Corrections become more for ever: the newest stand on the page of changes, the older ones on pages that stay."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.compare import list_parts
from tests.conftest import SiteFrom, publish_site
from tests.pages.test_links import target
from tests.support.dom import Built, Page, below, having, read, text

CHANGE = """- date: {day}
  claim: aa.plan-a.fund.quantities.fund-size
  what: 第{number}项
  before: 甲
  after: 乙
  why: 录错
  by: 编辑
"""


@pytest.fixture
def corrected(site_from: SiteFrom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Built:
    """A site with seven corrections, of which a part has two."""
    changes = "".join(CHANGE.format(day=f"2025-01-{10 + number}", number=number) for number in range(1, 8))
    monkeypatch.setattr(list_parts, "CHANGE_ROWS", 2)
    publish_site(site_from({"changes.yaml": changes}), tmp_path / "public")
    return read(tmp_path / "public")


@pytest.fixture
def named(site_from: SiteFrom, tmp_path: Path) -> Page:
    """The page of changes on a site that corrected a summary, a theme, a number of a plan, a plan and what is gone."""
    claims = ("fund.summary", "theme.housing", "years", "")
    changes = "".join(
        CHANGE.format(day=f"2025-01-{10 + number}", number=number).replace(
            "aa.plan-a.fund.quantities.fund-size", f"aa.plan-a.{claim}".rstrip(".")
        )
        for number, claim in enumerate(claims, 1)
    )
    publish_site(site_from({"changes.yaml": changes}), tmp_path / "public")
    return read(tmp_path / "public").page("changes.html")


def test_a_correction_leads_to_what_it_corrects_by_its_name(named: Page) -> None:
    rows = [row for row in below(named.first("main"), "th") if row.get("scope") == "row"]
    links = [[(text(link), link.get("href")) for link in below(row, "a")] for row in rows]
    assert links == [
        [],
        [("完成的年数", "districts/aa/plan-a.html#q-years")],
        [("安住", "districts/aa/plan-a.html#t-housing")],
        [("水手资金", "districts/aa/plan-a/fund.html")],
    ]


def test_the_page_of_a_plan_has_the_newest_corrections_and_folds_the_others(corrected: Built) -> None:
    """All stood there, a screen for three of them, each under the same plan."""
    for path in ("districts/aa.html", "districts/aa/plan-a.html"):
        page = corrected.page(path)
        (fold,) = [part for part in having(page.root, "fold") if having(part, "changes")]
        tables = having(page.root, "changes")
        assert [re.findall(r"第(\d)项", text(table)) for table in tables] == [list("76543"), list("21")]
        assert text(next(below(fold, "summary"))) == "其余 2 条更正"
        assert all("政策文本" not in [text(head) for head in below(table, "th")] for table in tables)


def numbers(page: Page) -> list[int]:
    return [int(number) for number in re.findall(r"第(\d)项", text(page.first("main")))]


def test_the_first_page_has_the_newest_and_each_other_stands_in_one_part(corrected: Built) -> None:
    paths = ("changes.html", "changes/2.html", "changes/1.html")
    assert [numbers(corrected.page(path)) for path in paths] == [[7, 6, 5], [4, 3], [2, 1]]
    parts = {path for path in corrected.files if path.startswith("changes/")}
    assert parts == {"changes/1.html", "changes/2.html"}


def test_the_first_page_leads_to_the_parts_with_their_days_and_they_lead_back(corrected: Built) -> None:
    page = corrected.page("changes.html")
    leads = {target(page, str(link.get("href")))[0]: text(link) for link in below(page.first("main"), "a")}
    assert leads["changes/2.html"] == "2025年1月13日至2025年1月14日（2 条）"
    part = corrected.page("changes/1.html")
    assert text(part.first("h1")) == "更早的更正（第 1 部分）"
    assert "changes.html" in [target(part, str(link.get("href")))[0] for link in part.all("a")]


def test_what_was_recorded_and_what_can_be_subscribed_to_stand_on_the_first_page_alone(corrected: Built) -> None:
    main = [text(corrected.page(path).first("main")) for path in ("changes.html", "changes/1.html")]
    assert ["新收录" in words for words in main] == [True, False]
    assert [bool(having(corrected.page(path).root, "news")) for path in ("changes.html", "changes/1.html")] == [
        True,
        False,
    ]


def test_an_older_part_stays_as_it_is_when_something_is_corrected(
    site_from: SiteFrom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_parts, "CHANGE_ROWS", 2)
    content, shown = site_from({}), []
    for last in (7, 8, 9):
        changes = "".join(CHANGE.format(day=f"2025-01-{10 + number}", number=number) for number in range(1, last + 1))
        (content / "changes.yaml").write_text(changes, "utf-8")
        publish_site(content, tmp_path / "public")
        shown.append([numbers(read(tmp_path / "public").page(f"changes/{part}.html")) for part in (1, 2)])
    assert shown == [[[2, 1], [4, 3]]] * 3


def test_corrections_of_a_day_stand_together_below_their_plan(site_from: SiteFrom, tmp_path: Path) -> None:
    """Each row named its plan, in four lines beside one or two of what was corrected."""
    claims = ("aa.plan-a.fund.summary", "aa.withdrawn", "aa.plan-a.theme.housing")
    changes = "".join(
        CHANGE.format(day="2025-01-11", number=number).replace("aa.plan-a.fund.quantities.fund-size", claim)
        + ("  removed: true\n" if claim == "aa.withdrawn" else "")
        for number, claim in enumerate(claims, 1)
    )
    publish_site(site_from({"changes.yaml": changes}), tmp_path / "public")
    (table,) = having(read(tmp_path / "public").page("changes.html").root, "changes")
    heads = [[text(row) for row in below(body, "th")] for body in below(table, "tbody")]
    assert heads == [
        ["2025年1月11日 山东省济南市市中区《水手工作意见》", "第1项 水手资金", "第3项 安住"],
        ["2025年1月11日 山东省济南市市中区", "第2项"],
    ]
