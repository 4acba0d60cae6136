"""The list of superior documents is split by the regions of the plans that implement them, where it is too long."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.compare import list_parts
from tests.conftest import files_of, publish_site
from tests.pages.test_links import target
from tests.support import contents
from tests.support.dom import Built, Page, below, read, text
from tests.support.exports import csv_rows
from tests.support.statements import read_grids

COPIES = {
    "changan": ("130102", "长安区", "石家庄市", "河北省"),
    "liwan": ("440103", "荔湾区", "广州市", "广东省"),
    "yuexiu": ("440104", "越秀区", "广州市", "广东省"),
}
"""Districts of other cities, whose plans name a document of the number that the city of the others gave its own."""
CITY, PROVINCE, ELSEWHERE = "济南市关于水手工作的意见市级文件", "山东省水手工作意见省级文件", "尚未收录"


def widened(folder: Path) -> Path:
    content = contents.with_superiors(folder)
    site, register = content / "site.yaml", content / "published" / "site.txt"
    site.write_text(site.read_text("utf-8").replace("archive: archive\n", ""), "utf-8")  # which has no such places
    register.parent.mkdir()
    register.write_text("superiors/4401-7.html\n", "utf-8")
    for name, (code, own, city, province) in COPIES.items():
        district = content / "districts" / name
        shutil.copytree(content / "districts" / "north" / "sailor-2024", district / "sailor-2024")
        record = f"code: '{code}'\nname: {own}\ncity: {city}\nprovince: {province}\n"
        (district / "district.yaml").write_text(record, "utf-8")
    return content


def split(folder: Path, rows: int, *, silent: str = "") -> Built:
    """The site where a page may have so many rows. `silent`: a district whose plan names no document."""
    content = widened(folder)
    for plan in content.glob(f"districts/{silent}/*/plan.yaml") if silent else ():
        lines = plan.read_text("utf-8")
        plan.write_text(re.sub(r"implements:\n(  .*\n)+", "", lines), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(list_parts, "SUPERIOR_ROWS", rows)
        publish_site(content, folder / "public", jobs=1)
    return read(folder / "public")


@pytest.fixture(scope="module")
def by_province(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return split(tmp_path_factory.mktemp("by-province"), 4)


@pytest.fixture(scope="module")
def by_district(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return split(tmp_path_factory.mktemp("by-district"), 1, silent="north")


def parts(site: Built) -> list[Page]:
    """The parts in the order in which the list leads to them."""
    return [site.page(path) for path in ends(site.page("superiors.html")) if path.startswith("superiors/")]


def ends(page: Page) -> list[str]:
    return [target(page, str(link.get("href")))[0] for link in below(page.first("main"), "a")]


def rows(page: Page) -> list[list[str]]:
    """The documents of a page, each with its number, whether it is recorded, and the plans that implement it."""
    return [row for grid in read_grids(page) for row in grid[2:]]


def plans(page: Page) -> Iterator[str]:
    """The plans that the last cells of a page lead to."""
    for row in page.all("tr"):
        if cells := list(below(row, "td")):
            yield from (target(page, str(link.get("href")))[0] for link in below(cells[-1], "a"))


def test_a_list_that_is_too_long_leads_to_its_parts_by_province(by_province: Built) -> None:
    page = by_province.page("superiors.html")
    assert rows(page) == []
    assert [part.path for part in parts(by_province)] == [f"superiors/{code}.html" for code in ("13", "37", "44")]
    assert "共 3 份，其中 1 份已收录" in text(page.first("main"))
    assert [text(link) for link in below(page.first("main"), "a") if "superiors/" in str(link.get("href"))] == [
        "河北省（1 份）",
        "山东省（2 份）",
        "广东省（1 份）",
    ]


def test_a_part_has_what_its_plans_implement_and_what_cities_and_provinces_above_them_do(by_province: Built) -> None:
    assert [[row[0], row[2]] for row in rows(by_province.page("superiors/37.html"))] == [
        [PROVINCE, ELSEWHERE],
        [CITY, "山东省济南市"],
    ]


def test_each_plan_that_implements_a_document_stands_in_a_single_part(by_province: Built, by_district: Built) -> None:
    places = ["changan/sailor-2024", "jinan/sailor-2023", "liwan/sailor-2024", "market/sailor-2024"]
    for site, others in ((by_province, ["north/sailor-2024"]), (by_district, [])):
        listed = sorted(plan for part in parts(site) for plan in plans(part))
        assert listed == [f"districts/{place}.html" for place in (*places, *others, "yuexiu/sailor-2024")]


def test_a_document_of_several_parts_stands_in_each_with_the_plans_of_that(by_province: Built) -> None:
    pages = [by_province.page(f"superiors/{code}.html") for code in ("13", "44")]
    assert [[row[:3] for row in rows(page)] for page in pages] == [[[CITY, "济字〔2023〕1号", ELSEWHERE]]] * 2
    assert [len(list(plans(page))) for page in pages] == [1, 2]


def test_no_part_says_of_a_document_that_nobody_implements_it_since_others_have_those_that_do(
    by_district: Built,
) -> None:
    listed = [row[0] for part in parts(by_district) for row in rows(part)]
    assert sorted(listed) == sorted([PROVINCE, CITY, CITY, CITY, CITY])
    assert not [part.path for part in parts(by_district) if "还没有收录的文本写明落实它" in text(part.root)]


def test_a_part_leads_back_to_the_list_and_says_what_it_is(by_province: Built) -> None:
    page = by_province.page("superiors/37.html")
    assert "superiors.html" in [target(page, str(link.get("href")))[0] for link in page.all("a")]
    assert text(page.first("h1")) == "山东省的上级文件"
    assert "本部分（山东省）的文本写明落实的、和已收录的上级文件共 2 份，其中 1 份已收录" in text(page.first("main"))
    assert "上级文件共 1 份，都还没有收录。" in text(by_province.page("superiors/13.html").first("main"))


def test_a_part_can_be_taken_away_and_the_way_to_the_parts_cannot(by_province: Built) -> None:
    table = csv_rows((by_province.folder / "superiors/37.csv").read_bytes())
    assert [row["内容"] for row in table if row["列"] == "收录"] == [ELSEWHERE, "山东省济南市"]
    assert not (by_province.folder / "superiors.csv").exists()


def test_the_pages_in_english_are_split_alike(by_province: Built) -> None:
    page = by_province.page("en/superiors.html")
    assert [end for end in ends(page) if "superiors/" in end] == [
        f"en/superiors/{code}.html" for code in ("13", "37", "44")
    ]
    assert "recorded here; 1 of them is recorded" in text(by_province.page("en/superiors/37.html").first("main"))


def test_robots_are_told_of_the_parts(by_province: Built) -> None:
    listed = (by_province.folder / "sitemap.xml").read_text("utf-8")
    assert len(re.findall(r"<loc>[^<]*/superiors/\d\d\.html", listed)) == 6


def test_the_list_is_found_by_search_and_each_part_is_not(by_province: Built) -> None:
    names = "".join(path.read_text("utf-8") for path in (by_province.folder / "search").glob("names-*.js"))
    assert json.dumps("superiors.html") in names
    assert "superiors/37.html" not in names


def test_the_address_of_a_part_that_is_no_longer_leads_to_what_has_its_places(by_province: Built) -> None:
    former = by_province.page("superiors/4401-7.html")
    assert former.is_redirect
    assert target(former, str(next(below(former.first("main"), "a")).get("href")))[0] == "superiors/44.html"


def test_a_list_that_fits_has_no_parts(tmp_path: Path) -> None:
    site = split(tmp_path, 7)
    assert [row[0] for row in rows(site.page("superiors.html"))] == [PROVINCE, CITY, CITY]
    own = [page.path for page in site.pages if page.path.startswith("superiors/") and not page.is_redirect]
    assert own == []


def test_a_document_named_anew_changes_the_parts_as_a_build_from_nothing_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_parts, "SUPERIOR_ROWS", 4)
    content = widened(tmp_path)
    publish_site(content, tmp_path / "public")
    plan = content / "districts" / "liwan" / "sailor-2024" / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("济字〔2023〕1号", "穗字〔2023〕9号"), "utf-8")
    publish_site(content, tmp_path / "public")
    publish_site(content, tmp_path / "clean", full=True)
    after, clean = files_of(tmp_path / "public"), files_of(tmp_path / "clean")
    lists = [path for path in clean if path.startswith(("superiors", "en/superiors"))]
    assert [path for path in lists if after[path] != clean[path]] == []
    assert len(rows(read(tmp_path / "public").page("superiors/44.html"))) == 2
