"""A district with three editions of a plan: what each page says of the others, and what is counted."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, BuildFrom
from tests.pages.test_links import target
from tests.support.dom import Built, Page, below, having, read, text
from tests.support.exports import csv_rows
from tests.support.statements import Grid, parse_drawing, read_grids

EDITIONS = ROOT / "tests" / "sites" / "editions"
NORTH = "districts/north"
YEARS = ("sailor-2024", "sailor-2018")
FIRST, LAST = "compare/north.sailor-2012-to-north.sailor-2018", "compare/north.sailor-2018-to-north.sailor-2024"


def editions_archived(folder: Path) -> Path:
    """The fixture with its sources, and a first edition that once had another name."""
    content = folder / "content"
    shutil.copytree(EDITIONS, content)
    shutil.copytree(EDITIONS.with_name("editions-sources"), folder / "archive")
    for file, line in (("site.yaml", "archive: archive"), (f"{NORTH}/sailor-2012/plan.yaml", "aliases: [sailor-old]")):
        with (content / file).open("a", encoding="utf-8") as text_file:
            text_file.write(f"{line}\n")
    return content


@pytest.fixture(scope="session")
def site(build_from: BuildFrom) -> Built:
    return read(build_from(editions_archived))


def grid(page: Page, caption: str) -> Grid:
    return next(each for each in read_grids(page) if each[0][0].startswith(caption))


def note(page: Page) -> list[str]:
    """What a page says of what it is about that holds no longer, with where that leads."""
    return [text(each) for each in having(page.root, "ended")]


def leads(page: Page, link: str) -> str:
    return target(page, next(each for each in page.all("a") if text(each) == link).attrib["href"])[0]


@pytest.mark.parametrize("path", ["sailor-2012", "sailor-2012/home", "sailor-2012/source", "sailor-2012/who"])
def test_every_page_of_an_old_edition_says_what_replaced_it(site: Built, path: str) -> None:
    page = site.page(f"{NORTH}/{path}.html")
    (words,) = note(page)
    assert words == (
        "《水手工作意见》2018年5月1日起已被取代，取代它的是 水手工作意见（2018年）；"
        "现行的是 水手工作意见（2024年） 对照版"
    )
    (box,) = having(page.root, "ended")
    reached = [target(page, link.attrib["href"])[0] for link in below(box, "a")]
    assert reached == [f"{NORTH}/sailor-2018.html", f"{NORTH}/sailor-2024.html", f"{FIRST}.html"]


def test_what_was_only_repealed_says_so_and_what_holds_says_nothing(site: Built) -> None:
    repealed = "《水手集市通知》2018年5月1日起已被废止，废止它的是 水手工作意见（2018年）"
    assert note(site.page(f"{NORTH}/fair-2016.html")) == [f"{repealed}；现行的是 水手工作意见（2024年）"]
    for path in (f"{NORTH}/sailor-2024.html", f"{NORTH}/sailor-2024/home.html", "index.html", f"{NORTH}.html"):
        assert note(site.page(path)) == []


def test_a_plan_has_its_lineage_from_the_first_edition_to_the_last(site: Built) -> None:
    for name in ("sailor-2012", "fair-2016", "sailor-2024"):
        (lineage,) = having(site.page(f"{NORTH}/{name}.html").root, "lineage")
        rows = [text(item).replace("（本页）", "") for item in lineage]
        assert rows == [
            "水手工作意见（2012年） 已被取代 2012年3月1日至2018年5月1日",
            "水手集市通知（2016年） 已废止 2016年2月1日至2018年5月1日",
            "水手工作意见（2018年） 已被取代 2018年5月1日至2024年7月1日"
            "取代 水手工作意见（2012年） 对照版废止 水手集市通知（2016年）",
            "水手工作意见（2024年） 现行 2024年7月1日起取代 水手工作意见（2018年） 对照版",
        ]


def test_a_programme_is_followed_through_the_editions_whatever_it_is_called(site: Built) -> None:
    (lineage,) = having(site.page(f"{NORTH}/sailor-2012/prize.html").root, "lineage")
    assert [text(item) for item in lineage] == [
        "英雄激励（本页） 水手工作意见（2012年） 已被取代",
        "英雄奖励 水手工作意见（2018年） 已被取代 对照版",
        "英雄奖励 水手工作意见（2024年） 现行 对照版",
    ]
    assert having(site.page(f"{NORTH}/sailor-2012/fair.html").root, "lineage") == []


def test_numbers_of_two_editions_stand_beside_each_other_with_their_difference(site: Built) -> None:
    drawing = """
    # 两版的数字，逐个对照
    数字 | 水手工作意见（2012年） | 水手工作意见（2018年） | 变化
    前后对应的数字（2 个）
    建成公寓安住工程 | 140套到2015年；力争第4段 | 160套到2020年；力争第4段 | [flats]
    领军水手奖金英雄奖励 | 每人10万元明确第5段 | 每人15万元明确第5段 | [prize]
    """
    names = {
        "flats": "140套 → 160套（+20套）到2015年 → 到2020年",
        "prize": "每人10万元 → 每人15万元（+5万元）",
    }
    assert [grid(site.page(f"{FIRST}.html"), "两版的数字")] == parse_drawing(drawing, names)
    changes = [row[-1] for row in grid(site.page(f"{LAST}.html"), "两版的数字")[3:]]
    assert changes == ["160套→200套（+40套）到2020年→到2027年力争→明确", "相同"]


def test_programmes_of_two_editions_are_paired_added_and_gone(site: Built) -> None:
    rows = grid(site.page(f"{FIRST}.html"), "两版的项目")[2:]
    assert [row[0] for row in rows if len(row) == 1] == [
        "延续旧版的项目（2个）",
        "新增的项目（1个）",
        "不再列出的项目（1个）",
    ]
    assert [row[-1] for row in rows if len(row) > 1] == [
        "相同",
        "名称：英雄激励→英雄奖励牵头：区水手办→区财政局",
        "新增",
        "不再列出",
    ]
    lead = text(having(site.page(f"{FIRST}.html").root, "lead")[0])
    assert lead.startswith("新版取代旧版：2 个项目延续旧版，新增 1 个，1 个不再列出；前后对应的数字 2 个，其中 2 个有")


def test_wording_is_marked_by_character_on_the_side_that_has_it(site: Built) -> None:
    page = site.page(f"{FIRST}.html")
    (table,) = having(page.root, "wording")
    gone, new = ([text(mark) for mark in below(table, tag)] for tag in ("del", "ins"))
    assert gone == ["2015", "140", "激", "激", "10", "水手办"]
    assert new == ["2020", "160", "奖", "奖", "15", "财政局"]
    assert "c-award" in page.ids()


def test_comparisons_at_their_old_addresses_are_still_there(site: Built) -> None:
    pair = site.page("compare/north.sailor-2012-vs-north.sailor-2018.html")
    assert [words[:5] for words in note(pair)] == ["《水手工作", "《水手工作"]
    for old, new in (
        ("compare/north.sailor-old-to-north.sailor-2018.html", f"{FIRST}.html"),
        ("compare/north.sailor-2018-vs-north.sailor-old.html", pair.path),
    ):
        page = site.page(old)
        assert page.is_redirect
        assert new in {target(page, link.attrib["href"])[0] for link in page.all("a")}


def test_the_matrix_counts_what_is_in_force_and_keeps_the_rest_at_hand(site: Built) -> None:
    page = site.page("index.html")
    tables = {text(next(below(table, "caption"))): table for table in having(page.root, "matrix")}
    plans = {caption: [each.get("data-plan") for each in having(table, "label")] for caption, table in tables.items()}
    assert list(plans.values()) == [
        ["north.sailor-2024"],
        ["north.fair-2016", "north.sailor-2012", "north.sailor-2018"],
    ]
    assert "已被取代、废止或失效的文本（3 份）" in plans


def test_an_indicator_counts_what_is_in_force_and_leads_to_all(site: Built) -> None:
    page, whole = site.page("indicators/flats.html"), site.page("indicators/flats/all.html")
    assert [len(having(each.root, "quantity__value")) for each in (page, whole)] == [1, 3]
    assert leads(page, "含旧版") == whole.path
    assert leads(whole, "只看现行的") == page.path


def test_the_tables_of_two_editions_can_be_taken_away(site: Built) -> None:
    rows = csv_rows((site.folder / f"{FIRST}.csv").read_bytes())
    assert {row["表"] for row in rows} == {"两版的基本信息", "两版的数字，逐个对照", "两版的项目，逐个对照"}
    assert any(row["内容"] == "140套 → 160套（+20套）\n到2015年 → 到2020年" for row in rows)


@pytest.mark.parametrize(
    ("path", "whole", "counted"),
    [
        ("themes/housing.html", "themes/housing/all.html", ["2024年", "2012年·已被取代", "2018年·已被取代"]),
        ("numbers/index.html", "numbers/index-all.html", ["2024年", "2012年·已被取代", "2018年·已被取代"]),
        ("programmes/index.html", "programmes/index-all.html", ["2024年", "2016年·已废止", "2018年·已被取代"]),
    ],
)
def test_lists_count_what_is_in_force_and_mark_what_is_not(
    site: Built, path: str, whole: str, counted: list[str]
) -> None:
    """What was replaced stands only on the page of all texts, with what became of it."""
    current, past = ["".join(text(site.page(each).first("main")).split()) for each in (path, whole)]
    newest, *earlier = counted
    assert newest in current
    assert not [year for year in earlier if year in current]
    assert all(year in past for year in counted)
    assert "另有3份已被取代、废止或失效，没有计入。含旧版" in current
    assert leads(site.page(path), "含旧版") == whole
    assert leads(site.page(whole), "只看现行的") == path


def test_a_replaced_edition_is_neither_counted_nor_silent(site: Built) -> None:
    question = text(having(site.page("themes/culture.html").root, "answer__finding")[0])
    assert question.startswith("1 份文本"), "the notice of 2016 had it, and was repealed"
    assert "安住1 份写到，1 份写明数字" in text(having(site.page("index.html").root, "tiles")[0])


def test_bodies_are_counted_in_what_is_in_force(site: Built) -> None:
    """The office for sailor led what the finance office leads now."""
    current, past = (text(site.page(f"agencies/{name}.html").first("table")) for name in ("index", "index-all"))
    assert "水手工作机构" not in current
    assert "水手工作机构" in past
    assert leads(site.page("agencies/index.html"), "含旧版") == "agencies/index-all.html"


def test_a_plan_says_whether_its_district_has_confirmed_it(site: Built) -> None:
    """On its page and in the data, where no value means that nobody has."""
    mains = (text(site.page(f"{NORTH}/{name}.html").first("main")) for name in YEARS)
    confirmed, unconfirmed = ("".join(words.split()) for words in mains)
    words = "历下区水手工作领导小组办公室，2025年1月3日，《关于录入情况的复函》"
    assert f"本区确认{words}" in confirmed
    assert "本区确认未确认" in unconfirmed
    plans = [json.loads((site.folder / f"api/v1/plans/north.{name}.json").read_bytes())["plan"] for name in YEARS]
    fields = ("confirmed_by", "confirmed_on", "confirmed_document")
    assert [tuple(plan[field] for field in fields) for plan in plans] == [
        ("历下区水手工作领导小组办公室", "2025-01-03", "《关于录入情况的复函》"),
        (None, None, None),
    ]
